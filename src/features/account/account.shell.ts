// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomInt } from 'node:crypto';
import type { Role } from '../../lib/contract.ts';
import { secret, uuidv7 } from '../../lib/ids.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { hashPassword } from '../../platform/login/password.ts';
import { canSwitchOff, invitationLimitMs, type Account, type Skill } from './account.core.ts';
import { findAccount, insertAccount, lockAdmins, switchOff } from './account.store.ts';
import { dropOpenInvitations, insertInvitation, insertToken, useInvitation } from './session.store.ts';
import { tokenHash } from './session.shell.ts';

/** What an administrator says about a new person. */
export interface NewPerson {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly departmentId: string | null;
  readonly languages: Readonly<Record<string, Skill>>;
  readonly topics: Readonly<Record<string, Skill>>;
  readonly practice: boolean;
}

/** Creates a person who signs in with a password. */
export async function createPerson(
  db: Db,
  person: NewPerson,
  password: string,
  nowMs: number,
  sample = false,
): Promise<Result<Account, 'nameTaken'>> {
  const passwordHash = await hashPassword(password);
  const made = await insertAccount(db, {
    ...person,
    accountId: uuidv7(nowMs),
    passwordHash,
    sample,
    script: false,
    createdAtMs: nowMs,
  });
  return made ? ok(made) : refuse('nameTaken');
}

/** Switches an account off (A8); the caller ends its sessions. The last administrator stays. */
export async function removePerson(
  db: Db,
  accountId: string,
): Promise<Result<Record<string, never>, 'notFound' | 'conflict'>> {
  return transaction(db, async (trx) => {
    const admins = await lockAdmins(trx);
    const found = await findAccount(trx, accountId);
    if (!found) return refuse('notFound');
    if (!canSwitchOff(found.account, admins)) return refuse('conflict');
    await switchOff(trx, accountId);
    return ok({});
  });
}

/** Makes the one-time token for the first administrator (A6); earlier unused ones are void. Returns the token, printed once. */
export async function createInvitation(db: Db, nowMs: number): Promise<string> {
  const token = secret();
  await transaction(db, async (trx) => {
    await dropOpenInvitations(trx);
    await insertInvitation(trx, { tokenHash: tokenHash(token), atMs: nowMs, expiresAtMs: nowMs + invitationLimitMs });
  });
  return token;
}

/** Uses an invitation up and creates the administrator, both or neither. */
export async function acceptInvitation(
  db: Db,
  token: string,
  name: string,
  password: string,
  nowMs: number,
): Promise<Result<Account, 'invitationUsed' | 'conflict'>> {
  const passwordHash = await hashPassword(password);
  return transaction(db, async (trx) => {
    if (!(await useInvitation(trx, tokenHash(token), nowMs))) return refuse('invitationUsed');
    const made = await insertAccount(trx, {
      accountId: uuidv7(nowMs),
      name,
      displayName: name,
      roles: ['admin'],
      departmentId: null,
      passwordHash,
      practice: false,
      sample: false,
      script: false,
      languages: {},
      topics: {},
      createdAtMs: nowMs,
    });
    if (made) return ok(made);
    throw new NameTakenError();
  }).catch((error: unknown) => {
    if (error instanceof NameTakenError) return refuse('conflict');
    throw error;
  });
}

/** Only to take the transaction back: the invitation must stay usable when the name is taken. */
class NameTakenError extends Error {}

/**
 * Makes an API token for a script (A7): `days` until it ends. Returns the token, shown once.
 * Behind it stands an account of its own, so that what a script writes has an author.
 */
export async function createToken(db: Db, role: Role, days: number, label: string, nowMs: number): Promise<string> {
  const id = uuidv7(nowMs);
  const token = secret();
  await transaction(db, async (trx) => {
    const made = await insertAccount(trx, {
      accountId: id,
      name: `script ${id}`,
      displayName: label || `Skript (${role})`,
      roles: [role],
      departmentId: null,
      passwordHash: null,
      practice: false,
      sample: false,
      script: true,
      languages: {},
      topics: {},
      createdAtMs: nowMs,
    });
    if (!made) throw new Error('two scripts got the same id');
    await insertToken(trx, {
      id,
      tokenHash: tokenHash(token),
      role,
      label,
      atMs: nowMs,
      expiresAtMs: nowMs + days * 24 * 3_600_000,
    });
  });
  return token;
}

/** Letters and digits nobody takes for another. */
const legible = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random password to be read from a terminal: 4 groups of 4, 79 bits. */
function legiblePassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => legible.charAt(randomInt(legible.length))).join('');
  return [group(), group(), group(), group()].join('-');
}

/** One sample account as it is printed, once. */
export interface PrintedAccount {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly password: string;
}

/** Creates the accounts of the sample installation (decision 5), all or none; throws when a name is taken. */
export async function createSampleAccounts(
  db: Db,
  team: readonly Omit<NewPerson, 'practice'>[],
  nowMs: number,
): Promise<readonly PrintedAccount[]> {
  return transaction(db, async (trx) => {
    const printed: PrintedAccount[] = [];
    for (const person of team) {
      const password = legiblePassword();
      const made = await createPerson(trx, { ...person, practice: false }, password, nowMs, true);
      if (!made.ok) throw new Error(`The sample account "${person.name}" is there already.`);
      printed.push({ name: person.name, displayName: person.displayName, roles: person.roles, password });
    }
    return printed;
  });
}
