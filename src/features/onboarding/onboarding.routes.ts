// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Caller } from '../../lib/contract.ts';
import { writtenNumber } from '../../lib/pure/phone-number.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { keysOf } from '../menu/menu-offered.core.ts';
import * as contract from './onboarding.contract.ts';
import { effectiveStage, gatesFor, gateStates, hintOf, movesFrom, stages } from './onboarding.core.ts';
import type { OnboardingDeps } from './onboarding.port.ts';
import type { Onboarding, Whole } from './onboarding.shell.ts';
import { readDepartmentRows, readServiceRows, type DepartmentRow } from './onboarding.store.ts';
import { markAnswer, readOutcomes } from './outcome.store.ts';

/** The endpoints of joining. */
export function onboardingRoutes(deps: OnboardingDeps, onboarding: Onboarding): readonly Route[] {
  const { db } = deps;
  const mayListen = (who: Caller, departmentId: string): boolean =>
    who.departmentId === departmentId || who.roles.includes('lead') || who.roles.includes('admin');
  return [
    route(contract.stageHints, async () => {
      const [services, departments, standIns] = await Promise.all([
        readServiceRows(db, deps.today(), deps.now()),
        readDepartmentRows(db),
        deps.standIns(),
      ]);
      const byId = new Map(departments.map((one) => [one.id, one]));
      return ok({
        services: services.flatMap(({ id, departmentId, stage }) => {
          const department = byId.get(departmentId);
          const hint = hintOf(effectiveStage(department?.stage ?? 'live', stage));
          const number = department?.number ?? null;
          const standIn = standIns.get(departmentId) ?? null;
          const written = number === null ? null : writtenNumber(number);
          return hint === null && standIn === null ? [] : [{ serviceId: id, hint, standIn, number: written }];
        }),
      });
    }),
    route(contract.listOnboarding, async () => {
      const [rows, standIns] = await Promise.all([readDepartmentRows(db), deps.standIns()]);
      return ok({ departments: rows.map((row) => rowOf(row, standIns)) });
    }),
    route(contract.getOnboarding, async ({ params }) => {
      const whole = await onboarding.read(params.departmentId);
      return whole ? ok(detailOf(deps, whole, await deps.standIns())) : refuse('notFound');
    }),
    route(contract.previewMove, async ({ params, body }) => {
      const lines = await onboarding.preview(params.departmentId, body.serviceId, body.to);
      return lines.ok ? ok({ changes: [...lines.value] }) : lines;
    }),
    route(contract.moveStage, async ({ params, body }, { accountId }) =>
      nothing(await unlessDown(() => onboarding.move({ ...params, ...body, accountId }))),
    ),
    route(contract.testNumber, async ({ params }, { accountId }) =>
      unlessDown(() => onboarding.testNumber(params.departmentId, accountId)),
    ),
    route(contract.testMailbox, async ({ params }, { accountId }) =>
      unlessDown(() => onboarding.testMailbox(params.departmentId, accountId)),
    ),
    route(contract.confirmMailbox, async ({ params, body }) =>
      nothing(await unlessDown(() => onboarding.confirmMailbox(params.departmentId, body.code))),
    ),
    route(contract.noteCouncil, async ({ params, body }, { accountId }) =>
      nothing(await unlessDown(() => onboarding.note(params.departmentId, { ...body, accountId }))),
    ),
    route(contract.waiveGate, async ({ params, body }, { accountId }) =>
      nothing(await unlessDown(() => onboarding.waive(params.departmentId, { ...body, accountId }))),
    ),
    route(contract.listOutcomes, async ({ params }, who) => {
      if (!mayListen(who, params.departmentId)) return refuse('notAllowed');
      return ok(await readOutcomes(db, params.departmentId, deps.timeZone(), deps.now()));
    }),
    route(contract.markOutcome, async ({ params, body }, who) => {
      if (!mayListen(who, params.departmentId)) return refuse('notAllowed');
      const mark = { ...params, ...body, accountId: who.accountId, now: deps.now() };
      return unlessDown(async () => ((await markAnswer(db, mark)) ? ok({}) : refuse('notFound')));
    }),
  ];
}

function nothing<Code extends string>(done: Result<unknown, Code>): Result<Record<never, never>, Code> {
  return done.ok ? ok({}) : done;
}

type StandIns = Awaited<ReturnType<OnboardingDeps['standIns']>>;

function rowOf({ id, key, name, parent, stage, number, email }: DepartmentRow, standIns: StandIns) {
  const moves = [...movesFrom(stage)];
  return {
    ...{ departmentId: id, key, name, parent, stage, email, moves },
    number: number === null ? null : writtenNumber(number),
    standIn: standIns.get(id) ?? null,
  };
}

function detailOf(deps: OnboardingDeps, { department, services, facts, proofs, topics }: Whole, standIns: StandIns) {
  const top = new Set(facts.services.map(({ serviceId }) => serviceId));
  return {
    ...rowOf(department, standIns),
    mail: deps.mail.available,
    mailIsRead: deps.mailIsRead,
    topics: topics.map((topic) => ({ ...topic, keys: keysOf(deps.menu(), topic.key) ?? null })),
    gates: gateStates(facts).map(({ gate, state, missing, mayBeWaived }) => ({
      ...{ gate, state, mayBeWaived, missing: [...missing] },
      neededFor: stages.filter((stage) => gatesFor(stage).includes(gate)),
      proofs: proofs
        .filter((proof) => proof.gate === gate)
        .toReversed()
        .map(({ id, madeAt, ...proof }) => ({ ...proof, proofId: id, at: madeAt.toISOString() })),
    })),
    services: services.map(({ id, key, title, stage, approved, hasQuestions }) => ({
      ...{ serviceId: id, key, title, stage, approved, hasQuestions, top: top.has(id) },
      effective: effectiveStage(department.stage, stage),
      moves: [...movesFrom(stage)],
    })),
  };
}
