// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What mails to citizens take along: files of the ticket, named when the mail is written, read when it is sent (MO19). */
import type { Db } from '../../platform/database/database.ts';
import type { RelayMail } from '../../platform/mail/relay.port.ts';
import { typeOf } from '../knowledge/attachments/attachment.core.ts';

/** Remembers what goes along, inside the transaction that writes the mail. */
export async function insertMailFiles(trx: Db, mailId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  await trx
    .insertInto('mailOutboxFile')
    .values([...new Set(fileIds)].map((fileId, position) => ({ mailId, fileId, position })))
    .execute();
}

/** What goes along with one mail, with its content; together at most what the tickets allow. */
export async function filesOfMail(db: Db, mailId: string): Promise<NonNullable<RelayMail['files']>> {
  const rows = await db
    .selectFrom('mailOutboxFile as goes')
    .innerJoin('ticketFile as file', 'file.id', 'goes.fileId')
    .select(['file.id', 'file.fileName', 'file.kind', 'file.charset'])
    .where('goes.mailId', '=', mailId)
    .orderBy('goes.position')
    .execute();
  const files = [];
  for (const { id, fileName, kind, charset } of rows) {
    const pieces = await db
      .selectFrom('ticketFilePiece')
      .select('content')
      .where('fileId', '=', id)
      .orderBy('position')
      .execute();
    const content = Buffer.concat(pieces.map((piece) => piece.content));
    files.push({ name: fileName, type: typeOf(kind, charset), content });
  }
  return files;
}

/** The names of what goes along with these mails. */
export async function fileNamesOf(
  db: Db,
  mailIds: readonly string[],
): Promise<ReadonlyMap<string, { fileId: string; fileName: string }[]>> {
  if (mailIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('mailOutboxFile as goes')
    .innerJoin('ticketFile as file', 'file.id', 'goes.fileId')
    .select(['goes.mailId', 'goes.fileId', 'file.fileName'])
    .where('goes.mailId', 'in', mailIds)
    .orderBy('goes.position')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ mailId }) => mailId)].map(([mailId, files]) => [
      mailId,
      files.map(({ fileId, fileName }) => ({ fileId, fileName })),
    ]),
  );
}
