// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Read marks: written for one's own screen. There is no function here, and must be none, that tells or counts what others
 * have read (NW8); without a time they do not tell it to whoever reads the tables either.
 */
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';

/** Marks a current message as read in the version that was on the screen (NW6, NW7). */
export async function readByMe(
  db: Db,
  newsId: string,
  { accountId, day }: { readonly accountId: string; readonly day: string },
  version: number,
): Promise<Result<null, 'notFound'>> {
  if (!isUuid(newsId)) return refuse('notFound');
  const message = await db
    .selectFrom('news')
    .select(['version', 'firstDay'])
    .where('id', '=', newsId)
    .where('firstDay', '<=', day)
    .executeTakeFirst();
  if (!message) return refuse('notFound');
  await markRead(db, newsId, accountId, Math.min(version, message.version));
  return ok(null);
}

/** Writes a mark; a later version that was read already stays read. */
export async function markRead(db: Db, newsId: string, accountId: string, version: number): Promise<void> {
  await db
    .insertInto('newsRead')
    .values({ newsId, accountId, version })
    .onConflict((conflict) =>
      conflict.columns(['newsId', 'accountId']).doUpdateSet({ version }).where('newsRead.version', '<', version),
    )
    .execute();
}

/** NW8: marks of messages that have ended are of no use to anybody; how many went. */
export async function forgetReadMarks(db: Db, day: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('newsRead')
    .where('newsId', 'in', (ended) =>
      ended
        .selectFrom('news')
        .select('news.id')
        .where((eb) => eb.or([eb('news.endedAt', 'is not', null), eb('news.lastDay', '<', day)])),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
