// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { asKey } from '../../../lib/pure/as-key.ts';
import { nowMs } from '../../../platform/clock.ts';
import { Checkbox } from '../../../ui/check.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { listDepartments } from '../../directory/directory.contract.ts';
import { createFact, listFacts } from '../facts/fact.contract.ts';
import { cityDay, factKinds } from '../facts/fact.core.ts';
import { useFactTexts } from '../facts/fact.texts.ts';
import { FactValueFields } from './fact-form.ui.tsx';
import { emptyFields, valueOf } from './fact-value.ui.ts';

/** Makes a new fact. */
export function NewFact({
  onClose,
  onMade,
}: {
  readonly onClose: () => void;
  readonly onMade: (factId: string) => void;
}): ReactNode {
  const t = useFactTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { data } = useEndpoint(listDepartments, {});
  const [name, setName] = useState('');
  const [typedKey, setKey] = useState<string | null>(null);
  const [departmentId, setDepartment] = useState<string | null>(null);
  const [fields, setFields] = useState(emptyFields);
  const [from, setFrom] = useState(() => cityDay(nowMs()));
  const [uncertain, setUncertain] = useState(false);
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useCommand(createFact);
  const key = typedKey ?? asKey(name);
  const value = valueOf(fields);
  const isKey = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(key);
  return (
    <ConfirmDialog
      title={t.newFact}
      cancel={t.cancel}
      confirm={t.save}
      width="normal"
      busy={isPending}
      onConfirm={() => {
        setTried(true);
        if (!value || !isKey || name.trim() === '' || departmentId === null || from === '') return;
        mutate(
          { body: { key, name, departmentId, value, uncertain, from } },
          {
            onSuccess: ({ factId }) => {
              showToast('success', t.created);
              refresh(listFacts);
              onMade(factId);
            },
          },
        );
      }}
      onCancel={onClose}
    >
      <TextField
        label={t.name}
        value={name}
        onChange={setName}
        maxLength={200}
        autoFocus
        error={tried && name.trim() === '' ? t.nameMissing : undefined}
      />
      <TextField
        label={t.key}
        hint={t.keyHint}
        value={key}
        onChange={setKey}
        maxLength={80}
        error={tried && !isKey ? t.keyWrong : undefined}
      />
      <div className="facts-line">
        <Select
          label={t.kind}
          choices={factKinds.map((id) => ({ id, name: t.kinds[id] }))}
          value={fields.kind}
          onChange={(kind) => setFields({ ...emptyFields, kind })}
        />
        <Select
          label={t.department}
          choices={(data?.departments ?? []).map((one) => ({ id: one.departmentId, name: one.name }))}
          value={departmentId}
          onChange={setDepartment}
          placeholder="–"
        />
      </div>
      <FactValueFields fields={fields} onChange={setFields} error={tried && !value ? t.valueWrong : undefined} />
      <TextField label={t.validFrom} type="date" value={from} onChange={setFrom} />
      <Checkbox checked={uncertain} onChange={setUncertain}>
        {t.uncertain}
      </Checkbox>
      {tried && departmentId === null && <Notice tone="warning">{t.errors.departmentUnknown}</Notice>}
      {error && (
        <Notice tone="warning" live="assertive">
          {errorText(error)}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
