// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createHmac, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const keyBytes = 32;

/** A random code of 6 digits to be said or written down. */
export function sixDigitCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/**
 * The code of 6 digits a mail tells: it follows from the mail's id and a key that lies beside the database, so that the database
 * alone holds no code, and every try to send the mail tells the same.
 */
export function codeOfMail(mailId: string, key: Uint8Array): string {
  const bytes = createHmac('sha256', key).update(`ticket-code:${mailId}`).digest();
  // 48 bits: the codes below the remainder are likelier by 1 in 280 million.
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** The salted scrypt hash of a short code: slow on purpose, a million codes are few. */
export async function hashCode(code: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${(await derive(code, salt, keyBytes)).toString('base64url')}`;
}

/** True if the code is the one that was hashed; false also for a hash of another form. */
export async function isCode(code: string, hash: string): Promise<boolean> {
  const [kind, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64url');
  return (
    expected.length === keyBytes &&
    timingSafeEqual(expected, await derive(code, Buffer.from(salt, 'base64url'), keyBytes))
  );
}
