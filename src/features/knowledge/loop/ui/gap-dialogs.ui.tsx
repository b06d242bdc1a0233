// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A gap is dismissed with a reason, or joined with another that means the same. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../../ui/error-text.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../../ui/query.ts';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { dismissGap, getGap, listGaps, listWeek, mergeGap, type Gap } from '../loop.contract.ts';
import { useLoopTexts } from '../loop.texts.ts';
import { titleOf } from './gap-title.ui.ts';

/** Asks for the reason; whoever met the gap reads it. */
export function DismissGap({ gap, onClose }: { readonly gap: Gap; readonly onClose: () => void }): ReactNode {
  const t = useLoopTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useCommand(dismissGap);
  return (
    <ConfirmDialog
      title={t.dismissTitle}
      cancel={t.cancel}
      confirm={t.confirm}
      danger
      busy={isPending}
      disabledReason={reason.trim() === '' ? t.errors.reasonMissing : undefined}
      onConfirm={() =>
        mutate(
          { params: { gapId: gap.gapId }, body: { version: gap.version, reason } },
          { onSuccess: onClose, onSettled: () => refresh(getGap, listGaps, listWeek) },
        )
      }
      onCancel={onClose}
    >
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      <TextField label={t.dismissWhy} lines={3} value={reason} onChange={setReason} maxLength={500} autoFocus />
    </ConfirmDialog>
  );
}

/** Chooses the other gap among those that are shown. */
export function MergeGap({
  gap,
  others,
  onClose,
  onMerged,
}: {
  readonly gap: Gap;
  readonly others: readonly Gap[];
  readonly onClose: () => void;
  readonly onMerged: (gapId: string) => void;
}): ReactNode {
  const t = useLoopTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [into, setInto] = useState(others[0]?.gapId ?? '');
  const { mutate, isPending, error } = useCommand(mergeGap);
  return (
    <ConfirmDialog
      title={t.mergeTitle}
      cancel={t.cancel}
      confirm={t.mergeConfirm}
      busy={isPending}
      disabledReason={into === '' ? t.none : undefined}
      onConfirm={() =>
        mutate(
          { params: { gapId: gap.gapId }, body: { version: gap.version, into } },
          {
            onSuccess: () => {
              showToast('success', t.merged);
              onClose();
              onMerged(into);
            },
            onSettled: () => refresh(getGap, listGaps, listWeek),
          },
        )
      }
      onCancel={onClose}
    >
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      <Select
        label={t.list}
        choices={others.map((other) => ({ id: other.gapId, name: titleOf(other, t) }))}
        value={into}
        onChange={setInto}
      />
    </ConfirmDialog>
  );
}
