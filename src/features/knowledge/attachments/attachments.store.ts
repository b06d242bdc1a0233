// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Attachments in the database: their facts, their content in pieces, and who did what. Rules: attachments.spec.md. */
import { uuidv7 } from '../../../lib/ids.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { FileReply } from '../../../lib/file-reply.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { cityDay } from '../facts/fact.core.ts';
import {
  dispositionOf,
  fileNameOf,
  inReadingOrder,
  isMisnamed,
  mostAttachments,
  opensInBrowser,
  restorableMs,
  typeOf,
} from './attachment.core.ts';
import type { Attachment, EditedAttachment, FileRefusal } from './attachments.contract.ts';
import type { Judged } from './judge-file.ts';
import { namedAttachments } from './retired-attachments.store.ts';

const shown = ['id', 'title', 'language', 'internal', 'fileName', 'kind', 'bytes'] as const;

/** AT6, AT8: what readers of an article find, those in their language first. */
export async function readAttachments(db: Db, articleId: string, language: string): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('articleAttachment')
    .select(shown)
    .where('articleId', '=', articleId)
    .where('retiredAt', 'is', null)
    .execute();
  return inReadingOrder(
    rows.map(({ id, ...row }) => ({ ...row, attachmentId: id })),
    language,
  );
}

/** All attachments of an article with their history, by title, those that were taken away last. */
export async function listEditedAttachments(db: Db, articleId: string): Promise<EditedAttachment[]> {
  const rows = await db
    .selectFrom('articleAttachment')
    .select([...shown, 'version', 'retiredAt'])
    .where('articleId', '=', articleId)
    .execute();
  const changes = await db
    .selectFrom('articleAttachmentChange as change')
    .innerJoin('articleAttachment as attachment', 'attachment.id', 'change.attachmentId')
    .innerJoin('account', 'account.id', 'change.accountId')
    .select(['change.attachmentId', 'change.what', 'change.title', 'change.madeAt', 'account.displayName'])
    .where('attachment.articleId', '=', articleId)
    .orderBy('change.madeAt', 'desc')
    .orderBy('change.id', 'desc')
    .execute();
  const named = rows.some(({ retiredAt }) => retiredAt !== null) ? await namedAttachments(db) : new Set<string>();
  const byAttachment = Map.groupBy(changes, ({ attachmentId }) => attachmentId);
  return rows
    .map(({ id, retiredAt, language, ...row }) => ({
      ...row,
      attachmentId: id,
      // The contract lets only languages of ours in.
      language: language as EditedAttachment['language'],
      retired: retiredAt !== null,
      goneFrom: retiredAt === null || named.has(id) ? null : cityDay(retiredAt.getTime() + restorableMs),
      history: (byAttachment.get(id) ?? []).map(({ what, title, madeAt, displayName }) => ({
        what,
        at: madeAt.toISOString(),
        by: displayName,
        title,
      })),
    }))
    .toSorted((a, b) => Number(a.retired) - Number(b.retired) || a.title.localeCompare(b.title, 'de'));
}

/** What an editor says about a file. */
export interface About {
  readonly title: string;
  readonly language: string;
  readonly internal: boolean;
}

/** Who does it, and when (Unix milliseconds). */
export interface Doing {
  readonly accountId: string;
  readonly now: number;
}

/** Attaches a judged file; the name it is kept under where the given one said something else. */
export async function insertAttachment(
  db: Db,
  articleId: string,
  order: About & { readonly fileName: string; readonly file: Judged; readonly pieces: AsyncIterable<Uint8Array> },
  { accountId, now }: Doing,
): Promise<Result<{ readonly renamed: string | null }, 'notFound' | FileRefusal>> {
  const { title, language, internal, file } = order;
  const fileName = fileNameOf(order.fileName, file.kind);
  return transaction(db, async (trx) => {
    if (!(await lockArticle(trx, articleId))) return refuse('notFound');
    const same = await trx
      .selectFrom('articleAttachment')
      .select(['title', 'retiredAt'])
      .where('articleId', '=', articleId)
      .where('sha256', '=', file.sha256)
      .executeTakeFirst();
    // AT5
    if (same)
      return refuse(same.retiredAt === null ? 'attachmentTwice' : 'attachmentTwiceRetired', { title: same.title });
    if ((await current(trx, articleId)) >= mostAttachments) return refuse('tooManyAttachments');
    const id = uuidv7(now);
    await trx
      .insertInto('articleAttachment')
      .values({ id, articleId, title, language, internal, fileName, ...file, retiredAt: null })
      .execute();
    let position = 0;
    for await (const content of order.pieces)
      await trx
        .insertInto('articleAttachmentPiece')
        .values({ attachmentId: id, position: position++, content: Buffer.from(content) })
        .execute();
    await note(trx, id, 'added', { title, language, internal }, { accountId, now });
    return ok({ renamed: isMisnamed(order.fileName, file.kind) ? fileName : null });
  });
}

