// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { login, setUiLanguage, type Person } from '../account.contract.ts';
import { useAccountTexts } from '../account.texts.ts';
import { Entrance } from './entrance.ui.tsx';

/** Sign-in by name and password; `ended` says that a session ended and the page waits behind. */
export function LoginPage({
  ended,
  onEntered,
}: {
  readonly ended: boolean;
  readonly onEntered: (person: Person) => void;
}): ReactNode {
  const t = useAccountTexts();
  const errorText = useErrorText(t.errors);
  const command = useCommand(login);
  const language = useUiLanguage();
  const [languageAtFirst] = useState(language);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [visible, setVisible] = useState(false);
  const [checked, setChecked] = useState(false);
  const nameError = checked && name.trim() === '' ? t.missingName : undefined;
  const passwordError = checked && password === '' ? t.missingPassword : undefined;

  const enter = (person: Person): void => {
    // A language chosen here and now wins over the account's; else the account's is shown.
    if (language === languageAtFirst || language === person.uiLanguage) return onEntered(person);
    call(setUiLanguage, { body: { uiLanguage: language } }).catch(() => undefined);
    onEntered({ ...person, uiLanguage: language });
  };

  const submit = (): void => {
    setChecked(true);
    if (name.trim() === '' || password === '' || command.isPending) return;
    command.mutate({ body: { name: name.trim(), password } }, { onSuccess: enter, onError: () => setPassword('') });
    setChecked(false);
  };

  return (
    <Entrance title={ended ? t.signInAgain : t.signIn}>
      {ended && (
        <Notice tone="info" title={t.endedTitle} live="polite">
          {t.ended}
        </Notice>
      )}
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
          submit();
        }}
      >
        <TextField
          label={t.name}
          name="username"
          autoComplete="username"
          autoFocus
          value={name}
          onChange={setName}
          error={nameError}
          maxLength={200}
        />
        <TextField
          label={t.password}
          name="password"
          type={visible ? 'text' : 'password'}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={passwordError}
          maxLength={1000}
        />
        <Checkbox checked={visible} onChange={setVisible}>
          {t.showPassword}
        </Checkbox>
        <Button type="submit" variant="primary" size="large" isPending={command.isPending}>
          {t.signIn}
        </Button>
      </form>
      <p className="ui-muted ui-small">{t.help}</p>
    </Entrance>
  );
}
