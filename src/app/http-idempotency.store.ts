// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from '../platform/database/database.ts';

/** What names one repeated command: who, which endpoint, and the hash of the client's key. */
export interface IdempotencyKey {
  readonly accountId: string;
  readonly endpoint: string;
  readonly keyHash: Buffer;
}

/** The kept answer to a command, still encrypted; undefined when there is none. */
export async function findAnswer(
  db: Db,
  key: IdempotencyKey,
): Promise<{ requestHash: Buffer; response: Buffer } | undefined> {
  return db
    .selectFrom('idempotency')
    .select(['requestHash', 'response'])
    .where('accountId', '=', key.accountId)
    .where('endpoint', '=', key.endpoint)
    .where('keyHash', '=', key.keyHash)
    .executeTakeFirst();
}

/** Keeps an answer; the first one stays. */
export async function keepAnswer(
  db: Db,
  key: IdempotencyKey,
  answer: { requestHash: Buffer; response: Buffer; atMs: number },
): Promise<void> {
  await db
    .insertInto('idempotency')
    .values({ ...key, requestHash: answer.requestHash, response: answer.response, createdAt: new Date(answer.atMs) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Deletes answers older than 24 hours. */
export async function deleteOldAnswers(db: Db, nowMs: number): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('createdAt', '<', new Date(nowMs - 24 * 3_600_000))
    .execute();
}
