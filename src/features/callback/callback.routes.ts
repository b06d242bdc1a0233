// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import type { Caller } from '../../lib/contract.ts';
import { cursorOf, placeOf } from '../../lib/cursor.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { seesAllDepartments } from '../promise/promise.core.ts';
import {
  callbackTopics,
  clerkDepartment,
  listCallbacks,
  readCallback,
  ticketForCallback,
  type CallbackPlace,
} from './callback-list.store.ts';
import * as contract from './callback.contract.ts';
import type { BookRefusal, Wish, WishDeed } from './callback.core.ts';
import type { Callbacks } from './callback.port.ts';

export interface CallbackRoutesDeps {
  readonly db: Db;
  readonly callbacks: Pick<Callbacks, 'book' | 'slots' | 'decide'>;
}

const placeSchema: z.ZodType<CallbackPlace> = z.object({ at: z.number(), wishId: z.uuid() });
const codes = {
  number: 'callbackNumber',
  limit: 'callbackLimit',
  full: 'callbackFull',
  unavailable: 'databaseDown',
} as const satisfies Record<BookRefusal, string>;
const iso = (at: number): string => new Date(at).toISOString();
const span = ({ from, to }: { readonly from: number; readonly to: number }) => ({ from: iso(from), to: iso(to) });

/** The endpoints of call-backs. */
export function callbackRoutes({ db, callbacks }: CallbackRoutesDeps): readonly Route[] {
  const shown = async (who: Caller, wishId: string) => {
    const callback = await readCallback(db, who, wishId, nowMs());
    if (!callback) throw new Error('a call-back that was just written is not there');
    return ok(callback);
  };
  const decided = async (
    who: Caller,
    wishId: string,
    deed: { readonly version: number | null; readonly deed: WishDeed; readonly reason: string },
  ) => {
    if (!isUuid(wishId)) return refuse('notFound');
    const { accountId } = who;
    return unlessDown(() => callbacks.decide({ ...deed, wish: wishId, accountId, maySee: maySee(who) }));
  };
  /** Decides on many; what somebody else has decided on meanwhile is only counted. */
  const each = async (who: Caller, wishIds: readonly string[], deed: 'accept' | 'refuse') => {
    let done = 0;
    for (const wishId of new Set(wishIds)) {
      const one = await decided(who, wishId, { version: null, deed, reason: '' });
      if (one.ok) done += 1;
      else if (one.code === 'databaseDown') return one;
    }
    return ok({ done, gone: new Set(wishIds).size - done });
  };
  return [
    route(contract.listCallbacks, async ({ query }, who) => {
      const { cursor, late, ...rest } = query;
      const after = cursor === undefined ? undefined : placeOf(placeSchema, cursor);
      if (cursor !== undefined && !after) return refuse('badRequest');
      const wanted = { ...rest, after, late: late === undefined ? undefined : late === 'true', now: nowMs() };
      const { callbacks: rows, next } = await listCallbacks(db, who, wanted);
      return ok({ callbacks: rows, cursor: next && cursorOf(next) });
    }),
    route(contract.callbackSlots, async () =>
      ok({
        slots: callbacks.slots().map((slot) => ({ ...span(slot), window: span(slot.window), free: slot.free })),
        topics: await callbackTopics(db),
      }),
    ),
    route(contract.getCallback, async ({ params }, who) => {
      const callback = await readCallback(db, who, params.wishId, nowMs());
      return callback ? ok(callback) : refuse('notFound');
    }),
    route(contract.bookCallback, async ({ body }, who) => {
      const { slotFrom, ticketId, ...wanted } = body;
      const ticket = ticketId === undefined ? undefined : await ticketForCallback(db, who, ticketId);
      if (ticketId !== undefined && !ticket) return refuse('notFound');
      // A clerk sees the call-backs of the own department only: from the tickets there.
      if (!ticket && !seesAllDepartments(who)) return refuse('notAllowed');
      const slot = callbacks.slots().find(({ from }) => from === Date.parse(slotFrom));
      if (!slot) return refuse('callbackFull');
      const booked = await callbacks.book({
        ...wanted,
        callId: null,
        slot: { from: slot.from, to: slot.to, window: slot.window },
        origin: ticket ? 'ticket' : 'desk',
        since: nowMs(),
        bookedBy: who.accountId,
        ...(ticket && { topic: ticket.topic }),
        ...(ticketId !== undefined && { ticketId }),
      });
      return booked.ok ? shown(who, booked.value.id) : refuse(codes[booked.code]);
    }),
    route(contract.acceptCallbacks, ({ body }, who) => each(who, body.wishIds, 'accept')),
    route(contract.refuseCallbacks, ({ body }, who) => each(who, body.wishIds, 'refuse')),
    route(contract.withdrawCallback, async ({ params, body }, who) => {
      const done = await decided(who, params.wishId, { version: body.version, deed: 'withdraw', reason: '' });
      return done.ok ? shown(who, params.wishId) : done;
    }),
    route(contract.closeCallback, async ({ params, body }, who) => {
      const done = await decided(who, params.wishId, { ...body, deed: 'close' });
      return done.ok ? shown(who, params.wishId) : done;
    }),
  ];
}

function maySee(who: Caller): (wish: Wish) => boolean {
  return (wish) => seesAllDepartments(who) || clerkDepartment(who) === wish.departmentId;
}
