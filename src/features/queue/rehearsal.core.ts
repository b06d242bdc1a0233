// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What would become of a call: the queue itself is asked (`assign`), with a made-up caller, a given team and a clock of its own.
 * Has no rule of its own about who fits, and changes nothing that is real. Rules: queue.spec.md (Q16, Q17).
 */
import type { Agent, AgentId, Agents, Level } from '../agent/agent.core.ts';
import {
  assign,
  emptyQueue,
  endOffer,
  fits,
  join,
  setHeadStart,
  type Queue,
  type Waiting,
  type WideningStep,
} from './queue.core.ts';

/** The made-up caller; priority and `second` as in the queue. */
export type MadeUpCaller = Pick<Waiting, 'language' | 'topic' | 'priority'> & Partial<Pick<Waiting, 'second'>>;

/** Who is asked from a step on, beside those of the steps before, the first to be asked first. */
export interface RehearsedStep {
  readonly afterMs: number;
  readonly agents: readonly AgentId[];
}

const call = 'rehearsal';

/** Q16: the circle step by step, as if each who is asked had no time; whoever is never asked is in no step. */
export function rehearseSteps(
  caller: MadeUpCaller,
  team: readonly Agent[],
  steps: readonly WideningStep[],
): readonly RehearsedStep[] {
  const left: Agents = new Map(team.map((agent) => [agent.id, asIfFree(agent)]));
  return steps.map(({ afterMs }) => {
    const asked: AgentId[] = [];
    for (;;) {
      const queue = emptyQueue();
      join(queue, { ...caller, call, since: 0 });
      const [offer] = assign(queue, left, steps, afterMs);
      if (!offer) return { afterMs, agents: asked };
      asked.push(offer.agent);
      left.delete(offer.agent);
      endOffer(queue, offer.id, false);
    }
  });
}

/** What would happen in this very moment: whose phone rings, or how many are served before. */
export interface RehearsedNow {
  readonly rings: AgentId | null;
  /** Callers who are served before this one. */
  readonly ahead: number;
}

/** Q16: the call joins a copy of the real queue now, beside the real agents in their real states. `now` in Unix milliseconds. */
export function rehearseNow(
  caller: MadeUpCaller,
  real: Queue,
  agents: Agents,
  { steps, headStartMs }: { readonly steps: readonly WideningStep[]; readonly headStartMs: number },
  now: number,
): RehearsedNow {
  const copy: Queue = {
    offers: real.offers,
    headStartMs: real.headStartMs,
    waiting: real.waiting.map((entry) => ({ ...entry, declinedBy: new Set(entry.declinedBy) })),
  };
  // What has just been changed holds here before the next event tells the queue.
  setHeadStart(copy, headStartMs);
  join(copy, { ...caller, call, since: now });
  const ahead = copy.waiting.findIndex((entry) => entry.call === call);
  const offer = assign(copy, agents, steps, now).find((made) => made.call === call);
  return { rings: offer?.agent ?? null, ahead };
}

/** Somebody of a team that is only thought of: at work, with a phone, and waiting for a call. */
export function thoughtOf(id: AgentId, skills: Agent['skills']): Agent {
  const state = { since: 0, idleSince: 0, notice: null, task: null, phoneReachable: true } as const;
  return { id, shift: id, skills, phone: id, phoneKind: 'desk', choice: 'ready', ...state };
}

function asIfFree(agent: Agent): Agent {
  return { ...agent, choice: 'ready', phoneReachable: true, task: null };
}

/** Q17: why widening steps cannot be, or undefined. */
export function wideningProblem(steps: readonly WideningStep[]): 'wideningStart' | 'wideningOrder' | undefined {
  if (steps[0]?.afterMs !== 0) return 'wideningStart';
  return steps.every((step, i) => i === 0 || step.afterMs > (steps[i - 1]?.afterMs ?? 0)) ? undefined : 'wideningOrder';
}

const levels: readonly (Level | undefined)[] = ['good', 'canHelp', undefined];

/** Q17: indexes of steps that ask nobody the steps before do not ask, tried with everybody there can be. */
export function uselessSteps(steps: readonly WideningStep[]): readonly number[] {
  const queue = emptyQueue();
  join(queue, { call, language: 'de', topic: 'topic', priority: 2, since: 0 });
  const [entry] = queue.waiting;
  if (!entry) return [];
  const everybody = levels.flatMap((language) =>
    levels.map((topic) =>
      thoughtOf('anybody', {
        languages: language === undefined ? {} : { de: language },
        topics: topic === undefined ? {} : { topic },
      }),
    ),
  );
  const first = everybody.map((agent) => fits(agent, entry, steps, steps.length - 1));
  return steps.flatMap((_, i) => (first.includes(i) ? [] : [i]));
}

/** Whether in the end anybody on duty is asked; otherwise a caller may wait for somebody who never comes. */
export function reachesEverybody(steps: readonly WideningStep[]): boolean {
  return steps.some((step) => step.language === 'any' && step.topic === 'any');
}
