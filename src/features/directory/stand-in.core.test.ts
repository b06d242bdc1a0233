// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { deputyFault, standInOf, type Deputised } from './stand-in.core.ts';

const week = { from: '2027-02-08', to: '2027-02-12', name: 'Betriebsferien', spans: [] };
const of = (key: string, deputy: string | null, changes: Partial<Deputised> = {}): Deputised => ({
  ...{ key, deputy, joined: true, exceptions: [] },
  ...changes,
});
const bau = of('bau', 'planung', { exceptions: [week] });

test.each([
  ['2027-02-07', undefined],
  ['2027-02-08', { key: 'planung', until: '2027-02-12', why: 'Betriebsferien' }],
  ['2027-02-12', { key: 'planung', until: '2027-02-12', why: 'Betriebsferien' }],
  ['2027-02-13', undefined],
])('[D16] on %s', (day, expected) => {
  expect(standInOf([bau, of('planung', null)], 'bau', day)).toEqual(expected);
});

test('[D16] a day with other hours is no absence, and without a deputy nobody stands in', () => {
  const shorter = { ...week, spans: [{ from: 480, to: 600 }] };
  expect(standInOf([{ ...bau, exceptions: [shorter] }, of('planung', null)], 'bau', '2027-02-08')).toBeUndefined();
  expect(standInOf([{ ...bau, deputy: null }], 'bau', '2027-02-08')).toBeUndefined();
  expect(standInOf([bau], 'nobody', '2027-02-08')).toBeUndefined();
});

test('[D16] who is away as well is stood in for by its own deputy, until the first one is back', () => {
  const planning = of('planung', 'umwelt', { exceptions: [{ ...week, to: '2027-02-09' }] });
  const all = [bau, planning, of('umwelt', null)];
  expect(standInOf(all, 'bau', '2027-02-08')).toMatchObject({ key: 'umwelt', until: '2027-02-12' });
  expect(standInOf(all, 'bau', '2027-02-10')?.key).toBe('planung');
  expect(standInOf([bau, { ...planning, deputy: null }], 'bau', '2027-02-08')).toBeUndefined();
});

test('[D17] one that is not connected stands in for nobody, and a circle written by hand ends', () => {
  expect(standInOf([bau, of('planung', null, { joined: false })], 'bau', '2027-02-08')).toBeUndefined();
  const round = of('planung', 'bau', { exceptions: [week] });
  expect(standInOf([bau, round], 'bau', '2027-02-08')).toBeUndefined();
});

test.each([
  ['bau', 'deputyItself'],
  ['nobody', 'deputyUnknown'],
  ['verkehr', 'deputyNotJoined'],
  ['planung', 'deputyCircle'],
  ['umwelt', 'deputyCircle'],
  ['finanzen', undefined],
])('[D17] bau with the deputy %s: %s', (deputy, fault) => {
  const all = [
    of('bau', null),
    of('planung', 'umwelt'),
    of('umwelt', 'bau'),
    of('verkehr', null, { joined: false }),
    of('finanzen', null),
  ];
  expect(deputyFault(all, 'bau', deputy)).toBe(fault);
});
