// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime, formatPhone, formatTicketNumber } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Facts, LoadingLine } from '../../../ui/page.tsx';
import { useEndpoint } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { getTicket, type Ticket } from '../promise.contract.ts';
import { usePromiseTexts } from '../promise.texts.ts';
import { KeepTicket, useForgottenFacts } from '../retention/ui/keep-ticket.ui.tsx';
import { TicketAnswers } from './ticket-answers.ui.tsx';
import { TicketDeeds } from './ticket-deeds.ui.tsx';
import { TicketLetter } from './ticket-letter.ui.tsx';
import { TicketMarks } from './ticket-marks.ui.tsx';
import type { MessageDraft } from './ticket-message-form.ui.tsx';
import { TicketMessages } from './ticket-messages.ui.tsx';
import { TicketNoteForm } from './ticket-note-form.ui.tsx';
import { TicketFiles } from './ticket-files.ui.tsx';
import { MergedNotice, MergedTickets, TicketLinks } from './ticket-ties.ui.tsx';
import { NoteList, PromiseList } from './ticket-story.ui.tsx';

/** The opened ticket: what is asked, what was promised, what happened, and what can be noted. */
export function TicketDetail({
  ticketId,
  draft,
  onDraft,
  message,
  onMessage,
  onClose,
  onOpen,
  mayRenewCode,
  renderCallback,
  renderMail,
  renderDepartment,
  mayKeep,
}: {
  readonly ticketId: string;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  /** What was typed of a mail to the citizen. */
  readonly message: MessageDraft;
  readonly onMessage: (draft: MessageDraft) => void;
  readonly onClose: () => void;
  /** Goes to another ticket. */
  readonly onOpen: (ticketId: string) => void;
  /** Somebody of the team may make a new code for the citizen. */
  readonly mayRenewCode: boolean;
  /** What the room of the call-backs shows at an open ticket. */
  readonly renderCallback: (ticket: Ticket) => ReactNode;
  /** What the room of the mail shows at a note that came by mail; null = the mail the ticket was made of. */
  readonly renderMail: (ticketId: string, noteId: string | null) => ReactNode;
  /** What the departments' side shows: an answer to look at, an answer to propose. */
  readonly renderDepartment: (ticket: Ticket) => ReactNode;
  /** Whether this person may keep a ticket longer. */
  readonly mayKeep: boolean;
}): ReactNode {
  const t = usePromiseTexts();
  const errorText = useErrorText(t.errors);
  const { data, error, isPlaceholderData } = useEndpoint(getTicket, { params: { ticketId } });
  const gone = error instanceof ApiError && (error.code === 'notFound' || error.code === 'notAllowed');
  const ticket = isPlaceholderData ? undefined : data;
  return (
    <aside
      className="ui-list-detail-entry tickets-print"
      aria-label={ticket ? t.ticket(formatTicketNumber(ticket.number)) : t.loading}
    >
      {ticket && !gone && <Head ticket={ticket} onClose={onClose} />}
      {!ticket && (
        <div className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </div>
      )}
      {error && (
        <Notice tone="warning" live="polite">
          {gone ? t.gone : errorText(error)}
        </Notice>
      )}
      {!ticket && !error && <LoadingLine label={t.loading} />}
      {ticket &&
        !gone &&
        (ticket.hidden ? (
          <Notice tone="info" title={t.protectedTitle}>
            {t.protectedText}
          </Notice>
        ) : (
          <Body
            ticket={ticket}
            draft={draft}
            onDraft={onDraft}
            onClose={onClose}
            onOpen={onOpen}
            mayRenewCode={mayRenewCode}
            message={message}
            onMessage={onMessage}
            callback={ticket.state === 'open' && renderCallback(ticket)}
            mail={(noteId) => renderMail(ticket.ticketId, noteId)}
            department={renderDepartment(ticket)}
            mayKeep={mayKeep}
          />
        ))}
    </aside>
  );
}

function Head({ ticket, onClose }: { readonly ticket: Ticket; readonly onClose: () => void }): ReactNode {
  const t = usePromiseTexts();
  return (
    <div className="ui-list-detail-head">
      <h2 className="ui-list-detail-title">{formatTicketNumber(ticket.number)}</h2>
      <Badge tone={ticket.state === 'open' ? 'info' : 'neutral'} icon={ticket.state === 'open' ? 'ticket' : 'check'}>
        {ticket.state === 'open' ? t.openState : t.closedState}
      </Badge>
      {ticket.protected && <Badge icon="lock">{t.protected}</Badge>}
      <span className="ui-list-detail-close">
        {!ticket.hidden && (
          <Button size="small" variant="quiet" onPress={() => window.print()}>
            {t.print}
          </Button>
        )}
        <IconButton icon="close" label={t.close} onPress={onClose} />
      </span>
    </div>
  );
}

