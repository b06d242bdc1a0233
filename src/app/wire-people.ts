// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of those who work: shifts and phones of the team, phones of the departments' people. A part of `wiring.ts`. */
import { join } from 'node:path';
import type { SessionNews } from '../features/account/account.core.ts';
import { findAccount } from '../features/account/account.store.ts';
import { phonesOf } from '../features/account/person.store.ts';
import { createClerkPhones, type ClerkPhones } from '../features/agent/clerk.shell.ts';
import { endShift, startShift } from '../features/agent/shift.store.ts';
import { phoneEntry, readWork, workEntry, writeWork } from '../features/agent/work-file.ts';
import { createWork, type Work } from '../features/agent/work.shell.ts';
import { listPerson } from '../features/directory/directory.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import { nowMs } from '../platform/clock.ts';
import type { Deps } from './deps.ts';
import type { HotlineShell } from './hotline.shell.ts';

export interface People {
  readonly work: Work;
  readonly clerkPhones: ClerkPhones;
  /** Takes up the shifts of an earlier life: first the team, so that callers are adopted with their agents. */
  restoreWork(): Promise<void>;
  restoreClerks(): Promise<void>;
  /** Who may not work any more gives up the phone. */
  onSessionNews(news: SessionNews): void;
}

/** Makes the rooms of shifts and phones. */
export function wirePeople(
  { db, runtime, telephony }: Pick<Deps, 'db' | 'runtime' | 'telephony'>,
  hotline: Pick<HotlineShell, 'state' | 'dispatch'>,
  alarm: (what: string, details: Record<string, unknown>) => void,
): People {
  const files = {
    work: join(runtime.dataDir, 'run', 'work.json'),
    clerks: join(runtime.dataDir, 'run', 'clerk-phones.json'),
  };
  const clock = { wall: nowMs };
  const work = createWork({
    clock,
    phones: telephony,
    agents: () => hotline.state.agents,
    dispatch: hotline.dispatch,
    skillsOf: async (accountId) => {
      const found = await findAccount(db, accountId);
      return { languages: found?.account.languages ?? {}, topics: found?.account.topics ?? {} };
    },
    phonesOf: (accountId) => phonesOf(db, accountId),
    startShift: (shift) => startShift(db, shift),
    endShift: (id, at) => endShift(db, id, at),
    remember: (entries) => writeWork(files.work, entries),
    alarm,
  });
  const clerkPhones = createClerkPhones({
    clock,
    phones: telephony,
    dispatch: hotline.dispatch,
    listPerson: async (accountId) => {
      const found = await findAccount(db, accountId);
      if (!found) return false;
      const { displayName: name, departmentId } = found.account;
      return listPerson(db, { id: uuidv7(nowMs()), accountId, name, departmentId });
    },
    remember: (entries) => writeWork(files.clerks, entries),
    alarm,
  });
  return {
    work,
    clerkPhones,
    restoreWork: () => work.restore(readWork(files.work, workEntry)),
    restoreClerks: () => clerkPhones.restore(readWork(files.clerks, phoneEntry)),
    onSessionNews(news) {
      const isSignedOut = news.kind === 'ended' && (news.sessionsLeft === 0 || news.reason === 'loggedOut');
      const mayWork = news.roles.some((role) => role === 'agent' || role === 'lead');
      // Signing out takes the phone along, whatever other windows are open; so does losing the right to work.
      if (news.kind === 'ended' ? isSignedOut : !mayWork) void work.signedOut(news.accountId);
      // The same holds for the phones of the departments' people; a running conversation goes on.
      if (news.kind === 'ended' ? isSignedOut : !news.roles.includes('clerk')) void clerkPhones.end(news.accountId);
    },
  };
}
