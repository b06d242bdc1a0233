// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { changePassword } from '../account.contract.ts';
import { useAccountTexts } from '../account.texts.ts';
import { useNewPassword } from './new-password.ui.tsx';

/** Changes the own password. */
export function PasswordDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  return open ? <OpenDialog onClose={onClose} /> : null;
}

function OpenDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useAccountTexts();
  const errorText = useErrorText(t.errors);
  const command = useCommand(changePassword);
  const [old, setOld] = useState('');
  const [checked, setChecked] = useState(false);
  const password = useNewPassword(checked);
  const save = (): void => {
    setChecked(true);
    if (old === '' || !password.ready) return;
    command.mutate(
      { body: { old, new: password.value } },
      {
        onSuccess: () => {
          showToast('success', t.passwordChanged);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={t.changePassword}
      open
      onClose={onClose}
      closeLabel={t.close}
      width="narrow"
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <ActionButton variant="primary" busy={command.isPending} onPress={save}>
            {t.save}
          </ActionButton>
        </>
      }
    >
      {command.error && (
        <Notice tone="danger" live="assertive">
          {errorText(command.error)}
        </Notice>
      )}
      <TextField
        label={t.oldPassword}
        type="password"
        autoComplete="current-password"
        autoFocus
        maxLength={1000}
        value={old}
        onChange={setOld}
        error={checked && old === '' ? t.missingPassword : undefined}
      />
      {password.fields}
    </Dialog>
  );
}
