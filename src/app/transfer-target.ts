// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Turns an entry of the directory into somebody who can be rung now: a registered phone of ours, else the checked number. */
import { whyNotRing } from '../features/agent/clerk.core.ts';
import type { Target } from '../features/call/call.routes.ts';
import type { TransferTarget } from '../features/directory/directory.store.ts';
import { leadsToUs, type OwnNumbers } from '../features/directory/own-number.core.ts';
import { directoryTarget } from '../platform/telephony/dial-target.ts';
import type { Hotline } from './hotline-state.core.ts';
import { callOfClerk } from './passing-on.core.ts';

/** Undefined for a number that must not be dialled, or that leads back to the hotline (fault 8). */
export function transferTarget(
  hotline: Hotline,
  { number, account, open, ...entry }: TransferTarget,
  own: OwnNumbers,
  /** Title of the service the caller's matter is about. */
  service?: string,
): Target | undefined {
  const clerk = account === null ? undefined : hotline.clerks.get(account);
  if (account !== null && (clerk?.phoneReachable || number === null)) {
    const why = whyNotRing(clerk, callOfClerk(hotline, account) !== undefined);
    const to = {
      ...entry,
      number: '',
      acceptance: 'answer' as const,
      account,
      phone: clerk?.phone ?? '',
      ...(service && { service }),
    };
    return { to, open: true, ...(why && { cannot: why }) };
  }
  if (number === null || directoryTarget(number) === undefined || leadsToUs(number, own)) return undefined;
  return { to: { ...entry, number }, open };
}
