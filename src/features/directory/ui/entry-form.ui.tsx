// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { Checkbox, Segments } from '../../../ui/check.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { asJson, noHours, type EntryValue } from '../directory-edit.core.ts';
import {
  addDirectoryEntry,
  changeDirectoryEntry,
  type EditedDepartment,
  type EditedEntry,
} from '../directory-edit.contract.ts';
import { useDirectoryEditTexts } from '../directory-edit.texts.ts';
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

const nobody = '-';

/** A person or place that is new. */
export function newEntry(department: string): EntryValue {
  return {
    ...{ key: '', kind: 'person', name: '', role: '', department, number: null, acceptance: 'answer' },
    ...{ hours: null, exceptions: [], deputy: null, account: null },
  };
}

/** The form of a place or person; `there` null = a new one. */
export function EntryForm({
  there,
  start,
  departments,
  entries,
  onClose,
}: {
  readonly there: EditedEntry | null;
  readonly start: EntryValue;
  readonly departments: readonly EditedDepartment[];
  readonly entries: readonly EditedEntry[];
  readonly onClose: () => void;
}): ReactNode {
  const t = useDirectoryEditTexts();
  const [version, setVersion] = useState(there?.version ?? 0);
  const [value, setValue] = useState(start);
  const [ownHours, setOwnHours] = useState(start.hours !== null);
  const [week, setWeek] = useState(typedWeek(start.hours ?? noHours));
  const [exceptions, setExceptions] = useState(typedExceptions(start.exceptions));
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const saving = useSaving(
    ({ entries: fresh }) => fresh.find(({ directoryEntryId }) => directoryEntryId === there?.directoryEntryId),
    onClose,
  );
  const set = (change: Partial<EntryValue>): void => setValue({ ...value, ...change });
  const hours = ownHours ? readWeek(week) : null;
  const days = readExceptions(exceptions);
  const ready: EntryValue = { ...value, hours: hours ?? null, exceptions: days ?? value.exceptions };
  const noNumber = value.number === null && value.account === null;
  const save = (): void => {
    setTried(true);
    if (value.name.trim() === '' || noNumber || hours === undefined || !days) return;
    const body = { value: ready as EditedEntry['value'], why };
    saving.save(
      () =>
        there
          ? call(changeDirectoryEntry, {
              params: { directoryEntryId: there.directoryEntryId },
              body: { ...body, version },
            })
          : call(addDirectoryEntry, { body }),
      t.saved(value.name),
    );
  };
  const { conflict } = saving;
  const reset = (fresh: EditedEntry): void => {
    setValue(fresh.value);
    setOwnHours(fresh.value.hours !== null);
    setWeek(typedWeek(fresh.value.hours ?? noHours));
    setExceptions(typedExceptions(fresh.value.exceptions));
  };
  const deputies = entries.filter(({ value: other }) => other.key !== value.key);
  return (
    <EditWindow
      title={there ? t.changeEntry(there.value.name) : t.newEntry}
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
            reset(conflict);
            saving.decided();
          },
        }
      }
    >
      <Segments
        label={t.fields['kind'] ?? ''}
        choices={[
          { id: 'person', name: t.person },
          { id: 'place', name: t.place },
        ]}
        value={value.kind}
        onChange={(kind) => set({ kind })}
      />
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
          label={t.fields['role'] ?? ''}
          optional={t.optional}
          value={value.role}
          onChange={(role) => set({ role })}
          maxLength={300}
        />
      </div>
      <Select
        label={t.fields['department'] ?? ''}
        choices={departments.map(({ value: { key, name } }) => ({ id: key, name }))}
        value={value.department}
        onChange={(department) => set({ department })}
      />
      <div className="directory-two">
        <TextField
          label={t.fields['number'] ?? ''}
          hint={value.account === null ? t.numberHint : t.ownPhoneHint}
          value={value.number ?? ''}
          onChange={(text) => set({ number: text.trim() === '' ? null : text.trim() })}
          inputMode="tel"
          maxLength={40}
          error={tried && noNumber ? t.numberMissing : undefined}
        />
        <Select
          label={t.fields['acceptance'] ?? ''}
          choices={[
            { id: 'answer', name: t.acceptance.answer },
            { id: 'key', name: t.acceptance.key },
          ]}
          value={value.acceptance}
          onChange={(acceptance) => set({ acceptance })}
        />
      </div>
      <Select
        label={t.fields['deputy'] ?? ''}
        choices={[
          { id: nobody, name: t.noDeputy },
          ...deputies.map((one) => ({
            id: one.value.key,
            name: one.value.name,
            ...(one.value.role !== '' && { detail: one.value.role }),
          })),
        ]}
        value={value.deputy ?? nobody}
        onChange={(id) => set({ deputy: id === nobody ? null : id })}
      />
      <Checkbox checked={ownHours} onChange={setOwnHours}>
        {t.ownHours}
      </Checkbox>
      {ownHours && <WeekFields typed={week} tried={tried} onChange={setWeek} />}
      <ExceptionFields typed={exceptions} tried={tried} onChange={setExceptions} />
    </EditWindow>
  );
}
