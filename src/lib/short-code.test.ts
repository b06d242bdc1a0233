// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { hashCode, isCode, sixDigitCode } from './short-code.ts';

it('gives 6 digits that only themselves match, with a new salt each time', async () => {
  const code = sixDigitCode();
  expect(code).toMatch(/^\d{6}$/);
  const hash = await hashCode(code);
  expect(hash).not.toContain(code);
  expect(await hashCode(code)).not.toBe(hash);
  expect(await isCode(code, hash)).toBe(true);
  expect(await isCode(code === '000000' ? '000001' : '000000', hash)).toBe(false);
  for (const broken of ['', 'x', 'scrypt$$', 'scrypt$AA$AA', 'md5$AA$AA'])
    expect(await isCode(code, broken)).toBe(false);
});
