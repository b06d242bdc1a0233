// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Caller } from '../../lib/contract.ts';
import { ok } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { openContacts, type DeskOwner } from './contact.store.ts';
import * as contract from './matter.contract.ts';
import { addMatter, changeMatter, decideMatter, removeMatter } from './matter.store.ts';

export interface MatterRoutesDeps {
  readonly db: Db;
  /** Told after every change on somebody's desk (live topic `matters`). */
  readonly mattersChanged: (accountId: string) => void;
  /** Due before this instant: fewer than 4 service hours are left at `now` (PR18); absent = the desk does not tell. */
  readonly dangerBefore?: (now: number) => number;
}

/** The endpoints of contacts and matters; everything acts on the caller's own desk only. */
export function matterRoutes({ db, mattersChanged, dangerBefore }: MatterRoutesDeps): readonly Route[] {
  const told = <R extends { readonly ok: boolean }>(who: Caller, result: R): R => {
    if (result.ok) mattersChanged(who.accountId);
    return result;
  };
  return [
    route(contract.listOpenContacts, async (_, who) =>
      ok({
        contacts: [...(await openContacts(db, deskOf(who)))],
        dangerBefore: dangerBefore ? new Date(dangerBefore(nowMs())).toISOString() : null,
      }),
    ),
    route(contract.addMatter, async ({ params, body }, who) =>
      told(who, await unlessDown(() => addMatter(db, deskOf(who), { ...params, ...body, at: nowMs() }))),
    ),
    route(contract.changeMatter, async ({ params, body }, who) =>
      told(who, await unlessDown(() => changeMatter(db, deskOf(who), { ...params, ...body }))),
    ),
    route(contract.decideMatter, async ({ params, body }, who) =>
      told(who, await unlessDown(() => decideMatter(db, deskOf(who), { ...params, ...body, at: nowMs() }))),
    ),
    route(contract.removeMatter, async ({ params }, who) =>
      told(who, await unlessDown(() => removeMatter(db, deskOf(who), params.matterId))),
    ),
  ];
}

function deskOf(who: Caller): DeskOwner {
  return { shiftId: who.shiftId, accountId: who.accountId };
}
