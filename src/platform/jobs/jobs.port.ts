// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from '../database/database.ts';

/**
 * Jobs that are ordered inside a transaction and done after its commit, also by a later life of the program. A job may be lost
 * with its table or come twice: whoever does the work looks at the rows.
 */
export interface Jobs {
  /** Orders a job as a part of this transaction; nothing happens while the queue is not running. */
  order(trx: Db, id: string, afterMs: number): Promise<void>;
  /** Begins; what was ordered is handed to `work`, at most `together` at a time. Resolves when it runs, or after stop. */
  start(work: (id: string) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}
