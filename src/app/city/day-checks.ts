// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Mistakes with days that are closed or opened twice (SD2), and with departments that lack what their stage needs (SD4). */
import type { CityFiles } from './city-files.ts';
import { instantIn } from './duty-file.ts';
import type { Finding, ProblemCode } from './city-problem.ts';

interface Closing {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly hours: { readonly from: number; readonly to: number };
}
const wholeDay = { from: 0, to: 1440 };

/** Days that are closed or opened twice: one of the two is a mistake, and nobody knows which. */
export function dayFindings({ hours, city }: CityFiles): Finding[] {
  if (!hours.value) return [];
  const { closingDays, specialOpenings } = hours.value;
  const closings = closingDays.map((c): Closing => ({
    name: c.name,
    from: c.from ?? c.on ?? '',
    to: c.to ?? c.on ?? '',
    hours: c.hours ?? wholeDay,
  }));
  const openings = specialOpenings.map((o): Closing => ({ name: o.name, from: o.on, to: o.on, hours: o.hours }));
  const timeZone = city.value?.timeZone;
  const skipped = specialOpenings.flatMap(({ on, hours: span }, i) =>
    timeZone !== undefined && [span.from, span.to].some((minute) => isSkipped(timeZone, on, minute))
      ? [hours.finding(['specialOpenings', i], 'timeSkipped')]
      : [],
  );
  const twice = (list: readonly Closing[], path: string, code: ProblemCode): Finding[] =>
    list.flatMap((one, i) => {
      const other = list.slice(0, i).find((earlier) => overlap(one, earlier));
      return other ? [hours.finding([path, i], code, { key: one.name, other: other.name })] : [];
    });
  return [
    ...skipped,
    ...twice(closings, 'closingDays', 'closingTwice'),
    ...twice(openings, 'specialOpenings', 'openingTwice'),
  ];
}

/** The night in which the clock is put forward lacks an hour. */
function isSkipped(timeZone: string, day: string, minute: number): boolean {
  const two = (part: number): string => String(part).padStart(2, '0');
  const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  return instantIn(timeZone, `${day}T${time}`) === 'timeSkipped';
}

function overlap(one: Closing, other: Closing): boolean {
  const days = one.from <= other.to && other.from <= one.to;
  return days && one.hours.from < other.hours.to && other.hours.from < one.hours.to;
}

/** What a stage needs, and who stands above whom. */
export function departmentFindings({ departments }: CityFiles): Finding[] {
  const rows = departments.value ?? [];
  const parents = new Map(rows.map(({ key, parent }) => [key, parent]));
  return rows.flatMap(({ key, stage, email, number, parent }, i) => {
    const findings: Finding[] = [];
    const takesTickets = stage === 'shadow' || stage === 'live' || stage === 'overflow';
    if (takesTickets && email === undefined)
      findings.push(departments.finding([i, 'stage'], 'noMailbox', { key, stage }));
    if (stage !== 'notConnected' && number === undefined)
      findings.push(departments.finding([i, 'stage'], 'noNumber', { key, stage }));
    if (parent !== undefined && !parents.has(parent))
      findings.push(departments.finding([i, 'parent'], 'noDepartment', { key: parent }));
    if (isBelowItself(key, parents)) findings.push(departments.finding([i, 'parent'], 'parentLoop', { key }));
    return findings;
  });
}

function isBelowItself(key: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(key); at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === key) return true;
    seen.add(at);
  }
  return false;
}
