// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a ticket has to do with others: where it went on, what it took in, what belongs to it. */
import type { ReactNode } from 'react';
import { randomKey } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime, formatPhone, formatTicketNumber } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { getTicket, type Ticket } from '../promise.contract.ts';
import { linkTicket } from '../tie.contract.ts';
import { useTieTexts } from '../tie.texts.ts';
import { TicketAnswers } from './ticket-answers.ui.tsx';

/** Says where a ticket goes on that became one with another. */
export function MergedNotice({
  into,
  onOpen,
}: {
  readonly into: NonNullable<Ticket['mergedInto']>;
  readonly onOpen: (ticketId: string) => void;
}): ReactNode {
  const t = useTieTexts();
  const number = formatTicketNumber(into.number);
  return (
    <Notice tone="info">
      <p>{t.mergedInto(number)}</p>
      <Button size="small" onPress={() => onOpen(into.ticketId)}>
        {t.open(number)}
      </Button>
    </Notice>
  );
}

/** What the tickets said that became one with this one (PR27). */
export function MergedTickets({ merged }: { readonly merged: Ticket['merged'] }): ReactNode {
  const t = useTieTexts();
  const ui = useUiLanguage();
  return merged.map(({ ticketId, number, createdAt, serviceTitle, text, citizenName, wish, answers }) => (
    <section key={ticketId} className="tickets-other">
      <h3>{t.merged(formatTicketNumber(number))}</h3>
      <p className="ui-muted ui-small">
        {[
          formatDateTime(createdAt, ui),
          serviceTitle,
          citizenName,
          wish.kind === 'callback'
            ? formatPhone(wish.number)
            : wish.kind === 'none'
              ? null
              : wish.address.split('\n').join(', '),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="ui-list-detail-text">{text}</p>
      <TicketAnswers answers={answers} />
    </section>
  ));
}

/** Tickets that belong to this one, each a way to it. */
export function TicketLinks({
  ticket,
  onOpen,
  onSaved,
}: {
  readonly ticket: Ticket;
  readonly onOpen: (ticketId: string) => void;
  readonly onSaved: (changed: Ticket) => void;
}): ReactNode {
  const t = useTieTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const unlink = useCommand(linkTicket);
  if (ticket.links.length === 0) return null;
  const remove = (otherId: string): void =>
    unlink.mutate(
      {
        params: { ticketId: ticket.ticketId },
        body: { version: ticket.version, otherId, linked: false, text: '' },
        idempotencyKey: randomKey(),
      },
      {
        onSuccess: (changed) => {
          showToast('success', t.unlinked);
          onSaved(changed);
        },
        onError: (error) => showToast('danger', errorText(error)),
        onSettled: () => refresh(getTicket),
      },
    );
  return (
    <section>
      <h3>{t.links}</h3>
      <ul className="tickets-links">
        {ticket.links.map(({ ticketId, number, state, what }) => (
          <li key={ticketId}>
            <Button size="small" icon="ticket" onPress={() => onOpen(ticketId)}>
              {formatTicketNumber(number)}
            </Button>
            <span>{t.what[what]}</span>
            {state === 'closed' && <Badge icon="check">{t.closed}</Badge>}
            {what === 'belongs' && (
              <IconButton
                size="small"
                icon="minus"
                label={t.unlink(formatTicketNumber(number))}
                isDisabled={unlink.isPending}
                onPress={() => remove(ticketId)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
