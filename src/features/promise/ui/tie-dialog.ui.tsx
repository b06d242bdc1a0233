// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError } from '../../../ui/api.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useOrderKey } from '../../../ui/order-key.ts';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { whyNotLink, whyNotMerge } from '../deed.core.ts';
import { getTicket, type Ticket } from '../promise.contract.ts';
import { linkTicket, mergeTicket } from '../tie.contract.ts';
import { useTieTexts } from '../tie.texts.ts';
import { OtherTicket } from './other-ticket.ui.tsx';

/** Chooses the other ticket and merges or links; nothing typed is lost when it is refused. */
export function TieDialog({
  ticket,
  kind,
  onClose,
  onDone,
}: {
  readonly ticket: Ticket;
  readonly kind: 'merge' | 'link';
  readonly onClose: () => void;
  /** The ticket that goes on, or this one with its link. */
  readonly onDone: (ticket: Ticket) => void;
}): ReactNode {
  const t = useTieTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const merge = useCommand(mergeTicket);
  const link = useCommand(linkTicket);
  const { error, isPending } = kind === 'merge' ? merge : link;
  const [otherId, setOtherId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const { data, isPlaceholderData } = useEndpoint(
    getTicket,
    { params: { ticketId: otherId ?? '' } },
    { enabled: otherId !== null },
  );
  const other = otherId === null || isPlaceholderData ? undefined : data;
  const linked = ticket.links.map(({ ticketId }) => ticketId);
  const why = kind === 'merge' ? whyNotMerge(ticket, other) : whyNotLink(ticket, other, linked);
  const { keyOf } = useOrderKey();

  const save = (): void => {
    if (!other) return;
    const common = {
      params: { ticketId: ticket.ticketId },
      idempotencyKey: keyOf([ticket.version, other.ticketId, other.version, text]),
    };
    const { version } = ticket;
    const after = {
      onSuccess: onDone,
      onError: (failure: Error) => {
        if (failure instanceof ApiError && failure.code !== 'offline') refresh(getTicket);
      },
    };
    if (kind === 'merge') {
      const { ticketId: intoId, version: intoVersion } = other;
      merge.mutate({ ...common, body: { version, intoId, intoVersion, text: text.trim() } }, after);
    } else {
      link.mutate({ ...common, body: { version, otherId: other.ticketId, linked: true, text: text.trim() } }, after);
    }
  };

  return (
    <ConfirmDialog
      title={t.title[kind]}
      cancel={t.cancel}
      confirm={t.confirm[kind]}
      width="normal"
      busy={isPending}
      disabledReason={why && t.errors[why]}
      onCancel={onClose}
      onConfirm={save}
    >
      <div className="tickets-deed">
        <p>{t.hint[kind]}</p>
        {error && (
          <Notice tone="danger" live="assertive">
            {errorText(error)}
          </Notice>
        )}
        <OtherTicket
          ticket={ticket}
          state={kind === 'merge' ? 'open' : 'all'}
          chosenId={otherId}
          onChoose={setOtherId}
        />
        <TextField label={t.remark} optional={t.optional} lines={2} maxLength={2000} value={text} onChange={setText} />
      </div>
    </ConfirmDialog>
  );
}
