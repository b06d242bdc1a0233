// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { beforeEach, expect, test } from 'vitest';
import { callRoute, caller } from '../../test/harness/call-route.ts';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../test/harness/small-city.ts';
import { listSettingChanges, undoSettingChange } from '../features/settings/settings.contract.ts';
import { settingRoutes } from '../features/settings/settings.routes.ts';
import { nowMs } from '../platform/clock.ts';
import { cityNow, restoreCity, type CityNow, type Prepared } from './city-now.ts';
import { readCitySettings, type CitySettings } from './city-settings.store.ts';

const { db, away, back } = await testDatabase();
await loadSmallCity(db, nowMs());
const lead = caller({ accountId: await addAccount(db, 'lea', ['lead']), roles: ['lead'] });

/** What became of prepared changes, in order. */
const fate: string[] = [];
let mayPrepare = true;
const prepare = (): Promise<Prepared | undefined> =>
  Promise.resolve(mayPrepare ? { put: () => fate.push('put'), drop: () => fate.push('drop') } : undefined);
const stored = async () => {
  const found = await readCitySettings(db);
  if (!found) throw new Error('there is no city');
  return found;
};
let now: CityNow;
beforeEach(async () => {
  now = cityNow(await stored(), { db, prepare });
  fate.length = 0;
  mayPrepare = true;
});

const ring = (ringSeconds: number): Pick<CitySettings, 'routing'> => ({
  routing: { ...now.city.routing, ringSeconds },
});
const order = (change: Partial<CitySettings>, versions: { readonly routing?: number } = {}, why = '') => ({
  ...{ change, versions, why, kind: 'routing', title: 'Verteilung', accountId: lead.accountId, now: nowMs() },
});
const routes = () => settingRoutes({ db, restore: new Map([['routing', restoreCity(now, 'routing', 'Verteilung')]]) });
const history = async () => {
  const answer = await callRoute(routes(), listSettingChanges, lead, { query: {} });
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
};
const undo = async (changeId: string) =>
  callRoute(routes(), undoSettingChange, lead, { params: { changeId }, body: { why: 'war ein Versehen' } });

test('[ST6] a change is read by everybody who holds the city, is in the database, and listeners are told', async () => {
  const { city } = now;
  const told: string[][] = [];
  now.onChange((names) => told.push([...names]));
  const seen = now.versionOf('routing');
  const done = await now.change(order(ring(21), { routing: seen }, 'Es klingelt zu kurz'));
  expect(done).toMatchObject({ ok: true });
  expect(city.routing.ringSeconds).toBe(21);
  expect(now.versionOf('routing')).toBe(seen + 1);
  expect(await stored()).toMatchObject({ settings: { routing: { ringSeconds: 21 } }, versions: { routing: seen + 1 } });
  expect([told, fate]).toEqual([[['routing']], ['put']]);
  expect((await history()).changes[0]).toMatchObject({
    ...{ kind: 'routing', title: 'Verteilung', why: 'Es klingelt zu kurz', by: 'LEA', whyNotUndo: null },
    differences: [{ path: ['routing', 'ringSeconds'], after: 21 }],
  });
});

test('[ST4] what changes nothing is not written down and prepares nothing', async () => {
  const before = (await history()).changes.length;
  expect(await now.change(order(ring(now.city.routing.ringSeconds)))).toEqual({ ok: true, value: { changeId: null } });
  expect((await history()).changes).toHaveLength(before);
  expect(fate).toEqual([]);
});

test('[ST5] of two who saw the same version the second changes nothing', async () => {
  const seen = now.versionOf('routing');
  const both = await Promise.all([
    now.change(order(ring(31), { routing: seen })),
    now.change(order(ring(32), { routing: seen })),
  ]);
  expect(both.map((one) => (one.ok ? 'ok' : one.code))).toEqual(['ok', 'conflict']);
  expect(now.city.routing.ringSeconds).toBe(31);
});

test('[ST6] what cannot be prepared or not be written is not on the air', async () => {
  const before = now.city.routing.ringSeconds;
  mayPrepare = false;
  expect(await now.change(order(ring(41)))).toMatchObject({ ok: false, code: 'notPrepared' });
  mayPrepare = true;
  await away();
  await expect(now.change(order(ring(42)))).rejects.toThrow();
  await back();
  expect(fate).toEqual(['drop']);
  expect(now.city.routing.ringSeconds).toBe(before);
  expect(await now.change(order(ring(43)))).toMatchObject({ ok: true });
});

test('[ST7] [ST8] [ST9] only the last change is taken back, once, and that is a change as well', async () => {
  const first = now.city.routing.ringSeconds;
  await now.change(order(ring(51)));
  await now.change(order(ring(52)));
  const [last, older] = (await history()).changes;
  expect([last?.whyNotUndo, older?.whyNotUndo]).toEqual([null, 'changedSince']);
  expect(await undo(older?.changeId ?? '')).toMatchObject({ ok: false, code: 'changedSince' });
  expect(await undo(last?.changeId ?? '')).toMatchObject({ ok: true });
  expect(now.city.routing.ringSeconds).toBe(51);
  expect(await undo(last?.changeId ?? '')).toMatchObject({ ok: false, code: 'undone' });
  const [back_, taken] = (await history()).changes;
  expect(back_).toMatchObject({ undoes: true, why: 'war ein Versehen' });
  expect(taken?.undoneAt).not.toBeNull();
  expect(await undo(back_?.changeId ?? '')).toMatchObject({ ok: true });
  expect(now.city.routing.ringSeconds).toBe(52);
  expect(first).not.toBe(52);
});

test('[ST8] what stands there by now is not what the history says: nothing is taken back', async () => {
  await now.change(order(ring(25)));
  const [last] = (await history()).changes;
  await now.change({ ...order(ring(26)), kind: 'city', title: 'Stadt' });
  expect(await undo(last?.changeId ?? '')).toMatchObject({ ok: false, code: 'changedSince' });
  expect(now.city.routing.ringSeconds).toBe(26);
});

test('the history is read page by page', async () => {
  for (let i = 0; i < 55; i += 1) await now.change(order(ring(5 + i)));
  const first = await history();
  expect([first.changes.length, first.more]).toEqual([50, true]);
  const query = { before: first.changes.at(-1)?.changeId ?? '' };
  const second = await callRoute(routes(), listSettingChanges, lead, { query });
  if (!second.ok) throw new Error(second.code);
  expect(second.value.changes.length).toBeGreaterThan(5);
  const ids = new Set([...first.changes, ...second.value.changes].map(({ changeId }) => changeId));
  expect(ids.size).toBe(50 + second.value.changes.length);
});
