// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Records that came from files are taken back as one, or not at all, with the reason. Rules: city/city.spec.md (SD20). */
import { lockAdmins } from '../features/account/account.store.ts';
import { dropPersonLinks, dropSessions } from '../features/account/person.store.ts';
import { usesOf } from '../features/directory/directory-edit.store.ts';
import { dropDepartmentHours } from '../features/knowledge/facts/department-hours.store.ts';
import type { Restore } from '../features/settings/setting-change.core.ts';
import { recordChange } from '../features/settings/setting-change.store.ts';
import { ok, refuse } from '../lib/result.ts';
import type { Db } from '../platform/database/database.ts';
import { transaction } from '../platform/database/transaction.ts';
import { applyRecords, NameTakenError } from './apply-city.ts';
import type { CityStep } from './apply-step.ts';
import type { City } from './city/city.ts';
import {
  changedSince,
  differingRecords,
  keysGone,
  recordParts,
  saidOf,
  withRecords,
  type Records,
} from './city-records.ts';
import { mixCity, type MixFacts } from './mix-city.ts';
import { newMistakes } from './new-mistakes.ts';

type Doing = Pick<Parameters<typeof recordChange>[1], 'why' | 'accountId' | 'now' | 'undoes'>;

/** Writes into the history what became of records, and keeps them in full. */
export async function recordRecords(trx: Db, { before, after }: CityStep, doing: Doing): Promise<string | null> {
  const records = differingRecords(before, after);
  return keep(trx, records.before, records.after, doing);
}

async function keep(trx: Db, before: Records, after: Records, doing: Doing): Promise<string | null> {
  const change = { kind: 'records', subject: 'records', title: 'Aus Dateien', ...doing };
  const changeId = await recordChange(trx, { ...change, ...saidOf(before, after) });
  const row = { before: JSON.stringify(before), after: JSON.stringify(after) };
  if (changeId !== null)
    await trx
      .insertInto('recordsBefore')
      .values({ changeId, ...row })
      .execute();
  return changeId;
}

/** Something that was new has been used since, by name. */
class InUseError extends Error {}

export interface UndoDeps {
  readonly db: Db;
  readonly read: (trx?: Db) => Promise<City>;
  readonly facts: () => Promise<MixFacts>;
  readonly changed: (articleIds: readonly string[]) => Promise<void>;
}

/** Takes one set back; itself a change that can be taken back. */
export function restoreRecords({ db, read, facts, changed }: UndoDeps): Restore {
  return async ({ undoes, why, accountId, now }) => {
    const kept = await db
      .selectFrom('recordsBefore')
      .select(['before', 'after'])
      .where('changeId', '=', undoes)
      .executeTakeFirst();
    // Taken over before this was kept.
    if (!kept) return refuse('undoRefused');
    // Written by `keep` only.
    const [wanted, expected] = [kept.before as Records, kept.after as Records];
    if (wanted.team && !(await isAdmin(db, accountId))) return refuse('teamNeedsAdmin');
    const current = await read();
    const others = changedSince(current, expected);
    if (others.length > 0) return refuse('recordsChanged', { what: someOf(others) });
    const parts = recordParts.filter((part) => wanted[part] !== undefined);
    // Numbers that calls refer to stay, and messages begin today, as with any files.
    const put = withRecords(current, wanted);
    const after = { ...put, directory: mixCity(current, put, ['directory'], await facts()).directory };
    if ((await newMistakes(current, after)).length > 0) return refuse('undoRefused');
    let articles: readonly string[] = [];
    try {
      const changeId = await transaction(db, async (trx) => {
        if (changedSince(await read(trx), expected).length > 0) throw new InUseError('');
        const order = { parts, accountId, why: why || 'Zurückgenommen', now };
        articles = await applyRecords(trx, { before: current, after }, order);
        await takeAway(trx, wanted);
        return keep(trx, expected, wanted, { why, accountId, now, undoes });
      });
      await changed(articles);
      return changeId === null ? refuse('undoRefused') : ok({ changeId });
    } catch (error) {
      if (error instanceof InUseError)
        return error.message === '' ? refuse('changedSince') : refuse('recordsInUse', { what: error.message });
      if (error instanceof NameTakenError) return refuse('undoRefused');
      throw error;
    }
  };
}

