// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { sayableCode } from '../../../lib/pure/said-digits.ts';
import { ApiError, type Reply } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatTicketNumber, formatWeekdayTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useOrderKey } from '../../../ui/order-key.ts';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { ReadOut } from '../../../ui/read-out.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { listDepartments } from '../../directory/directory.contract.ts';
import { whyNotSplit } from '../deed.core.ts';
import { getTicket, ticketDue, type Ticket } from '../promise.contract.ts';
import { splitTicket } from '../tie.contract.ts';
import { useTieTexts } from '../tie.texts.ts';

type Created = Reply<typeof splitTicket>['created'];

/** Asks what becomes a ticket of its own and where, makes it, and shows its number and code once. */
export function SplitDialog({
  ticket,
  onClose,
  onDone,
  onOpen,
}: {
  readonly ticket: Ticket;
  readonly onClose: () => void;
  /** The ticket the part was taken from; the window stays for number and code. */
  readonly onDone: (ticket: Ticket) => void;
  readonly onOpen: (ticketId: string) => void;
}): ReactNode {
  const t = useTieTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { mutate, isPending, error } = useCommand(splitTicket);
  const { data: departments } = useEndpoint(listDepartments, {});
  const { data: due } = useEndpoint(ticketDue, {});
  const [text, setText] = useState('');
  const [departmentId, setDepartmentId] = useState<string | null>(ticket.departmentId);
  const [created, setCreated] = useState<Created | null>(null);
  const { keyOf } = useOrderKey();
  const why = whyNotSplit(ticket, { text, departmentId });

  const save = (): void => {
    mutate(
      {
        params: { ticketId: ticket.ticketId },
        body: { version: ticket.version, departmentId: departmentId ?? '', text: text.trim() },
        idempotencyKey: keyOf([ticket.version, text, departmentId]),
      },
      {
        onSuccess: (reply) => {
          setCreated(reply.created);
          onDone(reply.ticket);
        },
        onError: (failure) => {
          if (failure instanceof ApiError && failure.code !== 'offline') refresh(getTicket);
        },
      },
    );
  };

  if (created) return <NewTicket created={created} onClose={onClose} onOpen={onOpen} />;
  return (
    <ConfirmDialog
      title={t.title.split}
      cancel={t.cancel}
      confirm={t.confirm.split}
      width="normal"
      busy={isPending}
      disabledReason={why && t.errors[why]}
      onCancel={onClose}
      onConfirm={save}
    >
      <div className="tickets-deed">
        <p>{t.hint.split}</p>
        {error && (
          <Notice tone="danger" live="assertive">
            {errorText(error)}
          </Notice>
        )}
        <TextField label={t.part} lines={4} maxLength={8000} value={text} onChange={setText} />
        <Select
          label={t.department}
          placeholder={t.chooseDepartment}
          choices={(departments?.departments ?? []).map(({ departmentId: id, name }) => ({ id, name }))}
          value={departmentId}
          onChange={setDepartmentId}
        />
        {due && <p className="ui-muted">{t.promiseOf(formatWeekdayTime(due.dueAt, ui))}</p>}
      </div>
    </ConfirmDialog>
  );
}

function NewTicket({
  created,
  onClose,
  onOpen,
}: {
  readonly created: Created;
  readonly onClose: () => void;
  readonly onOpen: (ticketId: string) => void;
}): ReactNode {
  const t = useTieTexts();
  const ui = useUiLanguage();
  const number = formatTicketNumber(created.number);
  return (
    <Dialog
      title={t.done.split}
      open
      width="narrow"
      closeLabel={t.close}
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => onOpen(created.ticketId)}>{t.open(number)}</Button>
          <Button variant="primary" onPress={onClose}>
            {t.close}
          </Button>
        </>
      }
    >
      <ReadOut
        rows={[
          { name: t.newNumber, digits: number },
          { name: t.newCode, digits: sayableCode(created.code) },
        ]}
      />
      <p>{t.promiseOf(formatWeekdayTime(created.dueAt, ui))}</p>
      <p className="ui-muted ui-small">{t.say}</p>
    </Dialog>
  );
}
