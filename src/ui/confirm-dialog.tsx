// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { ActionButton, Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** A window with two ways out, without consequence and with one: a question, or a small form. The owner shows it while it is open. */
export function ConfirmDialog({
  title,
  cancel,
  confirm,
  danger = false,
  busy = false,
  disabledReason,
  width = 'narrow',
  onCancel,
  onConfirm,
  children,
}: {
  readonly title: string;
  /** Words of the way back; the cross and Escape do the same. */
  readonly cancel: string;
  readonly confirm: string;
  /** Something goes away for good, or others are told. */
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** Why it cannot be confirmed yet; undefined = it can. */
  readonly disabledReason?: string | undefined;
  readonly width?: 'narrow' | 'normal';
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Dialog
      title={title}
      open
      width={width}
      closeLabel={cancel}
      onClose={onCancel}
      actions={
        <>
          <Button variant="quiet" onPress={onCancel}>
            {cancel}
          </Button>
          <ActionButton
            variant={danger ? 'danger' : 'primary'}
            busy={busy}
            disabledReason={disabledReason}
            onPress={onConfirm}
          >
            {confirm}
          </ActionButton>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
