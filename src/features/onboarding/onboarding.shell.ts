// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Moves departments and services, one after the other, and keeps the proofs their gates look at. */
import { uuidv7 } from '../../lib/ids.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { sameJson, type Json, type Restore } from '../settings/setting-change.core.ts';
import { createMailboxTests, type MailboxTests } from './mailbox-test.shell.ts';
import { previewMove, type PreviewLine } from './move-preview.core.ts';
import {
  afterMove,
  gateStates,
  isForward,
  moveFault,
  serviceMoveFault,
  stages,
  unofferedTopics,
  waivedAbout,
  type Gate,
  type GateFacts,
  type Stage,
  type Standing,
} from './onboarding.core.ts';
import type { onboardingErrors } from './onboarding.contract.ts';
import type { OnboardingDeps } from './onboarding.port.ts';
import {
  gateFactsOf,
  insertProof,
  readDepartmentRows,
  readAgentsKnowing,
  readProofs,
  readServiceRows,
  readStanding,
  writeStages,
  type DepartmentRow,
  type ProofRow,
  type ServiceRow,
} from './onboarding.store.ts';

export type OnboardingFault = (typeof onboardingErrors)[number] | 'conflict' | 'notFound';
type Done<Value = null> = Promise<Result<Value, OnboardingFault>>;

/** Everything of one department that the checklist and the moves need. */
export interface Whole {
  readonly department: DepartmentRow;
  readonly services: readonly ServiceRow[];
  readonly facts: GateFacts;
  readonly proofs: readonly ProofRow[];
  readonly topics: readonly { readonly key: string; readonly name: string; readonly good: number }[];
}

/** Who asks for a move. */
interface Who {
  readonly why: string;
  readonly accountId: string | null;
}

/** The ways to move and to prove. */
export interface Onboarding extends MailboxTests {
  read(departmentId: string): Promise<Whole | undefined>;
  preview(departmentId: string, serviceId: string | null, to: Stage): Done<readonly PreviewLine[]>;
  move(order: Who & { departmentId: string; serviceId: string | null; from: Stage; to: Stage }): Done;
  testNumber(departmentId: string, accountId: string): Done<{ readonly proofId: string }>;
  note(departmentId: string, note: { text: string; day: string; accountId: string }): Done;
  waive(departmentId: string, waiver: { gate: Gate; why: string; accountId: string }): Done;
  readonly restore: Restore;
}

