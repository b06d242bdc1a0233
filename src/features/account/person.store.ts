// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** People of the team in the database. */
import { z } from 'zod';
import type { Role } from '../../lib/contract.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failure.ts';
import { foldName, type Skill } from './account.core.ts';
import { personTextSchema } from './person.contract.ts';
import type { PersonState, PersonText, PhoneKind } from './person.core.ts';

/** A person as it is kept. */
export interface StoredPerson extends PersonState {
  readonly accountId: string;
  readonly version: number;
  readonly hasPassword: boolean;
  /** End of an unused link; null = there is none. */
  readonly invitedUntil: Date | null;
}

const columns = [
  ...(['id', 'name', 'displayName', 'roles', 'departmentId', 'languages', 'topics', 'phones', 'deskNumber'] as const),
  ...(['homeOffice', 'weeklyMinutes', 'active', 'version'] as const),
] as const;

function people(db: Db, nowMs: number) {
  return db
    .selectFrom('account')
    .select(columns)
    .select((eb) => [
      eb('passwordHash', 'is not', null).as('hasPassword'),
      eb
        .selectFrom('invitation')
        .select((count) => count.fn.max('expiresAt').as('until'))
        .whereRef('invitation.accountId', '=', 'account.id')
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', new Date(nowMs))
        .as('invitedUntil'),
    ])
    .where('script', '=', false);
}

type Row = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number];

function personOf({ id, roles, languages, topics, phones, hasPassword, ...rest }: Row): StoredPerson {
  return {
    ...rest,
    accountId: id,
    // The database's checks guarantee the closed lists.
    roles: roles as readonly Role[],
    phones: phones as readonly PhoneKind[],
    languages: languages as Record<string, Skill>,
    topics: topics as Record<string, Skill>,
    hasPassword: hasPassword === true,
  };
}

/** Everybody by display name, those who left too. */
export async function listTeamPeople(db: Db, nowMs: number): Promise<StoredPerson[]> {
  const rows = await people(db, nowMs).execute();
  return rows.map(personOf).toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'de'));
}

/** One person, with `lock` held until the transaction ends. */
export async function readPerson(
  db: Db,
  accountId: string,
  nowMs: number,
  lock = false,
): Promise<StoredPerson | undefined> {
  if (!isUuid(accountId)) return undefined;
  // An aggregate cannot be locked: the row first, then what is shown of it.
  if (lock) await db.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute();
  const row = await people(db, nowMs).where('id', '=', accountId).executeTakeFirst();
  return row && personOf(row);
}

function valuesOf(person: PersonText) {
  return {
    name: person.name.normalize('NFKC').trim(),
    foldedName: foldName(person.name),
    displayName: person.displayName,
    roles: [...person.roles],
    departmentId: person.departmentId,
    languages: JSON.stringify(person.languages),
    topics: JSON.stringify(person.topics),
    phones: [...person.phones],
    deskNumber: person.deskNumber,
    homeOffice: person.homeOffice,
    weeklyMinutes: person.weeklyMinutes,
  };
}

