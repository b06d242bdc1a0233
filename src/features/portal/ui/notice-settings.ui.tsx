// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useDepartmentSideTexts } from '../department-side.texts.ts';
import { changeNoticeSettings, listNoticeSettings, type NoticeSettings } from '../portal.contract.ts';
import { noticeModes } from '../portal.core.ts';

/** How one department hears of its tickets (DP1). */
export function NoticeSettingsDialog({
  department,
  onClose,
}: {
  readonly department: { readonly departmentId: string; readonly name: string; readonly email: string | null };
  readonly onClose: () => void;
}): ReactNode {
  const { data, error } = useEndpoint(listNoticeSettings, {});
  const t = useDepartmentSideTexts();
  const errorText = useErrorText(t.errors);
  const was = data?.departments.find(({ departmentId }) => departmentId === department.departmentId);
  if (was) return <Form department={department} was={was} mail={data?.mail ?? false} onClose={onClose} />;
  return (
    <ConfirmDialog
      title={t.noticeFor(department.name)}
      cancel={t.cancel}
      confirm={t.save}
      disabledReason={t.unchanged}
      onConfirm={onClose}
      onCancel={onClose}
    >
      {error ? <Notice tone="warning">{errorText(error)}</Notice> : <LoadingLine label={t.notice} />}
    </ConfirmDialog>
  );
}

function Form({
  department,
  was: found,
  mail,
  onClose,
}: {
  readonly department: { readonly departmentId: string; readonly name: string; readonly email: string | null };
  readonly was: NoticeSettings;
  readonly mail: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useDepartmentSideTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  // As they were when the window opened: who changes them meanwhile must not be overwritten.
  const [was] = useState<NoticeSettings>({ mode: found.mode, address: found.address });
  const [mode, setMode] = useState(was.mode);
  const [address, setAddress] = useState(was.address === '' ? (department.email ?? '') : was.address);
  const { mutate, isPending, error } = useCommand(changeNoticeSettings);
  const isSame = mode === was.mode && address.trim() === was.address;
  const save = (): void =>
    mutate(
      { params: { departmentId: department.departmentId }, body: { mode, address: address.trim(), was } },
      {
        onSuccess: () => {
          showToast('success', t.saved(department.name));
          refresh(listNoticeSettings);
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t.noticeFor(department.name)}
      cancel={t.cancel}
      confirm={t.save}
      width="normal"
      busy={isPending}
      disabledReason={isSame ? t.unchanged : mode !== 'off' && address.trim() === '' ? t.addressMissing : undefined}
      onConfirm={save}
      onCancel={onClose}
    >
      <p className="ui-muted">{t.noticeHint}</p>
      {!mail && <Notice tone="warning">{t.mailOff}</Notice>}
      <Select
        label={t.mode}
        choices={noticeModes.map((id) => ({ id, name: t.modes[id] }))}
        value={mode}
        onChange={(id) => setMode(noticeModes.find((one) => one === id) ?? 'off')}
      />
      <p className="ui-small">{t.modeHints[mode]}</p>
      <TextField
        label={t.address}
        hint={t.addressHint}
        type="email"
        maxLength={254}
        value={address}
        onChange={setAddress}
      />
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
