// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { agreementsOf, dropAgreement, keepAgreement } from './agreement.store.ts';
import * as contract from './recall.contract.ts';
import type { RecallDeps } from './recall.port.ts';
import { dismissRecall, listRecalls, readRecall } from './recall.store.ts';
import { tellMatter, type Telling } from './tell-matters.store.ts';

/** The endpoints of the answer recall: the agreement at the desk, the lists and decisions of editors. */
export function recallRoutes(deps: RecallDeps): readonly Route[] {
  const { db, now } = deps;
  const read = (factId: string) => {
    const at = now();
    return readRecall(db, factId, { now: at, dueAt: deps.dueAfter(at), mail: deps.mail });
  };
  return [
    route(contract.listAgreements, async ({ params }, who) =>
      unlessDown(async () =>
        (await deps.contactOnDesk(db, who, params.contactId))
          ? ok(await agreementsOf(db, params.contactId))
          : refuse('notFound'),
      ),
    ),
    route(contract.agree, async ({ params, body }, who) =>
      unlessDown(() => keepAgreement(db, deps, who, { ...params, ...body, now: now() })),
    ),
    route(contract.disagree, async ({ params }, who) =>
      unlessDown(() => dropAgreement(db, deps, who, params.matterId)),
    ),
    route(contract.listRecalls, async () => ok({ recalls: await listRecalls(db, now()) })),
    route(contract.getRecall, async ({ params }) => {
      const recall = await read(params.factId);
      return recall ? ok(recall) : refuse('notFound');
    }),
    route(contract.tellRecall, async ({ params, body }, who) =>
      unlessDown(() => {
        const at = now();
        const dueAt = body.dueDay === undefined ? deps.dueAfter(at) : deps.dueOn(body.dueDay);
        if (dueAt <= at) return Promise.resolve(refuse('dueInPast'));
        const { stamp, text } = body;
        return tellAll(deps, { ...params, stamp, text, dueAt, now: at, accountId: who.accountId });
      }),
    ),
    route(contract.dismissRecall, async ({ params, body }, who) =>
      unlessDown(() => dismissRecall(db, { ...params, ...body }, { accountId: who.accountId, now: now() })),
    ),
  ];
}

type Told = { mails: number; callbacks: number; byHand: number };

/**
 * Tells one after the other. Ended in the middle, what was promised stands, and pressing again goes on with the rest; a change of
 * the fact meanwhile stops it.
 */
async function tellAll(deps: RecallDeps, telling: Telling): Promise<Result<Told, 'notFound' | 'recallChanged'>> {
  const told: Told = { mails: 0, callbacks: 0, byHand: 0 };
  try {
    for (;;) {
      const recall = await readRecall(deps.db, telling.factId, {
        now: telling.now,
        dueAt: telling.dueAt,
        mail: deps.mail,
      });
      if (!recall) return refuse('notFound');
      if (recall.stamp !== telling.stamp) return refuse('recallChanged');
      let progress = false;
      for (const { matterId } of recall.matters) {
        const done = await tellMatter(deps.db, deps, matterId, telling);
        if (done === 'changed') return refuse('recallChanged');
        if (!done) continue;
        progress = true;
        if (done === 'shared') continue;
        if (done.byMail) told.mails += 1;
        else if (done.wish.kind === 'callback' && (await deps.planCallback({ ...done, number: done.wish.number })))
          told.callbacks += 1;
        else told.byHand += 1;
      }
      // Nobody left, or only those somebody else tells at this moment.
      if (!progress) return ok(told);
    }
  } finally {
    if (sumOf(told) > 0) deps.promised();
  }
}

function sumOf({ mails, callbacks, byHand }: Told): number {
  return mails + callbacks + byHand;
}