/** A new person without a password; false when the name is taken. */
export async function insertPerson(db: Db, accountId: string, person: PersonText, nowMs: number): Promise<boolean> {
  const done = await db
    .insertInto('account')
    .values({ ...valuesOf(person), id: accountId, passwordHash: null, createdAt: new Date(nowMs) })
    .onConflict((conflict) => conflict.column('foldedName').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Replaces a person in the next version; throws a duplicate (`isTakenName`) when the name is somebody else's. */
export async function updatePerson(trx: Db, accountId: string, person: PersonState, version: number): Promise<void> {
  await trx
    .updateTable('account')
    .set({ ...valuesOf(person), active: person.active, version: version + 1 })
    .where('id', '=', accountId)
    .execute();
}

/** True when a change failed because somebody else has the user name. */
export function isTakenName(error: unknown): boolean {
  return isDuplicate(error, 'account_folded_name_key');
}

/** Ends what is signed in as this account. */
export async function dropSessions(trx: Db, accountId: string): Promise<void> {
  await trx.deleteFrom('session').where('accountId', '=', accountId).execute();
}

/** Voids the unused links of an account. */
export async function dropPersonLinks(trx: Db, accountId: string): Promise<void> {
  await trx.deleteFrom('invitation').where('accountId', '=', accountId).where('usedAt', 'is', null).execute();
}

/** Keeps a link by its hash. */
export async function insertPersonLink(
  trx: Db,
  link: { readonly tokenHash: Buffer; readonly accountId: string; readonly atMs: number; readonly expiresAtMs: number },
): Promise<void> {
  const { tokenHash, accountId } = link;
  await trx
    .insertInto('invitation')
    .values({ tokenHash, accountId, createdAt: new Date(link.atMs), expiresAt: new Date(link.expiresAtMs) })
    .execute();
}

/** The account behind a link that works now. */
export async function readPersonLink(db: Db, tokenHash: Buffer, nowMs: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('invitation')
    .innerJoin('account', 'account.id', 'invitation.accountId')
    .select('account.id')
    .where('invitation.tokenHash', '=', tokenHash)
    .where('invitation.usedAt', 'is', null)
    .where('invitation.expiresAt', '>', new Date(nowMs))
    .where('account.active', '=', true)
    .executeTakeFirst();
  return row?.id;
}

/** Uses a link up; of two at the same moment one wins. */
export async function usePersonLink(trx: Db, tokenHash: Buffer, nowMs: number): Promise<string | undefined> {
  const accountId = await readPersonLink(trx, tokenHash, nowMs);
  if (accountId === undefined) return undefined;
  const used = await trx
    .updateTable('invitation')
    .set({ usedAt: new Date(nowMs) })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n ? accountId : undefined;
}

/** Keys that are no topic of the city (but for "every topic"), and whether the department is there (PE4). */
export async function unknownParts(
  db: Db,
  person: Pick<PersonText, 'topics' | 'departmentId'>,
  everyTopic: string,
): Promise<'topicUnknown' | 'departmentUnknown' | undefined> {
  const keys = Object.keys(person.topics).filter((key) => key !== everyTopic);
  const known = keys.length === 0 ? [] : await db.selectFrom('topic').select('key').where('key', 'in', keys).execute();
  if (known.length < keys.length) return 'topicUnknown';
  if (person.departmentId === null) return undefined;
  const department = await db
    .selectFrom('department')
    .select('id')
    .where('id', '=', person.departmentId)
    .executeTakeFirst();
  return department ? undefined : 'departmentUnknown';
}

/** What people can be given: topics in the order of the menu, departments by name. */
export async function readChoices(db: Db): Promise<{
  readonly topics: { readonly key: string; readonly de: string; readonly en: string }[];
  readonly departments: { readonly departmentId: string; readonly name: string }[];
}> {
  const topics = await db.selectFrom('topic').select(['key', 'names']).orderBy('position').execute();
  const departments = await db.selectFrom('department').select(['id', 'name']).execute();
  return {
    topics: topics.map(({ key, names }) => {
      const { de, en } = topicNames.parse(names);
      return { key, de, en: en ?? de };
    }),
    departments: departments
      .map(({ id, name }) => ({ departmentId: id, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'de')),
  };
}

const topicNames = z.object({ de: z.string(), en: z.string().optional() });

/** With which phones somebody may begin work. */
export async function phonesOf(db: Db, accountId: string): Promise<readonly PhoneKind[]> {
  const row = await db.selectFrom('account').select('phones').where('id', '=', accountId).executeTakeFirst();
  return (row?.phones ?? []) as PhoneKind[];
}

/** A person as the history kept it; undefined when it is in no shape of today. */
export function readPersonState(value: unknown): PersonState | undefined {
  const read = personTextSchema.extend({ active: z.boolean() }).safeParse(value);
  return read.success ? read.data : undefined;
}
