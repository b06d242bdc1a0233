// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import type { CallRecord } from '../call/call-record.core.ts';
import { callRecord } from '../call/call-record.fixture.ts';
import { saveCalls } from '../call/call.store.ts';
import { boardFigures, type BoardRules } from './board.store.ts';

const { db } = await testDatabase();
const city = await loadSmallCity(db, 0);
const accountId = await addAccount(db, 'anna', ['agent']);
const rules: BoardRules = { timeZone: 'Europe/Berlin', thresholdSeconds: 30, shortAbandonSeconds: 5 };
/** Noon in Berlin. */
const noon = Date.UTC(2026, 10, 23, 11);

type End = NonNullable<CallRecord['end']>;
function ended(arrivedAt: number, end: End, changes: Partial<CallRecord> = {}): CallRecord {
  const answered = end === 'served' ? { answeredAt: arrivedAt + 10_000 } : {};
  return callRecord({ arrivedAt, end, endedAt: arrivedAt + 60_000, ...answered, ...changes });
}
const queued = { queuedAt: noon };

it('counts the day of Berlin by the definitions of the figures', async () => {
  await saveCalls(db, [
    ended(noon, 'served', { ...queued, waitedMs: 30_000 }),
    ended(noon, 'served', { ...queued, waitedMs: 30_001 }),
    ended(noon, 'abandoned_waiting', { ...queued, waitedMs: 5_000 }),
    // Short abandon: excluded.
    ended(noon, 'abandoned_waiting', { ...queued, waitedMs: 4_999 }),
    // A call-back is no abandon, but was offered; so is a refused one for lack of lines.
    ended(noon, 'callback_booked', { ...queued, waitedMs: 90_000 }),
    ended(noon, 'refused'),
    ended(noon, 'abandoned_menu'),
    ended(noon, 'closed'),
    // In talk: offered and accepted. Still waiting: not yet counted.
    callRecord({ arrivedAt: noon, ...queued, answeredAt: noon, waitedMs: 0 }),
    callRecord({ arrivedAt: noon, ...queued }),
  ]);
  expect((await boardFigures(db, noon, rules)).today).toMatchObject({
    calls: 10,
    answeredByTeam: 3,
    abandoned: 1,
    withinThreshold: { thresholdSeconds: 30, accepted: 2, offered: 6 },
  });
});

it('begins and ends the day at midnight of the place, also when the clocks change', async () => {
  const calls = async (now: number) => (await boardFigures(db, now, rules)).today.calls;
  // 25 October 2026 has 25 hours: 24.10. 22:00Z to 25.10. 23:00Z.
  const begin = Date.UTC(2026, 9, 24, 22);
  const end = Date.UTC(2026, 9, 25, 23);
  await saveCalls(
    db,
    [begin - 1, begin, begin + 86_400_000, end - 1, end].map((at) => ended(at, 'closed')),
  );
  expect(await calls(begin)).toBe(3);
  expect(await calls(end - 1)).toBe(3);
  expect(await calls(end)).toBe(1);
  expect(await calls(begin - 1)).toBe(1);
});

it('counts matters by outcome and promises by due time', async () => {
  const day = Date.UTC(2026, 10, 30, 11);
  const hour = 3_600_000;
  for (const outcome of ['answered', 'answered', 'transferred', null, 'ticket'] as const) {
    const { matterId } = await answeredCall(db, { accountId, at: day });
    await db
      .updateTable('matter')
      .set({ outcome, decidedAt: outcome && new Date(day) })
      .where('id', '=', matterId)
      .execute();
    if (outcome === 'ticket') await promises(matterId, day, hour);
  }
  await answeredCall(db, { accountId, at: day - 24 * hour });
  const figures = await boardFigures(db, day, rules);
  expect(figures.today.matters).toEqual({ answered: 2, transferred: 1, ticket: 1, open: 1 });
  expect(figures.promises).toEqual({ dueToday: 2, overdue: 1 });
});

async function promises(matterId: string, day: number, hour: number): Promise<void> {
  const departmentId = city.department('buergerservice');
  const ticketId = randomUUID();
  await db
    .insertInto('ticket')
    .values({
      id: ticketId,
      number: '12345674',
      codeHash: '',
      matterId,
      serviceId: null,
      departmentId,
      protected: false,
      language: 'de',
      text: '',
      citizenName: '',
      foldedName: '',
      wish: '{"kind":"callback"}',
      state: 'open',
      createdAt: new Date(day),
      closedAt: null,
      version: 1,
    })
    .execute();
  const due = (at: number, changes: { keptAt?: Date; endedAt?: Date; endedReason?: string } = {}) =>
    db
      .insertInto('promise')
      .values({
        id: randomUUID(),
        ticketId,
        what: 'answer',
        channel: 'callback',
        departmentId,
        accountId: null,
        madeAt: new Date(day),
        dueAt: new Date(at),
        keptAt: null,
        endedAt: null,
        endedReason: null,
        ...changes,
      })
      .execute();
  await due(day - 1);
  await due(day);
  await due(day + hour);
  await due(day + 13 * hour);
  await due(day + hour, { keptAt: new Date(day) });
  await due(day - hour, { endedAt: new Date(day), endedReason: 'x' });
}
