// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Makes the records of an installation what a checked city says, inside the transaction of the change. Rules: city/city.spec.md. */
import type { CityPart } from '../features/settings/files/city-files.core.ts';
import { same, type Applying, type CityStep } from './apply-step.ts';
import { followDepartmentHours } from '../features/knowledge/facts/department-hours.store.ts';
import { articlesMentioning } from '../features/knowledge/facts/fact.store.ts';
import { foldName } from '../features/account/account.core.ts';
import { insertAccount } from '../features/account/account.store.ts';
import { phoneKinds } from '../features/account/person.core.ts';
import { uuidv7 } from '../lib/ids.ts';
import type { Db } from '../platform/database/database.ts';
import { applyFacts } from './apply-facts.ts';
import { applyNews } from './apply-news.ts';
import { applyServices } from './apply-services.ts';
import { applyRoster } from './apply-roster.ts';
import type { City, CityTeamMember } from './city/city.ts';
import {
  departmentRow,
  directoryEntries,
  entryRow,
  idOf,
  linkDepartments,
  linkPeople,
  putDeputies,
  putTopics,
  type Ids,
} from './import-city.ts';

/** Writes what differs; the articles that read differently from now on. */
export async function applyRecords(trx: Db, { before, after }: CityStep, order: Applying): Promise<readonly string[]> {
  const takes = (...parts: readonly CityPart[]): boolean => parts.some((part) => order.parts.includes(part));
  if (takes('departments')) await applyDepartments(trx, { before, after }, order.now);
  const ids = await departmentIds(trx);
  if (takes('departments', 'directory')) await applyDirectory(trx, { before, after }, ids, order.now);
  if (takes('lifeSituations')) await applySituations(trx, after);
  const facts = takes('facts') ? await applyFacts(trx, { before, after }, ids, order) : [];
  const hours = takes('departments') ? await followDepartmentHours(trx, order) : [];
  const services = takes('services') ? await applyServices(trx, { before, after }, ids, order) : [];
  if (takes('topics', 'services', 'departments')) await putTopics(trx, after);
  if (takes('news')) await applyNews(trx, after, order);
  if (takes('team')) await applyTeam(trx, { before, after }, ids, order.now);
  if (takes('directory', 'team')) await linkPeople(trx, after);
  if (takes('roster')) await applyRoster(trx, { before, after }, order);
  return [...new Set([...services, ...(await articlesMentioning(trx, [...facts, ...hours]))])];
}

async function departmentIds(trx: Db): Promise<Ids> {
  const rows = await trx.selectFrom('department').select(['id', 'key']).execute();
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** Those that differ; each change counts the version up, so that nobody on a screen writes over it unknowing. */
function differing<Row extends { readonly key: string }>(
  before: readonly Row[],
  after: readonly Row[],
): readonly Row[] {
  const was = new Map(before.map((row) => [row.key, row]));
  return after.filter((row) => !same(was.get(row.key), row));
}

async function applyDepartments(trx: Db, { before, after }: CityStep, now: number): Promise<void> {
  const changed = differing(before.departments, after.departments);
  for (const department of changed) {
    const row = departmentRow(department);
    await trx
      .insertInto('department')
      .values({ ...row, id: uuidv7(now), parentId: null })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((eb) => ({ ...row, version: eb('department.version', '+', 1) })),
      )
      .execute();
  }
  const ids = await departmentIds(trx);
  await linkDepartments(trx, changed, ids);
}

/** A colleague's own entry is not the city's and stays; so does a number that records refer to. */
async function applyDirectory(trx: Db, { before, after }: CityStep, ids: Ids, now: number): Promise<void> {
  const wanted = directoryEntries(after);
  for (const entry of differing(directoryEntries(before), wanted)) {
    const row = entryRow(entry, ids);
    await trx
      .insertInto('directoryEntry')
      .values({ ...row, key: entry.key, id: uuidv7(now) })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((eb) => ({ ...row, version: eb('directoryEntry.version', '+', 1) })),
      )
      .execute();
  }
  await putDeputies(trx, wanted);
  const keys = wanted.map(({ key }) => key);
  let gone = trx.deleteFrom('directoryEntry').where('accountId', 'is', null).where('key', 'not in', inUse(trx));
  if (keys.length > 0) gone = gone.where('key', 'not in', keys);
  await gone.execute();
}

/** Keys of numbers that records refer to. */
export async function numbersInUse(db: Db): Promise<readonly string[]> {
  return (await inUse(db).execute()).map(({ key }) => key);
}

/** Numbers callers were passed on to, and those who stand in for a colleague without a number. */
function inUse(db: Db) {
  return db
    .selectFrom('directoryEntry as used')
    .select('used.key')
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(selectFrom('matter').select('id').whereRef('matter.transferredTo', '=', 'used.id')),
        exists(
          selectFrom('directoryEntry as colleague')
            .select('colleague.id')
            .whereRef('colleague.deputyId', '=', 'used.id')
            .where('colleague.number', 'is', null),
        ),
      ]),
    );
}

async function applySituations(trx: Db, { lifeSituations }: City): Promise<void> {
  await trx.deleteFrom('lifeSituation').execute();
  const rows = lifeSituations.map(({ key, names }, position) => ({ key, names: JSON.stringify(names), position }));
  if (rows.length > 0) await trx.insertInto('lifeSituation').values(rows).execute();
}

/** New people cannot sign in before an administrator gives them a link; nobody's rights change. */
async function applyTeam(trx: Db, { before, after }: CityStep, ids: Ids, now: number): Promise<void> {
  for (const member of after.team) {
    const { user, name, roles, languages, topics, department } = member;
    const was = before.team.find((one) => one.user.toLowerCase() === user.toLowerCase());
    if (was && same(was, { ...member, user: was.user })) continue;
    const departmentId = department === undefined ? null : idOf(ids, department);
    if (!was) {
      const made = await insertAccount(trx, {
        ...{ accountId: uuidv7(now), name: user, displayName: name, roles, departmentId, languages, topics },
        ...{ passwordHash: null, practice: false, sample: false, script: false, createdAtMs: now },
      });
      // Somebody who left has this name: it stays theirs.
      if (!made) throw new NameTakenError(user);
    }
    await trx
      .updateTable('account')
      .set((eb) => ({
        ...{ displayName: name, departmentId, ...workplaceOf(member) },
        languages: JSON.stringify(languages),
        topics: JSON.stringify(topics),
        version: eb('version', '+', was ? 1 : 0),
      }))
      .where('name', '=', was?.user ?? user.normalize('NFKC').trim())
      .where('script', '=', false)
      .execute();
  }
}

/** The columns of phones and contract. */
function workplaceOf({ phones = phoneKinds, deskNumber, homeOffice, weeklyMinutes }: CityTeamMember) {
  return {
    phones: [...phones],
    homeOffice: homeOffice === true,
    deskNumber: deskNumber ?? null,
    weeklyMinutes: weeklyMinutes ?? null,
  };
}

/** Phones and contract of people who are there by now. */
export async function putWorkplaces(db: Db, { team }: Pick<City, 'team'>): Promise<void> {
  for (const member of team)
    await db
      .updateTable('account')
      .set(workplaceOf(member))
      .where('foldedName', '=', foldName(member.user))
      .where('script', '=', false)
      .execute();
}

/** The name of a new person belongs to somebody who left. */
export class NameTakenError extends Error {
  readonly user: string;
  constructor(user: string) {
    super(`the name ${user} is taken by an account that was switched off`);
    this.user = user;
  }
}
