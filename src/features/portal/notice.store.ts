// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Tells departments of their tickets, inside the transaction of what causes it (DP2 to DP7). */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { isLanguage } from '../../lib/pure/language.ts';
import type { Db } from '../../platform/database/database.ts';
import { wishSchema } from '../promise/promise.contract.ts';
import { noticeLetter } from './notice-letter.ts';
import { linkEnd, noticeShape, type NoticeCause } from './portal.core.ts';
import type { NoticeDeps } from './portal.port.ts';

/** SHA-256 of a link's or a cookie's secret, as it is kept. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** What a department shall hear. */
export interface Notice {
  readonly ticketId: string;
  /** Whose ticket it is from now on. */
  readonly departmentId: string;
  readonly cause: NoticeCause;
  /** The words it is about (citizenWrote, replied, answerReturned). */
  readonly news?: string;
  /** Of `danger`: the promised time, Unix milliseconds. */
  readonly promisedFor?: number;
  /** Unix milliseconds. */
  readonly now: number;
}

/** Writes the notice; false = the department wants none, nothing can be sent, or it was told of this danger (DP1 to DP3). */
export async function tellDepartment(trx: Db, deps: NoticeDeps, notice: Notice): Promise<boolean> {
  const { ticketId, departmentId, cause, now } = notice;
  if (!deps.mail.available) return false;
  const department = await mailboxOf(trx, departmentId);
  if (!department || department.noticeMode === 'off') return false;
  const instead = await mailboxInstead(trx, deps, notice);
  const ticket = await factsOf(trx, ticketId);
  const shape = noticeShape(department.noticeMode, ticket.protected, instead !== undefined);
  if (shape === undefined || (cause === 'danger' && (await isTold(trx, notice)))) return false;
  const calendar = deps.calendar();
  const letter = noticeLetter({
    ...{
      wish: wishSchema.parse(ticket.wish).kind,
      number: ticket.number,
      cause,
      shape,
      protected: ticket.protected,
      serviceTitle: ticket.serviceTitle,
    },
    ...{ urgent: ticket.urgency === 'urgent', question: ticket.text, news: notice.news ?? '', ticketId, url: deps.url },
    due: ticket.nextDue && written(ticket.nextDue, calendar.timeZone),
    standsInFor: instead ? { name: department.name, until: instead.until } : null,
    language: isLanguage(ticket.language) ? (languageWords.of(ticket.language) ?? ticket.language) : 'Deutsch',
  });
  const address = (instead ?? department).noticeAddress;
  const id = await deps.mail.notify(trx, { ...letter, ticketId, number: ticket.number, address, now });
  if (id === undefined) return false;
  await trx
    .insertInto('departmentNotice')
    .values({
      ...{ id, ticketId, departmentId, why: cause, createdAt: new Date(now) },
      promisedFor: notice.promisedFor === undefined ? null : new Date(notice.promisedFor),
      ...(shape === 'link'
        ? { tokenHash: secretHash(deps.secretOf(id)), linkUntil: new Date(linkEnd(calendar, now)) }
        : { tokenHash: null, linkUntil: null }),
      ...{ openedAt: null, sessionHash: null, sessionUntil: null, answerNoteId: null },
    })
    .execute();
  return true;
}

/** How a department hears; undefined = it has no mailbox for that. */
async function mailboxOf(trx: Db, departmentId: string) {
  const row = await trx
    .selectFrom('department')
    .select(['name', 'noticeMode', 'noticeAddress'])
    .where('id', '=', departmentId)
    .executeTakeFirst();
  const noticeAddress = row?.noticeAddress ?? null;
  return row && noticeAddress !== null ? { ...row, noticeAddress } : undefined;
}

/** The mailbox of who stands in (DP22); undefined = nobody does, or has none. */
async function mailboxInstead(trx: Db, deps: NoticeDeps, { departmentId, now }: Notice) {
  const standIn = await deps.standIn(trx, departmentId, now);
  const mailbox = standIn && (await mailboxOf(trx, standIn.departmentId));
  return mailbox && { noticeAddress: mailbox.noticeAddress, until: standIn.until };
}

const languageWords = new Intl.DisplayNames('de', { type: 'language' });

function factsOf(trx: Db, ticketId: string) {
  return trx
    .selectFrom('ticket')
    .leftJoin('service', 'service.id', 'ticket.serviceId')
    .select(['ticket.number', 'ticket.text', 'ticket.language', 'ticket.urgency', 'ticket.nextDue'])
    .select('ticket.wish')
    .select(sql<string | null>`service.titles ->> 'de'`.as('serviceTitle'))
    .select(sql<boolean>`ticket.protected or coalesce(service.protected, false)`.as('protected'))
    .where('ticket.id', '=', ticketId)
    .executeTakeFirstOrThrow();
}

/** DP3; the database keeps it once as well. */
async function isTold(trx: Db, { ticketId, departmentId, promisedFor = 0 }: Notice): Promise<boolean> {
  const told = await trx
    .selectFrom('departmentNotice')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('departmentId', '=', departmentId)
    .where('why', '=', 'danger')
    .where('promisedFor', '=', new Date(promisedFor))
    .executeTakeFirst();
  return told !== undefined;
}

function written(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('de', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone },
  }).format(at);
}

/** A notice was not delivered: somebody has to call the department (DP6). */
export async function noticeFailed(
  trx: Db,
  mail: {
    readonly ticketId: string;
    readonly noteId: string;
    readonly address: string;
    readonly why: string;
    readonly now: number;
  },
): Promise<void> {
  const text = `Die Nachricht an den Fachbereich (${mail.address}) kam nicht an: ${mail.why}\nBitte rufen Sie dort an. Die Adresse steht auf der Seite Fachbereiche.`;
  await trx
    .insertInto('ticketNote')
    .values({ id: mail.noteId, ticketId: mail.ticketId, at: new Date(mail.now), kind: 'note', text, accountId: null })
    .execute();
  await trx
    .updateTable('ticket')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', mail.ticketId)
    .execute();
  // Marked in the list: a line in a story nobody opens would be seen by nobody.
  await trx
    .updateTable('ticket')
    .set({ askedAt: new Date(mail.now) })
    .where('id', '=', mail.ticketId)
    .where('state', '=', 'open')
    .where('askedAt', 'is', null)
    .execute();
}
