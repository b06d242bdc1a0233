// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A letter or a visit, noted by hand with its day (MT11). */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { nowMs } from '../../../platform/clock.ts';
import { Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/check.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useOrderKey } from '../../../ui/order-key.ts';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { cityDay } from '../../knowledge/facts/fact.core.ts';
import { noteContact } from '../contact-note.contract.ts';
import { contactKinds, whyNotContact, type ContactKind } from '../contact-note.core.ts';
import { useContactNoteTexts } from '../contact-note.texts.ts';
import { getTicket, listTickets, type Ticket } from '../promise.contract.ts';

/** The button and its window; what was typed stays until it is saved or the ticket is left. */
export function ContactNote({
  ticket,
  onSaved,
}: {
  readonly ticket: Ticket;
  readonly onSaved: (changed: Ticket) => void;
}): ReactNode {
  const t = useContactNoteTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const today = cityDay(nowMs());
  const [isOpen, setIsOpen] = useState(false);
  const [kind, setKind] = useState<ContactKind>('letter');
  const [day, setDay] = useState(today);
  const [text, setText] = useState('');
  const { mutate, isPending, error, reset } = useCommand(noteContact);
  const { keyOf } = useOrderKey();
  const why = whyNotContact({ day, text }, today);
  const save = (): void => {
    mutate(
      {
        params: { ticketId: ticket.ticketId },
        body: { version: ticket.version, kind, day, text: text.trim() },
        idempotencyKey: keyOf([ticket.ticketId, ticket.version, kind, day, text]),
      },
      {
        onSuccess: (changed) => {
          setText('');
          setDay(today);
          setIsOpen(false);
          onSaved(changed);
          showToast('success', t.saved);
        },
        onSettled: () => refresh(getTicket, listTickets),
      },
    );
  };
  return (
    <>
      <Button icon="note" onPress={() => setIsOpen(true)}>
        {t.open}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={t.title}
          cancel={t.cancel}
          confirm={t.save}
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
            <Segments
              label={t.kind}
              choices={contactKinds.map((id) => ({ id, name: t.kinds[id] }))}
              value={kind}
              onChange={setKind}
            />
            <TextField label={t.day} type="date" value={day} onChange={setDay} />
            <TextField
              label={t.text}
              lines={3}
              maxLength={4000}
              value={text}
              onChange={setText}
              hint={t.hint}
              autoFocus
            />
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}
