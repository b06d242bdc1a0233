// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { absoluteLimitMs, canSwitchOff, foldName, idleLimitMs, isSessionOver } from './account.core.ts';

test('[A1] names are compared without blanks, case and Unicode form', () => {
  expect(foldName('  AYŞE ')).toBe(foldName('ayşe'));
  expect(foldName('Jo\u0308rg')).toBe(foldName('JÖRG'));
  expect(foldName('İPEK')).toBe(foldName('ipek'));
  expect(foldName('ayse')).not.toBe(foldName('ayşe'));
});

test.each([
  ['used just now', 0, absoluteLimitMs, false, false],
  ['idle a millisecond short', idleLimitMs - 1, absoluteLimitMs, false, false],
  ['idle too long', idleLimitMs, absoluteLimitMs, false, true],
  ['idle too long, but in a call', idleLimitMs, absoluteLimitMs, true, false],
  ['at its absolute end', 0, 0, false, true],
  ['at its absolute end, but in a call', 0, 0, true, false],
])('[A4] a session %s', (_, idleMs, leftMs, inCall, over) => {
  const nowMs = 1_800_000_000_000;
  expect(isSessionOver({ seenAtMs: nowMs - idleMs, expiresAtMs: nowMs + leftMs }, nowMs, inCall)).toBe(over);
});

test('[A8] the last administrator cannot be switched off, everybody else can', () => {
  expect(canSwitchOff({ accountId: 'a', roles: ['admin'] }, ['a'])).toBe(false);
  expect(canSwitchOff({ accountId: 'a', roles: ['admin'] }, ['a', 'b'])).toBe(true);
  expect(canSwitchOff({ accountId: 'c', roles: ['agent'] }, ['a'])).toBe(true);
});
