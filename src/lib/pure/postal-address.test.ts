// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { isPostalAddress, postalLines } from './postal-address.ts';

it('keeps the lines as people say them, without what is empty around them', () => {
  expect(postalLines('  Zoë Müßig \r\n\n Am  Markt 1\n47798 Krefeld\n')).toEqual([
    'Zoë Müßig',
    'Am Markt 1',
    '47798 Krefeld',
  ]);
});

it.each([
  ['two lines', 'Zoë Müßig\nPostfach 12, 47798 Krefeld', true],
  ['six lines', 'a\nb\nc\nd\ne\nf', true],
  ['seven lines', 'a\nb\nc\nd\ne\nf\ng', false],
  ['one line', 'Zoë Müßig, Am Markt 1, 47798 Krefeld', false],
  ['two lines of which one is empty', 'Zoë Müßig\n   ', false],
  ['a line that leaves the window', `${'a'.repeat(61)}\n47798 Krefeld`, false],
  ['a line that fits exactly', `${'a'.repeat(60)}\n47798 Krefeld`, true],
  ['a control character', 'Zoë\u001b[2J\n47798 Krefeld', false],
  ['nothing', '', false],
])('%s', (_name, text, isOne) => {
  expect(isPostalAddress(text)).toBe(isOne);
});
