// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Who waits, and which free agent's phone rings for whom.
 * Decides nothing about legs, sounds or the caller's menu (features/call does). Rules: queue.spec.md (Q1 …).
 */
import type { Language } from '../../lib/pure/language.ts';
import { isFree, topicLevel, type Agent, type AgentId, type Agents, type Level } from '../agent/agent.core.ts';

/** One step of widening: from `afterMs` of waiting on, agents with at least these levels may be offered the caller. */
export interface WideningStep {
  readonly afterMs: number;
  readonly language: Level | 'any';
  readonly topic: Level | 'any';
}

/** A caller who waits for an agent, with or without a ringing offer. */
export interface Waiting {
  readonly call: string;
  readonly language: Language;
  /** Null = the caller asked for a person without naming a concern: anybody's topic. */
  readonly topic: string | null;
  /** 0 = lost a conversation already, 1 = calls again minutes after one, 2 = everybody else. */
  readonly priority: number;
  /** Comes back on the same matter within days: stands as if it had waited `Queue.headStartMs` longer (Q18). */
  readonly second: boolean;
  /** Unix milliseconds of joining for the first time; a caller who comes back keeps it. */
  readonly since: number;
  /** Since when the circle of agents widens; later than `since` for a call-back that waited for its day. */
  readonly widensFrom: number;
  /** Shift of the agent who gets the offer first if free; null = nobody in particular. */
  readonly prefers: string | null;
  /** Agents who declined this caller. */
  readonly declinedBy: Set<AgentId>;
  /** The last decline, Unix milliseconds. */
  declinedAt: number;
  offer: Offer | null;
}

/** One agent's phone rings for one waiting caller. */
export interface Offer {
  readonly id: string;
  readonly call: string;
  readonly agent: AgentId;
  readonly madeAt: number;
}

export interface Queue {
  /** In the order of service: priority, then waiting since (with the head start), then call id. */
  waiting: Waiting[];
  /** Counts offers, for their ids. */
  offers: number;
  /** Who comes back on the same matter stands as if this much longer there (Q18); 0 = like everybody else. Milliseconds. */
  headStartMs: number;
}

/** An empty queue. */
export function emptyQueue(): Queue {
  return { waiting: [], offers: 0, headStartMs: 0 };
}

/** Negative: `a` is served before `b`. */
function inTurn(a: Waiting, b: Waiting, headStartMs: number): number {
  if (a.priority !== b.priority) return a.priority - b.priority; // Q2
  const standsSince = ({ since, second }: Waiting): number => (second ? since - headStartMs : since); // Q18
  const between = standsSince(a) - standsSince(b) || a.since - b.since; // Q3
  if (between !== 0) return between;
  return a.call < b.call ? -1 : 1;
}

/** Puts a caller at their place; a caller who is already there stays as they are. */
export function join(
  queue: Queue,
  caller: Pick<Waiting, 'call' | 'language' | 'topic' | 'priority' | 'since'> &
    Partial<Pick<Waiting, 'widensFrom' | 'prefers' | 'second'>>,
): void {
  if (queue.waiting.some((w) => w.call === caller.call)) return; // Q1
  insert(queue, {
    widensFrom: caller.since,
    prefers: null,
    second: false,
    ...caller,
    declinedBy: new Set(),
    declinedAt: 0,
    offer: null,
  });
}

/** It became known that this caller comes back on the same matter: only the place changes (Q18). */
export function recognise(queue: Queue, call: string): void {
  const entry = leave(queue, call);
  if (entry) insert(queue, { ...entry, second: true });
}

/** The city's head start for second calls, which holds at once, also for those who wait (Q18). Milliseconds. */
export function setHeadStart(queue: Queue, ms: number): void {
  if (queue.headStartMs === ms) return;
  queue.headStartMs = ms;
  queue.waiting.sort((a, b) => inTurn(a, b, ms));
}

function insert(queue: Queue, entry: Waiting): void {
  let low = 0;
  let high = queue.waiting.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = queue.waiting[middle];
    if (other && inTurn(other, entry, queue.headStartMs) < 0) low = middle + 1;
    else high = middle;
  }
  queue.waiting.splice(low, 0, entry);
}

/** Takes a caller out; returns them, with the offer that rang, if any. */
export function leave(queue: Queue, call: string): Waiting | undefined {
  const index = queue.waiting.findIndex((w) => w.call === call);
  return index < 0 ? undefined : queue.waiting.splice(index, 1)[0];
}

/** Ends an offer without a conversation; the caller keeps the place. `exclude` = not this agent again. */
export function endOffer(queue: Queue, offer: string, exclude: boolean, at = 0): Waiting | undefined {
  const entry = queue.waiting.find((w) => w.offer?.id === offer);
  if (!entry?.offer) return undefined; // Q10
  if (exclude) {
    entry.declinedBy.add(entry.offer.agent); // Q8
    entry.declinedAt = at;
  }
  entry.offer = null; // Q9
  return entry;
}

/** Index of the widening step that holds for a caller now. */
export function stepOf(entry: Waiting, steps: readonly WideningStep[], now: number): number {
  let index = 0;
  steps.forEach((step, i) => {
    if (now - entry.widensFrom >= step.afterMs) index = i; // Q5
  });
  return index;
}

