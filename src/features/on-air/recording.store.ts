// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Recordings for the emergency announcement in the database: a backup of it has them all. */
import { uuidv7 } from '../../lib/ids.ts';
import type { Db } from '../../platform/database/database.ts';

/** So long a recording that is not on air is kept, in milliseconds: an announcement can be put on air again from the history. */
const keptMs = 90 * 24 * 3_600_000;

/** Keeps a converted recording, and deletes those whose time is over but for `onAir`; gives its id. */
export async function insertRecording(
  db: Db,
  { bytes, ms, accountId, now }: { bytes: Uint8Array; ms: number; accountId: string; now: number },
  onAir: readonly string[],
): Promise<string> {
  const id = uuidv7(now);
  await forgetRecordings(db, now, onAir);
  await db
    .insertInto('onAirRecording')
    .values({
      id,
      bytes: Buffer.from(bytes),
      lengthMs: ms,
      accountId: accountId === '' ? null : accountId,
      madeAt: new Date(now),
    })
    .execute();
  return id;
}

/** Deletes recordings that are older than 90 days at `now` (Unix milliseconds) and not on air. */
export async function forgetRecordings(db: Db, now: number, onAir: readonly string[]): Promise<void> {
  let query = db.deleteFrom('onAirRecording').where('madeAt', '<', new Date(now - keptMs));
  if (onAir.length > 0) query = query.where('id', 'not in', [...onAir]);
  await query.execute();
}

/** The bytes of a recording; undefined when it is not there. */
export async function readRecording(db: Db, id: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('onAirRecording').select('bytes').where('id', '=', id).executeTakeFirst();
  return row?.bytes;
}
