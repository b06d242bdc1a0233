// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Versions of the menu in the database. What may be done with them, menu-version.core.ts says. */
import { uuidv7 } from '../../lib/ids.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { sameJson, type Json } from '../settings/setting-change.core.ts';
import type { MenuContent } from './menu-content.core.ts';
import { canEdit, type VersionState } from './menu-version.core.ts';

/** A version without its content. */
export interface StoredVersion {
  readonly id: string;
  readonly number: number;
  readonly state: VersionState;
  readonly revision: number;
  readonly editors: readonly string[];
  readonly basedOn: string | null;
  readonly restores: number | null;
  readonly trialRevision: number | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly testedAt: Date | null;
  readonly testedBy: string | null;
  readonly testNote: string;
  readonly liveAt: Date | null;
  readonly liveBy: string | null;
  readonly liveWhy: string;
  readonly alone: boolean;
}

/** One with its content. */
export interface StoredContent extends StoredVersion {
  readonly content: MenuContent;
}

/** Who writes, and when (Unix milliseconds). */
export interface Doing {
  readonly accountId: string;
  readonly now: number;
}

/** All versions, newest first. */
export async function listVersions(db: Db): Promise<StoredVersion[]> {
  return versions(db).orderBy('menuVersion.number', 'desc').limit(500).execute();
}

/** One version with its content. */
export async function readVersion(db: Db, id: string): Promise<StoredContent | undefined> {
  const row = await versions(db).select('menuVersion.content').where('menuVersion.id', '=', id).executeTakeFirst();
  return row && { ...row, content: row.content as MenuContent };
}

/** The draft or tested version, if there is one. */
export async function readOpenVersion(db: Db): Promise<StoredContent | undefined> {
  const row = await versions(db)
    .select('menuVersion.content')
    .where('menuVersion.state', 'in', ['draft', 'tested'])
    .executeTakeFirst();
  return row && { ...row, content: row.content as MenuContent };
}

/** Begins a draft of `content`; `onAir` is kept as a version first if it is none yet (V6). */
export async function insertDraft(
  db: Db,
  order: { readonly content: MenuContent; readonly onAir: MenuContent; readonly restores: string | null },
  doing: Doing,
): Promise<Result<string, 'draftOpen'>> {
  return transaction(db, async (trx) => {
    await onlyOne(trx);
    const open = await trx.selectFrom('menuVersion').select('id').where('state', 'in', ['draft', 'tested']).execute();
    if (open.length > 0) return refuse('draftOpen');
    const basedOn = await keepOnAir(trx, order.onAir, doing.now);
    const id = uuidv7(doing.now);
    await trx
      .insertInto('menuVersion')
      .values({
        ...{ id, number: await nextNumber(trx), state: 'draft', content: JSON.stringify(order.content), basedOn },
        ...{ restores: order.restores, createdAt: new Date(doing.now), createdBy: doing.accountId },
        // Who brings an old version back has chosen what it says.
        ...{ editors: [doing.accountId], changedAt: new Date(doing.now), changedBy: doing.accountId },
      })
      .execute();
    return ok(id);
  });
}

/** Writes a draft in the revision that was seen; `basedOn` when it took over what is on the air. */
export async function writeDraft(
  db: Db,
  id: string,
  order: { readonly revision: number; readonly content: MenuContent; readonly onAir?: MenuContent },
  doing: Doing,
): Promise<Result<null, 'notFound' | 'draftChanged' | 'wrongState'>> {
  return transaction(db, async (trx) => {
    const there = await locked(trx, id);
    if (!there) return refuse('notFound');
    if (!canEdit(there)) return refuse('wrongState');
    const same = sameJson(there.content as Json, order.content as unknown as Json);
    // The answer got lost and the browser asks again: it is written already.
    if (same && !order.onAir) return ok(null);
    if (there.revision !== order.revision) return refuse('draftChanged');
    const editors = [...new Set([...there.editors, doing.accountId])];
    await trx
      .updateTable('menuVersion')
      .set({
        ...{ content: JSON.stringify(order.content), revision: there.revision + 1, state: 'draft', editors },
        ...{ changedAt: new Date(doing.now), changedBy: doing.accountId },
        ...{ testedAt: null, testedBy: null, testNote: '' },
        ...(order.onAir && { basedOn: await keepOnAir(trx, order.onAir, doing.now) }),
      })
      .where('id', '=', id)
      .execute();
    return ok(null);
  });
}

/** Moves a version from a state on, in the revision that was seen. */
export async function moveVersion(
  db: Db,
  id: string,
  revision: number,
  to: { readonly state: 'tested'; readonly note: string } | { readonly state: 'dropped' },
  doing: Doing,
): Promise<Result<null, 'notFound' | 'draftChanged' | 'wrongState'>> {
  return transaction(db, async (trx) => {
    const there = await locked(trx, id);
    if (!there) return refuse('notFound');
    if (!canEdit(there)) return refuse('wrongState');
    if (there.revision !== revision) return refuse('draftChanged');
    const tested = { testedAt: new Date(doing.now), testedBy: doing.accountId };
    await trx
      .updateTable('menuVersion')
      .set(to.state === 'tested' ? { state: 'tested', ...tested, testNote: to.note } : { state: 'dropped' })
      .where('id', '=', id)
      .execute();
    return ok(null);
  });
}

