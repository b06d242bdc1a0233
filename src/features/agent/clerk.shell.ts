// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The phones of people in the departments: credentials like agents' ones, but no shift and no offers from the queue. */
import { randomBytes } from 'node:crypto';
import { secret } from '../../lib/ids.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Phones } from '../../platform/telephony/telephony.port.ts';
import type { PhoneEntry } from './work-file.ts';

/** A phone of a person with its credentials; kept like the shifts' ones. */
export type ClerkPhone = PhoneEntry;

export interface ClerkPhonesDeps {
  readonly clock: Pick<Clock, 'wall'>;
  readonly phones: Phones;
  readonly dispatch: (
    event:
      | {
          type: 'clerkPhoneStarted';
          clerk: { readonly id: string; readonly phone: string; readonly phoneKind: 'browser' | 'desk' };
        }
      | { type: 'clerkPhoneEnded'; account: string },
  ) => void;
  /** Puts the person into the directory; false when the account has no department. */
  readonly listPerson: (accountId: string) => Promise<boolean>;
  readonly remember: (entries: readonly ClerkPhone[]) => void;
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
}

export interface ClerkPhones {
  start(
    accountId: string,
    kind: 'browser' | 'desk',
  ): Promise<Result<ClerkPhone, 'alreadyAtWork' | 'noDepartment' | 'telephonyDown'>>;
  phoneOf(accountId: string): ClerkPhone | undefined;
  /** A running conversation goes on; it only ends for good when somebody hangs up. */
  end(accountId: string): Promise<Result<null, 'notAtWork'>>;
  /** The switch forgot all phones. */
  putAll(): Promise<void>;
  /** Takes up the phones of an earlier life of the program. */
  restore(entries: readonly ClerkPhone[]): Promise<void>;
}

/** Keeps the phones of the departments' people (A30 to A33). */
export function createClerkPhones(deps: ClerkPhonesDeps): ClerkPhones {
  const entries = new Map<string, ClerkPhone>();

  const put = async ({ phone, kind, password }: ClerkPhone): Promise<boolean> => {
    const done = await deps.phones.put({ id: phone, kind, password, mayCall: 'nobody' });
    if (!done.ok) deps.alarm('phoneNotPut', { kind });
    return done.ok;
  };
  const keep = (): void => deps.remember([...entries.values()]);
  const tell = ({ accountId, phone, kind }: ClerkPhone): void =>
    deps.dispatch({ type: 'clerkPhoneStarted', clerk: { id: accountId, phone, phoneKind: kind } });

  return {
    async start(accountId, kind) {
      if (entries.has(accountId)) return refuse('alreadyAtWork');
      const entry: ClerkPhone = {
        accountId,
        startedAt: deps.clock.wall(),
        phone: `${kind}-${randomBytes(6).toString('hex')}`,
        kind,
        password: secret(),
      };
      entries.set(accountId, entry);
      const why = !(await deps.listPerson(accountId))
        ? 'noDepartment'
        : !(await put(entry))
          ? 'telephonyDown'
          : undefined;
      if (why) {
        entries.delete(accountId);
        return refuse(why);
      }
      tell(entry);
      keep();
      return ok(entry);
    },
    phoneOf: (accountId) => entries.get(accountId),
    async end(accountId) {
      const entry = entries.get(accountId);
      if (!entry) return refuse('notAtWork');
      entries.delete(accountId);
      deps.dispatch({ type: 'clerkPhoneEnded', account: accountId });
      keep();
      await deps.phones.remove(entry.phone);
      return ok(null);
    },
    async putAll() {
      await Promise.all([...entries.values()].map(put));
    },
    async restore(before) {
      for (const entry of before) {
        entries.set(entry.accountId, entry);
        tell(entry);
      }
      // The switch may be connected already; if it is not, `putAll` follows.
      await Promise.all(
        before.map(({ phone: id, kind, password }) => deps.phones.put({ id, kind, password, mayCall: 'nobody' })),
      );
    },
  };
}
