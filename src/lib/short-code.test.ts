// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { codeOfMail, hashCode, isCode, sixDigitCode } from './short-code.ts';

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

it('the code of a mail follows from its id and the key, and from nothing less', () => {
  const key = new Uint8Array(32).fill(1);
  const codes = Array.from({ length: 200 }, (_, index) => codeOfMail(`mail-${index}`, key));
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  expect(new Set(codes).size).toBeGreaterThan(190);
  expect(codeOfMail('mail-0', key)).toBe(codes[0]);
  expect(codeOfMail('mail-0', new Uint8Array(32).fill(2))).not.toBe(codes[0]);
});
