// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One-time links: used once, exchanged for a cookie that opens one ticket (DP8 to DP10). */
import { sql } from 'kysely';
import { uuidv7 } from '../../lib/ids.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Reader } from '../promise/promise.core.ts';
import { secretHash, tellDepartment } from './notice.store.ts';
import { afterAnswerMs, linkSessionMs, newLinkPauseMs, whyNotOpen } from './portal.core.ts';
import type { NoticeDeps } from './portal.port.ts';

/** What somebody with a link's cookie is and may. */
export interface LinkSession {
  readonly noticeId: string;
  readonly ticketId: string;
  readonly departmentId: string;
  /** Reads and acts as a clerk of the department, under the department's name. */
  readonly who: Reader;
  /** The note that answered; from then on nothing but proposing it is open (DP9, DP17). */
  readonly answerNoteId: string | null;
  /** Unix milliseconds. */
  readonly until: number;
}

type NotOpened = 'linkUnknown' | 'linkUsed' | 'linkExpired' | 'linkMoved';

/** Uses a link up and opens its session; of two at the same moment one gets it (DP8). `session` is the new cookie's secret. */
export async function openLink(
  db: Db,
  order: { readonly token: string; readonly session: string; readonly now: number },
): Promise<Result<LinkSession, NotOpened>> {
  return transaction(db, async (trx) => {
    const link = await linkRow(trx, order.token, 'lock');
    if (!link) return refuse('linkUnknown');
    const why = whyNotOpen(link, order.now);
    if (why) return refuse(why);
    const until = order.now + linkSessionMs;
    await trx
      .updateTable('departmentNotice')
      .set({
        openedAt: new Date(order.now),
        sessionHash: secretHash(order.session),
        sessionUntil: new Date(until),
      })
      .where('id', '=', link.id)
      .execute();
    const accountId = await departmentAccount(trx, link.departmentId, order.now);
    return ok(sessionOf({ ...link, answerNoteId: null, sessionUntil: new Date(until) }, accountId));
  });
}

/** The session of a cookie; undefined = there is none, it is over, or the ticket went to another department. */
export async function linkSession(db: Db, secret: string, now: number): Promise<LinkSession | undefined> {
  const row = await db
    .selectFrom('departmentNotice as notice')
    .innerJoin('ticket', 'ticket.id', 'notice.ticketId')
    .innerJoin('account', (join) =>
      join.on('account.foldedName', '=', sql<string>`'link-' || notice.department_id::text`),
    )
    .select(['notice.id', 'notice.ticketId', 'notice.departmentId', 'notice.answerNoteId'])
    .select(['notice.sessionUntil', 'account.id as accountId'])
    .where('notice.sessionHash', '=', secretHash(secret))
    .where('notice.sessionUntil', '>', new Date(now))
    .whereRef('ticket.departmentId', '=', 'notice.departmentId')
    .executeTakeFirst();
  return row && sessionOf(row, row.accountId);
}

function sessionOf(
  link: Pick<LinkSession, 'ticketId' | 'departmentId' | 'answerNoteId'> & {
    readonly id: string;
    readonly sessionUntil: Date | null;
  },
  accountId: string,
): LinkSession {
  const { id, ticketId, departmentId, answerNoteId } = link;
  return {
    ...{ noticeId: id, ticketId, departmentId, answerNoteId },
    who: { accountId, roles: ['clerk'], departmentId },
    until: link.sessionUntil?.getTime() ?? 0,
  };
}

/** The ticket is answered: it is no longer shown, and what was answered can be proposed for a while (DP9, DP17). */
export async function endByAnswer(trx: Db, noticeId: string, noteId: string, now: number): Promise<void> {
  await trx
    .updateTable('departmentNotice')
    .set({ answerNoteId: noteId, sessionUntil: new Date(now + afterAnswerMs) })
    .where('id', '=', noticeId)
    .execute();
}

/** Sends a new link to the mailbox of the department the old one was sent to, while the ticket is its own (DP10). */
export async function renewLink(
  db: Db,
  deps: NoticeDeps,
  order: { readonly token: string; readonly now: number },
): Promise<Result<null, 'linkUnknown' | 'linkMoved' | 'linkSentLately' | 'noLinks' | 'closedAlready'>> {
  return transaction(db, async (trx) => {
    const link = await linkRow(trx, order.token);
    if (!link) return refuse('linkUnknown');
    // Two who ask at the same moment get one mail.
    const ticket = await trx
      .selectFrom('ticket')
      .select(['state', 'departmentId'])
      .where('id', '=', link.ticketId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (ticket.departmentId !== link.departmentId) return refuse('linkMoved');
    if (ticket.state === 'closed') return refuse('closedAlready');
    const lately = await trx
      .selectFrom('departmentNotice')
      .select('id')
      .where('ticketId', '=', link.ticketId)
      .where('why', '=', 'newLink')
      .where('createdAt', '>', new Date(order.now - newLinkPauseMs))
      .executeTakeFirst();
    if (lately) return refuse('linkSentLately');
    const { ticketId, departmentId } = link;
    const sent = await tellDepartment(trx, deps, { ticketId, departmentId, cause: 'newLink', now: order.now });
    return sent ? ok(null) : refuse('noLinks');
  });
}

async function linkRow(db: Db, token: string, lock?: 'lock') {
  let select = db
    .selectFrom('departmentNotice as notice')
    .innerJoin('ticket', 'ticket.id', 'notice.ticketId')
    .select(['notice.id', 'notice.ticketId', 'notice.departmentId', 'notice.openedAt', 'notice.linkUntil'])
    .select('ticket.departmentId as ownedBy')
    .where('notice.tokenHash', '=', secretHash(token));
  if (lock) select = select.forUpdate('notice');
  const row = await select.executeTakeFirst();
  return (
    row && {
      ...{ id: row.id, ticketId: row.ticketId, departmentId: row.departmentId },
      openedAt: row.openedAt?.getTime() ?? null,
      linkUntil: row.linkUntil?.getTime() ?? 0,
      sameDepartment: row.ownedBy === row.departmentId,
    }
  );
}

/** The name stories give to what was done by link: the department's, for nobody signed in. Nobody can sign in with it. */
async function departmentAccount(trx: Db, departmentId: string, now: number): Promise<string> {
  const name = accountName(departmentId);
  const there = await trx.selectFrom('account').select('id').where('foldedName', '=', name).executeTakeFirst();
  if (there) return there.id;
  const department = await trx
    .selectFrom('department')
    .select('name')
    .where('id', '=', departmentId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('account')
    .values({
      ...{ id: uuidv7(now), name, foldedName: name, passwordHash: null, roles: ['clerk'], departmentId },
      displayName: `${department.name} (per Link)`,
      ...{ script: true, active: false, createdAt: new Date(now) },
    })
    .onConflict((conflict) => conflict.column('foldedName').doNothing())
    .execute();
  const made = await trx.selectFrom('account').select('id').where('foldedName', '=', name).executeTakeFirstOrThrow();
  return made.id;
}

function accountName(departmentId: string): string {
  return `link-${departmentId}`;
}
