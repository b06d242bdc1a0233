// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount } from '../../../test/harness/small-city.ts';
import { endShift, forgetShiftPersons, startShift } from '../agent/shift.store.ts';
import { callRecord } from './call-record.fixture.ts';
import { endLostCalls, forgetCallerNumbers, listCalls, saveCalls, sumCalls } from './call.store.ts';

const { db } = await testDatabase();
const at = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;

async function rowOf(id: string) {
  return db.selectFrom('call').selectAll().where('id', '=', id).executeTakeFirst();
}

describe('rows of calls', () => {
  it('are written with their contact, and every field comes back', async () => {
    const record = callRecord({
      source: 'web',
      callerKind: 'known',
      callerNumber: '+492214710123',
      language: 'tr',
      topic: 'melden',
      menuPath: 'root>2',
      queuedAt: at + 1,
      answeredAt: at + 2,
      waitedMs: 20_000.6,
      talkMs: 7,
      holdMs: 8,
      transferredTo: randomUUID(),
      transferAccepted: false,
      endedAt: at + 9,
      end: 'served',
      endedBy: 'citizen',
      priority: 2,
      version: 7,
    });
    await saveCalls(db, [record]);
    const { shiftId: _, ...fields } = record;
    const times = {
      arrivedAt: new Date(record.arrivedAt),
      queuedAt: new Date(at + 1),
      answeredAt: new Date(at + 2),
      endedAt: new Date(at + 9),
    };
    expect(await rowOf(record.id)).toEqual({ ...fields, ...times, waitedMs: 20_001 });
    expect(await db.selectFrom('contact').selectAll().where('id', '=', record.id).executeTakeFirst()).toEqual({
      id: record.id,
      channel: 'call',
      startedAt: times.arrivedAt,
      endedAt: times.endedAt,
      language: 'tr',
      topic: 'melden',
      shiftId: null,
    });
  });

  it('keep the newest version whatever the order, also within one batch', async () => {
    const base = callRecord();
    const state = (version: number) => ({ ...base, version, menuPath: `v${version}`, topic: `t${version}` });
    await saveCalls(db, [state(2), state(4), state(3)]);
    await saveCalls(db, [state(1)]);
    await saveCalls(db, [state(4)]);
    await saveCalls(db, [state(3)]);
    expect(await rowOf(base.id)).toMatchObject({ version: 4, menuPath: 'v4' });
    expect(await db.selectFrom('contact').select('topic').where('id', '=', base.id).executeTakeFirst()).toEqual({
      topic: 't4',
    });
    await saveCalls(db, [state(5)]);
    expect(await rowOf(base.id)).toMatchObject({ version: 5 });
  });

  it('survive many writers at once', async () => {
    const records = Array.from({ length: 20 }, () => callRecord());
    const versions = Array.from({ length: 12 }, (_, index) => index + 1);
    await Promise.all(
      versions.map((version) =>
        saveCalls(
          db,
          (version % 2 ? records : records.toReversed()).map((r) => ({ ...r, version })),
        ),
      ),
    );
    const rows = await db
      .selectFrom('call')
      .select('version')
      .where(
        'id',
        'in',
        records.map((r) => r.id),
      )
      .execute();
    expect(rows).toHaveLength(20);
    expect(new Set(rows.map((row) => row.version))).toEqual(new Set([12]));
  });

  it('know the caller afterwards, where a row of a call that was thought missed stands already', async () => {
    const { id } = callRecord({});
    const missed = callRecord({
      id,
      version: 0,
      callerKind: 'unknown',
      callerNumber: null,
      end: 'broken',
      endedAt: at,
    });
    const served = callRecord({ id, version: 3, callerKind: 'known', callerNumber: '+492214710123' });
    await saveCalls(db, [missed]);
    await saveCalls(db, [served]);
    expect(await rowOf(id)).toMatchObject({
      callerKind: 'known',
      callerNumber: '+492214710123',
      end: null,
      endedAt: null,
    });
  });

  it('do not fail for a shift nobody has written down', async () => {
    const accountId = await addAccount(db, 'anna', ['agent']);
    const shiftId = randomUUID();
    await startShift(db, { id: shiftId, accountId, at });
    const known = callRecord({ shiftId });
    const unknown = callRecord({ shiftId: randomUUID() });
    await saveCalls(db, [known, unknown]);
    const shiftOf = async (id: string) =>
      (await db.selectFrom('contact').select('shiftId').where('id', '=', id).executeTakeFirst())?.shiftId;
    expect([await shiftOf(known.id), await shiftOf(unknown.id)]).toEqual([shiftId, null]);
  });

  it.each([
    ['a withheld number', { callerKind: 'withheld', callerNumber: '+492214710123' }],
    ['an end without its time', { end: 'closed' }],
    ['served without an answer', { end: 'served', endedAt: at }],
    ['a negative wait', { waitedMs: -1 }],
  ] as const)('are refused with %s', async (_, changes) => {
    await expect(saveCalls(db, [callRecord(changes)])).rejects.toThrow();
  });
});

