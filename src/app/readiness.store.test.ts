// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { driveHotline } from './hotline.bench.fixture.ts';
import { readiness } from './readiness.ts';

const telephony = (isReady: boolean) => ({ ready: () => isReady }) as Parameters<typeof readiness>[0]['telephony'];

test('ready when database, telephony and queue are', async () => {
  const { db } = await testDatabase();
  const { hotline } = driveHotline();
  const parts = await readiness({ db, telephony: telephony(true), practice: false, hotline });
  expect(parts).toEqual({ database: { ready: true }, telephony: { ready: true }, queue: { ready: true } });
});

test('each part says why not, in words for the operator, and hides no other', async () => {
  const database = await testDatabase();
  const { hotline, dial } = driveHotline();
  for (let i = 0; i < 901; i += 1) dial();
  await database.away();
  const parts = await readiness({ db: database.db, telephony: telephony(false), practice: false, hotline });
  expect(parts.database).toEqual({ ready: false, why: 'The database does not answer.' });
  expect(parts.telephony.ready).toBe(false);
  expect(parts.telephony.why).toMatch(/not connected/);
  expect(parts.queue.ready).toBe(false);
  await database.back();
  expect(
    (await readiness({ db: database.db, telephony: telephony(true), practice: false, hotline })).database.ready,
  ).toBe(true);
});

test('the practice switch is never ready: no real telephone can call', async () => {
  const { db } = await testDatabase();
  const { hotline } = driveHotline();
  const parts = await readiness({ db, telephony: telephony(true), practice: true, hotline });
  expect(parts.telephony.ready).toBe(false);
  expect(parts.telephony.why).toMatch(/practice/);
});

test('a database without the city is not ready', async () => {
  const { db } = await testDatabase('empty');
  const { hotline } = driveHotline();
  expect((await readiness({ db, telephony: telephony(true), practice: false, hotline })).database.ready).toBe(false);
});
