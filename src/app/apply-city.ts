// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Makes the records of an installation what a checked city says, inside the transaction of the change. Rules: city/city.spec.md. */
import type { CityPart } from '../features/settings/files/city-files.core.ts';
import { same, type Applying, type CityStep } from './apply-step.ts';
import { followDepartmentHours } from '../features/knowledge/facts/department-hours.store.ts';
import { articlesMentioning } from '../features/knowledge/facts/fact.store.ts';
import { insertAccount } from '../features/account/account.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import type { Db } from '../platform/database/database.ts';
import { applyFacts } from './apply-facts.ts';
import { applyNews } from './apply-news.ts';
import { applyServices } from './apply-services.ts';
import type { City } from './city/city.ts';
import { departmentRow, directoryEntries, idOf, putTopics, type Ids } from './import-city.ts';

/** Writes what differs; the articles that read differently from now on. */
export async function applyRecords(trx: Db, { before, after }: CityStep, order: Applying): Promise<readonly string[]> {
  const takes = (...parts: readonly CityPart[]): boolean => parts.some((part) => order.parts.includes(part));
  if (takes('departments')) await applyDepartments(trx, after, order.now);
  const ids = await departmentIds(trx);
  if (takes('departments', 'directory')) await applyDirectory(trx, after, ids, order.now);
  if (takes('lifeSituations')) await applySituations(trx, after);
  const facts = takes('facts') ? await applyFacts(trx, { before, after }, ids, order) : [];
  const hours = takes('departments') ? await followDepartmentHours(trx, order) : [];
  const services = takes('services') ? await applyServices(trx, { before, after }, ids, order) : [];
  if (takes('topics', 'services', 'departments')) await putTopics(trx, after);
  if (takes('news')) await applyNews(trx, after, order);
  if (takes('team')) await applyTeam(trx, { before, after }, ids, order.now);
  return [...new Set([...services, ...(await articlesMentioning(trx, [...facts, ...hours]))])];
}

async function departmentIds(trx: Db): Promise<Ids> {
  const rows = await trx.selectFrom('department').select(['id', 'key']).execute();
  return new Map(rows.map(({ id, key }) => [key, id]));
}

async function applyDepartments(trx: Db, { departments }: City, now: number): Promise<void> {
  for (const department of departments) {
    const row = departmentRow(department);
    await trx
      .insertInto('department')
      .values({ ...row, id: uuidv7(now), parentId: null })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  }
  const ids = await departmentIds(trx);
  for (const { key, parent } of departments)
    await trx
      .updateTable('department')
      .set({ parentId: parent === undefined ? null : idOf(ids, parent) })
      .where('key', '=', key)
      .execute();
}

/** A colleague's own entry is not the city's and stays; so does a number that records refer to. */
async function applyDirectory(trx: Db, after: City, ids: Ids, now: number): Promise<void> {
  const wanted = directoryEntries(after);
  for (const { key, department, hours, name, number, acceptance } of wanted) {
    const row = {
      ...{ name, number, acceptance },
      departmentId: idOf(ids, department),
      hours: hours ? JSON.stringify(hours) : null,
    };
    await trx
      .insertInto('directoryEntry')
      .values({ ...row, key, id: uuidv7(now) })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  }
  const keys = wanted.map(({ key }) => key);
  let gone = trx
    .deleteFrom('directoryEntry')
    .where('accountId', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('matter').select('id').whereRef('matter.transferredTo', '=', 'directoryEntry.id'))),
    );
  if (keys.length > 0) gone = gone.where('key', 'not in', keys);
  await gone.execute();
}

/** Keys of numbers that records refer to. */
export async function numbersInUse(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('directoryEntry')
    .select('key')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('matter').select('id').whereRef('matter.transferredTo', '=', 'directoryEntry.id')),
    )
    .execute();
  return rows.map(({ key }) => key);
}

async function applySituations(trx: Db, { lifeSituations }: City): Promise<void> {
  await trx.deleteFrom('lifeSituation').execute();
  const rows = lifeSituations.map(({ key, names }, position) => ({ key, names: JSON.stringify(names), position }));
  if (rows.length > 0) await trx.insertInto('lifeSituation').values(rows).execute();
}

/** New people cannot sign in before an administrator gives them a password; nobody's rights change. */
async function applyTeam(trx: Db, { before, after }: CityStep, ids: Ids, now: number): Promise<void> {
  for (const { user, name, roles, languages, topics, department } of after.team) {
    const was = before.team.find((member) => member.user.toLowerCase() === user.toLowerCase());
    const departmentId = department === undefined ? null : idOf(ids, department);
    if (!was) {
      const made = await insertAccount(trx, {
        ...{ accountId: uuidv7(now), name: user, displayName: name, roles, departmentId, languages, topics },
        ...{ passwordHash: null, practice: false, sample: false, script: false, createdAtMs: now },
      });
      // Somebody who left has this name: it stays theirs.
      if (!made) throw new NameTakenError(user);
    } else if (!same(was, { user: was.user, name, roles, languages, topics, ...(department && { department }) })) {
      await trx
        .updateTable('account')
        .set({
          ...{ displayName: name, departmentId },
          languages: JSON.stringify(languages),
          topics: JSON.stringify(topics),
        })
        .where('name', '=', was.user)
        .where('script', '=', false)
        .execute();
    }
  }
}

/** The name of a new person belongs to somebody who left. */
export class NameTakenError extends Error {
  readonly user: string;
  constructor(user: string) {
    super(`the name ${user} is taken by an account that was switched off`);
    this.user = user;
  }
}