/** Enough of a long list to know what is meant. */
function someOf(names: readonly string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ' …' : '');
}

async function isAdmin(db: Db, accountId: string | null): Promise<boolean> {
  return accountId !== null && (await lockAdmins(db)).includes(accountId);
}

/** What came with the files goes again: services and departments nobody used, people by being switched off (PE8). */
async function takeAway(trx: Db, wanted: Records): Promise<void> {
  for (const key of keysGone(wanted, 'services')) await removeService(trx, key);
  for (const key of keysGone(wanted, 'departments')) await removeDepartment(trx, key);
  for (const name of keysGone(wanted, 'team')) await switchOff(trx, name);
}

async function removeService(trx: Db, key: string): Promise<void> {
  const service = await trx
    .selectFrom('service')
    .innerJoin('article', 'article.serviceId', 'service.id')
    .select(['service.id', 'article.id as articleId'])
    .where('service.key', '=', key)
    .executeTakeFirst();
  if (!service) return;
  const { id, articleId } = service;
  const used = await trx
    .selectNoFrom(({ or, exists, selectFrom }) =>
      or([
        exists(selectFrom('matter').select('matter.id').where('matter.serviceId', '=', id)),
        exists(selectFrom('ticket').select('ticket.id').where('ticket.serviceId', '=', id)),
        exists(selectFrom('topic').select('topic.key').where('topic.serviceId', '=', id)),
        exists(selectFrom('matterTold').select('matterTold.articleId').where('matterTold.articleId', '=', articleId)),
        exists(selectFrom('articleMark').select('articleMark.id').where('articleMark.articleId', '=', articleId)),
        exists(selectFrom('articleDraft').select('articleDraft.id').where('articleDraft.articleId', '=', articleId)),
        exists(
          selectFrom('articleAttachment')
            .select('articleAttachment.id')
            .where('articleAttachment.articleId', '=', articleId),
        ),
      ]).as('isUsed'),
    )
    .executeTakeFirstOrThrow();
  if (used.isUsed) throw new InUseError(key);
  await trx.deleteFrom('article').where('id', '=', articleId).execute();
  await trx.deleteFrom('service').where('id', '=', id).execute();
}

async function removeDepartment(trx: Db, key: string): Promise<void> {
  const department = await trx.selectFrom('department').select('id').where('key', '=', key).executeTakeFirst();
  if (!department) return;
  // The program's own fact about its hours goes with it, if nothing names it.
  await dropDepartmentHours(trx, key);
  if ((await usesOf(trx, 'department', department.id)).size > 0) throw new InUseError(key);
  const central = await trx.selectFrom('directoryEntry').select('id').where('key', '=', key).executeTakeFirst();
  if (central && (await usesOf(trx, 'directory_entry', central.id)).size > 0) throw new InUseError(key);
  if (central) await trx.deleteFrom('directoryEntry').where('id', '=', central.id).execute();
  await trx.deleteFrom('department').where('id', '=', department.id).execute();
}

async function switchOff(trx: Db, name: string): Promise<void> {
  const admins = await lockAdmins(trx);
  const person = await trx.selectFrom('account').select('id').where('name', '=', name).executeTakeFirst();
  if (!person) return;
  if (admins.length === 1 && admins.includes(person.id)) throw new InUseError(name); // PE3
  await trx
    .updateTable('account')
    .set(({ eb }) => ({ active: false, version: eb('version', '+', 1) }))
    .where('id', '=', person.id)
    .execute();
  await dropSessions(trx, person.id);
  await dropPersonLinks(trx, person.id);
}
