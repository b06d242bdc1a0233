// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a desk and the board show of the hotline's state; never a colleague's name, never a withheld number. */
import { workState, type Agent } from '../features/agent/agent.core.ts';
import type { Desk } from '../features/agent/agent.contract.ts';
import type { ClerkDesk } from '../features/agent/clerk.contract.ts';
import type { Destination } from '../features/call/call-phase.core.ts';
import type { Call } from '../features/call/call-state.core.ts';
import type { Board } from '../features/queue/queue.contract.ts';
import type { Hotline } from './hotline-state.core.ts';
import { callOfClerk } from './passing-on.core.ts';

/** What the views need beside the state. */
export interface ViewFacts {
  readonly topicName: (topic: string | null) => string;
  readonly openness: () => {
    readonly open: boolean;
    readonly changesAt: number | null;
    readonly trialOpening: boolean;
  };
  readonly telephony: () => boolean;
  /** The line to the telephone network is there, as far as anybody knows. */
  readonly line: () => boolean;
  /** Steady Unix milliseconds. */
  readonly now: () => number;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** The desk of one account; `work` is null when it is not at work. */
export function deskView(hotline: Hotline, accountId: string, facts: ViewFacts): Desk {
  const agent = hotline.agents.get(accountId);
  const call = agent?.task ? hotline.calls.get(agent.task.call) : undefined;
  return {
    work: agent ? workView(agent) : null,
    offer: agent && call ? offerView(agent, call, facts) : null,
    call: agent && call ? callView(agent, call, facts) : null,
    passedOn: agent ? passedOnView(hotline, agent) : null,
    hotline: hotlineView(hotline, facts),
  };
}

function passedOnView(hotline: Hotline, agent: Agent): Desk['passedOn'] {
  const told = hotline.passedOn.get(agent.id);
  return told ? { callId: told.call, name: told.name, result: told.result, at: iso(told.at) } : null;
}

function workView(agent: Agent): NonNullable<Desk['work']> {
  return {
    state: workState(agent),
    since: iso(agent.since),
    phone: { id: agent.phone, kind: agent.phoneKind, reachable: agent.phoneReachable },
    ...(agent.notice && { notice: agent.notice }),
  };
}

function about(call: Call, facts: ViewFacts) {
  return {
    callId: call.id,
    language: call.language,
    topic: call.topic ?? '',
    topicName: facts.topicName(call.topic),
    caller: call.caller,
    arrivedAt: iso(call.arrivedAt),
    ...(call.outgoing && {
      callback: {
        wishId: call.outgoing.wish,
        attempt: call.outgoing.attempt,
        origin: call.outgoing.origin,
        story: call.outgoing.story,
      },
    }),
  };
}

/** The ticket the caller asked about with the right code (C84). */
function askedTicket({ ticket }: Call) {
  return ticket ? { ticket: { ticketId: ticket.id, number: ticket.number } } : {};
}

function offerView(agent: Agent, call: Call, facts: ViewFacts): Desk['offer'] {
  if (agent.task?.kind !== 'offer' || call.phase.name !== 'waiting' || !call.phase.ringing) return null;
  return {
    ...about(call, facts),
    ...askedTicket(call),
    offerId: call.phase.ringing.offer,
    waitedMs: Math.max(0, Math.round(facts.now() - (call.queuedAt ?? call.arrivedAt))),
    until: iso(call.phase.ringing.until),
    returned: call.priority < 2 || call.before !== null,
    second: call.second,
  };
}

function callView(agent: Agent, call: Call, facts: ViewFacts): Desk['call'] {
  const phase = call.phase;
  if (agent.task?.kind !== 'talk') return null;
  const common = { ...about(call, facts), ...askedTicket(call), waitedMs: Math.round(call.waitedMs ?? 0) };
  if (phase.name === 'talk') {
    return {
      ...common,
      talkSince: iso(phase.since),
      phase: phase.heldSince === null ? 'talk' : 'held',
      ...(phase.failed && {
        transfer: {
          ...target(phase.failed.to),
          kind: 'blind' as const,
          state: 'failed' as const,
          cause: phase.failed.cause,
          at: iso(phase.failed.at),
        },
      }),
    };
  }
  if (phase.name === 'dialling') return { ...common, talkSince: iso(phase.since), phase: 'dialling' };
  if (phase.name === 'recalling') return { ...common, talkSince: iso(phase.talkSince), phase: 'recalling' };
  if (phase.name !== 'transferring') return null;
  return {
    ...common,
    talkSince: iso(phase.talkSince),
    phase: 'transferring',
    transfer: { ...target(phase.to), kind: phase.kind, state: phase.state },
  };
}

function target(to: Destination): { name: string; departmentId: string | null } {
  return { name: to.name, departmentId: to.department ?? null };
}

/** What the person of a department sees of the caller who is passed on to them (issue: the short brief). */
export function clerkView(hotline: Hotline, accountId: string, facts: ViewFacts): ClerkDesk {
  const clerk = hotline.clerks.get(accountId);
  const call = callOfClerk(hotline, accountId);
  return {
    phone: clerk ? { id: clerk.phone, kind: clerk.phoneKind, reachable: clerk.phoneReachable } : null,
    call: call ? briefOf(call, facts) : null,
    telephony: facts.telephony(),
  };
}

function briefOf(call: Call, facts: ViewFacts): ClerkDesk['call'] {
  const phase = call.phase;
  if (phase.name !== 'transferring' && phase.name !== 'connected') return null;
  return {
    ...about(call, facts),
    service: phase.to.service ?? '',
    note: phase.to.brief ?? '',
    returned: call.priority < 2,
    state: phase.name === 'connected' ? 'talking' : phase.state === 'consulting' ? 'announced' : 'ringing',
    since: phase.name === 'connected' ? iso(phase.since) : null,
  };
}

function hotlineView(hotline: Hotline, facts: ViewFacts): Desk['hotline'] {
  const { open, changesAt, trialOpening } = facts.openness();
  const waitingByLanguage: Record<string, number> = {};
  for (const entry of hotline.queue.waiting)
    waitingByLanguage[entry.language] = (waitingByLanguage[entry.language] ?? 0) + 1;
  return {
    open,
    changesAt: changesAt === null ? null : iso(changesAt),
    trialOpening,
    waiting: hotline.queue.waiting.length,
    waitingByLanguage,
    longestWaitSince: longest(hotline),
    telephony: facts.telephony(),
    line: facts.line(),
  };
}

function longest(hotline: Hotline): string | null {
  const since = hotline.queue.waiting.map((entry) => entry.since);
  return since.length === 0 ? null : iso(Math.min(...since));
}

/** The live part of the board; today's figures come from the records. */
export function boardView(hotline: Hotline, facts: ViewFacts): Omit<Board, 'today' | 'promises'> {
  const { open, changesAt } = facts.openness();
  const byLanguage = new Map<string, { count: number; since: number }>();
  const byTopic = new Map<string, { count: number; since: number }>();
  for (const { language, topic, since } of hotline.queue.waiting) {
    add(byLanguage, language, since);
    add(byTopic, topic ?? '', since);
  }
  const agents = { ready: 0, offered: 0, talking: 0, afterCall: 0, paused: 0, notReachable: 0 };
  for (const agent of hotline.agents.values())
    agents[workState(agent) === 'ready' && !agent.phoneReachable ? 'notReachable' : workState(agent)] += 1;
  let inMenu = 0;
  for (const call of hotline.calls.values())
    if (['saving', 'menu', 'languages', 'privacy', 'number', 'ticket'].includes(call.phase.name)) inMenu += 1;
  return {
    at: iso(facts.now()),
    open,
    changesAt: changesAt === null ? null : iso(changesAt),
    waiting: hotline.queue.waiting.length,
    longestWaitSince: longest(hotline),
    waitingByLanguage: [...byLanguage].map(([language, { count, since }]) => ({
      language,
      count,
      longestSince: iso(since),
    })),
    waitingByTopic: [...byTopic].map(([topic, { count, since }]) => ({
      topic,
      name: facts.topicName(topic === '' ? null : topic),
      count,
      longestSince: iso(since),
    })),
    inMenu,
    agents,
    telephony: facts.telephony(),
    line: facts.line(),
  };
}

function add(groups: Map<string, { count: number; since: number }>, key: string, since: number): void {
  const group = groups.get(key);
  groups.set(key, { count: (group?.count ?? 0) + 1, since: Math.min(group?.since ?? since, since) });
}