function enough(has: Level | undefined, wanted: Level | 'any'): boolean {
  if (wanted === 'any') return true;
  return wanted === 'good' ? has === 'good' : has !== undefined;
}

/** The first step, up to `upTo`, at which this agent may serve this caller; undefined = not yet, or never. */
export function fits(agent: Agent, entry: Waiting, steps: readonly WideningStep[], upTo: number): number | undefined {
  if (entry.declinedBy.has(agent.id)) return undefined; // Q8
  const language = agent.skills.languages[entry.language];
  const topic = entry.topic === null ? 'good' : topicLevel(agent.skills.topics, entry.topic); // Q6, Q15
  for (let i = 0; i <= upTo; i += 1) {
    const step = steps[i];
    if (step && enough(language, step.language) && enough(topic, step.topic)) return i;
  }
  return undefined;
}

/**
 * Makes every offer that can be made now, in the order of service. Q4: among the free agents who may serve a caller,
 * the closest fit, then the longest idle. Callers alike in language, topic and step for whom nobody was free are passed
 * over without looking again, which keeps an event cheap when many wait.
 */
export function assign(queue: Queue, agents: Agents, steps: readonly WideningStep[], now: number): Offer[] {
  const free = [...agents.values()].filter(isFree);
  const fruitless = new Set<string>();
  const made: Offer[] = [];
  for (const entry of queue.waiting) {
    if (free.length === 0) break;
    if (entry.offer) continue; // Q7
    if (entry.declinedBy.size > 0) letDeclinesLapse(entry, agents, steps, now);
    const upTo = stepOf(entry, steps, now);
    const kind = `${entry.language}|${entry.topic ?? ''}|${upTo}`;
    const isPlain = entry.declinedBy.size === 0 && entry.prefers === null;
    if (isPlain && fruitless.has(kind)) continue;
    const agent = preferred(free, entry) ?? bestAgent(free, entry, steps, upTo);
    if (!agent) {
      if (isPlain) fruitless.add(kind);
      continue;
    }
    queue.offers += 1;
    entry.offer = { id: `${entry.call}.o${queue.offers}`, call: entry.call, agent: agent.id, madeAt: now };
    made.push(entry.offer);
    free.splice(free.indexOf(agent), 1); // Q7
  }
  return made;
}

/** Whoever talked with this caller minutes ago, if free and not unwilling (Q13). */
function preferred(free: readonly Agent[], entry: Waiting): Agent | undefined {
  if (entry.prefers === null) return undefined;
  return free.find((agent) => agent.shift === entry.prefers && !entry.declinedBy.has(agent.id));
}

/** At work and not away: free now, or after what they do. */
function takesCalls({ choice, phoneReachable }: Agent): boolean {
  return phoneReachable && (choice === 'ready' || choice === 'afterCall');
}

/** Between the last decline and asking again those who declined, when nobody else is at work. Milliseconds. */
export const askAgainMs = 30_000;

/** A caller whom everybody at work has declined would wait without end: after a while they are asked again (Q8). */
function letDeclinesLapse(entry: Waiting, agents: Agents, steps: readonly WideningStep[], now: number): void {
  if (now < entry.declinedAt + askAgainMs) return;
  for (const agent of agents.values())
    if (takesCalls(agent) && fits(agent, entry, steps, steps.length - 1) !== undefined) return;
  entry.declinedBy.clear();
}

function bestAgent(
  free: readonly Agent[],
  entry: Waiting,
  steps: readonly WideningStep[],
  upTo: number,
): Agent | undefined {
  let best: Agent | undefined;
  let bestFit = Infinity;
  for (const agent of free) {
    const fit = fits(agent, entry, steps, upTo);
    if (fit === undefined || fit > bestFit) continue;
    if (best && fit === bestFit && !idleLonger(agent, best)) continue;
    best = agent;
    bestFit = fit;
  }
  return best;
}

function idleLonger(a: Agent, b: Agent): boolean {
  return a.idleSince !== b.idleSince ? a.idleSince < b.idleSince : a.id < b.id;
}

/** When the next waiting caller reaches a wider step, Unix milliseconds; undefined = nobody will. */
export function nextWidening(queue: Queue, steps: readonly WideningStep[], now: number): number | undefined {
  let next: number | undefined;
  for (const entry of queue.waiting) {
    if (entry.offer) continue;
    for (const step of steps) {
      const at = entry.widensFrom + step.afterMs;
      if (at > now && (next === undefined || at < next)) next = at;
    }
    const again = entry.declinedBy.size > 0 ? entry.declinedAt + askAgainMs : now;
    if (again > now && (next === undefined || again < next)) next = again;
  }
  return next;
}

/** Place among the callers who want the same language and topic, counted from 1. */
export function positionOf(queue: Queue, call: string): number | undefined {
  const me = queue.waiting.find((w) => w.call === call);
  if (!me) return undefined;
  let position = 0;
  for (const entry of queue.waiting) {
    if (entry.language === me.language && entry.topic === me.topic) position += 1;
    if (entry === me) break;
  }
  return position;
}
