// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One program at a time leads a hotline (decision 21): whoever holds its database's lock. The others wait. */
import type { Connection } from '../platform/database/database.ts';
import { takeLead, type Lead } from '../platform/database/leader-lock.ts';
import type { Log } from '../platform/observe/log.ts';
import { isSabotaged } from '../platform/sabotage.ts';

/** Resolves when this program leads; `lost` is called if another one does after all, then nothing may be commanded any more. */
export function leadHotline(connection: Connection, log: Log, lost: () => void): Promise<Lead> {
  // Off only under a benchmark that must notice it.
  if (isSabotaged('fence')) return Promise.resolve({ release: () => Promise.resolve() });
  return takeLead({
    connection,
    standingBy: () =>
      log.error(
        {},
        'Another program leads the hotline of this database. This one stands by and takes over when the other has been gone for ten seconds; if it was started by mistake, stop it with npm stop.',
      ),
    lost: () => {
      log.error(
        {},
        'While the database was away another program has taken over the hotline; this one ends, conversations go on.',
      );
      lost();
    },
  });
}
