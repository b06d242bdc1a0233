// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { weekdays } from '../../../lib/pure/calendar.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { timeUnits } from '../facts/fact.core.ts';
import { useFactTexts } from '../facts/fact.texts.ts';
import type { ValueFields } from './fact-value.ui.ts';

/** The fields of a fact's value, by its kind. */
export function FactValueFields({
  fields,
  onChange,
  error,
}: {
  readonly fields: ValueFields;
  readonly onChange: (fields: ValueFields) => void;
  readonly error: string | undefined;
}): ReactNode {
  const t = useFactTexts();
  const set = (changes: Partial<ValueFields>): void => onChange({ ...fields, ...changes });
  const unit = (
    <Select
      label={t.unit}
      choices={timeUnits.map((id) => ({ id, name: t.units[id] }))}
      value={fields.unit}
      onChange={(chosen) => set({ unit: chosen })}
    />
  );
  const number = (
    <TextField
      label={t.amount}
      inputMode="numeric"
      value={fields.amount}
      onChange={(amount) => set({ amount })}
      error={error}
    />
  );
  switch (fields.kind) {
    case 'fee':
      return (
        <div className="facts-line">
          <TextField
            label={t.euros}
            inputMode="decimal"
            value={fields.euros}
            onChange={(euros) => set({ euros })}
            error={error}
          />
          <TextField
            label={t.toEuros}
            inputMode="decimal"
            value={fields.toEuros}
            onChange={(toEuros) => set({ toEuros })}
          />
        </div>
      );
    case 'deadline':
      return (
        <div className="facts-line">
          {number}
          {unit}
        </div>
      );
    case 'duration':
      return (
        <div className="facts-line">
          {number}
          <TextField
            label={t.toAmount}
            inputMode="numeric"
            value={fields.toAmount}
            onChange={(toAmount) => set({ toAmount })}
          />
          {unit}
        </div>
      );
    case 'document':
    case 'text':
      return (
        <>
          <TextField
            label={fields.kind === 'text' ? t.text : t.items}
            lines={4}
            value={fields.german}
            onChange={(german) => set({ german })}
            error={error}
          />
          <TextField
            label={fields.kind === 'text' ? t.textEnglish : t.itemsEnglish}
            lines={3}
            lang="en"
            value={fields.english}
            onChange={(english) => set({ english })}
          />
        </>
      );
    case 'hours':
      return (
        <>
          {weekdays.map((day) => (
            <TextField
              key={day}
              label={t.days[day]}
              value={fields.week[day]}
              onChange={(text) => set({ week: { ...fields.week, [day]: text } })}
              hint={day === 1 ? t.hoursHint : undefined}
              error={day === 1 ? error : undefined}
            />
          ))}
        </>
      );
    case 'address':
      return (
        <>
          <TextField label={t.street} value={fields.street} onChange={(street) => set({ street })} error={error} />
          <div className="facts-line">
            <TextField
              label={t.postcode}
              inputMode="numeric"
              value={fields.postcode}
              onChange={(postcode) => set({ postcode })}
            />
            <TextField label={t.place} value={fields.place} onChange={(place) => set({ place })} />
          </div>
        </>
      );
  }
}
