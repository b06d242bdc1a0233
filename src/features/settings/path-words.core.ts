// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Places and values of settings in the words of the screens: `weekly › 5` is "Öffnungszeiten › Freitag", 480 is "08:00". Words that
 * are not known stay as they are: a key is better than nothing. Rules: settings.spec.md (ST14).
 */
import type { Json } from './setting-change.core.ts';

/** What names of fields and fixed values are called. */
export interface PathWords {
  readonly fields: Readonly<Record<string, string>>;
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly languages: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  /** `Stufe 2` of a list without names. */
  readonly entry: (field: string, at: string) => string | undefined;
}

/** A path as somebody would say it. */
export function wordsOfPath(path: readonly string[], words: PathWords): readonly string[] {
  return path.map((name, i) => wordOfStep(name, path[i - 1], words));
}

function wordOfStep(name: string, around: string | undefined, words: PathWords): string {
  if (isWeek(around) && /^[1-7]$/.test(name)) return words.weekdays[Number(name) - 1] ?? name;
  const entry = around === undefined || !/^\d+$/.test(name) ? undefined : words.entry(around, name);
  // Languages stand below a text; elsewhere two letters are a key like any other.
  return entry ?? words.fields[name] ?? (around === undefined ? undefined : words.languages[name]) ?? name;
}

function isWeek(name: string | undefined): boolean {
  return name === 'weekly' || name === 'hours' || name === 'week';
}

/** A value with times of day instead of minutes, days instead of their numbers, and fixed words in the reader's language. */
export function readableValue(value: Json, path: readonly string[], words: PathWords): Json {
  const name = path.at(-1);
  if (typeof value === 'string') return words.values[value] ?? asDay(value);
  if (typeof value === 'number')
    return isInstant(name, value) ? asInstant(value) : isMinute(path) ? timeOf(value) : value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one: Json, i) => readableValue(one, [...path, String(i + 1)], words));
  const span = asSpan(value as Readonly<Record<string, Json>>);
  if (span !== undefined) return span;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      wordOfStep(key, name, words),
      readableValue(one, [...path, key], words),
    ]),
  );
}

/** `{ from: 480, to: 1020 }` as "08:00–17:00". */
function asSpan(value: Readonly<Record<string, Json>>): string | undefined {
  const { from, to } = value;
  const isSpan = typeof from === 'number' && typeof to === 'number' && to <= 1440 && Object.keys(value).length === 2;
  return isSpan ? `${timeOf(from)}–${timeOf(to)}` : undefined;
}

/** One end of hours that changed by itself. */
function isMinute(path: readonly string[]): boolean {
  const name = path.at(-1);
  return (name === 'from' || name === 'to') && path.some((step) => isWeek(step) || step === 'span');
}

function isInstant(name: string | undefined, value: number): boolean {
  return (name === 'from' || name === 'until' || name === 'at') && value > 100_000_000_000;
}

const berlin = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'medium', timeStyle: 'short' });

function asInstant(value: number): string {
  return berlin.format(value);
}

/** `2026-12-24` as it is written here. */
function asDay(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year === undefined ? text : `${day}.${month}.${year}`;
}

function timeOf(minutes: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
