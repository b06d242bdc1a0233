// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { isInternetAddress } from '../../../lib/pure/mail-address.ts';
import { randomKey } from '../../../ui/api.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useEndpoint } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { listDepartments } from '../../directory/directory.contract.ts';
import { makeMailTicket, type QuarantinedMail } from '../mail-in.contract.ts';
import { useMailInboxTexts } from '../mail-inbox.texts.ts';

/** Asks what a mail says that no program can read, and makes a ticket of it; what was typed stays when it is refused. */
export function MailByHand({
  mail,
  onClose,
  onMade,
}: {
  readonly mail: QuarantinedMail;
  readonly onClose: () => void;
  readonly onMade: (made: { readonly ticketId: string; readonly number: string }) => void;
}): ReactNode {
  const t = useMailInboxTexts();
  const errorText = useErrorText(t.errors);
  const { data } = useEndpoint(listDepartments, {});
  const { mutate, isPending, error } = useCommand(makeMailTicket);
  const [departmentId, setDepartmentId] = useState(mail.departmentId);
  const [text, setText] = useState(mail.subject);
  const [citizenName, setCitizenName] = useState(mail.fromName);
  const [address, setAddress] = useState(mail.fromAddress);
  // One key for the window: a lost answer must not make two tickets.
  const [key] = useState(randomKey);
  const area = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const to = address.trim();
  const isWrong = to !== '' && !isInternetAddress(to);
  const lack =
    departmentId === null
      ? t.departmentMissing
      : text.trim().length < 3
        ? t.textMissing
        : isWrong
          ? t.addressWrong
          : undefined;
  return (
    <ConfirmDialog
      title={t.byHandTitle}
      width="normal"
      cancel={t.cancel}
      confirm={t.save}
      busy={isPending}
      disabledReason={lack}
      onCancel={onClose}
      onConfirm={() =>
        mutate(
          {
            params: { mailId: mail.mailId },
            body: { departmentId: departmentId ?? '', text, citizenName, address: to === '' ? null : to },
            idempotencyKey: key,
          },
          { onSuccess: onMade, onError: () => area.current?.focus() },
        )
      }
    >
      <div className="mail-inbox-form">
        <p>{t.byHandText}</p>
        {error && (
          <Notice tone="danger" live="assertive">
            {errorText(error)}
          </Notice>
        )}
        <Select
          label={t.department}
          placeholder={t.chooseDepartment}
          choices={(data?.departments ?? []).map(({ departmentId: id, name }) => ({ id, name }))}
          value={departmentId}
          onChange={setDepartmentId}
        />
        <TextField label={t.text} lines={5} value={text} onChange={setText} maxLength={8_000} inputRef={area} />
        <TextField label={t.name} autoComplete="off" value={citizenName} onChange={setCitizenName} maxLength={200} />
        <TextField
          label={t.address}
          hint={t.addressHint}
          autoComplete="off"
          inputMode="email"
          value={address}
          onChange={setAddress}
          error={isWrong ? t.addressWrong : undefined}
        />
      </div>
    </ConfirmDialog>
  );
}
