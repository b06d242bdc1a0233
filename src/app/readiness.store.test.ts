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
  const parts = await readiness({ db, telephony: telephony(true), practice: false, hotline, line: undefined });
  expect(parts).toEqual({
    database: { ready: true },
    telephony: { ready: true },
    line: { ready: true },
    queue: { ready: true },
  });
});

test('each part says why not, in words for the operator, and hides no other', async () => {
  const database = await testDatabase();
  const { hotline, dial } = driveHotline();
  for (let i = 0; i < 901; i += 1) dial();
  await database.away();
  const parts = await readiness({
    db: database.db,
    telephony: telephony(false),
    practice: false,
    hotline,
    line: undefined,
  });
  expect(parts.database).toEqual({ ready: false, why: 'The database does not answer.' });
  expect(parts.telephony.ready).toBe(false);
  expect(parts.telephony.why).toMatch(/not connected/);
  expect(parts.queue.ready).toBe(false);
  await database.back();
  expect(
    (await readiness({ db: database.db, telephony: telephony(true), practice: false, hotline, line: undefined }))
      .database.ready,
  ).toBe(true);
});

test('the practice switch is never ready: no real telephone can call', async () => {
  const { db } = await testDatabase();
  const { hotline } = driveHotline();
  const parts = await readiness({ db, telephony: telephony(true), practice: true, hotline, line: undefined });
  expect(parts.telephony.ready).toBe(false);
  expect(parts.telephony.why).toMatch(/practice/);
});

test('a database without the city is not ready', async () => {
  const { db } = await testDatabase('empty');
  const { hotline } = driveHotline();
  expect(
    (await readiness({ db, telephony: telephony(true), practice: false, hotline, line: undefined })).database.ready,
  ).toBe(false);
});

test('[F14] a line that is gone is not ready, and says what to look at; one that nobody knows of is', async () => {
  const { db } = await testDatabase();
  const { hotline } = driveHotline();
  const line = async (state: Parameters<typeof readiness>[0]['line']) =>
    (await readiness({ db, telephony: telephony(true), practice: false, hotline, line: state })).line;
  expect(await line('up')).toEqual({ ready: true });
  expect(await line(undefined)).toEqual({ ready: true });
  expect(await line('noAnswer')).toMatchObject({
    ready: false,
    why: expect.stringContaining('SIP_TRUNK_HOST') as string,
  });
  expect(await line('notRegistered')).toMatchObject({
    ready: false,
    why: expect.stringContaining('register') as string,
  });
});
