// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Who is at work, what each agent chose, and whether a caller may be offered to them now.
 * Decides nothing about which caller comes next (features/queue does). Rules: agent.spec.md (A1 …).
 * Knows agents by id only while they are at work; nothing here counts or compares people.
 */
import type { Language } from '../../lib/pure/language.ts';

export type AgentId = string;

/** `good` = fluent, or knows the topic; `canHelp` = steps in when nobody better is free. */
export type Level = 'good' | 'canHelp';

export interface Skills {
  readonly languages: Readonly<Partial<Record<Language, Level>>>;
  /** By topic key; `everyTopic` stands for each topic that is not named. */
  readonly topics: Readonly<Record<string, Level>>;
}

/** The key under which a generalist's level stands: no topic of a city is called so. */
export const everyTopic = '*';

/** How well somebody knows a topic; undefined = not at all. A topic that is named goes before "every topic". */
export function topicLevel(topics: Skills['topics'], topic: string): Level | undefined {
  return topics[topic] ?? topics[everyTopic]; // A15
}

/** What follows the current task: chosen by the agent, except `notReachable`, which a missed ring sets. */
export type Choice = 'ready' | 'paused' | 'afterCall' | 'notReachable';

/** What the agent is busy with, if anything. */
export type Task =
  | { readonly kind: 'offer'; readonly offer: string; readonly call: string }
  | { readonly kind: 'talk'; readonly call: string };

export interface Agent {
  readonly id: AgentId;
  /** Random id that calls and journal carry instead of the person (decision 29). */
  readonly shift: string;
  /** As the team page says now; a change holds from the next offer on. */
  skills: Skills;
  readonly phone: string;
  readonly phoneKind: 'browser' | 'desk';
  /** The phone is registered with the switch now. */
  phoneReachable: boolean;
  choice: Choice;
  /** Unix milliseconds of the last change of choice or task. */
  since: number;
  /** Since when the agent has been waiting for a call; longest waits first. */
  idleSince: number;
  /** Why `notReachable`. */
  notice: 'missedRing' | 'phoneUnreachable' | null;
  task: Task | null;
}

export type Agents = Map<AgentId, Agent>;

/** What the desk and the board call the state of an agent. */
export type WorkState = Choice | 'offered' | 'talking';

/** The state a person would name. */
export function workState(agent: Agent): WorkState {
  if (agent.task) return agent.task.kind === 'offer' ? 'offered' : 'talking';
  return agent.choice;
}

/** A caller may be offered: ready, with a phone that can ring, and busy with nothing. */
export function isFree(agent: Agent): boolean {
  return agent.choice === 'ready' && agent.phoneReachable && agent.task === null; // A1
}

/** Begins a shift: paused, until the agent says ready. */
export function startWork(
  agents: Agents,
  at: number,
  who: Pick<Agent, 'id' | 'shift' | 'skills' | 'phone' | 'phoneKind'>,
): Agent {
  const agent: Agent = {
    ...who,
    phoneReachable: false,
    choice: 'paused', // A2
    since: at,
    idleSince: at,
    notice: null,
    task: null,
  };
  agents.set(agent.id, agent);
  return agent;
}

/** The agent learned something, or the team page was wrong; what rings or is spoken goes on. */
export function learned(agent: Agent, skills: Skills): void {
  agent.skills = skills; // A16
}

/** An agent in a conversation or with a ringing phone cannot leave. */
export function canEndWork(agent: Agent): boolean {
  return agent.task === null; // A3
}

/** The agent chooses what holds now, or, during a task, what follows it. */
export function choose(agent: Agent, choice: Exclude<Choice, 'notReachable'>, at: number): void {
  const wasReady = agent.choice === 'ready';
  agent.choice = choice; // A4
  agent.notice = null;
  if (agent.task) return;
  agent.since = at;
  if (choice === 'ready' && !wasReady) agent.idleSince = at; // A5
}

/** The agent's phone registered with the switch, or lost it; a running conversation is not touched (decision 9). */
export function phoneChanged(agent: Agent, reachable: boolean, at: number): void {
  if (agent.phoneReachable === reachable) return;
  agent.phoneReachable = reachable; // A6
  if (reachable && !agent.task) agent.idleSince = Math.max(agent.idleSince, at);
  if (reachable && agent.notice === 'phoneUnreachable' && agent.choice === 'notReachable') agent.notice = null;
}

/** The agent's phone begins to ring for a caller. */
export function offered(agent: Agent, offer: string, call: string, at: number): void {
  agent.task = { kind: 'offer', offer, call }; // A7
  agent.since = at;
}

/** The offer ended without a conversation. A miss takes the agent out until they say ready again. */
export function offerOver(
  agent: Agent,
  offer: string,
  why: 'declined' | 'withdrawn' | 'missedRing' | 'phoneUnreachable',
  at: number,
): void {
  if (agent.task?.kind !== 'offer' || agent.task.offer !== offer) return; // A8
  agent.task = null;
  agent.since = at;
  if (why === 'declined' || why === 'withdrawn') return; // A9
  agent.choice = 'notReachable'; // A10
  agent.notice = why;
}

/** The conversation begins; after-call work follows it unless the agent chooses otherwise meanwhile. */
export function talkBegan(agent: Agent, call: string, at: number): void {
  agent.task = { kind: 'talk', call };
  agent.choice = 'afterCall'; // A11
  agent.notice = null;
  agent.since = at;
}

/**
 * The agent's call ended without after-call work: nobody was reached, so the agent is ready as before (`ready`, keeping
 * the waiting time); or the agent's phone was lost for good (`notReachable`, A14).
 */
export function returned(agent: Agent, call: string, as: 'ready' | 'notReachable', at: number): void {
  if (agent.task?.kind !== 'talk' || agent.task.call !== call) return; // A8
  agent.task = null;
  agent.since = at;
  // What was chosen meanwhile holds; only the after-call work that follows by itself is left out (A13).
  if (as === 'ready' && agent.choice === 'afterCall') agent.choice = 'ready';
  if (as === 'ready') return;
  agent.choice = 'notReachable';
  agent.notice = 'phoneUnreachable';
}

/** The conversation is over for this agent. */
export function talkOver(agent: Agent, call: string, at: number): void {
  if (agent.task?.kind !== 'talk' || agent.task.call !== call) return; // A8
  agent.task = null;
  agent.since = at;
  agent.idleSince = at; // A12
}
