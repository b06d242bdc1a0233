// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What reading a roster's file gives: its stretches, or why the whole file was refused. */
import type { RosterRow } from './duty.core.ts';

/** Bytes a roster may have: a year of fifty people is half of it. */
export const largestRoster = 4 * 1024 * 1024;
/** More stretches than this nobody reads before taking them over. */
export const mostRows = 10_000;

export const rosterRefusals = [
  'rosterEmpty',
  'rosterUnknown',
  'rosterBroken',
  'rosterTooMany',
  'rosterTooSlow',
  'columnsMissing',
] as const;
export type RosterRefusal = (typeof rosterRefusals)[number];

export type RosterReading =
  | { readonly ok: true; readonly format: 'ical' | 'csv'; readonly rows: readonly RosterRow[] }
  /** `line` is 0 where none can be named. */
  | { readonly ok: false; readonly code: RosterRefusal; readonly line: number; readonly detail: string };

/** Refuses what nobody could look through. */
export function readingOf(format: 'ical' | 'csv', rows: readonly RosterRow[]): RosterReading {
  if (rows.length === 0) return { ok: false, code: 'rosterEmpty', line: 0, detail: '' };
  if (rows.length > mostRows) return { ok: false, code: 'rosterTooMany', line: 0, detail: String(rows.length) };
  return { ok: true, format, rows };
}
