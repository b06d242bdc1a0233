// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Shifts and the phones that belong to them: who is at work, with which credentials. The state of the work itself is the core's. */
import type { Clock } from '../../platform/clock.ts';
import type { Phones } from '../../platform/telephony/telephony.port.ts';
import { randomBytes } from 'node:crypto';
import { secret, uuidv7 } from '../../lib/ids.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Agents, Choice, Skills } from './agent.core.ts';
import { canEndWork } from './agent.core.ts';
import type { WorkEntry } from './work-file.ts';

export interface WorkDeps {
  readonly clock: Pick<Clock, 'wall'>;
  readonly phones: Phones;
  readonly agents: () => Agents;
  readonly dispatch: (
    event:
      | {
          type: 'workStarted';
          agent: string;
          shift: string;
          skills: Skills;
          phone: string;
          phoneKind: 'browser' | 'desk';
        }
      | { type: 'skillsChanged'; agent: string; skills: Skills }
      | { type: 'workEnded'; agent: string }
      | { type: 'choiceMade'; agent: string; choice: Exclude<Choice, 'notReachable'> },
  ) => void;
  readonly skillsOf: (accountId: string) => Promise<Skills>;
  /** With which phones somebody may begin (A17). */
  readonly phonesOf: (accountId: string) => Promise<readonly ('browser' | 'desk')[]>;
  readonly startShift: (shift: { id: string; accountId: string; at: number }) => Promise<void>;
  readonly endShift: (id: string, at: number) => Promise<void>;
  readonly remember: (entries: readonly WorkEntry[]) => void;
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
}

type Refused = 'alreadyAtWork' | 'notAtWork' | 'stillInCall' | 'telephonyDown' | 'phoneNotAllowed';

export interface Work {
  start(accountId: string, kind: 'browser' | 'desk'): Promise<Result<WorkEntry, Refused>>;
  /** The phone's credentials again. */
  phoneOf(accountId: string): WorkEntry | undefined;
  choose(accountId: string, choice: Exclude<Choice, 'notReachable'>): Result<null, Refused>;
  /** What somebody at work can do from now on (A16); nothing happens for who is not at work. */
  learned(accountId: string, skills: Skills): void;
  end(accountId: string): Promise<Result<null, Refused>>;
  /** The last session of an account ended: the phone dies with it, the shift as soon as no call is on. */
  signedOut(accountId: string): Promise<void>;
  /** The switch forgot all phones (it was restarted, or we were). */
  putAll(): Promise<void>;
  /** Takes up the shifts of an earlier life of the program. */
  restore(entries: readonly WorkEntry[]): Promise<void>;
  shiftOf(accountId: string): string | null;
  accountOf(shift: string): string | undefined;
  /** Writes down what everybody chose; cheap when nothing changed. */
  note(): void;
}

