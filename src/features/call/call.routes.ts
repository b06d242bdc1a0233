// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { route, type Route } from '../../lib/route.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { whyNot } from './call-command.core.ts';
import type { CallEvent } from './call-events.core.ts';
import type { Destination } from './call-phase.core.ts';
import type { Call } from './call-state.core.ts';
import * as contract from './call.contract.ts';

type Command = Parameters<typeof whyNot>[2];
type Code = (typeof contract.callErrors)[number];

/** Where a caller can be passed on to now. */
export interface Target {
  readonly to: Destination;
  /** By its hours. */
  readonly open: boolean;
  /** It would not even ring. */
  readonly cannot?: 'busy' | 'unreachable';
}

const refusals = { busy: 'targetBusy', unreachable: 'targetUnreachable', outsideHours: 'outsideHours' } as const;

export interface CallDeps {
  readonly find: (callId: string) => Call | undefined;
  readonly dispatch: (callId: string, event: CallEvent) => void;
  readonly telephonyReady: () => boolean;
  /** Who is rung by an entry of the directory; undefined when there is none, or it may not be dialled. */
  readonly destination: (directoryEntryId: string, callId: string) => Promise<Target | undefined>;
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
      const target = await deps.destination(body.directoryEntryId, params.callId);
      if (!target) return refuse('targetNotAllowed');
      const to = { ...target.to, ...(body.note !== '' && { brief: body.note }) };
      const cause = target.cannot ?? (body.kind === 'blind' && !target.open ? 'outsideHours' : undefined);
      if (!cause)
        return command(params.callId, who.accountId, 'transfer', { type: 'transferRequested', to, kind: body.kind });
      // Not dialled at all: the caller stays, and the desk offers the ticket as after any other failure.
      const refused = command(params.callId, who.accountId, 'transfer', { type: 'transferRefused', to, cause });
      return refused.ok ? refuse(refusals[cause]) : refused;
    }),
    route(contract.connectTransfer, async ({ params }, who) =>
      command(params.callId, who.accountId, 'connectTransfer', { type: 'transferConnected' }),
    ),
    route(contract.returnToCall, async ({ params, body }, who) =>
      command(params.callId, who.accountId, 'back', { type: 'agentBack', withSound: body.withSound }),
    ),
    route(contract.sayResult, async ({ params, body }, who) =>
      command(params.callId, who.accountId, 'result', { type: 'resultSaid', result: body.result }),
    ),
    route(contract.cancelTransfer, async ({ params }, who) =>
      command(params.callId, who.accountId, 'cancelTransfer', { type: 'transferCancelled' }),
    ),
  ];
}
