// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** When a ticket goes, and the window in which a person keeps it longer (RT7). */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { nowMs } from '../../../../platform/clock.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Segments } from '../../../../ui/check.tsx';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { useOrderKey } from '../../../../ui/order-key.ts';
import { useCommand, useEndpoint, useRefresh } from '../../../../ui/query.ts';
import { TextField } from '../../../../ui/text-field.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { cityDay } from '../../../knowledge/facts/fact.core.ts';
import { writtenDay } from '../../deed-words.core.ts';
import { dayMs } from '../../ledger.core.ts';
import { getTicket, listTickets, type Ticket } from '../../promise.contract.ts';
import { getRetention, keepTicket } from '../retention.contract.ts';
import { isRetained, lastKeepDay, whyNotKeep } from '../retention.core.ts';
import { useRetentionTexts } from '../retention.texts.ts';

/** That a ticket is kept longer, and until when. */
export function RetainedMark({ until }: { readonly until: string }): ReactNode {
  const t = useRetentionTexts();
  return <Badge icon="lock">{t.kept(writtenDay(until))}</Badge>;
}

/** When a closed ticket is deleted, as facts beside the others; none of an open or merged one. */
export function useForgottenFacts(ticket: Ticket): readonly { readonly name: string; readonly value: string }[] {
  const t = useRetentionTexts();
  const { data } = useEndpoint(getRetention, {});
  if (!data || ticket.closedAt === null || ticket.mergedInto !== null) return [];
  const day = cityDay(Date.parse(ticket.closedAt) + data.days * dayMs);
  const { retainedUntil } = ticket;
  return [
    {
      name: t.forgottenName,
      value:
        retainedUntil !== null && retainedUntil >= day
          ? t.forgottenAfter(writtenDay(retainedUntil))
          : t.forgottenOn(writtenDay(day)),
    },
  ];
}

/** The button and its window; what was typed stays until it is saved or the ticket is left. */
export function KeepTicket({
  ticket,
  onSaved,
}: {
  readonly ticket: Ticket;
  readonly onSaved: (changed: Ticket) => void;
}): ReactNode {
  const t = useRetentionTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { data } = useEndpoint(getRetention, {});
  const today = cityDay(nowMs());
  const isKept = isRetained(ticket, today);
  const [isOpen, setIsOpen] = useState(false);
  const [choice, setChoice] = useState<'keep' | 'release'>('keep');
  const [day, setDay] = useState(ticket.retainedUntil ?? '');
  const [reason, setReason] = useState('');
  const { mutate, isPending, error, reset } = useCommand(keepTicket);
  const { keyOf } = useOrderKey();
  if (ticket.mergedInto !== null) return null;
  const until = isKept && choice === 'release' ? null : day;
  const why = whyNotKeep({ ...ticket, merged: false }, { until, reason }, today);
  const save = (): void => {
    mutate(
      {
        params: { ticketId: ticket.ticketId },
        body: { version: ticket.version, until, reason: reason.trim() },
        idempotencyKey: keyOf([ticket.ticketId, ticket.version, until, reason]),
      },
      {
        onSuccess: (changed) => {
          setReason('');
          setIsOpen(false);
          onSaved(changed);
          showToast('success', until === null ? t.released : t.saved);
        },
        onSettled: () => refresh(getTicket, listTickets, getRetention),
      },
    );
  };
  return (
    <p>
      <Button icon="lock" size="small" onPress={() => setIsOpen(true)}>
        {isKept ? t.change : t.keep}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={t.title}
          cancel={t.cancel}
          confirm={until === null ? t.release : t.confirm}
          width="normal"
          busy={isPending}
          disabledReason={why && t.errors[why]}
          onCancel={() => {
            reset();
            setIsOpen(false);
          }}
          onConfirm={save}
        >
          <div className="tickets-deed">
            {error && (
              <Notice tone="danger" live="assertive">
                {errorText(error)}
              </Notice>
            )}
            {data && <p>{t.hint(data.days)}</p>}
            {isKept && (
              <Segments
                label={t.whichOne}
                choices={[
                  { id: 'keep', name: t.choices.keep },
                  { id: 'release', name: t.choices.release },
                ]}
                value={choice}
                onChange={setChoice}
              />
            )}
            {until !== null && (
              <TextField
                label={t.until}
                type="date"
                value={day}
                onChange={setDay}
                hint={t.untilHint(writtenDay(lastKeepDay(today)))}
                autoFocus
              />
            )}
            <TextField label={t.reason} lines={2} maxLength={1000} value={reason} onChange={setReason} />
          </div>
        </ConfirmDialog>
      )}
    </p>
  );
}
