// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import type { Caller } from '../../lib/contract.ts';
import { secret } from '../../lib/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDatabaseDown } from '../../platform/database/failure.ts';
import type { Log } from '../../platform/observe/log.ts';
import {
  absoluteLimitMs,
  isSessionOver,
  type Account,
  type Identity,
  type SessionEnd,
  type SessionNews,
} from './account.core.ts';
import {
  deleteOtherSessions,
  deleteSession,
  findSessions,
  findTokens,
  insertSession,
  touchSession,
} from './session.store.ts';

/** What sessions need to know of the world. */
export interface SessionDeps {
  readonly db: Db;
  readonly log: Log;
  readonly nowMs: () => number;
  /** The running shift of an agent, and whether the agent is in a call (a session does not end then). */
  readonly work: { shiftOf(accountId: string): string | null; inCall(accountId: string): boolean };
}

/** Who is signed in, by cookie or token; the program's memory of it, with the database behind. */
export interface Sessions {
  /** Opens a session; the token goes into the cookie and nowhere else. Throws when the database is away. */
  open(accountId: string): Promise<{ readonly token: string; readonly expiresAtMs: number }>;
  /** Recognises a request and notes that its session was used. Throws when the database is away and the session is not known yet. */
  identify(credentials: {
    readonly cookie: string | undefined;
    readonly bearer: string | undefined;
  }): Promise<Identity | null>;
  /** Ends one session at once. */
  end(id: string, reason: SessionEnd): Promise<void>;
  /** Ends the sessions of an account, all or all but one; tokens of a disabled account end by the next look. */
  endAll(accountId: string, reason: SessionEnd, exceptId?: string): Promise<void>;
  /** Tells of every session that ended and of changed rights; at latest 2.5 s after a change made elsewhere. */
  onNews(listener: (news: SessionNews) => void): void;
  /** Looks all known sessions up again; `start` does it every 2 s until the returned function is called. */
  look(): Promise<void>;
  start(): () => void;
}

interface Known {
  readonly id: string;
  readonly hash: Buffer;
  readonly token: boolean;
  account: Account;
  expiresAtMs: number;
  seenAtMs: number;
  /** When `seenAtMs` was last written to the database. */
  writtenMs: number;
}

const lookEveryMs = 2000;
const writeSeenEveryMs = 60_000;