/** Changes what is said about an attachment, takes it away or brings it back; answers with its article. */
export async function updateAttachment(
  db: Db,
  attachmentId: string,
  order: About & { readonly version: number; readonly retired: boolean },
  doing: Doing,
): Promise<Result<{ readonly articleId: string }, 'notFound' | 'versionChanged' | 'tooManyAttachments'>> {
  const { title, language, internal, version, retired } = order;
  return transaction(db, async (trx) => {
    const there = await trx
      .selectFrom('articleAttachment')
      .select('articleId')
      .where('id', '=', attachmentId)
      .executeTakeFirst();
    if (!there) return refuse('notFound');
    await lockArticle(trx, there.articleId);
    const before = await trx
      .selectFrom('articleAttachment')
      .select(['retiredAt', 'version'])
      .where('id', '=', attachmentId)
      .executeTakeFirst();
    if (!before) return refuse('notFound');
    // AT9
    if (before.version !== version) return refuse('versionChanged');
    const wasRetired = before.retiredAt !== null;
    if (wasRetired && !retired && (await current(trx, there.articleId)) >= mostAttachments)
      return refuse('tooManyAttachments');
    await trx
      .updateTable('articleAttachment')
      .set({
        title,
        language,
        internal,
        version: version + 1,
        ...(retired !== wasRetired && { retiredAt: retired ? new Date(doing.now) : null }),
      })
      .where('id', '=', attachmentId)
      .execute();
    const what = retired === wasRetired ? 'changed' : retired ? 'retired' : 'restored';
    await note(trx, attachmentId, what, { title, language, internal }, doing);
    return ok(there);
  });
}

/** AT8: the file of an attachment that was not taken away; undefined if there is none. Throws when the database is away. */
export async function readFileOf(db: Db, attachmentId: string): Promise<FileReply | undefined> {
  if (!isUuid(attachmentId)) return undefined;
  const row = await db
    .selectFrom('articleAttachment')
    .select(['fileName', 'kind', 'charset', 'bytes'])
    .where('id', '=', attachmentId)
    .where('retiredAt', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  // Before anything is promised: a database that is away is said with a status, not by a file that breaks off.
  const first = await pieceAt(db, attachmentId, 0);
  if (!first) throw new Error('an attachment without its content');
  return {
    type: typeOf(row.kind, row.charset),
    disposition: dispositionOf(row.fileName, opensInBrowser(row.kind)),
    bytes: row.bytes,
    pieces: pieces(db, attachmentId, first),
  };
}

async function* pieces(db: Db, attachmentId: string, first: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield first;
  for (let position = 1; ; position += 1) {
    const piece = await pieceAt(db, attachmentId, position);
    if (!piece) return;
    yield piece;
  }
}

async function pieceAt(db: Db, attachmentId: string, position: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('articleAttachmentPiece')
    .select('content')
    .where('attachmentId', '=', attachmentId)
    .where('position', '=', position)
    .executeTakeFirst();
  return row?.content;
}

async function current(trx: Db, articleId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('articleAttachment')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('articleId', '=', articleId)
    .where('retiredAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function lockArticle(trx: Db, articleId: string) {
  return trx.selectFrom('article').select('id').where('id', '=', articleId).forUpdate().executeTakeFirst();
}

async function note(
  trx: Db,
  attachmentId: string,
  what: 'added' | 'changed' | 'retired' | 'restored',
  about: About,
  { accountId, now }: Doing,
): Promise<void> {
  await trx
    .insertInto('articleAttachmentChange')
    .values({ ...about, id: uuidv7(now), attachmentId, what, madeAt: new Date(now), accountId })
    .execute();
}
