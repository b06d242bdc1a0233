// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { everyTopic, type Skills } from '../agent/agent.core.ts';
import { coverOf, rosterGaps, skillGaps, type Capable } from './cover.core.ts';

const at = (day: number, time: string): number => Date.parse(`2026-11-${day}T${time}+01:00`);
const open = (day: number) => ({ day: `2026-11-${day}`, open: [{ start: at(day, '08:00'), end: at(day, '17:00') }] });
const capable = (accountId: string, languages: Skills['languages'], topics: Skills['topics'] = {}): Capable => ({
  accountId,
  skills: { languages, topics },
});
const team = [
  capable('ayse', { de: 'good', tr: 'good', ku: 'canHelp' }),
  capable('piotr', { de: 'good', pl: 'good' }),
  capable('claire', { de: 'canHelp', fr: 'good' }),
];
const duty = (accountId: string, day: number, from: string, to: string) => ({
  accountId,
  start: at(day, from),
  end: at(day, to),
});
const noonOf = (day: string): number => Date.parse(`${day}T13:00+01:00`);

describe('[TM12] cover', () => {
  test('hour by hour, fluent and helping apart; who is there only for a part of the hour does not count', () => {
    const [day] = coverOf(
      [open(26)],
      [duty('ayse', 26, '08:00', '12:00'), duty('piotr', 26, '08:30', '17:00'), duty('claire', 26, '11:00', '17:00')],
      team,
    );
    const german = day?.hours.map(({ languages }) => `${languages.de.good}+${languages.de.canHelp}`);
    expect(german).toEqual(['1+0', '2+0', '2+0', '2+1', '1+1', '1+1', '1+1', '1+1', '1+1']);
    expect(day?.hours.map(({ total }) => total)).toEqual([1, 2, 2, 3, 2, 2, 2, 2, 2]);
    expect(day?.hours.map(({ languages }) => languages.ku.canHelp)).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  test('a change of people in the middle of an hour keeps the hour covered', () => {
    const [day] = coverOf([open(26)], [duty('ayse', 26, '08:00', '12:30'), duty('piotr', 26, '12:30', '17:00')], team);
    expect(day?.hours.map(({ languages }) => languages.de.good)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  test('openings that do not begin with the hour, closed days, people who take no calls', () => {
    const odd = { day: '2026-11-27', open: [{ start: at(27, '07:30'), end: at(27, '09:15') }] };
    const days = coverOf([{ day: '2026-11-28', open: [] }, odd], [duty('stranger', 27, '07:00', '17:00')], team);
    expect(
      days.map(({ day, planned, hours }) => [day, planned, hours.map(({ start, end }) => (end - start) / 60_000)]),
    ).toEqual([['2026-11-27', false, [30, 60, 15]]]);
  });
});

describe('[TM13] gaps of the roster', () => {
  const gaps = (duties: readonly ReturnType<typeof duty>[], days = [open(26)], now = at(25, '00:00')) =>
    rosterGaps(days, duties, team, now, noonOf);
  const short = (list: ReturnType<typeof gaps>): unknown[] =>
    list.map((gap) =>
      'part' in gap
        ? [
            gap.kind,
            'language' in gap ? gap.language : '',
            gap.part ??
              `${new Date(gap.from).toISOString().slice(11, 16)}-${new Date(gap.to).toISOString().slice(11, 16)}`,
          ]
        : Object.values(gap),
    );

  test('mornings, afternoons and whole days by their names, other hours by the clock', () => {
    expect(
      short(
        gaps([
          duty('piotr', 26, '08:00', '17:00'),
          duty('ayse', 26, '08:00', '13:00'),
          duty('claire', 26, '10:00', '16:00'),
        ]),
      ),
    ).toEqual([
      ['language', 'tr', 'afternoon'],
      ['language', 'fr', '07:00-09:00'],
      ['language', 'fr', '15:00-16:00'],
      ['language', 'ku', 'afternoon'],
    ]);
  });

  test('hours without anybody are told once, not for every language', () => {
    expect(
      short(
        gaps([
          duty('piotr', 26, '08:00', '15:00'),
          duty('ayse', 26, '08:00', '15:00'),
          duty('claire', 26, '08:00', '15:00'),
        ]),
      ),
    ).toEqual([['nobody', '', '14:00-16:00']]);
  });

  test('a language that is planned at no time is one sentence, days without a roster are one run', () => {
    const days = [open(24), open(25), open(26), open(27)];
    expect(short(gaps([duty('piotr', 25, '08:00', '17:00')], days, at(24, '06:00')))).toEqual([
      ['noRoster', '2026-11-24', '2026-11-24'],
      ['noRoster', '2026-11-26', '2026-11-27'],
      ['languageNever', 'tr'],
      ['languageNever', 'fr'],
      ['languageNever', 'ku'],
    ]);
    expect(short(gaps([], days, at(24, '06:00')))).toEqual([['noRoster', '2026-11-24', '2026-11-27']]);
  });

  test('what is over is not told', () => {
    expect(gaps([], [open(24)], at(25, '00:00'))).toEqual([]);
    expect(
      short(
        gaps(
          [
            duty('ayse', 26, '10:00', '17:00'),
            duty('piotr', 26, '10:00', '17:00'),
            duty('claire', 26, '10:00', '17:00'),
          ],
          [open(26)],
          at(26, '11:00'),
        ),
      ),
    ).toEqual([]);
  });
});

test('[TM14] what hangs on nobody or one person, generalists counted', () => {
  const people = [
    capable('a', { de: 'good', tr: 'good' }, { [everyTopic]: 'good', bauen: 'canHelp' }),
    capable('b', { de: 'good', tr: 'canHelp' }, { wohngeld: 'good' }),
  ];
  const found = skillGaps(people, ['wohngeld', 'melden', 'bauen']).map((gap) =>
    'good' in gap ? ['language' in gap ? gap.language : 'topic' in gap ? gap.topic : '', gap.good, gap.canHelp] : [],
  );
  expect(found).toEqual([
    ['tr', 1, 1],
    ['en', 0, 0],
    ['fr', 0, 0],
    ['it', 0, 0],
    ['pl', 0, 0],
    ['ku', 0, 0],
    ['melden', 1, 0],
    ['bauen', 0, 1],
  ]);
});
