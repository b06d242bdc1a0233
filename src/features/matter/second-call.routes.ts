// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Caller } from '../../lib/contract.ts';
import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import type { DeskOwner } from './contact.store.ts';
import * as list from './second-call-list.contract.ts';
import { readReturning } from './second-call-list.store.ts';
import * as contract from './second-call.contract.ts';
import type { CallerHash } from './second-call.core.ts';
import {
  earlierMatters,
  linkMatter,
  linksOf,
  matterOfTicket,
  numberOnDesk,
  unlinkMatter,
} from './second-call.store.ts';

export interface SecondCallDeps {
  readonly db: Db;
  /** What this number may have been kept as within the last days; empty when callers are not recognised. */
  readonly hashes: (number: string) => readonly CallerHash[];
  /** Days a caller is recognised. */
  readonly days: number;
  /** Due before this instant: fewer than 4 service hours are left at `now` (PR18); absent = the desk does not tell. */
  readonly dangerBefore?: (now: number) => number;
}

/** The endpoints of matters that come back; everything acts on the caller's own desk only. */
export function secondCallRoutes({ db, hashes, days, dangerBefore }: SecondCallDeps): readonly Route[] {
  return [
    route(contract.listEarlierMatters, async ({ params: { contactId }, query }, who) =>
      unlessDown(async () => {
        const number = await numberOnDesk(db, deskOf(who), contactId);
        if (number === undefined) return refuse('notFound');
        const since = nowMs() - days * 86_400_000;
        const earlier =
          query.ticketNumber !== undefined
            ? await matterOfTicket(db, contactId, query.ticketNumber)
            : number === null
              ? []
              : await earlierMatters(db, contactId, hashes(number), since);
        return ok({
          earlier,
          links: await linksOf(db, contactId),
          dangerBefore: dangerBefore ? new Date(dangerBefore(nowMs())).toISOString() : null,
        });
      }),
    ),
    route(list.listReturning, async ({ query }) =>
      ok({ articles: await readReturning(db, nowMs() - Number(query.days) * 86_400_000) }),
    ),
    route(contract.linkMatter, async ({ params, body }, who) =>
      unlessDown(() => linkMatter(db, deskOf(who), { ...params, ...body, at: nowMs() })),
    ),
    route(contract.unlinkMatter, async ({ params }, who) =>
      unlessDown(() => unlinkMatter(db, deskOf(who), params.matterId)),
    ),
  ];
}

function deskOf(who: Caller): DeskOwner {
  return { shiftId: who.shiftId, accountId: who.accountId };
}
