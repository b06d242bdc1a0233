// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { route, type Route } from '../../lib/route.ts';
import { ok, refuse } from '../../lib/result.ts';
import * as contract from './agent.contract.ts';
import type { Work } from './work.shell.ts';
import type { PhoneEntry } from './work-file.ts';

export interface AgentDeps {
  readonly work: Work;
  readonly desk: (accountId: string) => contract.Desk;
  /** What a phone needs to reach the switch. */
  readonly access: (entry: PhoneEntry) => contract.PhoneAccess;
  /** The offer that rings for this agent is declined; false when it is no longer there. */
  readonly decline: (accountId: string, offerId: string) => boolean;
}

/** Handlers of the agent's own work. */
export function agentRoutes({ work, desk, access, decline }: AgentDeps): readonly Route[] {
  return [
    route(contract.getDesk, async (_input, who) => ok(desk(who.accountId))),
    route(contract.startWork, async ({ body }, who) => {
      const started = await work.start(who.accountId, body.phone);
      return started.ok ? ok(access(started.value)) : started;
    }),
    route(contract.getPhoneAccess, async (_input, who) => {
      const entry = work.phoneOf(who.accountId);
      return entry ? ok(access(entry)) : refuse('notAtWork');
    }),
    route(contract.chooseState, async ({ body }, who) => {
      const chosen = work.choose(who.accountId, body.state);
      return chosen.ok ? ok(desk(who.accountId)) : chosen;
    }),
    route(contract.endWork, async (_input, who) => {
      const ended = await work.end(who.accountId);
      return ended.ok ? ok({}) : ended;
    }),
    route(contract.declineOffer, async ({ params }, who) =>
      decline(who.accountId, params.offerId) ? ok({}) : refuse('offerGone'),
    ),
  ];
}
