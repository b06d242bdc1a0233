// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatDateTime } from '../../../ui/format.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { PersonLink } from '../person.contract.ts';
import { usePersonTexts } from '../person.texts.ts';

/** The address under which a person sets the password; what stands behind `#` is sent to no server by itself. */
export function linkAddress(token: string): string {
  return `${location.origin}/passwort#${token}`;
}

/** Shows a one-time link, the only time. */
export function LinkDialog({
  name,
  link,
  onClose,
}: {
  readonly name: string;
  readonly link: PersonLink;
  readonly onClose: () => void;
}): ReactNode {
  const t = usePersonTexts();
  const ui = useUiLanguage();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const address = linkAddress(link.token);
  const copy = (): void => {
    field.current?.select();
    navigator.clipboard?.writeText(address).then(
      () => showToast('success', t.copied),
      // Without the permission the selected text is copied by the keyboard.
      () => field.current?.focus(),
    );
  };
  return (
    <Dialog
      title={t.linkTitle(name)}
      open
      closeLabel={t.close}
      onClose={onClose}
      actions={
        <>
          <Button icon="note" onPress={copy}>
            {t.copy}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {t.close}
          </Button>
        </>
      }
    >
      <p>{t.linkText(formatDateTime(link.until, ui))}</p>
      <TextField label={t.linkField} value={address} isReadOnly inputRef={field} autoFocus />
    </Dialog>
  );
}
