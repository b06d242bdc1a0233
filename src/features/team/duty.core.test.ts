// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeRoster, longestDutyMs, mondayOf, rosterWindow, type RosterPerson, type RosterRow } from './duty.core.ts';

const calendar = { timeZone: 'Europe/Berlin' };
const now = Date.parse('2026-11-25T10:00+01:00');
const at = (day: number, time: string): number => Date.parse(`2026-11-${day}T${time}+01:00`);
const open = (day: string) =>
  day.endsWith('-28')
    ? []
    : [
        { start: Date.parse(`${day}T08:00+01:00`), end: Date.parse(`${day}T12:00+01:00`) },
        { start: Date.parse(`${day}T13:00+01:00`), end: Date.parse(`${day}T17:00+01:00`) },
      ];
const person = (name: string, displayName: string, more: Partial<RosterPerson> = {}): RosterPerson => ({
  ...{ accountId: name, name, displayName, active: true, weeklyMinutes: null, ...more },
});
const team = [
  person('ayse', 'Ayşe Kaya'),
  person('piotr', 'Piotr Nowak'),
  person('frei', 'Lena Frei'),
  person('gone', 'Erik Fort', { active: false }),
  person('mueller1', 'Anna Müller'),
  person('mueller2', 'Anna Müller'),
];
const row = (line: number, name: string, from: number, to: number, more: Partial<RosterRow> = {}): RosterRow => ({
  ...{ line, names: [name], when: { kind: 'span', start: from, end: to }, about: '', ...more },
});
const judge = (rows: readonly RosterRow[], people: readonly RosterPerson[] = team) =>
  judgeRoster(rows, people, calendar, open, now);
const codes = (rows: readonly RosterRow[], people?: readonly RosterPerson[]): string[] =>
  judge(rows, people).problems.map(({ line, code, name, detail }) => [line, code, name, detail].join(' ').trim());

describe('whose shift it is', () => {
  test.each([
    ['Ayşe Kaya', 'ayse'],
    ['Kaya, Ayşe', 'ayse'],
    ['AYSE KAYA', 'ayse'],
    ['ayse', 'ayse'],
    ['Frühdienst Piotr Nowak (Raum 3)', 'piotr'],
    ['mueller2', 'mueller2'],
  ])('[TM5] %s', (name, accountId) => {
    expect(judge([row(1, name, at(26, '08:00'), at(26, '16:00'))]).duties).toEqual([
      { accountId, start: at(26, '08:00'), end: at(26, '16:00') },
    ]);
  });

  test.each([
    ['Kaya', 'personUnknown'],
    ['Kaya-Nowak', 'personUnknown'],
    ['Anna Müller', 'personAmbiguous'],
    ['Erik Fort', 'personInactive'],
    ['', 'nameMissing'],
    ['!!!', 'personUnknown'],
  ])('[TM5] [TM8] "%s" is refused: %s', (name, code) => {
    const { duties, problems, days } = judge([row(7, name, at(26, '08:00'), at(26, '16:00'))]);
    expect([duties, days, problems.map((one) => [one.line, one.code])]).toEqual([[], null, [[7, code]]]);
  });

  test('[TM5] the first text that names somebody counts, so a calendar of their own is enough', () => {
    const named = row(1, '', at(26, '08:00'), at(26, '16:00'), { names: ['Frühdienst', 'Piotr Nowak'] });
    expect(judge([named]).duties[0]?.accountId).toBe('piotr');
  });
});

describe('[TM6] what is no shift', () => {
  test.each(['Urlaub', 'Resturlaub', 'krank', 'Krankmeldung', 'dienstfrei', 'Ayşe Kaya: Urlaub', 'vacation'])(
    '%s',
    (about) => {
      const { duties, problems } = judge([row(3, 'Ayşe Kaya', at(26, '08:00'), at(26, '16:00'), { about })]);
      expect(duties).toEqual([]);
      expect(problems).toEqual([{ line: 3, code: 'absence', name: 'Ayşe Kaya', detail: '' }]);
    },
  );

  test('somebody is called Frei, and works', () => {
    expect(judge([row(1, 'Lena Frei', at(26, '08:00'), at(26, '16:00'), { about: 'Lena Frei' })]).duties).toHaveLength(
      1,
    );
    expect(codes([row(1, 'Lena Frei', at(26, '08:00'), at(26, '16:00'), { about: 'Lena Frei frei' })])).toEqual([]);
    expect(codes([row(1, 'Lena Frei', at(26, '08:00'), at(26, '16:00'), { about: 'Lena Frei krank' })])).toEqual([
      '1 absence Lena Frei',
    ]);
  });

  test('why a stranger is away is not repeated', () => {
    const stranger = row(1, 'Erika Beispiel krank', at(26, '08:00'), at(26, '16:00'), {
      about: 'Erika Beispiel krank',
    });
    expect(judge([stranger]).problems).toEqual([{ line: 1, code: 'absence', name: '', detail: '' }]);
  });

  test('cancelled and free', () => {
    const rows = (['cancelled', 'free'] as const).map((not, i) =>
      row(i + 1, 'Ayşe Kaya', at(26, '08:00'), at(26, '16:00'), { not }),
    );
    expect(codes(rows)).toEqual(['1 cancelled Ayşe Kaya', '2 free Ayşe Kaya']);
  });
});

