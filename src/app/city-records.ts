// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Which records a city's files change, by part and key: for the history, and in full for taking them back (SD20). */
import type { CityPart } from '../features/settings/files/city-files.core.ts';
import { sameJson, type Json } from '../features/settings/setting-change.core.ts';
import type { City } from './city/city.ts';

/** Parts that are records; the roster has a line of its own, which never says whose shifts (TM3). */
export const recordParts = ['departments', 'directory', 'facts', 'services', 'lifeSituations', 'news', 'team'] as const;
export type RecordPart = (typeof recordParts)[number];

/** By part and key; null = there is none. */
export type Records = Partial<Record<RecordPart, Readonly<Record<string, Json>>>>;

/** The key of a list that is kept as one, because its order means something. */
const wholeList = '*';

/** Every record of a part by its key. */
function rowsOf(city: City, part: RecordPart): ReadonlyMap<string, Json> {
  const json = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
  if (part === 'lifeSituations') return new Map([[wholeList, json(city.lifeSituations)]]);
  if (part === 'news') return new Map(city.news.map((one) => [`${one.kind} ${one.title}`, json(one)]));
  if (part === 'team') return new Map(city.team.map((one) => [one.user, json(one)]));
  return new Map(city[part].map((one) => [one.key, json(one)]));
}

/** The records that differ, as they are in each of two cities. */
export function differingRecords(before: City, after: City): { readonly before: Records; readonly after: Records } {
  const [was, is]: [Records, Records] = [{}, {}];
  for (const part of recordParts) {
    const [left, right] = [rowsOf(before, part), rowsOf(after, part)];
    const keys = [...new Set([...left.keys(), ...right.keys()])];
    const changed = keys.filter((key) => !sameJson(left.get(key), right.get(key)));
    if (changed.length === 0) continue;
    was[part] = Object.fromEntries(changed.map((key) => [key, left.get(key) ?? null]));
    is[part] = Object.fromEntries(changed.map((key) => [key, right.get(key) ?? null]));
  }
  return { before: was, after: is };
}

/** What the history says: a text that changed is named, what it says stands in the article's own history. */
export function saidOf(before: Records, after: Records): { readonly before: Json; readonly after: Json } {
  const said = (records: Records, others: Records, changed: string | undefined): Json =>
    Object.fromEntries(
      recordParts.flatMap((part) => {
        const rows = Object.entries(records[part] ?? {}).filter(([, row]) => row !== null);
        const shown = rows.map(([key, row]) => {
          const isChanged = changed !== undefined && (others[part]?.[key] ?? null) !== null;
          return [key, part !== 'services' ? row : isChanged ? changed : germanTitle(row)];
        });
        return records[part] ? [[part, Object.fromEntries(shown)]] : [];
      }),
    );
  return { before: said(before, after, undefined), after: said(after, before, 'geändert') };
}

function germanTitle(row: Json): string {
  return (row as { readonly titles?: { readonly de?: string } }).titles?.de ?? '';
}

/** Records that are not what they should be, by name. */
export function changedSince(city: City, expected: Records): readonly string[] {
  return recordParts.flatMap((part) => {
    const there = rowsOf(city, part);
    return Object.entries(expected[part] ?? {}).flatMap(([key, row]) =>
      sameJson(there.get(key) ?? null, row) ? [] : [key === wholeList ? part : key],
    );
  });
}

/** The city with these records in the place of its own. */
export function withRecords(city: City, records: Records): City {
  const listOf = (part: RecordPart): readonly Json[] => {
    const rows = new Map(rowsOf(city, part));
    for (const [key, row] of Object.entries(records[part] ?? {}))
      if (row === null) rows.delete(key);
      else rows.set(key, row);
    if (part === 'lifeSituations') return [...((rows.get(wholeList) ?? []) as readonly Json[])];
    return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  };
  const changed = recordParts.filter((part) => records[part] !== undefined);
  // Written from a city of the same shape only.
  return { ...city, ...Object.fromEntries(changed.map((part) => [part, listOf(part)])) };
}

/** Keys of a part that these records take away. */
export function keysGone(records: Records, part: CityPart & RecordPart): readonly string[] {
  return Object.entries(records[part] ?? {}).flatMap(([key, row]) => (row === null ? [key] : []));
}
