// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The duty roster in the city's files: whose a shift is and when, in the city's time (TM4). Instants are Unix milliseconds. */
import { Temporal } from 'temporal-polyfill';
import { longestDutyMs } from '../../features/team/duty.core.ts';
import { isDate } from '../../lib/pure/calendar.ts';
import type { CityFiles } from './city-files.ts';
import type { CityDuty } from './city.ts';
import type { Finding, ProblemCode } from './city-problem.ts';

/** `2026-11-23T08:00`, with `+01:00` where the clock shows it twice that night. */
const written = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?([+-]\d{2}:\d{2})?$/;

/** The instant that is written there, or why it is none. */
export function instantIn(timeZone: string, text: string): number | 'dutyTime' | 'timeSkipped' | 'timeTwice' {
  const [, day = '', , , , offset] = written.exec(text) ?? [];
  if (!isDate(day)) return 'dutyTime';
  if (offset !== undefined) return Temporal.Instant.from(text).epochMilliseconds;
  const local = Temporal.PlainDateTime.from(text);
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(timeZone, { disambiguation }),
  );
  if (!earlier || !later) return 'dutyTime';
  if (earlier.epochMilliseconds === later.epochMilliseconds) return earlier.epochMilliseconds;
  return earlier.toPlainDateTime().equals(local) ? 'timeTwice' : 'timeSkipped';
}

/** The same instant in the city's time. */
export function writtenInstant(timeZone: string, at: number): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const text = zoned.toPlainDateTime().toString({ smallestUnit: zoned.second === 0 ? 'minute' : 'second' });
  return instantIn(timeZone, text) === at ? text : `${text}${zoned.offset}`;
}

/** Mistakes with a roster, those of the page among them (TM7, TM8). */
export function dutyFindings({ roster, team, city }: CityFiles): Finding[] {
  const timeZone = city.value?.timeZone;
  if (!roster.value || timeZone === undefined) return [];
  const users = team.value && new Set(team.value.map(({ user }) => user.toLowerCase()));
  const before = new Map<string, { readonly start: number; readonly end: number }[]>();
  return roster.value.flatMap(({ user, from, to }, i) => {
    const tell = (name: string, code: ProblemCode, params: Finding['params'] = {}): Finding =>
      roster.finding([i, name], code, params);
    const unknown = users && !users.has(user.toLowerCase()) ? [tell('user', 'noUser', { key: user })] : [];
    const [start, end] = [instantIn(timeZone, from), instantIn(timeZone, to)];
    if (typeof start === 'string') return [...unknown, tell('from', start)];
    if (typeof end === 'string') return [...unknown, tell('to', end)];
    if (end <= start) return [...unknown, tell('to', 'dutyOrder')];
    if (end - start > longestDutyMs) return [...unknown, tell('to', 'dutyLong', { hours: longestDutyMs / 3_600_000 })];
    const own = before.get(user.toLowerCase()) ?? [];
    before.set(user.toLowerCase(), own);
    const isTwice = own.some((one) => one.start < end && start < one.end);
    own.push({ start, end });
    return isTwice ? [...unknown, tell('from', 'dutyTwice', { key: user })] : unknown;
  });
}

/** In the order of time. */
export function inDutyOrder(duties: readonly CityDuty[]): readonly CityDuty[] {
  return duties.toSorted((a, b) => a.start - b.start || (a.user < b.user ? -1 : 1));
}

/** The roster of files that were checked. */
export function dutiesOf(
  timeZone: string,
  rows: readonly { readonly user: string; readonly from: string; readonly to: string }[],
): readonly CityDuty[] {
  const at = (text: string): number => {
    const instant = instantIn(timeZone, text);
    if (typeof instant === 'string') throw new Error(`the roster was not checked: ${text}`);
    return instant;
  };
  return inDutyOrder(rows.map(({ user, from, to }) => ({ user, start: at(from), end: at(to) })));
}
