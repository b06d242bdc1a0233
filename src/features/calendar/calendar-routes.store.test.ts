// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { smallCity } from '../../../test/harness/small-city.ts';
import { nowMs } from '../../platform/clock.ts';
import { endTrialOpening, getOpenness, startTrialOpening } from './calendar.contract.ts';
import { calendarRoutes } from './calendar.routes.ts';
import { calendarNow } from './calendar.shell.ts';
import { readOpenings } from './calendar.store.ts';

const { db } = await testDatabase();
const closed = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const calendar = calendarNow(
  () => ({ ...smallCity.calendar, weekly: closed }),
  () => readOpenings(db, nowMs()),
);
let told = 0;
const routesOf = (sample: boolean) => calendarRoutes({ db, calendar, sample, hoursChanged: () => void (told += 1) });
const agent = caller({});

it('opens and closes a sample installation at once, at any hour', async () => {
  const routes = routesOf(true);
  expect(await callRoute(routes, getOpenness, agent)).toMatchObject({
    ok: true,
    value: { open: false, trialOpening: false },
  });
  const opened = await callRoute(routes, startTrialOpening, agent);
  expect(opened).toMatchObject({
    ok: true,
    value: { open: true, reason: null, name: 'Probebetrieb', changesAt: null, trialOpening: true },
  });
  expect(await callRoute(routes, getOpenness, agent)).toEqual(opened);
  expect(told).toBe(1);
  const ended = await callRoute(routes, endTrialOpening, agent);
  expect(ended).toMatchObject({ ok: true, value: { open: false, trialOpening: false } });
  expect(told).toBe(2);
});

it('opens no real installation by this', async () => {
  expect(await callRoute(routesOf(false), startTrialOpening, agent)).toEqual({ ok: false, code: 'notASample' });
  expect(await readOpenings(db, nowMs())).toEqual([]);
});