test('[TM7] of overlapping shifts the first in the file is taken, the same one is told as twice, one that follows is none of both', () => {
  const rows = [
    row(5, 'Ayşe Kaya', at(26, '12:00'), at(26, '16:00')),
    row(2, 'Ayşe Kaya', at(26, '08:00'), at(26, '13:00')),
    row(6, 'Ayşe Kaya', at(26, '08:00'), at(26, '13:00')),
    row(7, 'Ayşe Kaya', at(26, '13:00'), at(26, '17:00')),
    row(8, 'Piotr Nowak', at(26, '08:00'), at(26, '13:00')),
  ];
  expect(codes(rows)).toEqual(['5 overlaps Ayşe Kaya 2', '6 twice Ayşe Kaya 2']);
  expect(judge(rows).duties.map(({ accountId, start }) => [accountId, start])).toEqual([
    ['ayse', at(26, '08:00')],
    ['piotr', at(26, '08:00')],
    ['ayse', at(26, '13:00')],
  ]);
});

test('[TM8] [TM9] times that cannot be, and times that do not count', () => {
  expect(
    codes([
      row(1, 'ayse', at(26, '16:00'), at(26, '08:00')),
      row(2, 'ayse', at(26, '08:00'), at(26, '08:00')),
      row(3, 'ayse', at(26, '06:00'), at(26, '06:00') + longestDutyMs + 1),
      row(4, 'ayse', at(22, '08:00'), at(22, '16:00')),
      row(5, 'ayse', at(26, '08:00') + 200 * 86_400_000, at(26, '16:00') + 200 * 86_400_000),
      row(6, 'ayse', 0, 0, { when: { kind: 'unreadable', text: 'früh' } }),
      row(7, 'ayse', 0, 0, { when: { kind: 'day', day: '2026-11-28' } }),
    ]),
  ).toEqual([
    '1 endBeforeStart Ayşe Kaya',
    '2 endBeforeStart Ayşe Kaya',
    '3 tooLong Ayşe Kaya',
    '4 past Ayşe Kaya',
    '5 beyond Ayşe Kaya',
    '6 timeUnreadable Ayşe Kaya früh',
    '7 closedDay Ayşe Kaya',
  ]);
});

test('[TM9] a whole day is from the first to the last opening; earlier days of this week still count', () => {
  const { duties, days } = judge([row(1, 'ayse', 0, 0, { when: { kind: 'day', day: '2026-11-23' } })]);
  expect(duties).toEqual([{ accountId: 'ayse', start: at(23, '08:00'), end: at(23, '17:00') }]);
  expect(days).toEqual({ from: '2026-11-23', to: '2026-11-23' });
});

test('[TM8] more hours in a week than the contract says are told, breaks left out, and taken', () => {
  const people = [person('ayse', 'Ayşe Kaya', { weeklyMinutes: 16 * 60 })];
  const two = [23, 24].map((day) => row(day, 'ayse', at(day, '08:00'), at(day, '16:30')));
  expect(codes(two, people)).toEqual([]);
  const three = [...two, row(25, 'ayse', at(25, '08:00'), at(25, '10:00'))];
  expect(codes(three, people)).toEqual(['23 overHours Ayşe Kaya 2026-11-23 18 16']);
  expect(judge(three, people).duties).toHaveLength(3);
});

test('weeks begin on Monday', () => {
  expect(['2026-11-23', '2026-11-29', '2026-11-30', '2027-01-01'].map(mondayOf)).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-11-30',
    '2026-12-28',
  ]);
  expect(rosterWindow(calendar, now).from).toBe(at(23, '00:00'));
});

test('[TM7] whatever a file says, what is taken of one person never overlaps, and every row is taken or told', () => {
  const anyRow = fc.record({
    who: fc.constantFrom('ayse', 'piotr', 'nobody'),
    from: fc.integer({ min: -10, max: 60 }),
    length: fc.integer({ min: -3, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 30 }), (list) => {
      const rows = list.map(({ who, from, length }, i) =>
        row(i + 1, who, at(23, '08:00') + from * 3_600_000, at(23, '08:00') + (from + length) * 3_600_000),
      );
      const { duties, problems } = judge(rows);
      expect(duties.length + problems.length).toBe(rows.length);
      for (const [i, one] of duties.entries())
        for (const other of duties.slice(i + 1))
          if (one.accountId === other.accountId) expect(one.end <= other.start || other.end <= one.start).toBe(true);
    }),
    { numRuns: 500 },
  );
});
