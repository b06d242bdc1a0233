// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { TextField } from '../../../ui/text-field.tsx';
import { useAccountTexts } from '../account.texts.ts';

/** Fewest characters of a password; the contract asks for the same. */
const shortest = 12;

/** The state of two fields for a new password; `ready` when both are equal and long enough. */
export interface NewPassword {
  readonly value: string;
  readonly ready: boolean;
  readonly fields: ReactNode;
}

/** Two fields for a new password with their mistakes in words, shown once `checked`. */
export function useNewPassword(checked: boolean): NewPassword {
  const t = useAccountTexts();
  const [value, setValue] = useState('');
  const [again, setAgain] = useState('');
  const tooShort = value.length < shortest;
  const differs = value !== again;
  return {
    value,
    ready: !tooShort && !differs,
    fields: (
      <>
        <TextField
          label={t.newPassword}
          hint={t.passwordHint}
          type="password"
          autoComplete="new-password"
          maxLength={1000}
          value={value}
          onChange={setValue}
          error={checked && tooShort ? t.passwordTooShort(value.length) : undefined}
        />
        <TextField
          label={t.repeatPassword}
          type="password"
          autoComplete="new-password"
          maxLength={1000}
          value={again}
          onChange={setAgain}
          error={checked && !tooShort && differs ? t.passwordsDiffer : undefined}
        />
      </>
    ),
  };
}
