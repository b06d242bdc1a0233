// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { fieldGroups, whyNotTyped, type CityField, type CityFieldId, type FieldGroup } from '../city-field.core.ts';
import type { ShownSettings } from '../city-settings.contract.ts';
import { useCitySettingTexts } from '../city-settings.texts.ts';
import '../../../ui/table.css';

/** One row a setting: what it means, what stands there, what is possible and where it takes effect. */
export function SettingsTable({
  group,
  seen,
  typed,
  onType,
}: {
  readonly group: FieldGroup;
  readonly seen: ShownSettings;
  readonly typed: Readonly<Record<string, string>>;
  readonly onType: (id: CityFieldId, text: string) => void;
}): ReactNode {
  const t = useCitySettingTexts();
  return (
    <div className="ui-table-frame">
      <table className="ui-table city-settings-table">
        <thead>
          <tr>
            <th scope="col">{t.columns.setting}</th>
            <th scope="col">{t.columns.value}</th>
            <th scope="col">{t.columns.limits}</th>
            <th scope="col">{t.columns.effect}</th>
          </tr>
        </thead>
        <tbody>
          {fieldGroups[group].map((field) => {
            const name = t.names[field.id];
            const value = typed[field.id] ?? seen.typed[field.id] ?? '';
            return (
              <tr key={field.id}>
                <th scope="row">
                  <span>{name}</span>
                  <span className="ui-small ui-muted">{t.meanings[field.id]}</span>
                </th>
                <td>
                  <Field field={field} name={name} value={value} onType={(text) => onType(field.id, text)} />
                </td>
                <td className="ui-small">
                  {field.kind === 'count' && (
                    <>
                      {t.range(field.min, field.max)} {t.units[field.unit]}
                      <span className="ui-muted"> · {t.standard(field.standard)}</span>
                    </>
                  )}
                </td>
                <td className="ui-small">{t.effects[field.id]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Field({
  field,
  name,
  value,
  onType,
}: {
  readonly field: CityField;
  readonly name: string;
  readonly value: string;
  readonly onType: (text: string) => void;
}): ReactNode {
  const t = useCitySettingTexts();
  const kinds: Readonly<Record<string, string>> = t.kinds;
  if (field.kind === 'choice')
    return (
      <Select
        label={name}
        hideLabel
        choices={field.choices.map((id) => ({ id, name: kinds[id] ?? id }))}
        value={value}
        onChange={onType}
      />
    );
  const fault = whyNotTyped(field, value);
  const error =
    fault === undefined
      ? undefined
      : fault.code === 'count'
        ? t.faults.count(fault.min, fault.max)
        : t.faults[fault.code];
  return (
    <TextField
      label={name}
      className={`city-settings-field city-settings-${field.kind}`}
      value={value}
      onChange={onType}
      error={error}
      {...(field.kind === 'count' && { inputMode: 'numeric' as const })}
      {...(field.kind === 'lines' && { lines: Math.max(2, value.split('\n').length) })}
      {...(field.kind === 'text' && { maxLength: field.most })}
    />
  );
}
