// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Role } from '../../lib/contract.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failure.ts';
import { foldName, type Account, type Skill } from './account.core.ts';

const columns = [
  'id',
  'name',
  'displayName',
  'roles',
  'departmentId',
  'uiLanguage',
  'active',
  'practice',
  'languages',
  'topics',
] as const;

/** A row of `account` as the stores of this feature read it. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly departmentId: string | null;
  readonly uiLanguage: 'de' | 'en';
  readonly active: boolean;
  readonly practice: boolean;
  readonly languages: unknown;
  readonly topics: unknown;
}

/** Core type of a row; the database's checks guarantee the closed lists. */
export function accountOf(row: AccountRow): Account {
  const { id, languages, topics, roles, ...rest } = row;
  return {
    accountId: id,
    ...rest,
    roles: roles as readonly Role[],
    languages: languages as Record<string, Skill>,
    topics: topics as Record<string, Skill>,
  };
}

/** A person to be inserted. */
export interface NewAccount {
  readonly accountId: string;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly departmentId: string | null;
  readonly passwordHash: string | null;
  readonly practice: boolean;
  readonly sample: boolean;
  readonly script: boolean;
  readonly languages: Readonly<Record<string, Skill>>;
  readonly topics: Readonly<Record<string, Skill>>;
  readonly createdAtMs: number;
}

/** Inserts an account; undefined when the name is taken (also in other letter case). */
export async function insertAccount(db: Db, account: NewAccount): Promise<Account | undefined> {
  try {
    const row = await db
      .insertInto('account')
      .values({
        id: account.accountId,
        name: account.name.normalize('NFKC').trim(),
        foldedName: foldName(account.name),
        displayName: account.displayName,
        passwordHash: account.passwordHash,
        roles: [...account.roles],
        departmentId: account.departmentId,
        practice: account.practice,
        sample: account.sample,
        script: account.script,
        languages: JSON.stringify(account.languages),
        topics: JSON.stringify(account.topics),
        createdAt: new Date(account.createdAtMs),
      })
      .returning(columns)
      .executeTakeFirstOrThrow();
    return accountOf(row);
  } catch (error) {
    if (isDuplicate(error, 'account_folded_name_key')) return undefined;
    throw error;
  }
}

/** The account of a folded name with its password hash; scripts and switched-off people are not found. */
export async function findForSignIn(
  db: Db,
  foldedName: string,
): Promise<{ account: Account; passwordHash: string | null } | undefined> {
  const row = await db
    .selectFrom('account')
    .select([...columns, 'passwordHash'])
    .where('foldedName', '=', foldedName)
    .where('active', '=', true)
    .where('script', '=', false)
    .executeTakeFirst();
  if (!row) return undefined;
  const { passwordHash, ...rest } = row;
  return { account: accountOf(rest), passwordHash };
}

/** An account by id with its password hash. */
export async function findAccount(
  db: Db,
  accountId: string,
): Promise<{ account: Account; passwordHash: string | null } | undefined> {
  const row = await db
    .selectFrom('account')
    .select([...columns, 'passwordHash'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { passwordHash, ...rest } = row;
  return { account: accountOf(rest), passwordHash };
}

/** All people by name, scripts left out. */
export async function listPeople(db: Db): Promise<readonly Account[]> {
  const rows = await db
    .selectFrom('account')
    .select(columns)
    .where('script', '=', false)
    .orderBy('foldedName')
    .execute();
  return rows.map(accountOf);
}

/** Ids of active administrators who can sign in, locked until the transaction ends so that two cannot remove each other. */
export async function lockAdmins(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('active', '=', true)
    .where('script', '=', false)
    .where(({ eb, val }) => eb(val('admin'), '=', eb.fn.any('roles')))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

/** True when somebody can administrate: no invitation is needed then. */
export async function hasAdmin(db: Db): Promise<boolean> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('active', '=', true)
    .where('script', '=', false)
    .where(({ eb, val }) => eb(val('admin'), '=', eb.fn.any('roles')))
    .limit(1)
    .execute();
  return rows.length > 0;
}

/** True while accounts of the sample installation are active (decision 5). */
export async function hasSampleAccounts(db: Db): Promise<boolean> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('sample', '=', true)
    .where('active', '=', true)
    .limit(1)
    .execute();
  return rows.length > 0;
}

/** Switches an account off for good; its sessions and tokens go with it. */
export async function switchOff(db: Db, accountId: string): Promise<void> {
  await db.updateTable('account').set({ active: false }).where('id', '=', accountId).execute();
  await db.deleteFrom('session').where('accountId', '=', accountId).execute();
}

/** Keeps a new password hash. */
export async function keepPassword(db: Db, accountId: string, passwordHash: string): Promise<void> {
  await db.updateTable('account').set({ passwordHash }).where('id', '=', accountId).execute();
}

/** Keeps the language of the screens; undefined when the account is gone. */
export async function keepUiLanguage(db: Db, accountId: string, uiLanguage: 'de' | 'en'): Promise<Account | undefined> {
  const row = await db
    .updateTable('account')
    .set({ uiLanguage })
    .where('id', '=', accountId)
    .returning(columns)
    .executeTakeFirst();
  return row && accountOf(row);
}
