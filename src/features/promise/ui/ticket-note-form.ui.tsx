// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError, type Reply } from '../../../ui/api.ts';
import { ActionButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import type { IconName } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useOrderKey } from '../../../ui/order-key.ts';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { getTicket, listTickets, noteTicket, type Ticket } from '../promise.contract.ts';
import { usePromiseTexts } from '../promise.texts.ts';
import { ContactNote } from './contact-note.ui.tsx';
import { waysOf, whyNotNote, type Channel, type NoteKind } from '../promise.core.ts';

const icons: Readonly<Record<NoteKind, IconName>> = {
  called: 'phone',
  mailed: 'mail',
  letterSent: 'letter',
  done: 'check',
  closed: 'check',
  note: 'note',
  reopened: 'refresh',
};

/** What can be noted, by state; the channel the citizen chose stands first. */
function kindsFor(ticket: Ticket): readonly NoteKind[] {
  if (ticket.state === 'closed') return ['reopened', 'note'];
  const ways = waysNow(ticket);
  const first: Readonly<Record<Channel, NoteKind>> = {
    ...({ callback: 'called', email: 'mailed', letter: 'letterSent', none: 'done' } as const),
  };
  const kinds: readonly NoteKind[] = [...ways.map((way) => first[way]), 'called', 'mailed', 'note', 'closed'];
  return [...new Set(kinds)];
}

/** The wish, and the ways of what is still promised. */
function waysNow({ wish, promises }: Ticket): readonly Channel[] {
  return waysOf(
    wish?.kind,
    promises.map(({ channel, keptAt, endedReason }) => ({ channel, open: keptAt === null && endedReason === null })),
  );
}

/** What lacks its words says which. */
function lacking(kind: NoteKind): 'noteMissing' | 'letterMissing' | 'doneMissing' | 'reasonMissing' {
  if (kind === 'note') return 'noteMissing';
  if (kind === 'letterSent') return 'letterMissing';
  return kind === 'done' ? 'doneMissing' : 'reasonMissing';
}

/** One field and a button for each thing that can be noted; nothing typed is ever lost. */
export function TicketNoteForm({
  ticket,
  text,
  onText,
  onSaved,
}: {
  readonly ticket: Ticket;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSaved: (changed: Ticket) => void;
}): ReactNode {
  const t = usePromiseTexts();
  const errorText = useErrorText(t.errors);
  const command = useCommand(noteTicket);
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  // Somebody else's change while this text was written is told at once, not only when saving is refused.
  const [begunAt, setBegunAt] = useState(ticket.version);
  const conflict = text !== '' && begunAt !== ticket.version;
  const { keyOf, forget } = useOrderKey();

  const write = (next: string): void => {
    if (text === '') setBegunAt(ticket.version);
    onText(next);
  };

  const save = (kind: NoteKind): void => {
    const params = { ticketId: ticket.ticketId };
    command.mutate(
      {
        params,
        body: { version: ticket.version, kind, text: text.trim() },
        idempotencyKey: keyOf([ticket.ticketId, ticket.version, kind, text]),
      },
      {
        onSuccess: (changed) => {
          forget();
          setBegunAt(changed.version);
          onText('');
          onSaved(changed);
          queryClient.setQueryData<Reply<typeof getTicket>>([getTicket.path, { params }], changed);
          refresh(listTickets);
          showToast('success', t.saved[kind]);
        },
        onError: (error) => {
          if (error instanceof ApiError && (error.code === 'versionChanged' || error.code === 'conflict')) {
            refresh(getTicket, listTickets);
          }
        },
      },
    );
  };

  return (
    <section className="tickets-note">
      {conflict && (
        <Notice tone="warning" title={t.conflictTitle} live="assertive">
          <LatestNote notes={ticket.notes} />
          <p>{t.conflict}</p>
        </Notice>
      )}
      {command.error && !conflict && (
        <Notice tone="danger" live="assertive">
          {errorText(command.error)}
        </Notice>
      )}
      <TextField label={t.write} placeholder={t.writeHint} lines={2} value={text} onChange={write} maxLength={4000} />
      <div className="ui-list-detail-deeds">
        {kindsFor(ticket).map((kind, index) => {
          const noted = { state: ticket.state, merged: ticket.mergedInto !== null, ways: waysNow(ticket) };
          const why = whyNotNote(noted, kind, text);
          const obstacle = why === 'reasonMissing' ? lacking(kind) : why;
          return (
            <ActionButton
              key={kind}
              variant={index === 0 ? 'primary' : 'secondary'}
              icon={icons[kind]}
              busy={command.isPending}
              disabledReason={obstacle && t.obstacles[obstacle]}
              onPress={() => save(kind)}
            >
              {t.actions[kind]}
            </ActionButton>
          );
        })}
        <ContactNote
          ticket={ticket}
          onSaved={(changed) => {
            setBegunAt(changed.version);
            onSaved(changed);
          }}
        />
      </div>
    </section>
  );
}

/** What the other person noted, so that nobody has to look for it. */
function LatestNote({ notes }: { readonly notes: Ticket['notes'] }): ReactNode {
  const t = usePromiseTexts();
  const language = useUiLanguage();
  const latest = notes.reduce<Ticket['notes'][number] | undefined>(
    (last, note) => (!last || note.at >= last.at ? note : last),
    undefined,
  );
  if (!latest) return null;
  return (
    <p className="ui-list-detail-text">
      <strong>{t.noteKinds[latest.kind]}</strong> ({t.noteBy(latest.by, formatDateTime(latest.at, language))})
      {latest.text && `: ${latest.text}`}
    </p>
  );
}
