// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A week of hours and the days with other ones, as people type them. */
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { weekdays } from '../../../lib/pure/calendar.ts';
import type { WeeklyHours } from '../../calendar/calendar.core.ts';
import { readDayHours, writtenHours } from '../directory.core.ts';
import { useDirectoryTexts } from '../directory.texts.ts';
import { useDirectoryEditTexts } from '../directory-edit.texts.ts';
import type { HoursException } from '../hours-exceptions.core.ts';
import './departments.css';

/** An exception while it is typed. */
export interface TypedException {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  /** Empty = closed. */
  readonly hours: string;
}

/** The week as it is typed, Monday first. */
export function typedWeek(hours: WeeklyHours): readonly string[] {
  return writtenHours(hours);
}

/** The hours that were typed; undefined = a day is not understood. */
export function readWeek(typed: readonly string[]): WeeklyHours | undefined {
  const days = typed.map(readDayHours);
  if (days.some((spans) => spans === undefined)) return undefined;
  return Object.fromEntries(weekdays.map((day, at) => [day, days[at] ?? []])) as unknown as WeeklyHours;
}

/** Exceptions as they are typed. */
export function typedExceptions(exceptions: readonly HoursException[]): readonly TypedException[] {
  return exceptions.map(({ from, to, name, spans }) => ({
    ...{ from, to, name },
    hours: writtenHours({ 1: spans, 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] })[0] ?? '',
  }));
}

/** The exceptions that were typed; undefined = one is not complete or not understood. */
export function readExceptions(typed: readonly TypedException[]): readonly HoursException[] | undefined {
  const read = typed.map(({ from, to, name, hours }) => ({ from, to, name: name.trim(), spans: readDayHours(hours) }));
  const complete = read.every(({ from, to, name, spans }) => from !== '' && to !== '' && name !== '' && spans);
  return complete ? read.map((one) => ({ ...one, spans: one.spans ?? [] })) : undefined;
}

/** Seven lines, Monday first. */
export function WeekFields({
  typed,
  tried,
  onChange,
}: {
  readonly typed: readonly string[];
  readonly tried: boolean;
  readonly onChange: (typed: readonly string[]) => void;
}): ReactNode {
  const t = useDirectoryTexts();
  return (
    <div className="departments-week">
      {typed.map((text, at) => (
        <TextField
          key={t.longDays[at]}
          label={t.longDays[at] ?? ''}
          value={text}
          onChange={(value) => onChange(typed.map((old, index) => (index === at ? value : old)))}
          maxLength={100}
          error={tried && readDayHours(text) === undefined ? t.hoursWrong : undefined}
        />
      ))}
    </div>
  );
}

/** Days with other hours: from, to, why, hours; nothing = closed. */
export function ExceptionFields({
  typed,
  tried,
  onChange,
}: {
  readonly typed: readonly TypedException[];
  readonly tried: boolean;
  readonly onChange: (typed: readonly TypedException[]) => void;
}): ReactNode {
  const t = useDirectoryEditTexts();
  const days = useDirectoryTexts();
  const set = (at: number, change: Partial<TypedException>): void =>
    onChange(typed.map((old, index) => (index === at ? { ...old, ...change } : old)));
  return (
    <fieldset className="directory-fieldset">
      <legend>{t.exceptions}</legend>
      <p className="ui-muted ui-small">{t.exceptionsHint}</p>
      {typed.map((one, at) => (
        // A line has no name of its own before it is complete.
        <div key={at} className="directory-exception" role="group" aria-label={t.exceptionAt(at + 1)}>
          <TextField
            label={t.from}
            type="date"
            value={one.from}
            onChange={(from) => set(at, one.to === '' || one.to < from ? { from, to: from } : { from })}
            error={tried && one.from === '' ? t.dayMissing : undefined}
          />
          <TextField
            label={t.to}
            type="date"
            value={one.to}
            onChange={(to) => set(at, { to })}
            error={tried && (one.to === '' || one.to < one.from) ? t.endMissing : undefined}
          />
          <TextField
            label={t.reason}
            value={one.name}
            onChange={(name) => set(at, { name })}
            maxLength={100}
            error={tried && one.name.trim() === '' ? t.reasonMissing : undefined}
          />
          <TextField
            label={t.otherHours}
            placeholder={t.closed}
            value={one.hours}
            onChange={(hours) => set(at, { hours })}
            maxLength={100}
            error={tried && readDayHours(one.hours) === undefined ? days.hoursWrong : undefined}
          />
          <IconButton
            icon="close"
            label={t.removeException(at + 1)}
            onPress={() => onChange(typed.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button size="small" icon="plus" onPress={() => onChange([...typed, { from: '', to: '', name: '', hours: '' }])}>
        {t.addException}
      </Button>
    </fieldset>
  );
}