/** Makes them; moves happen one after the other. */
export function createOnboarding(deps: OnboardingDeps): Onboarding {
  const { db } = deps;
  let last: Promise<unknown> = Promise.resolve();
  function oneByOne<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  async function read(departmentId: string): Promise<Whole | undefined> {
    const department = (await readDepartmentRows(db)).find(({ id }) => id === departmentId);
    if (!department) return undefined;
    const [all, agentsKnowing, proofs] = await Promise.all([
      readServiceRows(db, deps.today(), deps.now()),
      readAgentsKnowing(db),
      readProofs(db, departmentId),
    ]);
    const topics = deps.topics().filter((topic) => topic.department === department.key);
    const named = new Set(topics.flatMap(({ service }) => service ?? []));
    const facts = gateFactsOf(department, all, topics, named, agentsKnowing, proofs);
    const services = all.filter((one) => one.departmentId === departmentId);
    return {
      ...{ department, services, facts, proofs },
      topics: facts.topics.map(({ topic, name, good: count }) => ({ key: topic, name, good: count })),
    };
  }

  async function preview(departmentId: string, serviceId: string | null, to: Stage): Done<readonly PreviewLine[]> {
    const whole = await read(departmentId);
    const service = whole?.services.find(({ id }) => id === serviceId);
    if (!whole || (serviceId !== null && !service)) return refuse('notFound');
    const standing = await readStanding(db);
    const next = afterMove(standing, { department: whole.department.key, service: service?.key ?? null, to });
    return ok(previewMove(standing, next, { menu: deps.menu(), topics: deps.topics() }));
  }

  /** Puts a new standing in place; `next` has the new stages already. */
  async function put(
    standing: Standing,
    next: Standing,
    words: { readonly subject: string; readonly title: string; readonly before: Json; readonly after: Json },
    who: Who & { readonly undoes?: string },
  ): Promise<Result<{ readonly changeId: string | null }, 'conflict' | 'notPrepared'>> {
    const moved = <One extends { readonly key: string; readonly stage: Stage }>(
      was: readonly One[],
      is: readonly One[],
    ) =>
      was.flatMap(({ key, stage }) => {
        const to = is.find((one) => one.key === key)?.stage ?? stage;
        return to === stage ? [] : [{ key, from: stage, to }];
      });
    const [department = null] = moved(standing.departments, next.departments);
    const services = moved(standing.services, next.services);
    const { undoes } = who;
    const done = await deps.apply({
      ...words,
      ...{ why: who.why, accountId: who.accountId, now: deps.now(), ...(undoes !== undefined && { undoes }) },
      unoffered: unofferedTopics(next, deps.topics()),
      also: (trx) => writeStages(trx, { department, services }),
    });
    if (done.ok) await deps.moved();
    return done;
  }

  function valueOf(standing: Standing, key: string): Json {
    const stage = standing.departments.find((one) => one.key === key)?.stage ?? 'notConnected';
    const own = standing.services.filter(({ department }) => department === key);
    return { stage, services: Object.fromEntries(own.map((one) => [one.key, one.stage])) };
  }

  async function move(order: Parameters<Onboarding['move']>[0]): Done {
    const whole = await read(order.departmentId);
    const service = whole?.services.find(({ id }) => id === order.serviceId);
    if (!whole || (order.serviceId !== null && !service)) return refuse('notFound');
    const { department } = whole;
    if ((service ?? department).stage !== order.from) return refuse('conflict'); // O17
    const fault = service
      ? serviceMoveFault(service.stage, order.to, department.stage, service, waivedIn(whole.facts))
      : moveFault(department.stage, order.to, gateStates(whole.facts));
    if (fault) return refuse(fault);
    const standing = await readStanding(db);
    const next = afterMove(standing, { department: department.key, service: service?.key ?? null, to: order.to });
    const words = service
      ? {
          ...{ subject: `service:${service.key}`, title: `Anschluss ${service.title}` },
          ...{ before: { stage: order.from }, after: { stage: order.to } },
        }
      : {
          ...{ subject: department.key, title: `Anschluss ${department.name}` },
          ...{ before: valueOf(standing, department.key), after: valueOf(next, department.key) },
        };
    const done = await put(standing, next, words, order);
    return done.ok ? ok(null) : done;
  }

  /** The last move is taken back; forward again only with its gates (O13). */
  const restore: Restore = (order) =>
    oneByOne(async () => {
      const standing = await readStanding(db);
      const [, serviceKey] = /^service:(.+)$/.exec(order.subject) ?? [];
      const value = order.value as {
        readonly stage?: unknown;
        readonly services?: Readonly<Record<string, Stage>>;
      } | null;
      const to = stages.find((stage) => stage === value?.stage);
      if (!to) return refuse('undoRefused');
      if (serviceKey !== undefined) return restoreService(standing, serviceKey, to, order);
      const there = standing.departments.find(({ key }) => key === order.subject);
      if (!there || !sameJson(valueOf(standing, order.subject), order.expected)) return refuse('changedSince');
      const id = (await readDepartmentRows(db)).find(({ key }) => key === order.subject)?.id ?? '';
      const whole = await read(id);
      if (!whole) return refuse('changedSince');
      // One step or several: the gates of the stage it goes back to must be open again.
      const before = stages[stages.indexOf(to) - 1] ?? 'notConnected';
      if (isForward(there.stage, to) && moveFault(before, to, gateStates(whole.facts))) return refuse('undoRefused');
      const stagesOf = value?.services ?? {};
      const next: Standing = {
        departments: standing.departments.map((one) => (one.key === order.subject ? { ...one, stage: to } : one)),
        services: standing.services.map((one) =>
          one.department === order.subject ? { ...one, stage: stagesOf[one.key] ?? one.stage } : one,
        ),
      };
      const words = { subject: order.subject, title: `Anschluss ${whole.department.name}` };
      const values = { before: order.expected, after: valueOf(next, order.subject) };
      return answer(await put(standing, next, { ...words, ...values }, order));
    });

  async function restoreService(standing: Standing, key: string, to: Stage, order: Parameters<Restore>[0]) {
    const service = standing.services.find((one) => one.key === key);
    if (!service || !sameJson({ stage: service.stage }, order.expected)) return refuse('changedSince');
    const department = (await readDepartmentRows(db)).find((one) => one.key === service.department);
    const whole = department && (await read(department.id));
    const row = whole?.services.find((one) => one.key === key);
    if (!whole || !row) return refuse('changedSince');
    const before = stages[stages.indexOf(to) - 1] ?? 'notConnected';
    const fault = serviceMoveFault(before, to, whole.department.stage, row, waivedIn(whole.facts));
    if (isForward(service.stage, to) && fault) return refuse('undoRefused');
    const next = afterMove(standing, { department: service.department, service: key, to });
    const words = { subject: order.subject, title: `Anschluss ${service.title}` };
    const values = { before: { stage: service.stage }, after: { stage: to } };
    return answer(await put(standing, next, { ...words, ...values }, order));
  }

  function answer(done: Awaited<ReturnType<typeof put>>) {
    return done.ok && done.value.changeId !== null ? ok({ changeId: done.value.changeId }) : refuse('undoRefused');
  }

  return {
    read,
    preview,
    move: (order) => oneByOne(() => move(order)),
    restore,
    async testNumber(departmentId, accountId) {
      const department = (await readDepartmentRows(db)).find(({ id }) => id === departmentId);
      if (!department) return refuse('notFound');
      if (department.number === null) return refuse('numberMissing');
      const acceptance = department.number.startsWith('+') ? 'key' : 'answer';
      return deps.numberTests.start({ departmentId, number: department.number, acceptance, accountId });
    },
    ...createMailboxTests(deps),
    async note(departmentId, { text, day, accountId }) {
      if (!(await read(departmentId))) return refuse('notFound');
      const now = deps.now();
      const proof = {
        id: uuidv7(now),
        departmentId,
        gate: 'council',
        kind: 'note',
        about: '',
        state: 'passed',
      } as const;
      await insertProof(db, { ...proof, note: text, day, accountId, now });
      return ok(null);
    },
    async waive(departmentId, { gate, why, accountId }) {
      const whole = await read(departmentId);
      if (!whole) return refuse('notFound');
      if (why.trim() === '') return refuse('reasonMissing');
      const state = gateStates(whole.facts).find((one) => one.gate === gate);
      if (!state?.mayBeWaived) return refuse('cannotBeWaived');
      const now = deps.now();
      const about = waivedAbout(gate, whole.facts);
      await transaction(db, async (trx) => {
        const proof = { id: uuidv7(now), departmentId, gate, kind: 'waiver', about, state: 'passed' } as const;
        await insertProof(trx, { ...proof, note: why.trim(), accountId, now });
        await deps.recordWaiver(trx, {
          ...{ department: whole.department, gate, missing: state.missing, why: why.trim(), accountId, now },
        });
      });
      return ok(null);
    },
  };
}

function waivedIn(facts: GateFacts): readonly Gate[] {
  return gateStates(facts).flatMap(({ gate, state }) => (state === 'waived' ? [gate] : []));
}
