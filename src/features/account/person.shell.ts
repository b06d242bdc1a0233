// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Adding, changing, switching off and inviting people: each in one transaction with its line in the history. */
import type { Role } from '../../lib/contract.ts';
import { secret, uuidv7 } from '../../lib/ids.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { hashPassword } from '../../platform/login/password.ts';
import { everyTopic } from '../agent/agent.core.ts';
import { sameJson, type Json, type Restore, type SettingChange } from '../settings/setting-change.core.ts';
import { invitationLimitMs } from './account.core.ts';
import { keepPassword, lockAdmins } from './account.store.ts';
import { mayManage, personProblem, type PersonProblem, type PersonState, type PersonText } from './person.core.ts';
import {
  dropPersonLinks,
  dropSessions,
  insertPerson,
  insertPersonLink,
  isTakenName,
  readPerson,
  readPersonLink,
  readPersonState,
  unknownParts,
  updatePerson,
  usePersonLink,
  type StoredPerson,
} from './person.store.ts';
import { tokenHash } from './session.shell.ts';

/** What is asked of other rooms. */
export interface PeopleDeps {
  readonly db: Db;
  /** Unix milliseconds. */
  readonly nowMs: () => number;
  /** Writes a change into the history, in its transaction. */
  readonly record: (trx: Db, change: SettingChange) => Promise<string | null>;
  /** After the commit: the person as they are now, and as they were. */
  readonly changed: (now: StoredPerson, before: PersonState | null) => Promise<void>;
}

/** Who gives an order, and why. */
export interface By {
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly why: string;
  /** The change that is taken back. */
  readonly undoes?: string;
}

type Unknown = 'topicUnknown' | 'departmentUnknown';

const kind = 'person';

/** What the history keeps. */
function stateOf(person: PersonState): Json {
  const { name, displayName, roles, departmentId, languages, topics, phones } = person;
  const { deskNumber, homeOffice, weeklyMinutes, active } = person;
  const lists = { roles: [...roles], languages: { ...languages }, topics: { ...topics }, phones: [...phones] };
  return { name, displayName, ...lists, departmentId, deskNumber, homeOffice, weeklyMinutes, active };
}

/** The doings of the room. */
export type People = ReturnType<typeof createPeople>;

