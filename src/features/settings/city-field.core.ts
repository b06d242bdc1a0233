// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The single settings of a city: what each is counted in, its limits, and what holds where nobody said anything. Knows nothing of
 * hours, menu and announcements, which have rooms of their own. Rules: settings.spec.md (ST11 …).
 */
import type { Json } from './setting-change.core.ts';

/** What a number counts. */
export type Unit = 'seconds' | 'minutes' | 'serviceHours' | 'serviceDays' | 'hours' | 'percent' | 'calls' | 'times';

/** A setting on the page. `path` leads to it in what is kept. */
export type CityField =
  | {
      readonly id: string;
      readonly kind: 'count';
      readonly path: readonly string[];
      readonly unit: Unit;
      readonly min: number;
      readonly max: number;
      readonly standard: number;
    }
  | { readonly id: string; readonly kind: 'text'; readonly path: readonly string[]; readonly most: number }
  /** One entry a line. */
  | { readonly id: string; readonly kind: 'lines'; readonly path: readonly string[] }
  | {
      readonly id: string;
      readonly kind: 'choice';
      readonly path: readonly string[];
      readonly choices: readonly string[];
    };

function count<Path extends string>(path: Path, unit: Unit, min: number, max: number, standard: number) {
  return { id: path, kind: 'count', path: path.split('.'), unit, min, max, standard } as const;
}

/** Who the city is; kept one by one. */
export const cityFields = [
  { id: 'name', kind: 'text', path: ['name'], most: 100 },
  { id: 'kind', kind: 'choice', path: ['kind'], choices: ['model', 'real'] },
  { id: 'notice.de', kind: 'text', path: ['notice', 'de'], most: 300 },
  { id: 'notice.en', kind: 'text', path: ['notice', 'en'], most: 300 },
  { id: 'number', kind: 'text', path: ['number'], most: 40 },
  { id: 'dialled', kind: 'lines', path: ['dialled'] },
] as const satisfies readonly CityField[];

/** Times and promises of routing; the limits are those of `routing.yaml`. */
export const routingFields = [
  count('ringSeconds', 'seconds', 5, 60, 15),
  count('transferSeconds', 'seconds', 5, 120, 25),
  count('missesBeforePerson', 'times', 1, 9, 3),
  count('silenceSeconds', 'seconds', 3, 60, 6),
  count('announceSeconds', 'seconds', 15, 600, 45),
  count('promiseServiceHours', 'serviceHours', 1, 400, 24),
  count('serviceLevel.percent', 'percent', 1, 100, 75),
  count('serviceLevel.seconds', 'seconds', 1, 600, 30),
  count('shortAbandonSeconds', 'seconds', 0, 60, 5),
  count('redialMinutes', 'minutes', 0, 60, 10),
  count('secondCallMinutes', 'minutes', 0, 30, 5),
  count('callbacks.perHour', 'calls', 1, 500, 12),
  count('callbacks.daysAhead', 'serviceDays', 1, 9, 3),
  count('callbacks.windowHours', 'hours', 1, 8, 2),
  count('callbacks.attempts', 'times', 1, 9, 4),
  count('callbacks.retryMinutes.busy', 'minutes', 5, 240, 15),
  count('callbacks.retryMinutes.noAnswer', 'minutes', 30, 480, 120),
  count('callLimits.lines', 'calls', 2, 900, 300),
  count('callLimits.perNumber.atOnce', 'calls', 1, 900, 3),
  count('callLimits.perNumber.inTenMinutes', 'calls', 1, 9999, 20),
  { id: 'callLimits.exceptions', kind: 'lines', path: ['callLimits', 'exceptions'] },
] as const satisfies readonly CityField[];

/** Names of all fields. */
export type CityFieldId = (typeof cityFields)[number]['id'] | (typeof routingFields)[number]['id'];

