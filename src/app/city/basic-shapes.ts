// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The small shapes the city files are made of: keys, days, hours, numbers, texts in every language. */
import { z } from 'zod';
import { isDate, weekdays, type Weekday } from '../../lib/pure/calendar.ts';
import { languages, type GermanFirst, type Language } from '../../lib/pure/language.ts';
import type { DaySpan, WeeklyHours } from '../../features/calendar/calendar.core.ts';
import { directoryTarget } from '../../platform/telephony/dial-target.ts';

/** Something that is not empty. */
export const text = z.string().trim().min(1, { error: 'empty' });
const keyShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** A key of the city files. */
export const key = z.string().regex(keyShape, { error: 'key' });
/** A key of the service catalogue (LeiKa), 14 digits. */
export const leika = z.string().regex(/^\d{14}$/, { error: 'leika' });
/** YAML without types: the words true and false. */
export const yesNo = z.enum(['true', 'false']).transform((value) => value === 'true');
/** An ISO date. */
export const date = z.string().refine(isDate, { error: 'date' });
/** A mail address. */
export const email = z.email({ error: 'email' });
/** A number of the directory; one that costs money or leads abroad is called so. */
export const dialable = z.string().superRefine((number, context) => {
  if (directoryTarget(number) === undefined) context.addIssue({ code: 'custom', message: whyNotDialled(number) });
});

function whyNotDialled(written: string): 'number' | 'numberForeign' | 'numberDear' {
  const number = written.replace(/[^+0-9]/g, '').replace(/^00/, '+');
  if (/^\+(?!49)/.test(number)) return 'numberForeign';
  // Premium, mass traffic, shared cost, personal and directory enquiry numbers, as `directoryTarget` refuses them.
  return /^(?:\+49|0)?(?:900|137|138|180|700|118)/.test(number) ? 'numberDear' : 'number';
}

/** A whole number in a span. */
export function count(min: number, max: number): z.ZodType<number> {
  return z
    .string()
    .refine((value) => /^\d{1,6}$/.test(value) && Number(value) >= min && Number(value) <= max, {
      error: 'count',
      params: { min, max },
    })
    .transform(Number);
}

function perLanguage<Value extends z.ZodType>(value: Value): z.ZodObject<Record<Language, Value>, z.core.$strict> {
  return z.strictObject(Object.fromEntries(languages.map((l) => [l, value])) as Record<Language, Value>);
}

/** A text in German and perhaps in other spoken languages. */
export const germanFirst = z
  .strictObject(
    Object.fromEntries(languages.map((l) => [l, text.optional()])) as Record<Language, z.ZodOptional<typeof text>>,
  )
  .refine((texts): boolean => texts.de !== undefined, { error: 'empty' })
  .transform((texts): GermanFirst => ({ ...onlyWritten(texts), de: texts.de ?? '' }));

function onlyWritten(texts: Partial<Record<Language, string | undefined>>): Partial<Record<Language, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, words]) => words !== undefined));
}

/** A text in every spoken language. */
export const spoken = perLanguage(text);

/** `08:00-17:00` within one day; 24:00 is its end. */
export const daySpan = z.string().transform((value, context): DaySpan => {
  const [, fromHour, fromMinute, toHour, toMinute] = /^(\d{2}):([0-5]\d)-(\d{2}):([0-5]\d)$/.exec(value) ?? [];
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  // NaN fails as well: not written as two times.
  if (!(from >= 0 && from < to && to <= 1440))
    context.addIssue({ code: 'custom', message: whyNotHours(value, from, to), params: { value } });
  return { from, to };
});

function whyNotHours(value: string, from: number, to: number): 'hours' | 'hoursNoEnd' | 'hoursOrder' {
  if (/^\d{2}:\d{2}\s*-?\s*$/.test(value)) return 'hoursNoEnd';
  return from >= to && from < 1440 && to < 1440 ? 'hoursOrder' : 'hours';
}

/** Spans of one day that do not overlap, in order. */
export const daySpans = z.array(daySpan).transform((spans, context): readonly DaySpan[] => {
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  if (sorted.some((span, i) => span.from < (sorted[i - 1]?.to ?? 0)))
    context.addIssue({ code: 'custom', message: 'overlap' });
  return sorted;
});

/** As the files name the weekdays, Monday first. */
export const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type DayName = (typeof dayNames)[number];

/** Weekdays by name in the file, by ISO number in the program. */
export const weeklyHours = z
  .strictObject(Object.fromEntries(dayNames.map((d) => [d, daySpans])) as Record<DayName, typeof daySpans>)
  .transform((days): WeeklyHours => {
    const spansOf = (day: Weekday): readonly DaySpan[] => days[dayNames[day - 1] ?? 'monday'];
    return Object.fromEntries(weekdays.map((day) => [day, spansOf(day)])) as unknown as WeeklyHours;
  });

/** How far a department or service has joined (domain: stage). */
export const stage = z.enum(['notConnected', 'directory', 'shadow', 'live', 'overflow']);
