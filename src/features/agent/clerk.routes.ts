// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import type { PhoneAccess } from './agent.contract.ts';
import * as contract from './clerk.contract.ts';
import type { ClerkPhone, ClerkPhones } from './clerk.shell.ts';

export interface ClerkDeps {
  readonly phones: Pick<ClerkPhones, 'start' | 'phoneOf' | 'end'>;
  readonly desk: (accountId: string) => contract.ClerkDesk;
  readonly access: (entry: ClerkPhone) => PhoneAccess;
  /** Declines or hangs up the caller at this person's phone; false when there is none. */
  readonly leave: (accountId: string) => boolean;
}

/** Handlers of the phones of the departments' people. */
export function clerkRoutes({ phones, desk, access, leave }: ClerkDeps): readonly Route[] {
  return [
    route(contract.getClerkDesk, async (_input, who) => ok(desk(who.accountId))),
    route(contract.startClerkPhone, async ({ body }, who) => {
      const started = await phones.start(who.accountId, body.phone);
      return started.ok ? ok(access(started.value)) : started;
    }),
    route(contract.getClerkPhoneAccess, async (_input, who) => {
      const entry = phones.phoneOf(who.accountId);
      return entry ? ok(access(entry)) : refuse('notAtWork');
    }),
    route(contract.endClerkPhone, async (_input, who) => {
      const ended = await phones.end(who.accountId);
      return ended.ok ? ok({}) : ended;
    }),
    route(contract.leaveClerkCall, async (_input, who) => (leave(who.accountId) ? ok({}) : refuse('offerGone'))),
  ];
}
