// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { brokenCalls, type BrokenCall } from './broken-calls.ts';

const call: BrokenCall = {
  id: 'c1',
  end: 'broken',
  callerNumber: '02151444333',
  language: 'tr',
  topic: 'pass',
  arrivedAt: 1_000,
  queuedAt: 2_000,
};

test.each([
  ['a call that broke while waiting', call, { language: 'tr', since: 2_000 }],
  ['one that broke in the menu', { ...call, queuedAt: null, language: 'xx' }, { language: 'de', since: 1_000 }],
  ['one with a withheld number', { ...call, callerNumber: null }, undefined],
  ['one that was served', { ...call, end: 'served' as const }, undefined],
  ['one that still runs', { ...call, end: null }, undefined],
])('[F4] %s', (_what, row, wanted) => {
  const proposed: unknown[] = [];
  brokenCalls((wish) => void proposed.push(wish))(row);
  expect(proposed).toEqual(wanted ? [{ callId: 'c1', number: '02151444333', topic: 'pass', ...wanted }] : []);
});
