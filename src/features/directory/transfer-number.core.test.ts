// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { directoryTarget } from '../../platform/telephony/dial-target.ts';
import { readTransferNumber } from './transfer-number.core.ts';

const own = { numbers: ['+492151860'], main: '02151 86-0' };

it.each([
  ['9110', '9110'],
  [' 0221 471-01 23 ', '+492214710123'],
  ['0049 (0)221 4710123', '+492214710123'],
  ['+49 221 / 4710123', '+492214710123'],
  ['0171 3920012', '+491713920012'],
])('[D8] "%s" is kept as %s, and the switch dials it', (typed, kept) => {
  expect(readTransferNumber(typed, own)).toEqual({ ok: true, value: kept });
  expect(directoryTarget(kept)).toBeDefined();
});

it.each([
  ['0900 123456', 'numberExpensive'],
  ['0049 900 123456', 'numberExpensive'],
  ['0137 7123456', 'numberExpensive'],
  ['01805 123456', 'numberExpensive'],
  ['0180 1 23456', 'numberExpensive'],
  ['012 345678', 'numberExpensive'],
  ['0118 33', 'numberExpensive'],
  ['11833', 'numberExpensive'],
  ['0700 12345678', 'numberExpensive'],
  ['032 221234567', 'numberExpensive'],
  ['0019 1234567', 'numberForeign'],
  ['0043 1 234567', 'numberForeign'],
  ['+31 20 1234567', 'numberForeign'],
  ['110', 'numberService'],
  ['112', 'numberService'],
  ['115', 'numberService'],
  ['116117', 'numberService'],
  ['02151 86-0', 'numberOwn'],
  ['+49 2151 860', 'numberOwn'],
  ['0', 'numberUnreadable'],
  ['', 'numberUnreadable'],
  ['1234567', 'numberUnreadable'],
  ['sip:x@example.invalid', 'numberUnreadable'],
  ['tel:+492214710123', 'numberUnreadable'],
  ['0221 4710123 App. 7', 'numberUnreadable'],
])('[D8] "%s" is refused: %s', (typed, code) => {
  expect(readTransferNumber(typed, own)).toMatchObject({ ok: false, code });
});
