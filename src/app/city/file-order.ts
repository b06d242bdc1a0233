// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The order of names in the files: a database keeps none, and the same city shall always be the same bytes (SD7). */
import { requiredPrompts } from '../../features/menu/prompt.core.ts';
import { easyGerman, languages } from '../../lib/pure/language.ts';
import type { Writable } from './write-yaml.ts';

const routing =
  'ringSeconds transferSeconds missesBeforePerson widening afterSeconds language topic announceSeconds silenceSeconds promiseServiceHours serviceLevel seconds percent shortAbandonSeconds redialMinutes secondCallMinutes callLimits lines perNumber number atOnce inTenMinutes exceptions callbacks perHour daysAhead windowHours attempts retryMinutes busy noAnswer';
const announcements = 'prompts languageMenu menu choice person ticket privacy recordings';

const ranks = new Map(
  [
    ...languages,
    easyGerman,
    'key',
    'names',
    ...routing.split(' '),
    ...announcements.split(' '),
    ...requiredPrompts,
  ].map((name, at) => [name, at]),
);

/** The value with its names in order, everywhere in it: those that are known as people expect them, others by the alphabet. */
export function inFileOrder(value: object): Writable {
  return ordered(JSON.parse(JSON.stringify(value)) as Writable);
}

function ordered(value: Writable): Writable {
  if (Array.isArray(value)) return value.map((one: Writable) => ordered(one));
  if (typeof value !== 'object') return value;
  const rankOf = (name: string): number => ranks.get(name) ?? ranks.size;
  const entries: (readonly [string, Writable])[] = Object.entries(value);
  return Object.fromEntries(
    entries
      .toSorted(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
      .map(([name, one]) => [name, ordered(one)]),
  );
}
