// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { missedRecord } from './missed-calls.ts';

const missed = {
  type: 'callMissed',
  leg: '1795370869.0',
  source: 'trunk',
  isWithheld: false,
  dialled: '02151860',
  sipCallId: 'abc@192.0.2.1',
  at: 1_795_370_869_000,
} as const;

test('a missed call becomes a row that any other row of the same call wins over', () => {
  const record = missedRecord(missed, 'id', missed.at + 2_500);
  expect(record).toMatchObject({
    id: 'id',
    version: 0,
    end: 'broken',
    endedBy: 'citizen',
    callerKind: 'unknown',
    arrivedAt: missed.at,
    endedAt: missed.at + 2_500,
  });
});
test('withheld stays withheld, no number is ever in it, and it never ends before it came', () => {
  const record = missedRecord({ ...missed, isWithheld: true }, 'id', missed.at - 900);
  expect(record).toMatchObject({ callerKind: 'withheld', callerNumber: null, endedAt: missed.at });
});
