// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { RadioGroup } from '../../../ui/check.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { asJson, noHours, type DepartmentValue } from '../directory-edit.core.ts';
import { addDepartment, changeDepartment, type EditedDepartment } from '../directory-edit.contract.ts';
import { useDirectoryEditTexts } from '../directory-edit.texts.ts';
import { isBelowItself, treeOrder } from '../department-tree.core.ts';
import { EditWindow } from './edit-window.ui.tsx';
import {
  ExceptionFields,
  readExceptions,
  readWeek,
  typedExceptions,
  typedWeek,
  WeekFields,
} from './hours-fields.ui.tsx';
import { useSaving } from './use-saving.ui.ts';

const onTop = '-';

/** A department that is new. */
export function newDepartment(parent: string | null): DepartmentValue {
  return {
    ...{ key: '', name: '', nameEn: '', tasks: '', parent, number: null, email: null },
    ...{ hours: noHours, exceptions: [], connects: 'announce', deputy: null },
  };
}

/** The form of a department; `there` null = a new one. */
export function DepartmentForm({
  there,
  start,
  all,
  onClose,
}: {
  readonly there: EditedDepartment | null;
  readonly start: DepartmentValue;
  readonly all: readonly EditedDepartment[];
  readonly onClose: () => void;
}): ReactNode {
  const t = useDirectoryEditTexts();
  const [version, setVersion] = useState(there?.version ?? 0);
  const [value, setValue] = useState(start);
  const [week, setWeek] = useState(typedWeek(start.hours));
  const [exceptions, setExceptions] = useState(typedExceptions(start.exceptions));
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const saving = useSaving(
    ({ departments }) => departments.find(({ departmentId }) => departmentId === there?.departmentId),
    onClose,
  );
  const set = (change: Partial<DepartmentValue>): void => setValue({ ...value, ...change });
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const hours = readWeek(week);
  const days = readExceptions(exceptions);
  const ready: DepartmentValue = { ...value, hours: hours ?? value.hours, exceptions: days ?? value.exceptions };
  const save = (): void => {
    setTried(true);
    if (value.name.trim() === '' || !hours || !days) return;
    // The schema's lists can be written.
    const body = { value: ready as EditedDepartment['value'], why };
    saving.save(
      () =>
        there
          ? call(changeDepartment, { params: { departmentId: there.departmentId }, body: { ...body, version } })
          : call(addDepartment, { body }),
      t.saved(value.name),
    );
  };
  const { conflict } = saving;
  const values = all.map((one) => one.value);
  const parents = treeOrder(values).filter(
    ({ node }) => there === null || !isBelowItself(values, there.value.key, node.key),
  );
  return (
    <EditWindow
      title={there ? t.changeDepartment(there.value.name) : t.newDepartment}
      {...{ busy: saving.busy, error: saving.error, why, onWhy: setWhy, onSave: save, onClose }}
      theirs={
        conflict && {
          value: asJson(conflict.value),
          mine: asJson(ready),
          keepMine: () => {
            setVersion(conflict.version);
            saving.decided();
          },
          takeTheirs: () => {
            setVersion(conflict.version);
            setValue(conflict.value);
            setWeek(typedWeek(conflict.value.hours));
            setExceptions(typedExceptions(conflict.value.exceptions));
            saving.decided();
          },
        }
      }
    >
      <div className="directory-two">
        <TextField
          label={t.fields['name'] ?? ''}
          value={value.name}
          onChange={(name) => set({ name })}
          maxLength={200}
          autoFocus
          error={tried && value.name.trim() === '' ? t.nameMissing : undefined}
        />
        <TextField
          label={t.fields['nameEn'] ?? ''}
          optional={t.optional}
          value={value.nameEn}
          onChange={(nameEn) => set({ nameEn })}
          maxLength={200}
        />
      </div>
      <TextField
        label={t.fields['tasks'] ?? ''}
        hint={t.tasksHint}
        value={value.tasks}
        onChange={(tasks) => set({ tasks })}
        maxLength={1000}
        lines={2}
      />
      <Select
        label={t.fields['parent'] ?? ''}
        choices={[
          { id: onTop, name: t.onTop },
          ...parents.map(({ node, depth }) => ({ id: node.key, name: `${'– '.repeat(depth)}${node.name}` })),
        ]}
        value={value.parent ?? onTop}
        onChange={(id) => set({ parent: id === onTop ? null : id })}
      />
      <div className="directory-two">
        <TextField
          label={t.fields['number'] ?? ''}
          hint={t.numberHint}
          value={value.number ?? ''}
          onChange={(text) => set({ number: orNull(text) })}
          inputMode="tel"
          maxLength={40}
        />
        <TextField
          label={t.fields['email'] ?? ''}
          hint={t.emailHint}
          type="email"
          value={value.email ?? ''}
          onChange={(text) => set({ email: orNull(text) })}
          maxLength={200}
        />
      </div>
      <Select
        label={t.fields['deputy'] ?? ''}
        choices={[
          { id: onTop, name: t.noDeputy },
          ...all
            .filter((one) => one.value.key !== value.key)
            .map((one) => ({ id: one.value.key, name: one.value.name })),
        ]}
        value={value.deputy ?? onTop}
        onChange={(id) => set({ deputy: id === onTop ? null : id })}
      />
      <p className="ui-small ui-muted">{t.deputyHint}</p>
      <RadioGroup
        label={t.fields['connects'] ?? ''}
        choices={[
          { id: 'announce', name: t.connects.announce, detail: t.connects.announceDetail },
          { id: 'straight', name: t.connects.straight, detail: t.connects.straightDetail },
        ]}
        value={value.connects}
        onChange={(connects) => set({ connects })}
      />
      <fieldset className="directory-fieldset">
        <legend>{t.hours}</legend>
        <WeekFields typed={week} tried={tried} onChange={setWeek} />
      </fieldset>
      <ExceptionFields typed={exceptions} tried={tried} onChange={setExceptions} />
    </EditWindow>
  );
}
