// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { nowMs } from '../../../platform/clock.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { formatDay } from '../../../ui/format.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { cityDay } from '../facts/fact.core.ts';

/** Steps that are asked back: they reach the public, need a reason, or throw something away. */
export type AskedStep = 'publish' | 'reject' | 'discard';

/** Says what the step does and takes the words that go with it. */
export function StepDialog({
  step,
  validFrom,
  validUntil,
  onClose,
  onGo,
}: {
  readonly step: AskedStep;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly onClose: () => void;
  readonly onGo: (reason: string) => void;
}): ReactNode {
  const t = useEditingTexts();
  const ui = useUiLanguage();
  const [words, setWords] = useState('');
  const later = validFrom !== null && validFrom > cityDay(nowMs()) ? validFrom : null;
  const about = {
    publish: {
      title: t.publishTitle,
      text: [
        t.publishText(later === null ? '' : formatDay(later, ui)),
        ...(validUntil === null ? [] : [t.holdsUntil(formatDay(validUntil, ui))]),
      ].join(' '),
      field: t.why,
      go: later === null ? t.confirmPublish : t.confirmSchedule,
    },
    reject: { title: t.rejectTitle, text: '', field: t.rejectWhy, go: t.confirmReject },
    discard: { title: t.discardTitle, text: t.discardText, field: undefined, go: t.confirmDiscard },
  }[step];
  const lacksReason = step === 'reject' && words.trim() === '';
  return (
    <ConfirmDialog
      title={about.title}
      cancel={t.cancel}
      confirm={about.go}
      danger={step === 'discard'}
      disabledReason={lacksReason ? t.errors.reasonMissing : undefined}
      onConfirm={() => onGo(words.trim())}
      onCancel={onClose}
    >
      {about.text !== '' && <p>{about.text}</p>}
      {about.field !== undefined && (
        <TextField label={about.field} lines={3} value={words} onChange={setWords} maxLength={1000} autoFocus />
      )}
    </ConfirmDialog>
  );
}
