// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantIn, writtenInstant } from './duty-file.ts';
import { littleCity } from './little-city.fixture.ts';
import { readCity } from './load-city.ts';
import { writeCity } from './write-city.ts';

const zone = 'Europe/Berlin';

it.each([
  ['2026-11-23T08:00', Date.UTC(2026, 10, 23, 7)],
  ['2026-07-01T08:00', Date.UTC(2026, 6, 1, 6)],
  ['2026-10-25T02:30+02:00', Date.UTC(2026, 9, 25, 0, 30)],
  ['2026-10-25T02:30+01:00', Date.UTC(2026, 9, 25, 1, 30)],
])('[SD19] %s is one instant, and written the same', (text, at) => {
  expect(instantIn(zone, text)).toBe(at);
  expect(writtenInstant(zone, at)).toBe(text);
});

it.each([
  ['2027-03-28T02:30', 'timeSkipped'],
  ['2026-10-25T02:30', 'timeTwice'],
  ['2026-11-23 08:00', 'dutyTime'],
  ['2026-11-31T08:00', 'dutyTime'],
  ['2026-11-23T24:00', 'dutyTime'],
])('[SD19] %s is no instant: %s', (text, why) => {
  expect(instantIn(zone, text)).toBe(why);
});

it('[SD19] every second of two years survives the way through a file', () => {
  const seconds = fc.integer({ min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2028, 0, 1) / 1000 });
  fc.assert(
    fc.property(seconds, (at) => {
      expect(instantIn(zone, writtenInstant(zone, at * 1000))).toBe(at * 1000);
    }),
    { numRuns: 500 },
  );
});

it('[SD2] a special opening at a time the change to summer time leaves out is told with its line', async () => {
  const tree = writeCity(await littleCity());
  const told = (hours: string, on = '2027-03-28') => {
    const text = (tree.texts.get('hours.yaml') ?? '').replace(
      /^specialOpenings:.*$/m,
      `specialOpenings:\n  - { on: ${on}, hours: ${hours}, name: Nachtdienst }`,
    );
    const { findings } = readCity({ ...tree, texts: new Map([...tree.texts, ['hours.yaml', text]]) });
    const line = text.split('\n').findIndex((one) => one.includes('Nachtdienst')) + 1;
    return findings.map((one) => [one.code, one.line === line]);
  };
  expect(told('02:30-06:00')).toEqual([['timeSkipped', true]]);
  expect(told('00:00-02:00')).toEqual([['timeSkipped', true]]);
  expect(told('03:00-24:00')).toEqual([]);
  expect(told('02:30-06:00', '2026-10-25')).toEqual([]);
});
