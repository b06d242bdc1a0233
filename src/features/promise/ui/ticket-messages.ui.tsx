// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The mails of a ticket to its citizen: what became of each, and the way to the next one. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useLive } from '../../../ui/live.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { listMessages, sendMessageAgain, type MailOut } from '../message.contract.ts';
import { useMessageTexts } from '../message.texts.ts';
import type { Ticket } from '../promise.contract.ts';
import { TicketMessageForm, type MessageDraft } from './ticket-message-form.ui.tsx';

/** Shown where there is an address, or mails that were written while there was one. */
export function TicketMessages({
  ticket,
  draft,
  onDraft,
  onSent,
}: {
  readonly ticket: Ticket;
  readonly draft: MessageDraft;
  readonly onDraft: (draft: MessageDraft) => void;
  readonly onSent: (changed: Ticket) => void;
}): ReactNode {
  const t = useMessageTexts();
  const errorText = useErrorText(t.errors);
  const [writing, setWriting] = useState(false);
  const { data, error, isPlaceholderData } = useEndpoint(listMessages, { params: { ticketId: ticket.ticketId } });
  const { data: change } = useLive<unknown>('tickets', 'ticketsChanged');
  const refresh = useRefresh();
  useEffect(() => {
    if (change !== undefined) refresh(listMessages);
  }, [change, refresh]);

  if (error) return <Notice tone="warning">{errorText(error)}</Notice>;
  if (!data || isPlaceholderData || (data.obstacle === 'noAddress' && data.mails.length === 0)) return null;
  const { obstacle, frame, mails } = data;
  const newestFirst = [...mails].reverse();
  const address = ticket.wish?.kind === 'email' ? ticket.wish.address : '';
  return (
    <section>
      <h3>{t.title}</h3>
      {obstacle === 'mailOff' ? (
        <p className="ui-muted">{t.obstacles.mailOff}</p>
      ) : (
        <ActionButton
          icon="mail"
          disabledReason={obstacle === null ? undefined : t.obstacles[obstacle]}
          onPress={() => setWriting(true)}
        >
          {t.write}
        </ActionButton>
      )}
      {mails.length === 0 && obstacle !== 'mailOff' && <p className="ui-muted">{t.none}</p>}
      <ul className="tickets-mails" aria-live="polite" aria-relevant="additions">
        {newestFirst.map((mail) => (
          <Mail key={mail.mailId} ticketId={ticket.ticketId} mail={mail} canSend={obstacle !== 'mailOff'} />
        ))}
      </ul>
      {writing && frame && (
        <TicketMessageForm
          ticket={ticket}
          address={address}
          frame={frame}
          draft={draft}
          onDraft={onDraft}
          onSent={(changed) => {
            setWriting(false);
            onSent(changed);
          }}
          onClose={() => setWriting(false)}
        />
      )}
    </section>
  );
}

function Mail({
  ticketId,
  mail,
  canSend,
}: {
  readonly ticketId: string;
  readonly mail: MailOut;
  readonly canSend: boolean;
}): ReactNode {
  const t = useMessageTexts();
  const language = useUiLanguage();
  return (
    <li>
      <Icon name="mail" />
      <div>
        <p>
          <strong>{t.kinds[mail.kind]}</strong>{' '}
          <span className="ui-muted ui-small">
            {t.to(mail.address)}, {formatDateTime(mail.createdAt, language)}
          </span>{' '}
          <MailState mail={mail} />
        </p>
        {mail.state === 'waiting' && mail.error !== null && (
          <p className="ui-muted ui-small">{t.lastWords(mail.error)}</p>
        )}
        {mail.files.length > 0 && (
          <p className="ui-small">{t.withFiles(mail.files.map(({ fileName }) => fileName).join(', '))}</p>
        )}
        {mail.maybeTwice && <p className="ui-muted ui-small">{t.maybeTwice}</p>}
        {mail.state === 'failed' && (
          <Notice tone="danger">
            <p>{t.failedText(mail.error ?? '')}</p>
            {mail.kind === 'newCode' && <p>{t.againByNewCode}</p>}
            {canSend && mail.kind !== 'newCode' && <Again ticketId={ticketId} mailId={mail.mailId} />}
          </Notice>
        )}
        <details>
          <summary>{t.wholeText}</summary>
          <p>
            <strong>{mail.subject}</strong>
          </p>
          <p className="ui-list-detail-text">{mail.text === '' ? t.textDeleted : mail.text}</p>
        </details>
      </div>
    </li>
  );
}

function MailState({ mail }: { readonly mail: MailOut }): ReactNode {
  const t = useMessageTexts();
  const language = useUiLanguage();
  if (mail.state === 'sent')
    return (
      <Badge tone="success" icon="check">
        {t.sent(formatDateTime(mail.sentAt ?? mail.createdAt, language))}
      </Badge>
    );
  if (mail.state === 'failed')
    return (
      <Badge tone="danger" icon="alert">
        {t.failed}
      </Badge>
    );
  return mail.error !== null && mail.nextAt !== null ? (
    <Badge tone="warning" icon="clock">
      {t.waitingAgain(formatDateTime(mail.nextAt, language))}
    </Badge>
  ) : (
    <Badge icon="clock">{t.waiting}</Badge>
  );
}

function Again({ ticketId, mailId }: { readonly ticketId: string; readonly mailId: string }): ReactNode {
  const t = useMessageTexts();
  const errorText = useErrorText(t.errors);
  const command = useCommand(sendMessageAgain);
  const refresh = useRefresh();
  return (
    <>
      <ActionButton
        icon="refresh"
        size="small"
        busy={command.isPending}
        onPress={() =>
          command.mutate(
            { params: { ticketId, mailId }, body: {} },
            {
              onSuccess: () => showToast('success', t.againDone),
              onSettled: () => refresh(listMessages),
            },
          )
        }
      >
        {t.again}
      </ActionButton>
      {command.error && <p>{errorText(command.error)}</p>}
    </>
  );
}
