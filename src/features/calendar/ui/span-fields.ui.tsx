// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { TextField } from '../../../ui/text-field.tsx';
import { timeOf, timeText, type DraftSpan } from '../calendar-draft.core.ts';
import { useCityHoursTexts } from '../city-hours.texts.ts';
import type { CityHours } from './use-city-hours.ui.ts';

/** Two times of day, typed in any usual way and written out when the field is left; `what` names them for screen readers. */
export function SpanFields({
  hours,
  path,
  what,
  span,
  onChange,
}: {
  readonly hours: Pick<CityHours, 'mistakeAt'>;
  readonly path: string;
  readonly what: string;
  readonly span: DraftSpan;
  readonly onChange: (span: DraftSpan) => void;
}): ReactNode {
  const t = useCityHoursTexts();
  const tidy = (name: 'from' | 'to'): void => {
    const minutes = timeOf(span[name]);
    if (minutes !== undefined && timeText(minutes) !== span[name]) onChange({ ...span, [name]: timeText(minutes) });
  };
  return (
    <>
      {(['from', 'to'] as const).map((name) => (
        <TextField
          key={name}
          className="city-hours-time"
          label={t[name]}
          aria-label={name === 'from' ? t.fromOf(what) : t.toOf(what)}
          inputMode="numeric"
          maxLength={12}
          value={span[name]}
          onChange={(typed) => onChange({ ...span, [name]: typed })}
          onBlur={() => tidy(name)}
          error={hours.mistakeAt(`${path}.${name}`)}
        />
      ))}
    </>
  );
}
