// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { workState, type Agent, type Agents, type Skills } from '../agent/agent.core.ts';
import type { Queue, WideningStep } from './queue.core.ts';
import { rehearseNow, rehearseSteps, thoughtOf, wideningProblem } from './rehearsal.core.ts';
import * as contract from './routing.contract.ts';

/** Somebody who may be on duty. */
export interface Rehearsable {
  readonly accountId: string;
  readonly displayName: string;
  readonly skills: Skills;
}

/** What the endpoints of the distribution work with. */
export interface RoutingRoutesDeps {
  readonly read: () => {
    readonly routing: contract.Routing;
    readonly version: number;
    readonly recognisedDays: number;
  };
  readonly change: (order: {
    readonly routing: contract.Routing;
    readonly version: number;
    readonly why: string;
    readonly accountId: string;
  }) => Promise<Result<unknown, 'versionChanged'>>;
  /** The hotline as it is. */
  readonly hotline: () => { readonly queue: Queue; readonly agents: Agents };
  /** The clock of that state, Unix milliseconds. */
  readonly now: () => number;
  /** Everybody who takes calls and is switched on. */
  readonly people: () => Promise<readonly Rehearsable[]>;
  /** Who is planned at a local time, and whether the hotline is open then. */
  readonly planned: (
    day: string,
    minute: number,
  ) => Promise<{ readonly accountIds: readonly string[]; readonly open: boolean }>;
  readonly isTopic: (key: string) => boolean;
}

const priorities = { lost: 0, redial: 1, second: 2, no: 2 } as const;

/** Handlers of the distribution. */
export function routingRoutes(deps: RoutingRoutesDeps): readonly Route[] {
  return [
    route(contract.getRouting, async () => ok(deps.read())),
    route(contract.changeRouting, async ({ body }, who) => {
      const problem = wideningProblem(inMs(body.routing.widening));
      if (problem !== undefined) return refuse(problem);
      return unlessDown(async () => {
        const done = await deps.change({ ...body, accountId: who.accountId });
        return done.ok ? ok(deps.read()) : done;
      });
    }),
    route(contract.rehearseCall, async ({ body }) => {
      const { routing } = deps.read();
      const steps = inMs(body.widening ?? routing.widening);
      const headStartMs = routing.secondCallMinutes * 60_000;
      const problem = wideningProblem(steps);
      if (problem !== undefined) return refuse(problem);
      if (body.topic !== null && !deps.isTopic(body.topic)) return refuse('topicUnknown');
      const people = await deps.people();
      const { queue, agents } = deps.hotline();
      const isNow = body.team.kind === 'now';
      const planned = body.team.kind === 'roster' ? await deps.planned(body.team.day, body.team.minute) : undefined;
      const wanted = body.team.kind === 'people' ? body.team.accountIds : (planned?.accountIds ?? []);
      const team = isNow
        ? [...agents.values()]
        : people
            .filter(({ accountId }) => wanted.includes(accountId))
            .map(({ accountId, skills }) => thoughtOf(accountId, skills));
      const { language, topic, again } = body;
      // Without a topic nobody can be known to come back on the same matter (C121).
      const second = again === 'second' && topic !== null;
      const caller = { language, topic, priority: priorities[again], second };
      const named = namesOf(people, isNow ? agents : undefined);
      const found = rehearseSteps(caller, team, steps);
      const asked = new Set(found.flatMap((step) => step.agents));
      return ok({
        team: team.map(({ id }) => named(id)),
        steps: found.map(({ afterMs, agents: ids }) => ({ afterSeconds: afterMs / 1000, people: ids.map(named) })),
        never: team.filter(({ id }) => !asked.has(id)).map(({ id }) => named(id)),
        orderKnown: isNow,
        now: isNow ? rehearseNow(caller, queue, agents, { steps, headStartMs }, deps.now()) : null,
        open: planned?.open ?? null,
      });
    }),
  ];
}

function inMs(
  steps: readonly {
    readonly afterSeconds: number;
    readonly language: WideningStep['language'];
    readonly topic: WideningStep['topic'];
  }[],
): readonly WideningStep[] {
  return steps.map(({ afterSeconds, language, topic }) => ({ afterMs: afterSeconds * 1000, language, topic }));
}

/** Names of people, with what keeps them from a call if `agents` are the real ones. */
function namesOf(people: readonly Rehearsable[], agents: Agents | undefined): (id: string) => contract.RehearsedPerson {
  const names = new Map(people.map(({ accountId, displayName }) => [accountId, displayName]));
  return (id) => {
    const agent = agents?.get(id);
    return { accountId: id, displayName: names.get(id) ?? '–', hindered: agent ? hindrance(agent) : null };
  };
}

function hindrance(agent: Agent): contract.RehearsedPerson['hindered'] {
  const state = workState(agent);
  if (state !== 'ready') return state;
  return agent.phoneReachable ? null : 'phone';
}
