// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { changeDepartmentHours, listDepartments, type Department } from '../directory.contract.ts';
import { readDayHours, type DaySpans } from '../directory.core.ts';
import { useDirectoryTexts } from '../directory.texts.ts';

/** The hours of one department, day by day, from today on. */
export function ChangeHours({
  department,
  onClose,
}: {
  readonly department: Department;
  readonly onClose: () => void;
}): ReactNode {
  const t = useDirectoryTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  // As they were when the window opened: who changes them meanwhile must not be overwritten.
  const [was] = useState(department.hours);
  const [typed, setTyped] = useState(was);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useCommand(changeDepartmentHours);
  const days = typed.map(readDayHours);

  const save = (): void => {
    setTried(true);
    if (!days.every((spans) => spans !== undefined)) return;
    const day = (at: number): DaySpans => days[at] ?? [];
    const hours = { 1: day(0), 2: day(1), 3: day(2), 4: day(3), 5: day(4), 6: day(5), 7: day(6) };
    mutate(
      { params: { departmentId: department.departmentId }, body: { hours, was, why } },
      {
        onSuccess: () => {
          showToast('success', t.saved(department.name));
          refresh(listDepartments);
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      title={t.changeFor(department.name)}
      cancel={t.cancel}
      confirm={t.save}
      width="normal"
      busy={isPending}
      disabledReason={typed.every((text, at) => text === was[at]) ? t.unchanged : undefined}
      onConfirm={save}
      onCancel={onClose}
    >
      <p className="ui-muted">{t.changeHint}</p>
      <div className="departments-week">
        {typed.map((text, at) => (
          <TextField
            key={t.longDays[at]}
            label={t.longDays[at] ?? ''}
            value={text}
            onChange={(value) => setTyped(typed.map((old, index) => (index === at ? value : old)))}
            maxLength={100}
            autoFocus={at === 0}
            error={tried && days[at] === undefined ? t.hoursWrong : undefined}
          />
        ))}
      </div>
      <TextField label={t.why} optional={t.optional} value={why} onChange={setWhy} maxLength={500} />
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
