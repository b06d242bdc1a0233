// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from '../../platform/database/database.ts';
import { accountOf } from './account.store.ts';
import type { Account, SessionTimes } from './account.core.ts';

/** A session or token that is in force, with the account behind it. */
export interface Credential extends SessionTimes {
  readonly account: Account;
}

const accountColumns = [
  'account.id',
  'account.name',
  'account.displayName',
  'account.roles',
  'account.departmentId',
  'account.uiLanguage',
  'account.active',
  'account.practice',
  'account.languages',
  'account.topics',
] as const;

/** Sessions of these token hashes whose account is active, by the hash in hex. */
export async function findSessions(db: Db, hashes: readonly Buffer[]): Promise<ReadonlyMap<string, Credential>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .select([...accountColumns, 'session.tokenHash', 'session.seenAt', 'session.expiresAt'])
    .where('session.tokenHash', 'in', hashes)
    .where('account.active', '=', true)
    .execute();
  return new Map(
    rows.map(({ tokenHash, seenAt, expiresAt, ...account }) => [
      tokenHash.toString('hex'),
      { account: accountOf(account), seenAtMs: seenAt.getTime(), expiresAtMs: expiresAt.getTime() },
    ]),
  );
}

/** Tokens of these hashes whose account is active, by the hash in hex. A token acts with its one role. */
export async function findTokens(db: Db, hashes: readonly Buffer[]): Promise<ReadonlyMap<string, Credential>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('apiToken')
    .innerJoin('account', 'account.id', 'apiToken.id')
    .select([...accountColumns, 'apiToken.tokenHash', 'apiToken.role', 'apiToken.createdAt', 'apiToken.expiresAt'])
    .where('apiToken.tokenHash', 'in', hashes)
    .where('account.active', '=', true)
    .execute();
  return new Map(
    rows.map(({ tokenHash, role, createdAt, expiresAt, ...account }) => [
      tokenHash.toString('hex'),
      {
        account: { ...accountOf(account), roles: [role] },
        seenAtMs: createdAt.getTime(),
        expiresAtMs: expiresAt.getTime(),
      },
    ]),
  );
}

/** Keeps a new session. */
export async function insertSession(
  db: Db,
  session: { tokenHash: Buffer; accountId: string; atMs: number; expiresAtMs: number },
): Promise<void> {
  const at = new Date(session.atMs);
  await db
    .insertInto('session')
    .values({
      tokenHash: session.tokenHash,
      accountId: session.accountId,
      createdAt: at,
      seenAt: at,
      expiresAt: new Date(session.expiresAtMs),
    })
    .execute();
}

/** Notes that a session was used. */
export async function touchSession(db: Db, tokenHash: Buffer, seenAtMs: number): Promise<void> {
  await db
    .updateTable('session')
    .set({ seenAt: new Date(seenAtMs) })
    .where('tokenHash', '=', tokenHash)
    .execute();
}

/** Deletes one session. */
export async function deleteSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('tokenHash', '=', tokenHash).execute();
}

/** Deletes the sessions of an account but one. */
export async function deleteOtherSessions(db: Db, accountId: string, keep: Buffer | undefined): Promise<void> {
  let query = db.deleteFrom('session').where('accountId', '=', accountId);
  if (keep) query = query.where('tokenHash', '!=', keep);
  await query.execute();
}

/** Keeps a script's token. */
export async function insertToken(
  db: Db,
  token: {
    id: string;
    tokenHash: Buffer;
    role: Account['roles'][number];
    label: string;
    atMs: number;
    expiresAtMs: number;
  },
): Promise<void> {
  await db
    .insertInto('apiToken')
    .values({
      id: token.id,
      tokenHash: token.tokenHash,
      role: token.role,
      label: token.label,
      createdAt: new Date(token.atMs),
      expiresAt: new Date(token.expiresAtMs),
    })
    .execute();
}

/** Keeps an invitation for the first administrator. */
export async function insertInvitation(
  db: Db,
  invitation: { tokenHash: Buffer; atMs: number; expiresAtMs: number },
): Promise<void> {
  await db
    .insertInto('invitation')
    .values({
      tokenHash: invitation.tokenHash,
      createdAt: new Date(invitation.atMs),
      expiresAt: new Date(invitation.expiresAtMs),
    })
    .execute();
}

/** Uses an invitation of the first administrator up; false when it is unknown, used or too old. Of two at the same moment one wins. */
export async function useInvitation(db: Db, tokenHash: Buffer, nowMs: number): Promise<boolean> {
  const used = await db
    .updateTable('invitation')
    .set({ usedAt: new Date(nowMs) })
    .where('tokenHash', '=', tokenHash)
    .where('accountId', 'is', null)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', new Date(nowMs))
    .returning('tokenHash')
    .execute();
  return used.length === 1;
}

/** Invitations of a first administrator that nobody used are void as soon as a new one is made. */
export async function dropOpenInvitations(db: Db): Promise<void> {
  await db.deleteFrom('invitation').where('accountId', 'is', null).where('usedAt', 'is', null).execute();
}

/** Deletes what ran out more than a day ago; in between a running call may still need its session (A4). */
export async function deleteOutdated(db: Db, nowMs: number): Promise<void> {
  const dayAgo = new Date(nowMs - 24 * 3_600_000);
  await db.deleteFrom('session').where('expiresAt', '<', dayAgo).execute();
  await db.deleteFrom('apiToken').where('expiresAt', '<', dayAgo).execute();
  await db.deleteFrom('invitation').where('expiresAt', '<', dayAgo).execute();
}
