// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse, type Result } from '../../../lib/result.ts';
import { route, type Route } from '../../../lib/route.ts';
import { nowMs } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/database.ts';
import { unlessDown } from '../../../platform/database/failure.ts';
import { changeFact, createFact, doubtFact, retireFact } from './change-fact.store.ts';
import * as contract from './fact.contract.ts';
import { cityDay } from './fact.core.ts';
import { articlesMentioning, listFacts, readFact } from './fact.store.ts';

/** The endpoints of facts; `changed` is told which articles read differently from now on. */
export function factRoutes({
  db,
  changed,
}: {
  readonly db: Db;
  readonly changed: (articleIds: readonly string[]) => void;
}): readonly Route[] {
  async function fresh(factId: string): Promise<Result<contract.Fact, 'notFound'>> {
    const fact = await readFact(db, factId, cityDay(nowMs()));
    return fact ? ok(fact) : refuse('notFound');
  }
  return [
    route(contract.listFacts, async ({ query }) => {
      const filter = { ...query, runningOut: query.runningOut === 'true', retired: query.retired === 'true' };
      return ok({ facts: await listFacts(db, filter, cityDay(nowMs())) });
    }),
    route(contract.getFact, async ({ params }) => fresh(params.factId)),
    route(contract.createFact, async ({ body }, who) => {
      const made = await unlessDown(() => createFact(db, body, { accountId: who.accountId, now: nowMs() }));
      return made.ok ? fresh(made.value) : made;
    }),
    route(contract.changeFact, async ({ params, body }, who) => {
      const doing = { accountId: who.accountId, now: nowMs() };
      const done = await unlessDown(() => changeFact(db, params.factId, body, doing));
      if (!done.ok) return done;
      const fact = await fresh(params.factId);
      if (fact.ok) changed(await articlesMentioning(db, [fact.value.key]));
      return fact;
    }),
    route(contract.doubtFact, async ({ params, body }, who) => {
      const doing = { accountId: who.accountId, now: nowMs() };
      const done = await unlessDown(() => doubtFact(db, params.factId, body, doing));
      return done.ok ? fresh(params.factId) : done;
    }),
    route(contract.retireFact, async ({ params, body }) => {
      const done = await unlessDown(() => retireFact(db, params.factId, body.version, nowMs()));
      return done.ok ? fresh(params.factId) : done;
    }),
  ];
}
