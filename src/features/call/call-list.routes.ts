// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { cursorOf, placeOf } from '../../lib/cursor.ts';
import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import type { Db } from '../../platform/database/database.ts';
import { listCalls as contract } from './call.contract.ts';
import { listCalls, sumCalls } from './call.store.ts';

const place = z.object({ arrivedAt: z.number(), callId: z.uuid() });
const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Rows of calls for scripts and checks; nothing about caller or agent. */
export function callListRoutes({ db }: { readonly db: Db }): readonly Route[] {
  return [
    route(contract, async ({ query }) => {
      const since = query.since === undefined ? undefined : Date.parse(query.since);
      const after = query.cursor === undefined ? undefined : placeOf(place, query.cursor);
      if (query.cursor !== undefined && !after) return refuse('badRequest');
      const rows = await listCalls(db, {
        limit: query.limit,
        ...(since !== undefined && { since }),
        ...(after && { after }),
      });
      const last = rows.length === query.limit ? rows.at(-1) : undefined;
      const calls = rows.map((row) => ({
        ...row,
        arrivedAt: row.arrivedAt.toISOString(),
        answeredAt: iso(row.answeredAt),
        endedAt: iso(row.endedAt),
      }));
      return ok({
        calls,
        sums: { ...(await sumCalls(db, since)) },
        cursor: last ? cursorOf({ arrivedAt: last.arrivedAt.getTime(), callId: last.callId }) : null,
      });
    }),
  ];
}
