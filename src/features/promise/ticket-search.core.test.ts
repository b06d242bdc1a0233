// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { ticketSearch } from './ticket-search.core.ts';

it.each([
  ['1234 5678', { words: ['1234', '5678'], number: '12345678' }],
  ['12', { words: ['12'], number: '12' }],
  ['0221 / 471 01-23', { words: ['0221', '471', '01', '23'], number: '02214710123', phone: '+492214710123' }],
  ['+49 221 4710', { words: ['49', '221', '4710'], phone: '+492214710' }],
  ['0049 (221) 4710', { words: ['0049', '221', '4710'], number: '00492214710', phone: '+492214710' }],
  ['02214', { words: ['02214'], number: '02214' }],
  ['Emine.Yilmaz@example.org', { words: ['emine', 'yilmaz', 'example', 'org'] }],
  ['Müßig Łódź', { words: ['mussig', 'lodz'] }],
  ['x'.repeat(90), { words: ['x'.repeat(60)] }],
  ['%', {}],
  ["' or 1=1 --", { words: ['or', '1', '1'] }],
  ['  ', undefined],
])('[PR24] "%s"', (typed, search) => {
  expect(ticketSearch(typed)).toEqual(search);
});