function Body({
  ticket,
  draft,
  onDraft,
  onClose,
  onOpen,
  mayRenewCode,
  message,
  onMessage,
  callback,
  mail,
  department,
  mayKeep,
}: {
  readonly ticket: Ticket;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly onClose: () => void;
  readonly onOpen: (ticketId: string) => void;
  readonly mayRenewCode: boolean;
  readonly message: MessageDraft;
  readonly onMessage: (draft: MessageDraft) => void;
  readonly callback: ReactNode;
  readonly mail: (noteId: string | null) => ReactNode;
  readonly department: ReactNode;
  readonly mayKeep: boolean;
}): ReactNode {
  const t = usePromiseTexts();
  const language = useUiLanguage();
  const [seen, see] = useSeenNotes(ticket);
  const forgotten = useForgottenFacts(ticket);
  return (
    <>
      <div className="tickets-marks">
        <TicketMarks ticket={ticket} />
        <TicketDeeds ticket={ticket} mayRenewCode={mayRenewCode} onSaved={see} onGone={onClose} onOpen={onOpen} />
      </div>
      <div className="tickets-story">
        {ticket.mergedInto && <MergedNotice into={ticket.mergedInto} onOpen={onOpen} />}
        {department}
        <Facts
          facts={[
            ...wishFacts(ticket, t),
            { name: t.citizen, value: ticket.citizenName || t.noName },
            ...(ticket.language ? [{ name: t.answerLanguage, value: languageName(ticket.language, language) }] : []),
            { name: t.service, value: ticket.serviceTitle ?? t.noService },
            { name: t.department, value: ticket.departmentName },
            { name: t.createdAt, value: formatDateTime(ticket.createdAt, language) },
            ...forgotten,
          ]}
        />
        {callback}
        <section>
          <h3>{t.matter}</h3>
          <p className="ui-list-detail-text">{ticket.text}</p>
          <TicketAnswers answers={ticket.answers} />
          {mail(null)}
        </section>
        <MergedTickets merged={ticket.merged} />
        <TicketLinks ticket={ticket} onOpen={onOpen} onSaved={see} />
        <TicketFiles ticket={ticket} />
        {mayKeep && <KeepTicket ticket={ticket} onSaved={see} />}
        <TicketLetter key={`letter-${ticket.ticketId}`} ticket={ticket} onSaved={see} />
        <TicketMessages ticket={ticket} draft={message} onDraft={onMessage} onSent={see} />
        <PromiseList promises={ticket.promises} />
        <NoteList notes={ticket.notes} isNew={(noteId) => !seen.has(noteId)} mail={mail} />
      </div>
      {ticket.mergedInto === null && <TicketNoteForm ticket={ticket} text={draft} onText={onDraft} onSaved={see} />}
    </>
  );
}

/** How the citizen wants to be answered, large enough to dial from. */
function wishFacts(
  ticket: Ticket,
  t: ReturnType<typeof usePromiseTexts>,
): readonly { readonly name: string; readonly value: ReactNode; readonly wide?: boolean }[] {
  const { wish } = ticket;
  if (!wish) return [];
  if (wish.kind === 'callback') {
    return [
      {
        name: t.wishCallback,
        value: (
          <a className="tickets-contact" href={`tel:${wish.number.replace(/[^+\d]/g, '')}`}>
            {formatPhone(wish.number)}
          </a>
        ),
      },
      { name: t.window, value: wish.window || t.windowAny },
    ];
  }
  if (wish.kind === 'none') return [{ name: t.wishNone, value: t.wishNoneText, wide: true }];
  if (wish.kind === 'letter')
    return [{ name: t.wishLetter, value: <span className="tickets-postal">{wish.address}</span>, wide: true }];
  const subject = encodeURIComponent(t.ticket(formatTicketNumber(ticket.number)));
  return [
    {
      name: t.wishEmail,
      value: <a href={`mailto:${encodeURIComponent(wish.address)}?subject=${subject}`}>{wish.address}</a>,
      wide: true,
    },
  ];
}

/** The notes this person knows: those that were there when the ticket was opened, and their own. Later ones are marked as new. */
function useSeenNotes(ticket: Ticket): readonly [ReadonlySet<string>, (changed: Ticket) => void] {
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => noteIds(ticket));
  const see = (changed: Ticket): void => setSeen(new Set([...seen, ...noteIds(changed)]));
  return [seen, see];
}

function noteIds(ticket: Ticket): ReadonlySet<string> {
  return new Set(ticket.notes.map((note) => note.noteId));
}
