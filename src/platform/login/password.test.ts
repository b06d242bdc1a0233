// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { hashPassword, HashingBusyError, verifyPassword } from './password.ts';

test('a hash fits its password only, differs every time and names its cost', async () => {
  const [one, two] = [await hashPassword('Grüße aus Krefeld'), await hashPassword('Grüße aus Krefeld')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword('Grüße aus Krefeld', one)).toBe(true);
  // The same text typed with combining marks, as some keyboards send it.
  expect(await verifyPassword('Gru\u0308ße aus Krefeld', one)).toBe(true);
  expect(await verifyPassword('Grüsse aus Krefeld', one)).toBe(false);
  expect(await verifyPassword('', one)).toBe(false);
});

test('a foreign argon2id hash with other costs is understood', async () => {
  // Test vector of the reference implementation: argon2 "password", salt "somesalt", -id -t 2 -m 16 -p 1.
  const vector = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await verifyPassword('password', vector)).toBe(true);
  expect(await verifyPassword('Password', vector)).toBe(false);
});

test('nobody has no password, a damaged hash is no answer', async () => {
  expect(await verifyPassword('anything', null)).toBe(false);
  await expect(verifyPassword('x', '$argon2id$v=19$m=19456')).rejects.toThrow('damaged');
});

test('a flood is turned away instead of piling up, and the queue recovers', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 120 }, () => verifyPassword('x', null)));
  const turnedAway = tries.filter((one) => one.status === 'rejected');
  expect(turnedAway).toHaveLength(60);
  expect(turnedAway.every((one) => one.reason instanceof HashingBusyError)).toBe(true);
  expect(await verifyPassword('x', null)).toBe(false);
});
