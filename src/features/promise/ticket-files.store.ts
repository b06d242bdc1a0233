// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Files people add to tickets: their facts, their content in pieces, a line in the story for each (PR32 to PR34). */
import type { FileReply } from '../../lib/file-reply.ts';
import { uuidv7 } from '../../lib/ids.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import {
  dispositionOf,
  fileNameOf,
  isMisnamed,
  mostAttachments,
  opensInBrowser,
  typeOf,
  type AttachmentKind,
} from '../knowledge/attachments/attachment.core.ts';
import type { TicketFile } from './promise.contract.ts';
import type { Reader } from './promise.core.ts';

/** The files of a ticket, the oldest first. */
export async function filesOf(db: Db, ticketId: string): Promise<TicketFile[]> {
  const rows = await db
    .selectFrom('ticketFile')
    .innerJoin('account', 'account.id', 'ticketFile.accountId')
    .select(['ticketFile.id', 'ticketFile.fileName', 'ticketFile.kind', 'ticketFile.bytes', 'ticketFile.addedAt'])
    .select('account.displayName as by')
    .select((eb) =>
      eb
        .exists(eb.selectFrom('mailOutboxFile').whereRef('mailOutboxFile.fileId', '=', 'ticketFile.id'))
        .$castTo<boolean>()
        .as('sent'),
    )
    .where('ticketFile.ticketId', '=', ticketId)
    .orderBy('ticketFile.addedAt')
    .orderBy('ticketFile.id')
    .execute();
  return rows.map(({ id, addedAt, ...row }) => ({ ...row, fileId: id, addedAt: addedAt.toISOString() }));
}

/** What a file turned out to be. */
export interface JudgedFile {
  readonly kind: AttachmentKind;
  /** Of plain text. */
  readonly charset: string | null;
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** A judged file on its way to a ticket whose story the person may read. */
export interface FileOrder {
  readonly ticketId: string;
  readonly fileName: string;
  readonly file: JudgedFile;
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Adds it; the name it is kept under where the given one said something else. */
export async function insertFile(
  db: Db,
  who: Reader,
  order: FileOrder,
): Promise<
  Result<{ readonly renamed: string | null }, 'notFound' | 'mergedAlready' | 'attachmentTwice' | 'tooManyAttachments'>
> {
  const { ticketId, file, now } = order;
  const fileName = fileNameOf(order.fileName, file.kind);
  return transaction(db, async (trx) => {
    const ticket = await lockTicket(trx, ticketId);
    if (!ticket) return refuse('notFound');
    if (ticket.mergedInto !== null) return refuse('mergedAlready'); // PR27
    const there = await trx
      .selectFrom('ticketFile')
      .select(['fileName', 'sha256'])
      .where('ticketId', '=', ticketId)
      .execute();
    const same = there.find(({ sha256 }) => sha256 === file.sha256);
    if (same) return refuse('attachmentTwice', { title: same.fileName });
    if (there.length >= mostAttachments) return refuse('tooManyAttachments');
    const id = uuidv7(now);
    const at = new Date(now);
    const { accountId } = who;
    await trx
      .insertInto('ticketFile')
      .values({ id, ticketId, fileName, ...file, addedAt: at, accountId })
      .execute();
    let position = 0;
    for await (const content of order.pieces)
      await trx
        .insertInto('ticketFilePiece')
        .values({ fileId: id, position: position++, content: Buffer.from(content) })
        .execute();
    await trx
      .insertInto('ticketNote')
      .values({ id: uuidv7(now), ticketId, at, kind: 'fileAdded', text: fileName, accountId })
      .execute();
    return ok({ renamed: isMisnamed(order.fileName, file.kind) ? fileName : null });
  });
}

/** Deletes a file with its content; its name stays in the story. */
export async function deleteFile(
  db: Db,
  who: Reader,
  order: { readonly ticketId: string; readonly fileId: string; readonly now: number },
): Promise<Result<Record<never, never>, 'notFound' | 'mergedAlready' | 'fileSent'>> {
  const { ticketId, fileId, now } = order;
  if (!isUuid(fileId)) return refuse('notFound');
  return transaction(db, async (trx) => {
    const ticket = await lockTicket(trx, ticketId);
    if (!ticket) return refuse('notFound');
    if (ticket.mergedInto !== null) return refuse('mergedAlready');
    const sent = await trx
      .selectFrom('mailOutboxFile')
      .select('mailId')
      .where('fileId', '=', fileId)
      .executeTakeFirst();
    if (sent) return refuse('fileSent'); // PR34
    const gone = await trx
      .deleteFrom('ticketFile')
      .where('id', '=', fileId)
      .where('ticketId', '=', ticketId)
      .returning('fileName')
      .executeTakeFirst();
    if (!gone) return refuse('notFound');
    await trx
      .insertInto('ticketNote')
      .values({
        ...{ id: uuidv7(now), ticketId, at: new Date(now), kind: 'fileRemoved' },
        ...{ text: gone.fileName, accountId: who.accountId },
      })
      .execute();
    return ok({});
  });
}

/** The ticket a file belongs to. */
export async function ticketOfFile(db: Db, fileId: string): Promise<string | undefined> {
  if (!isUuid(fileId)) return undefined;
  const row = await db.selectFrom('ticketFile').select('ticketId').where('id', '=', fileId).executeTakeFirst();
  return row?.ticketId;
}

/** The file for a browser. Throws when the database is away, before anything is promised. */
export async function readFile(db: Db, fileId: string): Promise<FileReply | undefined> {
  const row = await db
    .selectFrom('ticketFile')
    .select(['fileName', 'kind', 'charset', 'bytes'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  const first = row && (await pieceAt(db, fileId, 0));
  if (!first) return undefined;
  return {
    type: typeOf(row.kind, row.charset),
    disposition: dispositionOf(row.fileName, opensInBrowser(row.kind)),
    bytes: row.bytes,
    pieces: pieces(db, fileId, first),
  };
}

async function* pieces(db: Db, fileId: string, first: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield first;
  for (let position = 1; ; position += 1) {
    const piece = await pieceAt(db, fileId, position);
    if (!piece) return;
    yield piece;
  }
}

async function pieceAt(db: Db, fileId: string, position: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('ticketFilePiece')
    .select('content')
    .where('fileId', '=', fileId)
    .where('position', '=', position)
    .executeTakeFirst();
  return row?.content;
}

/** What a mail may take along, together, in bytes: mail servers count a third more, and many take 25 MB (PR34). */
export const largestMailFiles = 15 * 1024 * 1024;

/** Whether a mail on this ticket can take these files along (PR34); locks them, so that nobody deletes one meanwhile. */
export async function checkMailFiles(
  trx: Db,
  ticketId: string,
  fileIds: readonly string[],
): Promise<'fileGone' | 'filesTooLarge' | undefined> {
  if (fileIds.length === 0) return undefined;
  const rows = await trx
    .selectFrom('ticketFile')
    .select(['id', 'bytes'])
    .where('ticketId', '=', ticketId)
    .where('id', 'in', fileIds)
    .forShare()
    .execute();
  if (rows.length < new Set(fileIds).size) return 'fileGone';
  return rows.reduce((sum, { bytes }) => sum + bytes, 0) > largestMailFiles ? 'filesTooLarge' : undefined;
}

async function lockTicket(trx: Db, ticketId: string) {
  if (!isUuid(ticketId)) return undefined;
  return trx.selectFrom('ticket').select('mergedInto').where('id', '=', ticketId).forUpdate().executeTakeFirst();
}
