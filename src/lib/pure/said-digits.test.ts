// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { digitByDigit, sayableCode } from './said-digits.ts';

it('groups what is read out', () => {
  expect(sayableCode('123456')).toBe('123 456');
  expect(sayableCode('12')).toBe('12');
  expect(digitByDigit('1234 5678')).toBe('1 2 3 4 5 6 7 8');
});