/** Marks the version that goes on the air in this transaction. Throws when it was changed meanwhile: then nothing goes on the air. */
export async function markLive(
  trx: Db,
  order: { readonly id: string; readonly revision: number; readonly why: string; readonly alone: boolean },
  doing: Doing,
): Promise<void> {
  await onlyOne(trx);
  const now = new Date(doing.now);
  await trx.updateTable('menuVersion').set({ state: 'past' }).where('state', '=', 'live').execute();
  const done = await trx
    .updateTable('menuVersion')
    .set({ state: 'live', liveAt: now, liveBy: doing.accountId, liveWhy: order.why, alone: order.alone })
    .where('id', '=', order.id)
    .where('revision', '=', order.revision)
    .where('state', '=', 'tested')
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw new VersionMovedError('the version was changed while it went on the air');
}

/** What went on the air in full, with what was added on the way (R3). */
export async function writeContent(trx: Db, id: string, content: MenuContent): Promise<void> {
  await trx
    .updateTable('menuVersion')
    .set({ content: JSON.stringify(content) })
    .where('id', '=', id)
    .execute();
}

/** Somebody wrote on a version while it went on the air. */
export class VersionMovedError extends Error {}

/** A trial call came to its end in this revision. */
export async function noteTrial(db: Db, id: string, revision: number): Promise<void> {
  await db.updateTable('menuVersion').set({ trialRevision: revision }).where('id', '=', id).execute();
}

/** Whether a second person puts a menu on the air. */
export async function readFourEyes(db: Db): Promise<{ readonly required: boolean; readonly version: number }> {
  const row = await db.selectFrom('menuRule').select(['fourEyes', 'version']).executeTakeFirstOrThrow();
  return { required: row.fourEyes, version: row.version };
}

/** Changes it in the version that was seen; false = another one is there. */
export async function writeFourEyes(trx: Db, required: boolean, version: number): Promise<boolean> {
  const done = await trx
    .updateTable('menuRule')
    .set({ fourEyes: required, version: version + 1 })
    .where('version', '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** The version that says what is on the air; made when it was changed elsewhere. */
async function keepOnAir(trx: Db, onAir: MenuContent, now: number): Promise<string> {
  const live = await trx
    .selectFrom('menuVersion')
    .select(['id', 'content'])
    .where('state', '=', 'live')
    .executeTakeFirst();
  if (live && sameJson(live.content as Json, onAir as unknown as Json)) return live.id;
  await trx.updateTable('menuVersion').set({ state: 'past' }).where('state', '=', 'live').execute();
  const id = uuidv7(now);
  const at = new Date(now);
  await trx
    .insertInto('menuVersion')
    .values({
      ...{ id, number: await nextNumber(trx), state: 'live', content: JSON.stringify(onAir) },
      ...{ createdAt: at, changedAt: at, liveAt: at },
    })
    .execute();
  return id;
}

async function nextNumber(trx: Db): Promise<number> {
  const { last } = await trx
    .selectFrom('menuVersion')
    .select((eb) => eb.fn.max('number').as('last'))
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** Two who begin at once: one after the other. */
async function onlyOne(trx: Db): Promise<void> {
  await trx.selectFrom('menuRule').select('one').forUpdate().execute();
}

async function locked(trx: Db, id: string) {
  await onlyOne(trx);
  return trx
    .selectFrom('menuVersion')
    .select(['state', 'revision', 'editors', 'content'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

function versions(db: Db) {
  return db
    .selectFrom('menuVersion')
    .leftJoin('menuVersion as old', 'old.id', 'menuVersion.restores')
    .leftJoin('account as creator', 'creator.id', 'menuVersion.createdBy')
    .leftJoin('account as changer', 'changer.id', 'menuVersion.changedBy')
    .leftJoin('account as tester', 'tester.id', 'menuVersion.testedBy')
    .leftJoin('account as sender', 'sender.id', 'menuVersion.liveBy')
    .select([
      'menuVersion.id',
      'menuVersion.number',
      'menuVersion.state',
      'menuVersion.revision',
      'menuVersion.editors',
      'menuVersion.basedOn',
      'old.number as restores',
      'menuVersion.trialRevision',
      'menuVersion.createdAt',
      'creator.displayName as createdBy',
      'menuVersion.changedAt',
      'changer.displayName as changedBy',
      'menuVersion.testedAt',
      'tester.displayName as testedBy',
      'menuVersion.testNote',
      'menuVersion.liveAt',
      'sender.displayName as liveBy',
      'menuVersion.liveWhy',
      'menuVersion.alone',
    ]);
}
