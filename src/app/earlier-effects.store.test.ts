// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a caller called about before, from the rows of calls to the event of the call that arrives. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { loadSmallCity } from '../../test/harness/small-city.ts';
import { callRecord } from '../features/call/call-record.fixture.ts';
import { nowMs } from '../platform/clock.ts';
import { openDatabase } from '../platform/database/database.ts';
import { callerRecognition } from './caller-recognition.ts';
import { earlierEffects, type EarlierDeps } from './earlier-effects.ts';
import type { HotlineEvent } from './hotline-state.core.ts';
import { saveHotlineRecords } from './save-records.ts';

const { db } = await testDatabase();
await loadSmallCity(db, nowMs());
const folder = mkdtempSync(join(tmpdir(), 'amt-earlier-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const recognition = callerRecognition(join(folder, 'keys.json'), 14);
const hour = 3_600_000;
let numbers = 0;
const newNumber = (): string => `+49215156${String((numbers += 1)).padStart(5, '0')}`;

/** A call of this number so many hours ago, answered unless said otherwise; its id. */
async function called(number: string | null, hoursAgo: number, topic: string | null = 'ausweis', answered = true) {
  const at = nowMs() - hoursAgo * hour;
  const times = { arrivedAt: at, queuedAt: at, answeredAt: answered ? at + 1_000 : null, waitedMs: 1_000 };
  const record = callRecord({ ...times, topic, callerKind: 'known', callerNumber: number });
  await saveHotlineRecords(db, [record], recognition.hash);
  return record.id;
}

const last = randomUUID();

/** Calls that arrive now and ask, one number after the other; what they are told when the last one has its answer. */
async function ask(of: readonly string[], more: Partial<EarlierDeps> = {}) {
  const known = newNumber();
  await called(known, 1, 'wohngeld');
  const told: HotlineEvent[] = [];
  const alarms: unknown[] = [];
  const onEarlier = earlierEffects({
    ...{ db, recognition, nowMs, isThere: () => true, report: (event: HotlineEvent) => void told.push(event) },
    alarm: (...words) => void alarms.push(words),
    ...more,
  });
  const calls = of.map((number) => {
    const call = randomUUID();
    onEarlier(call, { do: 'askEarlier', number });
    return call;
  });
  return { told, alarms, onEarlier, known, calls };
}

/** The topics each of these numbers is told; the last question is answered last. */
async function topicsOf(...of: string[]): Promise<(readonly string[])[]> {
  const { told, alarms, onEarlier, known, calls } = await ask(of);
  onEarlier(last, { do: 'askEarlier', number: known });
  await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ call: last }), { timeout: 10_000 });
  expect(alarms).toEqual([]);
  const events = told.flatMap((event) => (event.type === 'callEvent' ? [event] : []));
  return calls.map((own) => {
    const event = events.find(({ call }) => call === own)?.event;
    return event?.type === 'earlierKnown' ? event.topics : [];
  });
}

it('[SC10] the topics of this number’s matters within 14 days, and of no other', async () => {
  const [number, other, old] = [newNumber(), newNumber(), newNumber()];
  await called(number, 13 * 24, 'wohngeld');
  await called(number, 3);
  await called(number, 2);
  await called(old, 15 * 24);
  expect(await topicsOf(number, other, old)).toEqual([['ausweis', 'wohngeld'], [], []]);
});

it('[SC10] [C121] nothing of who was not answered, or had a matter without a topic; a service that was named has one', async () => {
  const [unanswered, person] = [newNumber(), newNumber()];
  await called(unanswered, 1, 'ausweis', false);
  const contactId = await called(person, 1, null);
  expect(await topicsOf(unanswered, person)).toEqual([[], []]);
  await db.updateTable('matter').set({ topic: 'ausweis' }).where('contactId', '=', contactId).execute();
  expect(await topicsOf(person)).toEqual([['ausweis']]);
});

it('[SC10] [SC4] nothing of a number of many people', async () => {
  const number = newNumber();
  for (let times = 1; times <= 8; times += 1) await called(number, times);
  expect(await topicsOf(number)).toEqual([['ausweis']]);
  await called(number, 9);
  expect(await topicsOf(number)).toEqual([[]]);
});

it('[SC10] nothing where callers are not recognised, and nothing for a call that is over', async () => {
  const number = newNumber();
  await called(number, 1);
  const off = await ask([number], { recognition: callerRecognition(join(folder, 'never.json'), 0) });
  const over = await ask([number], { isThere: (call) => call === last });
  over.onEarlier(last, { do: 'askEarlier', number });
  await vi.waitFor(() => expect(over.told).toMatchObject([{ call: last }]), { timeout: 10_000 });
  expect([off.told, off.alarms, over.alarms]).toEqual([[], [], []]);
});

it('[C122] no database: no answer and no alarm, and the next call is asked again', async () => {
  const number = newNumber();
  await called(number, 1);
  const away = openDatabase({ host: folder, user: 'nobody', password: '', database: 'none' });
  let looked = 0;
  const down = await ask([number], { db: away, isThere: () => (looked += 1) > 0 });
  down.onEarlier(last, { do: 'askEarlier', number });
  // The second is looked up once the first has failed.
  await vi.waitFor(() => expect(looked).toBe(2), { timeout: 10_000 });
  await away.destroy();
  expect([down.told, down.alarms]).toEqual([[], []]);

  // A mistake of ours is told.
  const broken = await ask([number], {
    recognition: {
      days: 14,
      hashes: () => {
        throw new TypeError('keys');
      },
    },
  });
  await vi.waitFor(() => expect(broken.alarms).toEqual([['earlierNotAsked', { error: 'TypeError' }]]));
});
