// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from './database.ts';
import { sqlState } from './failure.ts';

type Callback = () => void | Promise<void>;
const afterCommits = new WeakMap<Db, Callback[]>();
const attempts = 4;

/**
 * Runs `work` in one transaction: everything or nothing. Inside another one it joins it.
 * After a deadlock or a serialization failure `work` runs again (at most 4 times), so it must act on the database only.
 */
export async function transaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  for (let attempt = 1; ; attempt += 1) {
    const callbacks: Callback[] = [];
    try {
      const result = await db.transaction().execute((trx) => {
        afterCommits.set(trx, callbacks);
        return work(trx);
      });
      await runAll(callbacks);
      return result;
    } catch (error) {
      const state = sqlState(error);
      if (attempt === attempts || (state !== '40001' && state !== '40P01')) throw error;
    }
  }
}

/** Runs `callback` once the transaction is committed, never after a rollback. Outside a transaction of `transaction` it throws. */
export function afterCommit(trx: Db, callback: Callback): void {
  const callbacks = afterCommits.get(trx);
  if (!callbacks) throw new Error('afterCommit needs the transaction that `transaction` gave');
  callbacks.push(callback);
}

/** What was committed stays committed: a failing callback is reported, not taken for a failed transaction. */
async function runAll(callbacks: readonly Callback[]): Promise<void> {
  for (const callback of callbacks) {
    try {
      await callback();
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
}