/** The two groups of settings that are saved apart. */
export const fieldGroups = { city: cityFields, routing: routingFields } as const;
export type FieldGroup = keyof typeof fieldGroups;

/** What stands in a field, as it is typed; what is not set shows what holds then. */
export function typedValue(field: CityField, settings: Json): string {
  const value = field.path.reduce<Json | undefined>((part, name) => partOf(part, name), settings);
  if (field.kind === 'count') return String(value ?? field.standard);
  if (field.kind !== 'lines') return typeof value === 'string' ? value : '';
  return Array.isArray(value) ? value.map((one: Json) => lineOf(one)).join('\n') : '';
}

function partOf(value: Json | undefined, name: string): Json | undefined {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return (value as Readonly<Record<string, Json>>)[name];
}

/** A number, or a number with how many calls it may have at once and in ten minutes. */
function lineOf(one: Json): string {
  if (one === null || typeof one !== 'object' || Array.isArray(one)) return String(one);
  const { number, atOnce, inTenMinutes } = one as Readonly<Record<string, Json>>;
  return [number, atOnce, inTenMinutes].map(String).join(' ');
}

/** ST12: why what was typed cannot be kept. */
export type FieldFault =
  | { readonly code: 'count'; readonly min: number; readonly max: number }
  | { readonly code: 'empty' | 'tooLong' | 'numberLine' | 'exceptionLine' };

const dialled = /^\+?\d{3,20}$/;
const exception = /^(\+?\d{3,20})\s+(\d{1,3})\s+(\d{1,4})$/;

/** Undefined = it can be kept. */
export function whyNotTyped(field: CityField, typed: string): FieldFault | undefined {
  const text = typed.trim();
  switch (field.kind) {
    case 'count': {
      const { min, max } = field;
      const value = Number(text);
      return /^\d{1,4}$/.test(text) && value >= min && value <= max ? undefined : { code: 'count', min, max };
    }
    case 'text':
      return text === '' ? { code: 'empty' } : text.length > field.most ? { code: 'tooLong' } : undefined;
    case 'choice':
      return field.choices.includes(text) ? undefined : { code: 'empty' };
    case 'lines': {
      const lines = linesOf(text);
      if (field.id === 'callLimits.exceptions')
        return lines.every((line) => exception.test(line) && !/ 0+( |$)/.test(line))
          ? undefined
          : { code: 'exceptionLine' };
      if (lines.length === 0) return { code: 'empty' };
      return lines.every((line) => dialled.test(line)) ? undefined : { code: 'numberLine' };
    }
  }
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '');
}

/**
 * The settings with what was typed in their place; `typed` was checked. Everything else in them stays. What a change leaves half
 * said beside it is filled up by `whole` of the caller, who knows what holds.
 */
export function withTyped(settings: Json, fields: readonly CityField[], typed: Readonly<Record<string, string>>): Json {
  return fields.reduce<Json>((whole, field) => {
    const text = typed[field.id];
    return text === undefined || text.trim() === typedValue(field, whole).trim()
      ? whole
      : withPart(whole, field.path, keptValue(field, text.trim()));
  }, settings);
}

function keptValue(field: CityField, text: string): Json {
  if (field.kind === 'count') return Number(text);
  if (field.kind !== 'lines') return text;
  if (field.id !== 'callLimits.exceptions') return [...linesOf(text)];
  return linesOf(text).map((line) => {
    const [, number = '', atOnce, inTenMinutes] = exception.exec(line) ?? [];
    return { number, atOnce: Number(atOnce), inTenMinutes: Number(inTenMinutes) };
  });
}

function withPart(whole: Json, [name = '', ...rest]: readonly string[], value: Json): Json {
  const there = whole !== null && typeof whole === 'object' && !Array.isArray(whole) ? whole : {};
  const part = (there as Readonly<Record<string, Json>>)[name] ?? null;
  return { ...there, [name]: rest.length === 0 ? value : withPart(part, rest, value) };
}