/** SHA-256 of a cookie's or script's token; the token itself is never kept. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function sameRights(a: Account, b: Account): boolean {
  return a.departmentId === b.departmentId && a.roles.join() === b.roles.join();
}

/** The sessions of this program; it is the only one that serves them (decision 8). */
export function createSessions(deps: SessionDeps): Sessions {
  const { db, log, nowMs, work } = deps;
  const known = new Map<string, Known>();
  /** Ended here, but not yet deleted there because the database was away. */
  const toDelete = new Map<string, Buffer>();
  const listeners: ((news: SessionNews) => void)[] = [];

  function send(news: SessionNews): void {
    for (const listener of listeners) listener(news);
  }

  function tell(entry: Known, kind: SessionNews['kind'], reason: SessionEnd | null): void {
    let sessionsLeft = 0;
    for (const other of known.values())
      if (other.account.accountId === entry.account.accountId && other.id !== entry.id) sessionsLeft += 1;
    const { accountId, roles } = entry.account;
    send({ id: entry.id, accountId, roles, kind, reason, sessionsLeft });
  }

  function forget(entry: Known, reason: SessionEnd): void {
    if (known.delete(entry.id)) tell(entry, 'ended', reason);
  }

  function isOver(entry: Known): boolean {
    // Tokens have no idle limit: a nightly script may sleep for days.
    if (entry.token) return nowMs() >= entry.expiresAtMs;
    return isSessionOver(entry, nowMs(), work.inCall(entry.account.accountId));
  }

  function identity(entry: Known): Identity {
    const { accountId, displayName, roles, departmentId } = entry.account;
    const who: Caller = {
      accountId,
      displayName,
      roles,
      departmentId,
      shiftId: work.shiftOf(accountId),
      token: entry.token,
    };
    return { id: entry.id, who };
  }

  function touch(entry: Known): void {
    entry.seenAtMs = Math.max(entry.seenAtMs, nowMs());
    if (entry.token || entry.seenAtMs - entry.writtenMs < writeSeenEveryMs) return;
    entry.writtenMs = entry.seenAtMs;
    // Only a convenience for the next start of the program: without it the session lives a minute shorter.
    touchSession(db, entry.hash, entry.seenAtMs).catch((error: unknown) =>
      log.debug({ error }, 'The use of a session could not be noted.'),
    );
  }

  async function recall(token: string, isToken: boolean): Promise<Known | undefined> {
    const hash = tokenHash(token);
    const id = `${isToken ? 'token' : 'session'}-${hash.toString('hex')}`;
    const there = known.get(id);
    if (there || toDelete.has(id)) return there;
    const found = (await (isToken ? findTokens : findSessions)(db, [hash])).get(hash.toString('hex'));
    if (!found) return undefined;
    const entry: Known = known.get(id) ?? { ...found, id, hash, token: isToken, writtenMs: found.seenAtMs };
    known.set(id, entry);
    return entry;
  }

  /** What cannot be deleted now stays noted and refused, and is tried again at the next look. */
  async function deleteEnded(): Promise<void> {
    for (const [id, hash] of [...toDelete]) {
      try {
        await deleteSession(db, hash);
        toDelete.delete(id);
      } catch (error) {
        if (!isDatabaseDown(error)) throw error;
        return;
      }
    }
  }

  async function lookAt(isToken: boolean): Promise<void> {
    const mine = [...known.values()].filter((entry) => entry.token === isToken);
    const fresh = await (isToken ? findTokens : findSessions)(
      db,
      mine.map((entry) => entry.hash),
    );
    for (const entry of mine) {
      if (known.get(entry.id) !== entry) continue;
      const now = fresh.get(entry.hash.toString('hex'));
      if (!now) {
        forget(entry, 'disabled');
        continue;
      }
      const changed = !sameRights(entry.account, now.account);
      entry.account = now.account;
      entry.expiresAtMs = now.expiresAtMs;
      if (changed) tell(entry, 'rightsChanged', null);
    }
  }

  const sessions: Sessions = {
    async open(accountId) {
      const token = secret();
      const atMs = nowMs();
      const expiresAtMs = atMs + absoluteLimitMs;
      await insertSession(db, { tokenHash: tokenHash(token), accountId, atMs, expiresAtMs });
      return { token, expiresAtMs };
    },
    async identify({ cookie, bearer }) {
      const token = bearer ?? cookie;
      if (token === undefined) return null;
      const entry = await recall(token, bearer !== undefined);
      if (!entry) return null;
      if (isOver(entry)) {
        await sessions.end(entry.id, 'expired');
        return null;
      }
      touch(entry);
      return identity(entry);
    },
    async end(id, reason) {
      const entry = known.get(id);
      if (!entry) return;
      // First here, so that it is over even when the database is away; then for good.
      forget(entry, reason);
      if (entry.token) return;
      toDelete.set(id, entry.hash);
      await deleteEnded();
    },
    async endAll(accountId, reason, exceptId) {
      const kept = exceptId === undefined ? undefined : known.get(exceptId);
      await deleteOtherSessions(db, accountId, kept?.hash);
      const ending = [...known.values()].filter(
        ({ account, id, token }) =>
          account.accountId === accountId && id !== exceptId && (!token || reason === 'disabled'),
      );
      for (const entry of ending) forget(entry, reason);
      // After a restart the phone may be back before its browser: it must go although no session is known.
      if (ending.length === 0 && reason === 'disabled')
        send({ id: '', accountId, roles: [], kind: 'ended', reason, sessionsLeft: 0 });
    },
    onNews(listener) {
      listeners.push(listener);
    },
    async look() {
      await deleteEnded();
      for (const entry of [...known.values()]) if (isOver(entry)) await sessions.end(entry.id, 'expired');
      await lookAt(false);
      await lookAt(true);
    },
    start() {
      let running = false;
      const timer = setInterval(() => {
        if (running) return;
        running = true;
        sessions
          .look()
          .catch((error: unknown) => {
            // While the database is away those who are signed in stay so: their calls go on.
            if (!isDatabaseDown(error)) log.error({ error }, 'Sessions could not be looked up; those known go on.');
          })
          .finally(() => {
            running = false;
          });
      }, lookEveryMs);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
  return sessions;
}
