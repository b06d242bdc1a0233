// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Refusal, Result } from '../../lib/result.ts';
import type { Db } from './database.ts';
import { transaction } from './transaction.ts';

/** Carries a refusal out of a transaction, so that nothing of it stays. */
class RefusedInTransaction extends Error {
  readonly refusal: Refusal<string>;
  constructor(refusal: Refusal<string>) {
    super(`refused: ${refusal.code}`);
    this.refusal = refusal;
  }
}

/** One transaction; when `work` refuses, nothing of what it wrote stays. */
export async function unlessRefused<Value, Code extends string>(
  db: Db,
  work: (trx: Db) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code>> {
  try {
    return await transaction(db, async (trx) => {
      const done = await work(trx);
      if (!done.ok) throw new RefusedInTransaction(done);
      return done;
    });
  } catch (error) {
    if (error instanceof RefusedInTransaction) return error.refusal as Refusal<Code>;
    throw error;
  }
}
