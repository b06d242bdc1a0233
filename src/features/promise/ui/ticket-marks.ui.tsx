// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { dayOf } from '../../../ui/format.ts';
import { useNow } from '../../../ui/now.ts';
import { isHeld } from '../deed.core.ts';
import { writtenDay } from '../deed-words.core.ts';
import { useLedgerTexts } from '../ledger.texts.ts';
import type { Ticket } from '../promise.contract.ts';
import { isRetained } from '../retention/retention.core.ts';
import { RetainedMark } from '../retention/ui/keep-ticket.ui.tsx';
import type { TicketRow } from './use-tickets.ui.ts';

/** The same in a line of the list, short. */
export function RowMarks({
  row,
}: {
  readonly row: Pick<TicketRow, 'urgency' | 'waiting' | 'retainedUntil'>;
}): ReactNode {
  const t = useLedgerTexts();
  return (
    <>
      {row.urgency === 'urgent' && (
        <Badge tone="warning" icon="alert">
          {t.urgentMark}
        </Badge>
      )}{' '}
      {row.waiting === 'answer' && (
        <Badge tone="warning" icon="mail">
          {t.answerMark}
        </Badge>
      )}
      {row.waiting === 'question' && (
        <Badge tone="warning" icon="question">
          {t.askedMark}
        </Badge>
      )}
      {row.waiting === 'hold' && <Badge icon="pause">{t.holdMark}</Badge>}
      {row.retainedUntil !== null && <RetainedMark until={row.retainedUntil} />}
    </>
  );
}

/** Urgent, waiting for an answer, put aside: in words, beside the state. */
export function TicketMarks({
  ticket,
}: {
  readonly ticket: Pick<Ticket, 'urgency' | 'accepted' | 'asked' | 'heldUntil' | 'state' | 'retainedUntil'>;
}): ReactNode {
  const t = useLedgerTexts();
  const today = dayOf(useNow(60_000));
  const { heldUntil } = ticket;
  return (
    <>
      {ticket.urgency === 'urgent' && (
        <Badge tone="warning" icon="alert">
          {t.urgentMark}
        </Badge>
      )}
      {ticket.accepted && ticket.state === 'open' && <Badge icon="check">{t.acceptedMark}</Badge>}
      {ticket.asked && (
        <Badge tone="warning" icon="question">
          {t.askedMark}
        </Badge>
      )}
      {heldUntil !== null && isHeld({ heldUntil }, today) && (
        <Badge icon="pause">{t.heldMark(writtenDay(heldUntil))}</Badge>
      )}
      {ticket.retainedUntil !== null && isRetained(ticket, today) && <RetainedMark until={ticket.retainedUntil} />}
    </>
  );
}
