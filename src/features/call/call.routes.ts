// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { route, type Route } from '../../lib/route.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { whyNot } from './call.core.ts';
import type { Call, CallEvent, Destination } from './call-state.core.ts';
import * as contract from './call.contract.ts';

type Command = Parameters<typeof whyNot>[2];
type Code = (typeof contract.callErrors)[number];

export interface CallDeps {
  readonly find: (callId: string) => Call | undefined;
  readonly dispatch: (callId: string, event: CallEvent) => void;
  readonly telephonyReady: () => boolean;
  /** A number of the directory; undefined when there is none, or it may not be dialled. */
  readonly destination: (directoryEntryId: string) => Promise<Destination | undefined>;
}

/** Handlers of what an agent does in a conversation. */
export function callRoutes(deps: CallDeps): readonly Route[] {
  function command(
    callId: string,
    agent: string,
    what: Command,
    event: CallEvent,
  ): Result<Record<string, never>, Code> {
    const why = whyNot(deps.find(callId), agent, what);
    if (why) return refuse(why);
    if (!deps.telephonyReady()) return refuse('telephonyDown');
    deps.dispatch(callId, event);
    return ok({});
  }

  return [
    route(contract.holdCall, async ({ params }, who) =>
      command(params.callId, who.accountId, 'hold', { type: 'held' }),
    ),
    route(contract.resumeCall, async ({ params }, who) =>
      command(params.callId, who.accountId, 'resume', { type: 'resumed' }),
    ),
    route(contract.hangUpCall, async ({ params }, who) =>
      command(params.callId, who.accountId, 'hangUp', { type: 'agentHungUp' }),
    ),
    route(contract.pressKey, async ({ params, body }, who) =>
      command(params.callId, who.accountId, 'key', { type: 'keySent', digit: body.digit }),
    ),
    route(contract.transferCall, async ({ params, body }, who) => {
      const to = await deps.destination(body.directoryEntryId);
      if (!to) return refuse('targetNotAllowed');
      return command(params.callId, who.accountId, 'transfer', { type: 'transferRequested', to });
    }),
    route(contract.cancelTransfer, async ({ params }, who) =>
      command(params.callId, who.accountId, 'cancelTransfer', { type: 'transferCancelled' }),
    ),
  ];
}
