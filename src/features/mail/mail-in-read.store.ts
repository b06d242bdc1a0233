// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The mails of a ticket and their parts, for people to read (MI13, MI14, MI20). */
import { sql } from 'kysely';
import { dispositionOf } from '../knowledge/attachments/attachment.core.ts';
import type { FileReply } from '../../lib/file-reply.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import type { Db } from '../../platform/database/database.ts';
import { hintsSchema, type TicketMail } from './mail-in.contract.ts';
import { headBytes, mailFilePolicy, mailPage, mailPagePolicy, shownType, withCharset } from './mail-in-view.ts';

/** The mails of a ticket in the order in which they came. */
export async function mailsOfTicket(db: Db, ticketId: string): Promise<TicketMail[]> {
  const mails = await db
    .selectFrom('mailMessage')
    .select(['id', 'noteId', 'receivedAt', 'sentAt', 'kind', 'fromName', 'fromAddress', 'subject', 'hints'])
    .select(['outsidePictures', 'unconfirmed', 'forgottenAt'])
    .select((eb) => eb('html', 'is not', null).as('hasPage'))
    .where('ticketId', '=', ticketId)
    .orderBy('receivedAt')
    .orderBy('id')
    .execute();
  if (mails.length === 0) return [];
  const parts = await db
    .selectFrom('mailPart')
    .select(['id', 'mailId', 'name', 'type', 'bytes', 'inline'])
    .select(sql<Buffer>`substring(content from 1 for ${sql.lit(headBytes)})`.as('head'))
    .where(
      'mailId',
      'in',
      mails.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  return mails.map((mail) => ({
    mailId: mail.id,
    noteId: mail.noteId,
    receivedAt: mail.receivedAt.toISOString(),
    sentAt: mail.sentAt?.toISOString() ?? null,
    kind: mail.kind ?? 'person',
    fromName: mail.fromName ?? '',
    fromAddress: mail.fromAddress ?? '',
    subject: mail.subject ?? '',
    hints: hintsSchema.parse(mail.hints),
    hasPage: mail.hasPage === true,
    outsidePictures: mail.outsidePictures,
    unconfirmed: mail.unconfirmed,
    forgottenAt: mail.forgottenAt?.toISOString() ?? null,
    parts: parts
      .filter(({ mailId }) => mailId === mail.id)
      .map(({ id, name, type, bytes, inline, head }) => ({
        partId: id,
        name,
        bytes,
        inline,
        viewable: shownType(head, type, bytes) !== undefined,
      })),
  }));
}

/** The ticket a mail or a part of one belongs to; undefined = there is no such mail, null = it belongs to none. */
export async function ticketOf(db: Db, of: 'mail' | 'part', id: string): Promise<string | null | undefined> {
  if (!isUuid(id)) return undefined;
  const mails = db.selectFrom('mailMessage').select('ticketId');
  const row = await (
    of === 'mail'
      ? mails.where('id', '=', id)
      : mails.where('id', '=', (eb) => eb.selectFrom('mailPart').select('mailId').where('mailPart.id', '=', id))
  ).executeTakeFirst();
  return row && row.ticketId;
}

/** A part as a file to save: whatever its sender calls it, no browser opens it (S17). */
export async function partFile(db: Db, partId: string): Promise<FileReply | undefined> {
  const row = await partWith(db, partId);
  return row && fileOf(row.name, row.content);
}

/** A part to be looked at: a picture or plain text by its content; undefined = it is neither (MI14). */
export async function shownPart(db: Db, partId: string): Promise<FileReply | undefined> {
  const row = await partWith(db, partId);
  const type = row && shownType(row.content.subarray(0, headBytes), row.type, row.content.length);
  if (!row || type === undefined) return undefined;
  return {
    ...fileOf(row.name, row.content),
    type: withCharset(type, row.content),
    disposition: dispositionOf(row.name, true),
  };
}

async function partWith(db: Db, partId: string) {
  return db
    .selectFrom('mailPart')
    .select(['name', 'type', 'content'])
    .where('id', '=', partId)
    .where('bytes', '>', 0)
    .executeTakeFirst();
}

/** The mail as it came; of one that was too large to fetch, its headers. Undefined = its time was over. */
export async function rawFile(db: Db, mailId: string): Promise<FileReply | undefined> {
  const row = await db
    .selectFrom('mailMessage')
    .select(['receivedAt', 'raw'])
    .where('id', '=', mailId)
    .executeTakeFirst();
  if (!row?.raw || row.raw.length === 0) return undefined;
  return fileOf(`e-mail-${row.receivedAt.toISOString().slice(0, 10)}.eml`, row.raw);
}

/** A mail with its layout as a page for a frame of ours (MI20); undefined = it has none. */
export async function pageOfMail(db: Db, mailId: string): Promise<FileReply | undefined> {
  const row = await db.selectFrom('mailMessage').select('html').where('id', '=', mailId).executeTakeFirst();
  if (!row?.html) return undefined;
  const pictures = await db
    .selectFrom('mailPart')
    .select(['contentId', 'content'])
    .where('mailId', '=', mailId)
    .where('contentId', 'is not', null)
    .where('bytes', '>', 0)
    .orderBy('position')
    .execute();
  const page = mailPage(
    row.html,
    pictures.map(({ contentId, content }) => ({ contentId: contentId ?? '', content })),
  );
  return {
    ...fileOf('e-mail.html', Buffer.from(page)),
    type: 'text/html; charset=utf-8',
    disposition: 'inline',
    policy: mailPagePolicy,
    framed: true,
  };
}

const piece = 262_144;

function fileOf(name: string, content: Buffer): FileReply {
  async function* pieces(): AsyncGenerator<Buffer, void, undefined> {
    for (let at = 0; at < content.length; at += piece) yield content.subarray(at, at + piece);
  }
  return {
    type: 'application/octet-stream',
    disposition: dispositionOf(name, false),
    policy: mailFilePolicy,
    bytes: content.length,
    pieces: pieces(),
  };
}