/** Keeps shifts and phones. */
export function createWork(deps: WorkDeps): Work {
  const entries = new Map<string, WorkEntry>();
  const leaving = new Set<string>();
  /** Somebody came or went since it was written down. */
  let isNew = false;
  /** Shifts of an earlier life are taken up: nothing is written until all of them are, another death may follow. */
  let isRestoring = false;

  function note(): void {
    if (isRestoring) return;
    for (const entry of entries.values()) {
      const choice = deps.agents().get(entry.accountId)?.choice ?? entry.choice;
      if (choice === entry.choice) continue;
      entries.set(entry.accountId, { ...entry, choice });
      isNew = true;
    }
    if (isNew) deps.remember([...entries.values()]);
    isNew = false;
    for (const accountId of leaving) {
      const agent = deps.agents().get(accountId);
      if (!agent || canEndWork(agent)) void end(accountId);
    }
  }

  async function put(entry: WorkEntry): Promise<boolean> {
    const done = await deps.phones.put({
      id: entry.phone,
      kind: entry.kind,
      password: entry.password,
      mayCall: 'nobody',
    });
    if (!done.ok) deps.alarm('phoneNotPut', { kind: entry.kind });
    return done.ok;
  }

  async function start(accountId: string, kind: 'browser' | 'desk'): Promise<Result<WorkEntry, Refused>> {
    if (entries.has(accountId)) return refuse('alreadyAtWork');
    const at = deps.clock.wall();
    const [skills, phones] = await Promise.all([deps.skillsOf(accountId), deps.phonesOf(accountId)]);
    if (!phones.includes(kind)) return refuse('phoneNotAllowed');
    if (entries.has(accountId)) return refuse('alreadyAtWork');
    const phone = `${kind}-${randomBytes(6).toString('hex')}`;
    const entry: WorkEntry = {
      accountId,
      skills,
      shift: uuidv7(at),
      startedAt: at,
      phone,
      kind,
      password: secret(),
      choice: 'paused',
    };
    entries.set(accountId, entry);
    isNew = true;
    if (!(await put(entry))) {
      entries.delete(accountId);
      void deps.phones.remove(phone);
      return refuse('telephonyDown');
    }
    // The conversation must not depend on the database; a shift that could not be noted only loses its after-call list.
    await deps
      .startShift({ id: entry.shift, accountId, at })
      .catch((error: unknown) => deps.alarm('shiftNotNoted', { error }));
    deps.dispatch({ type: 'workStarted', agent: accountId, shift: entry.shift, skills, phone, phoneKind: kind });
    note();
    return ok(entry);
  }

  async function end(accountId: string): Promise<Result<null, Refused>> {
    const entry = entries.get(accountId);
    if (!entry) return refuse('notAtWork');
    const agent = deps.agents().get(accountId);
    if (agent && !canEndWork(agent)) return refuse('stillInCall');
    leaving.delete(accountId);
    entries.delete(accountId);
    isNew = true;
    deps.dispatch({ type: 'workEnded', agent: accountId });
    await deps.phones.remove(entry.phone);
    await deps
      .endShift(entry.shift, deps.clock.wall())
      .catch((error: unknown) => deps.alarm('shiftNotNoted', { error }));
    note();
    return ok(null);
  }

  return {
    start,
    end,
    note,
    phoneOf: (accountId) => entries.get(accountId),
    choose(accountId, choice) {
      if (!entries.has(accountId)) return refuse('notAtWork');
      // Who signed out in a call and is back works on.
      leaving.delete(accountId);
      deps.dispatch({ type: 'choiceMade', agent: accountId, choice });
      note();
      return ok(null);
    },
    learned(accountId, skills) {
      const entry = entries.get(accountId);
      if (!entry) return;
      // A restart takes up the shift as it is now, not as it began.
      entries.set(accountId, { ...entry, skills });
      isNew = true;
      deps.dispatch({ type: 'skillsChanged', agent: accountId, skills });
      note();
    },
    async signedOut(accountId) {
      const result = await end(accountId);
      // In a call: nobody is cut off; pause follows, and the shift ends with the call.
      if (!result.ok && result.code === 'stillInCall') {
        deps.dispatch({ type: 'choiceMade', agent: accountId, choice: 'paused' });
        leaving.add(accountId);
      }
    },
    async putAll() {
      await Promise.all([...entries.values()].map(put));
    },
    async restore(before) {
      isRestoring = true;
      for (const entry of before) entries.set(entry.accountId, entry);
      for (const entry of before) {
        deps.dispatch({
          type: 'workStarted',
          agent: entry.accountId,
          shift: entry.shift,
          skills: entry.skills,
          phone: entry.phone,
          phoneKind: entry.kind,
        });
        const choice = entry.choice === 'notReachable' ? 'paused' : entry.choice;
        deps.dispatch({ type: 'choiceMade', agent: entry.accountId, choice });
      }
      isRestoring = false;
      note();
      // The switch may be connected already and have told nobody of these phones; if it is not, `putAll` follows.
      // All at once: a caller waits until the last of fifty phones may ring again.
      await Promise.all(
        before.map((entry) =>
          deps.phones.put({ id: entry.phone, kind: entry.kind, password: entry.password, mayCall: 'nobody' }),
        ),
      );
    },
    shiftOf: (accountId) => entries.get(accountId)?.shift ?? null,
    accountOf: (shift) => [...entries.values()].find((entry) => entry.shift === shift)?.accountId,
  };
}
