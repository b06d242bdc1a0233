// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { international, leadsToUs } from './own-number.core.ts';

const own = { numbers: ['02151860', '+4921518615', '+492214719999'], main: '02151 86-0' };

test.each(['+492151860', '+4921518615', '+492214719999'])('[D1] %s is ours', (number) => {
  expect(leadsToUs(number, own)).toBe(true);
});

test('[D2] an extension behind the main number that is answered here is ours, others are not', () => {
  expect(leadsToUs('15', own)).toBe(true);
  expect(leadsToUs('9110', own)).toBe(false);
  expect(leadsToUs('1', own)).toBe(false);
  expect(leadsToUs('15', { ...own, main: '02151 860' }), 'nobody knows where the extension begins').toBe(false);
});

test.each(['+4922147101', '+49215186', '+4921518600'])('%s is somebody else', (number) => {
  expect(leadsToUs(number, own)).toBe(false);
});

test('numbers are compared in one spelling', () => {
  expect(['02151860', '0049 2151 860', '492151860', '+49 (2151) 86-0'].map(international)).toEqual(
    Array.from({ length: 4 }, () => '+492151860'),
  );
  expect(international('115')).toBe('115');
  expect(international('0043 1 234')).toBe('+431234');
});
