// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The state of the whole hotline, what can happen to it, and what has to be done then. The rules stand in hotline.core.ts. */
import type * as agent from '../features/agent/agent.core.ts';
import type { Clerk, Clerks } from '../features/agent/clerk.core.ts';
import type { PassingOn, Partner } from '../features/call/call-adopt.core.ts';
import type { Arrival } from '../features/call/call-arrival.core.ts';
import type { CallEffect, CallEvent } from '../features/call/call-events.core.ts';
import type { CallNote } from '../features/call/call-note.core.ts';
import type { Order } from '../features/call/call-outgoing.core.ts';
import type { Call, CallId, CallSettings } from '../features/call/call-state.core.ts';
import * as estimate from '../features/queue/estimate.core.ts';
import * as queue from '../features/queue/queue.core.ts';
import type { PassedOn } from './passing-on.core.ts';

/** What the city decides about calls, waiting and widening. */
export interface HotlineSettings extends CallSettings {
  /** Numbers our outgoing calls show, in E.164: who calls with one of them while we ring outside is our own call. */
  readonly outgoingNumbers?: readonly string[];
  readonly widening: readonly queue.WideningStep[];
}

export interface Hotline {
  readonly calls: Map<CallId, Call>;
  /** Which call a leg on the switch belongs to. */
  readonly legs: Map<string, CallId>;
  readonly queue: queue.Queue;
  readonly agents: agent.Agents;
  /** People of the departments whose phones are with us. */
  readonly clerks: Clerks;
  /** By agent: what became of the caller passed on last, until the next conversation. */
  readonly passedOn: Map<string, PassedOn>;
  readonly estimates: estimate.Estimates;
  /** Open by the calendar, as of the last `hoursChanged`. */
  open: boolean;
}

/** The other legs of a call of an earlier life. */
interface Others {
  readonly partner?: Partner;
  readonly passing?: PassingOn;
}

/** What can happen to the hotline; `at` is Unix milliseconds, never earlier than in the event before. */
export type HotlineEvent =
  /** `note` and the others: what the switch remembers of the call from an earlier life of ours. */
  | ({ readonly type: 'callArrived'; readonly arrival: Arrival; readonly note?: CallNote } & Others)
  /** A call-back wish is due: it takes its place in the queue. */
  | { readonly type: 'callbackDue'; readonly order: Order }
  /** A leg on the switch that belongs to nothing. */
  | { readonly type: 'strayLeg'; readonly leg: string }
  | { readonly type: 'callEvent'; readonly call: CallId; readonly event: CallEvent }
  /** News of a leg; the call is found by the leg. */
  | { readonly type: 'legEvent'; readonly leg: string; readonly event: CallEvent }
  | {
      readonly type: 'workStarted';
      readonly agent: string;
      readonly shift: string;
      readonly skills: agent.Skills;
      readonly phone: string;
      readonly phoneKind: 'browser' | 'desk';
    }
  | { readonly type: 'skillsChanged'; readonly agent: string; readonly skills: agent.Skills }
  | { readonly type: 'workEnded'; readonly agent: string }
  | { readonly type: 'clerkPhoneStarted'; readonly clerk: Omit<Clerk, 'phoneReachable'> }
  | { readonly type: 'clerkPhoneEnded'; readonly account: string }
  | { readonly type: 'choiceMade'; readonly agent: string; readonly choice: 'ready' | 'paused' | 'afterCall' }
  | { readonly type: 'phoneChanged'; readonly phone: string; readonly reachable: boolean }
  | { readonly type: 'hoursChanged'; readonly open: boolean }
  /** Another emergency announcement is on air, or none any more. */
  | { readonly type: 'noticeChanged' }
  | { readonly type: 'timePassed' };

/** An effect of a call for the world outside the hotline. */
export type OutwardEffect = Exclude<
  CallEffect,
  {
    do:
      | 'joinQueue'
      | 'leaveQueue'
      | 'moveUp'
      | 'endOffer'
      | 'takeOffer'
      | 'resumeTalk'
      | 'freeAgent'
      | 'returnAgent'
      | 'askPlace';
  }
>;

/** What has to be done, in order. */
export type HotlineEffect =
  | { readonly call: CallId; readonly effect: OutwardEffect }
  /** A leg nobody knows: end it, so that no leg is left behind. */
  | { readonly call: null; readonly effect: Extract<CallEffect, { do: 'hangUp' }> };

/** Effects of one event and the agents whose desk looks different now. */
export interface Outcome {
  readonly effects: HotlineEffect[];
  readonly desks: Set<string>;
}

/** A hotline with no calls and nobody at work. */
export function emptyHotline(): Hotline {
  return {
    calls: new Map(),
    legs: new Map(),
    queue: queue.emptyQueue(),
    agents: new Map(),
    clerks: new Map(),
    passedOn: new Map(),
    estimates: estimate.noEstimates(),
    open: false,
  };
}