describe('list and sums', () => {
  const since = Date.UTC(2026, 10, 24);
  const records = Array.from({ length: 7 }, (_, index) =>
    callRecord({
      arrivedAt: since + Math.floor(index / 2) * 1_000,
      ...(index < 3 ? { end: 'closed', endedAt: since + 9_000 } : {}),
    }),
  );
  beforeAll(() => saveCalls(db, records));

  it('pages through all calls, newest first, none twice, also with equal times', async () => {
    const seen: string[] = [];
    let after: Parameters<typeof listCalls>[1]['after'];
    for (;;) {
      const page = await listCalls(db, { since, limit: 2, ...(after ? { after } : {}) });
      const last = page.at(-1);
      if (!last) break;
      seen.push(...page.map((row) => row.callId));
      after = { arrivedAt: last.arrivedAt.getTime(), callId: last.callId };
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(records.map((r) => r.id)));
    expect(Object.keys((await listCalls(db, { since, limit: 1 }))[0] ?? {})).not.toContain('callerNumber');
  });

  it('sums ends so that they make the total', async () => {
    expect(await sumCalls(db, since)).toMatchObject({ closed: 3, running: 4, served: 0, total: 7 });
  });
});

describe('[C34] calls that ended while nobody listened', () => {
  it('get one end, but not those that run, and not those that came later; a later state of the call wins', async () => {
    const arrivedAt = at - 100 * hour;
    const [talked, waited, running] = [
      callRecord({ arrivedAt, queuedAt: arrivedAt, answeredAt: arrivedAt + 1 }),
      callRecord({ arrivedAt, queuedAt: arrivedAt }),
      callRecord({ arrivedAt }),
    ];
    const later = callRecord({ arrivedAt: arrivedAt + 10 });
    await saveCalls(db, [talked, waited, running, later]);
    const lost = { arrivedBefore: arrivedAt + 5, running: [running.id], at: arrivedAt + 60_000 };
    const ended = await endLostCalls(db, lost);
    expect(ended.map(({ id }) => id).toSorted()).toEqual([talked.id, waited.id].toSorted());
    expect(await endLostCalls(db, lost)).toEqual([]);
    const endedAt = new Date(arrivedAt + 60_000);
    expect(await rowOf(talked.id)).toMatchObject({ end: 'served', endedBy: 'system', endedAt });
    expect(await rowOf(waited.id)).toMatchObject({ end: 'broken', endedBy: 'system', endedAt });
    expect(await rowOf(running.id)).toMatchObject({ end: null });
    expect(await rowOf(later.id)).toMatchObject({ end: null });
    const contact = await db.selectFrom('contact').select('endedAt').where('id', '=', talked.id).executeTakeFirst();
    expect(contact).toEqual({ endedAt });
    await saveCalls(db, [{ ...talked, version: 101, end: 'served', endedBy: 'citizen', endedAt: arrivedAt + 9 }]);
    expect(await rowOf(talked.id)).toMatchObject({ endedBy: 'citizen' });
    expect(await endLostCalls(db, { arrivedBefore: arrivedAt + 20, running: [], at })).toHaveLength(2);
  });

  it('[F4] broke, all of them, when the switch died; what is needed to call back is told', async () => {
    const arrivedAt = at - 200 * hour;
    const known = { callerKind: 'known', callerNumber: '+492214710123' } as const;
    const talked = callRecord({
      ...known,
      arrivedAt,
      queuedAt: arrivedAt + 5,
      answeredAt: arrivedAt + 9,
      topic: 'ausweis',
    });
    await saveCalls(db, [talked]);
    const ended = await endLostCalls(db, { arrivedBefore: arrivedAt + 1, running: [], at, switchDied: true });
    expect(ended).toEqual([
      {
        id: talked.id,
        end: 'broken',
        callerNumber: '+492214710123',
        language: talked.language,
        topic: 'ausweis',
        arrivedAt,
        queuedAt: arrivedAt + 5,
        shiftId: null,
      },
    ]);
    expect(await rowOf(talked.id)).toMatchObject({ end: 'broken', endedBy: 'system' });
    await forgetCallerNumbers(db, at);
  });
});

describe('what is deleted after 24 hours', () => {
  it('raw numbers, and nothing else', async () => {
    const old = callRecord({ arrivedAt: at - 24 * hour, callerKind: 'known', callerNumber: '+492214710123' });
    const young = { ...old, id: randomUUID(), arrivedAt: at - 24 * hour + 1 };
    await saveCalls(db, [old, young]);
    expect(await forgetCallerNumbers(db, at)).toBe(1);
    expect(await forgetCallerNumbers(db, at)).toBe(0);
    expect(await rowOf(old.id)).toMatchObject({ callerNumber: null, callerKind: 'known', dialled: old.dialled });
    expect(await rowOf(young.id)).toMatchObject({ callerNumber: '+492214710123' });
  });

  it('whose shift it was', async () => {
    const accountId = await addAccount(db, 'bert', ['agent']);
    const [old, young] = [randomUUID(), randomUUID()];
    await startShift(db, { id: old, accountId, at: at - 24 * hour });
    await startShift(db, { id: old, accountId, at });
    await startShift(db, { id: young, accountId, at: at - 23 * hour });
    await endShift(db, old, at - 16 * hour);
    await endShift(db, old, at);
    await forgetShiftPersons(db, at);
    const rows = await db
      .selectFrom('shift')
      .selectAll()
      .where('id', 'in', [old, young])
      .orderBy('startedAt')
      .execute();
    expect(rows).toMatchObject([
      { id: old, accountId: null, endedAt: new Date(at - 16 * hour) },
      { id: young, accountId, endedAt: null },
    ]);
  });
});
