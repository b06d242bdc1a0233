// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { acceptInvitation, type Person } from '../account.contract.ts';
import { useAccountTexts } from '../account.texts.ts';
import { Entrance } from './entrance.ui.tsx';
import { useNewPassword } from './new-password.ui.tsx';

/** The first administrator chooses name and password by the one-time link. */
export function InvitationPage({
  token,
  onEntered,
}: {
  readonly token: string;
  readonly onEntered: (person: Person) => void;
}): ReactNode {
  const t = useAccountTexts();
  const errorText = useErrorText(t.errors);
  const command = useCommand(acceptInvitation);
  const [name, setName] = useState('');
  const [checked, setChecked] = useState(false);
  const password = useNewPassword(checked);
  const nameTooShort = name.trim().length < 2;

  if (token === '') {
    return (
      <Entrance title={t.invitationTitle}>
        <Notice tone="warning" title={t.invitationBroken}>
          {t.invitationBrokenText}
        </Notice>
      </Entrance>
    );
  }
  return (
    <Entrance title={t.invitationTitle}>
      <p>{t.invitationText}</p>
      {command.error && (
        <Notice tone="danger" live="assertive">
          {errorText(command.error)}
        </Notice>
      )}
      <form
        className="account-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (nameTooShort || !password.ready || command.isPending) return;
          command.mutate({ body: { token, name: name.trim(), password: password.value } }, { onSuccess: onEntered });
        }}
      >
        <TextField
          label={t.invitationName}
          autoComplete="username"
          autoFocus
          value={name}
          onChange={setName}
          maxLength={80}
          error={checked && nameTooShort ? t.nameTooShort : undefined}
        />
        {password.fields}
        <Button type="submit" variant="primary" size="large" isPending={command.isPending}>
          {t.create}
        </Button>
      </form>
    </Entrance>
  );
}
