// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Db } from '../../platform/database/database.ts';
import { HashingBusyError, hashPassword, verifyPassword } from '../../platform/login/password.ts';
import { createThrottle } from '../../platform/login/throttle.ts';
import { refuse, ok, type Result } from '../../lib/result.ts';
import { foldName, type Account } from './account.core.ts';
import { findAccount, findForSignIn, keepPassword } from './account.store.ts';

const quarterHourMs = 15 * 60_000;

/** Checks names and passwords, slowly for those who guess (A2, A3). */
export interface SignIn {
  /** The account when name and password belong together. `address` only counts failed tries. */
  check(
    name: string,
    password: string,
    address: string,
  ): Promise<Result<Account, 'wrongNameOrPassword' | 'tooManyRequests'>>;
  /** Changes the own password; the old one is asked so that an unattended desk cannot be taken over. */
  change(
    accountId: string,
    old: string,
    fresh: string,
  ): Promise<Result<Record<string, never>, 'wrongNameOrPassword' | 'tooManyRequests'>>;
}

/** Sign-in over the accounts of a database. */
export function createSignIn(db: Db, nowMs: () => number): SignIn {
  // A3. The limit per name alone is high, so that nobody is locked out by a stranger who knows only the name.
  const limits = {
    nameAndAddress: createThrottle(5, quarterHourMs),
    address: createThrottle(30, quarterHourMs),
    name: createThrottle(50, quarterHourMs),
  };

  /** Counts a try before the password is checked, so that a hundred tries at the same moment count as a hundred. */
  async function guarded<T>(
    name: string,
    address: string,
    attempt: () => Promise<T | undefined>,
  ): Promise<Result<T, 'wrongNameOrPassword' | 'tooManyRequests'>> {
    const keys = [
      { throttle: limits.nameAndAddress, key: `${name}\n${address}` },
      { throttle: limits.address, key: address },
      { throttle: limits.name, key: name },
    ];
    const taken: typeof keys = [];
    const giveBack = (): void => taken.forEach(({ throttle, key }) => throttle.giveBack(key));
    for (const { throttle, key } of keys) {
      if (!throttle.take(key, nowMs())) {
        giveBack();
        return refuse('tooManyRequests', { seconds: throttle.secondsToWait(key, nowMs()) });
      }
      taken.push({ throttle, key });
    }
    try {
      const found = await attempt();
      if (found === undefined) return refuse('wrongNameOrPassword');
      giveBack();
      return ok(found);
    } catch (error) {
      giveBack();
      if (error instanceof HashingBusyError) return refuse('tooManyRequests', { seconds: 2 });
      throw error;
    }
  }

  return {
    check(name, password, address) {
      const folded = foldName(name);
      return guarded(folded, address, async () => {
        const found = await findForSignIn(db, folded);
        const right = await verifyPassword(password, found?.passwordHash ?? null);
        return right ? found?.account : undefined;
      });
    },
    change(accountId, old, fresh) {
      return guarded(accountId, 'own', async () => {
        const found = await findAccount(db, accountId);
        if (!(await verifyPassword(old, found?.passwordHash ?? null))) return undefined;
        await keepPassword(db, accountId, await hashPassword(fresh));
        return {};
      });
    },
  };
}
