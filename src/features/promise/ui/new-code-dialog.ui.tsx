// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { sayableCode } from '../../../lib/pure/said-digits.ts';
import { ApiError, type Reply } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatTicketNumber } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useOrderKey } from '../../../ui/order-key.ts';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { ReadOut } from '../../../ui/read-out.tsx';
import { listMessages } from '../message.contract.ts';
import { whyNoAddress } from '../message.core.ts';
import { renewCode } from '../new-code.contract.ts';
import { useNewCodeTexts } from '../new-code.texts.ts';
import { getTicket, type Ticket } from '../promise.contract.ts';

/** Asks whether the code shall be replaced, does it, and shows the new one once (PR39). */
export function NewCodeDialog({
  ticket,
  onClose,
  onDone,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
  /** The ticket as it is now; the window stays for the code. */
  readonly onDone: (ticket: Ticket) => void;
}): ReactNode {
  const t = useNewCodeTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { mutate, isPending, error } = useCommand(renewCode);
  const { data: messages } = useEndpoint(listMessages, { params: { ticketId: ticket.ticketId } });
  const [byMail, setByMail] = useState(false);
  const [made, setMade] = useState<(Reply<typeof renewCode> & { readonly wanted: boolean }) | null>(null);
  const { keyOf } = useOrderKey();
  const address = ticket.wish?.kind === 'email' && whyNoAddress(ticket.wish) === undefined ? ticket.wish.address : null;
  const canMail = address !== null && messages !== undefined && messages.obstacle !== 'mailOff';

  const save = (): void => {
    const body = { version: ticket.version, byMail: byMail && canMail };
    mutate(
      { params: { ticketId: ticket.ticketId }, body, idempotencyKey: keyOf(body) },
      {
        onSuccess: (reply) => {
          setMade({ ...reply, wanted: body.byMail });
          refresh(listMessages);
          onDone(reply.ticket);
        },
        onError: (failure) => {
          if (failure instanceof ApiError && failure.code !== 'offline') refresh(getTicket);
        },
      },
    );
  };

  if (made)
    return (
      <Dialog
        title={t.done}
        open
        width="narrow"
        closeLabel={t.close}
        onClose={onClose}
        actions={
          <Button variant="primary" icon="check" onPress={onClose}>
            {t.close}
          </Button>
        }
      >
        <ReadOut
          rows={[
            { name: t.number, digits: formatTicketNumber(made.ticket.number) },
            { name: t.code, digits: sayableCode(made.code) },
          ]}
        />
        {made.wanted && <p>{made.mailed ? t.mailed : t.notMailed}</p>}
        <p className="ui-muted ui-small">{t.say}</p>
      </Dialog>
    );
  return (
    <ConfirmDialog
      title={t.title}
      cancel={t.cancel}
      confirm={t.confirm}
      width="normal"
      busy={isPending}
      onCancel={onClose}
      onConfirm={save}
    >
      <div className="tickets-deed">
        <p>{t.hint}</p>
        {error && (
          <Notice tone="danger" live="assertive">
            {errorText(error)}
          </Notice>
        )}
        {canMail && (
          <Checkbox checked={byMail} onChange={setByMail}>
            {t.byMail(address)}
          </Checkbox>
        )}
      </div>
    </ConfirmDialog>
  );
}
