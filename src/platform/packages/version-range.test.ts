// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { isAllowedAsterisk } from './version-range.ts';

test.each([
  ['Asterisk 22.10.1+dfsg+~cs6.17.60671434-1', true],
  ['1:22.10.1~dfsg+~cs6-1', true],
  ['22.11.0', true],
  ['22.11.0-rc1', true],
  ['22.10.0', false],
  ['22.9.3', false],
  ['20.15.0', false],
  ['1:23.0.0~dfsg-1', false],
  ['GIT-master', false],
  ['', false],
])('%s → %s', (version, allowed) => {
  expect(isAllowedAsterisk(version)).toBe(allowed);
});