/** Looks after the people of one database. */
export function createPeople(deps: PeopleDeps) {
  const { db, nowMs } = deps;

  async function write(
    trx: Db,
    by: By,
    before: StoredPerson | null,
    after: PersonState & { readonly accountId: string },
  ): Promise<{ readonly person: StoredPerson; readonly changeId: string | null }> {
    const now = nowMs();
    const changeId = await deps.record(trx, {
      ...{ kind, subject: after.accountId, title: after.displayName },
      ...{ before: before && stateOf(before), after: stateOf(after), why: by.why, accountId: by.accountId, now },
      ...(by.undoes !== undefined && { undoes: by.undoes }),
    });
    const person = await readPerson(trx, after.accountId, now);
    if (!person) throw new Error('a person was written and is not there');
    return { person, changeId };
  }

  /** PE1: the link's secret; only its hash is kept. */
  async function newLink(trx: Db, accountId: string): Promise<{ readonly token: string; readonly until: number }> {
    const token = secret();
    const atMs = nowMs();
    const until = atMs + invitationLimitMs;
    await dropPersonLinks(trx, accountId);
    await insertPersonLink(trx, { tokenHash: tokenHash(token), accountId, atMs, expiresAtMs: until });
    return { token, until };
  }

  /** The one way in which a person is changed: from the version, or from the state, that was seen. */
  async function replace(
    accountId: string,
    seen: { readonly version: number } | { readonly state: Json },
    by: By,
    next: (there: StoredPerson) => PersonState,
  ): Promise<
    Result<
      { readonly person: StoredPerson; readonly changeId: string | null },
      'notFound' | 'adminsOnly' | 'versionChanged' | 'lastAdmin' | 'nameTaken' | PersonProblem | Unknown
    >
  > {
    try {
      const done = await transaction(db, async (trx) => {
        const admins = await lockAdmins(trx);
        const there = await readPerson(trx, accountId, nowMs(), true);
        if (!there) return refuse('notFound');
        const wanted = next(there);
        if (!mayManage(by.roles, there.roles, wanted.roles)) return refuse('adminsOnly'); // PE2
        const isSeen = 'version' in seen ? seen.version === there.version : sameJson(stateOf(there), seen.state);
        if (!isSeen) return refuse('versionChanged'); // PE7
        // Who only goes or comes back need not be in order; who is changed does (PE4).
        const isText = !sameJson(stateOf({ ...there, active: true }), stateOf({ ...wanted, active: true }));
        const problem = isText ? (personProblem(wanted) ?? (await unknownParts(trx, wanted, everyTopic))) : undefined;
        if (problem !== undefined) return refuse(problem);
        const staysAdmin = wanted.active && wanted.roles.includes('admin');
        if (admins.includes(accountId) && !staysAdmin && admins.length === 1) return refuse('lastAdmin'); // PE3
        await updatePerson(trx, accountId, wanted, there.version);
        if (!wanted.active) {
          await dropSessions(trx, accountId);
          await dropPersonLinks(trx, accountId);
        }
        return ok({ ...(await write(trx, by, there, { ...wanted, accountId })), before: there });
      });
      if (!done.ok) return done;
      await deps.changed(done.value.person, done.value.before); // PE5, PE6
      return done;
    } catch (error) {
      if (isTakenName(error)) return refuse('nameTaken');
      throw error;
    }
  }

  async function add(text: PersonText, by: By) {
    if (!mayManage(by.roles, [], text.roles)) return refuse('adminsOnly'); // PE2
    const problem = personProblem(text) ?? (await unknownParts(db, text, everyTopic));
    if (problem !== undefined) return refuse(problem);
    const accountId = uuidv7(nowMs());
    const done = await transaction(db, async (trx) => {
      if (!(await insertPerson(trx, accountId, text, nowMs()))) return refuse('nameTaken');
      const link = await newLink(trx, accountId);
      const { person } = await write(trx, by, null, { ...text, active: true, accountId });
      return ok({ person, link });
    });
    if (done.ok) await deps.changed(done.value.person, null);
    return done;
  }

  const restore = restorePerson();
  return {
    add,
    change: (accountId: string, text: PersonText, version: number, by: By) =>
      replace(accountId, { version }, by, ({ active }) => ({ ...text, active })),
    switchTo: (accountId: string, active: boolean, version: number, by: By) =>
      replace(accountId, { version }, by, (there) => ({ ...there, active })),
    async invite(accountId: string, by: Pick<By, 'roles'>) {
      return transaction(db, async (trx) => {
        const there = await readPerson(trx, accountId, nowMs(), true);
        if (!there) return refuse('notFound');
        if (!mayManage(by.roles, there.roles, there.roles)) return refuse('adminsOnly');
        return there.active ? ok(await newLink(trx, accountId)) : refuse('switchedOff');
      });
    },
    /** Sets the password by the link; gives whose it is. Sessions of the account are ended by the caller. */
    async setPassword(token: string, password: string): Promise<Result<string, 'invitationUsed'>> {
      // A guess costs nothing but a look; only who has a link makes the program work.
      if ((await readPersonLink(db, tokenHash(token), nowMs())) === undefined) return refuse('invitationUsed');
      const passwordHash = await hashPassword(password);
      return transaction(db, async (trx) => {
        const accountId = await usePersonLink(trx, tokenHash(token), nowMs());
        if (accountId === undefined) return refuse('invitationUsed');
        await keepPassword(trx, accountId, passwordHash);
        return ok(accountId);
      });
    },
    restore,
  };

  /** PE8: what a change replaced is put back by the same rules; who was added is switched off. */
  function restorePerson(): Restore {
    return async ({ subject, value, expected, why, accountId, undoes }) => {
      const roles = accountId === null ? undefined : (await readPerson(db, accountId, nowMs()))?.roles;
      const by: By = { accountId: accountId ?? '', roles: roles ?? [], why, undoes };
      const former = value === null ? undefined : readPersonState(value);
      const put = (there: StoredPerson): PersonState => former ?? { ...there, active: false };
      const done = await replace(subject, { state: expected }, by, put);
      if (done.ok) return done.value.changeId === null ? refuse('undoRefused') : ok({ changeId: done.value.changeId });
      return done.code === 'versionChanged' ? refuse('changedSince') : refuse('undoRefused');
    };
  }
}
