// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useCommand, useEndpoint } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { Person } from '../account.contract.ts';
import { useAccountTexts } from '../account.texts.ts';
import { readPersonLink, setOwnPassword } from '../person.contract.ts';
import { usePersonTexts } from '../person.texts.ts';
import { Entrance } from './entrance.ui.tsx';
import { useNewPassword } from './new-password.ui.tsx';

/** The page `/passwort`: a person chooses the own password by a one-time link, and is signed in. */
export function LinkPage({
  token,
  onEntered,
}: {
  readonly token: string;
  readonly onEntered: (person: Person) => void;
}): ReactNode {
  const t = usePersonTexts();
  const account = useAccountTexts();
  const errorText = useErrorText(account.errors);
  const { data, error } = useEndpoint(readPersonLink, { body: { token } });
  const command = useCommand(setOwnPassword);
  const [checked, setChecked] = useState(false);
  const password = useNewPassword(checked);
  const isUsed = [error, command.error].some((one) => one instanceof ApiError && one.code === 'invitationUsed');
  const failure = isUsed ? null : (command.error ?? error);
  return (
    <Entrance title={t.linkPageTitle}>
      {isUsed && (
        <Notice tone="warning" title={t.linkBroken} live="polite">
          {t.linkBrokenText}
        </Notice>
      )}
      {failure && (
        <Notice tone="danger" live="assertive">
          {errorText(failure)}
        </Notice>
      )}
      {!data && !error && <LoadingLine label={t.loading} />}
      {data && !isUsed && (
        <form
          className="account-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setChecked(true);
            if (!password.ready || command.isPending) return;
            command.mutate({ body: { token, password: password.value } }, { onSuccess: onEntered });
          }}
        >
          <p>{t.linkPageText(data.displayName)}</p>
          <TextField label={t.linkPageName} value={data.name} isReadOnly autoComplete="username" />
          {password.fields}
          <Button type="submit" variant="primary" size="large" isPending={command.isPending}>
            {t.linkPageSave}
          </Button>
        </form>
      )}
    </Entrance>
  );
}
