// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** OWASP's recommendation for argon2id: 19 MiB, 2 passes, 1 lane; about 50 ms on one core. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;
/** Hashing uses one core at a time, so that a flood of sign-ins leaves the other to the calls. */
const maxWaiting = 60;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** Thrown when too many passwords wait to be checked; the caller answers "try again shortly". */
export class HashingBusyError extends Error {}

/** Hashes one at a time in the thread pool; rejects with `HashingBusyError` when 60 are waiting. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= maxWaiting) throw new HashingBusyError('too many passwords are waiting to be checked');
  waiting += 1;
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

function derive(password: string, salt: Buffer, parameters: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const message = Buffer.from(password.normalize('NFKC'), 'utf8');
    argon2('argon2id', { message, nonce: salt, tagLength, ...parameters }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Bytes in base64 without padding, as the PHC notation wants them. */
function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** The argon2id hash of a password in PHC notation; unicode forms of the same text give the same hash. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await inTurn(() => derive(password, salt, cost));
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${bare(salt)}$${bare(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{43})$/;
/** Same cost as a real hash, matches no password: unknown names take as long as known ones. */
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${bare(randomBytes(16))}$${bare(randomBytes(tagLength))}`;

/**
 * True when the password belongs to the hash. A null hash (unknown name, no password) costs the same time and is false.
 * Throws on a damaged hash, and `HashingBusyError` under a flood.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const parts = phc.exec(hash ?? nobody);
  if (!parts) throw new Error('a stored password hash is damaged');
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const made = await inTurn(() => derive(password, Buffer.from(salt, 'base64'), parameters));
  return timingSafeEqual(made, Buffer.from(tag, 'base64')) && hash !== null;
}
