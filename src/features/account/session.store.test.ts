// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { uuidv7 } from '../../lib/ids.ts';
import { silentLog } from '../../platform/observe/log.ts';
import { absoluteLimitMs, idleLimitMs, type SessionNews } from './account.core.ts';
import { createToken } from './account.shell.ts';
import { insertAccount } from './account.store.ts';
import { createSessions } from './session.shell.ts';
import { deleteOutdated } from './session.store.ts';

const { db, away, back } = await testDatabase();
const start = 1_800_000_000_000;
let time = start;
let callers = new Set<string>();
let news: SessionNews[] = [];

const make = () => {
  const sessions = createSessions({
    db,
    log: silentLog,
    nowMs: () => time,
    work: { shiftOf: (id) => (callers.has(id) ? 'shift-1' : null), inCall: (id) => callers.has(id) },
  });
  sessions.onNews((one) => news.push(one));
  return sessions;
};
beforeEach(() => {
  time = start;
  callers = new Set();
  news = [];
});

async function someone(): Promise<string> {
  const accountId = uuidv7(time);
  await insertAccount(db, {
    accountId,
    name: `p${accountId}`,
    displayName: 'Ayşe Kaya',
    roles: ['agent'],
    departmentId: null,
    passwordHash: null,
    practice: false,
    sample: false,
    script: false,
    languages: {},
    topics: {},
    createdAtMs: time,
  });
  return accountId;
}
const by = (cookie: string) => ({ cookie, bearer: undefined });

test('[A5] a cookie is recognised, a hash of it or another text is not', async () => {
  const sessions = make();
  const accountId = await someone();
  const { token, expiresAtMs } = await sessions.open(accountId);
  expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  expect(expiresAtMs).toBe(start + absoluteLimitMs);
  expect((await sessions.identify(by(token)))?.who).toEqual({
    accountId,
    displayName: 'Ayşe Kaya',
    roles: ['agent'],
    departmentId: null,
    shiftId: null,
    token: false,
  });
  const { tokenHash } = await db
    .selectFrom('session')
    .select('tokenHash')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  for (const wrong of [tokenHash.toString('hex'), tokenHash.toString('base64url'), token.slice(0, -1), '']) {
    expect(await sessions.identify(by(wrong))).toBeNull();
  }
  expect(await sessions.identify({ cookie: undefined, bearer: token })).toBeNull();
});

test('[A4] idle for 12 hours ends a session, a call holds it', async () => {
  const sessions = make();
  const accountId = await someone();
  const { token } = await sessions.open(accountId);
  const identity = await sessions.identify(by(token));
  time += idleLimitMs - 1;
  expect(await sessions.identify(by(token))).not.toBeNull();
  time += idleLimitMs;
  callers.add(accountId);
  await sessions.look();
  expect((await sessions.identify(by(token)))?.who.shiftId).toBe('shift-1');
  callers.clear();
  time += idleLimitMs;
  await sessions.look();
  expect(news).toEqual([
    { id: identity?.id, accountId, roles: ['agent'], kind: 'ended', reason: 'expired', sessionsLeft: 0 },
  ]);
  expect(await sessions.identify(by(token))).toBeNull();
  expect(await db.selectFrom('session').select('accountId').where('accountId', '=', accountId).execute()).toEqual([]);
});

test('[A4] use is remembered over a restart; a week is the end, however busy', async () => {
  const accountId = await someone();
  const { token } = await make().open(accountId);
  for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
    const sessions = make();
    expect(await sessions.identify(by(token))).not.toBeNull();
    time += 6 * 3_600_000;
    // The note that it was used is written beside the answer.
    await expect
      .poll(async () =>
        (
          await db.selectFrom('session').select('seenAt').where('accountId', '=', accountId).executeTakeFirst()
        )?.seenAt.getTime(),
      )
      .toBe(time - 6 * 3_600_000);
  }
  time = start + absoluteLimitMs;
  expect(await make().identify(by(token))).toBeNull();
});

test('[A9] sign-out ends this session and says how many are left', async () => {
  const sessions = make();
  const accountId = await someone();
  const desk = await sessions.open(accountId);
  const board = await sessions.open(accountId);
  const deskId = (await sessions.identify(by(desk.token)))?.id ?? '';
  await sessions.identify(by(board.token));
  await sessions.end(deskId, 'loggedOut');
  await sessions.end(deskId, 'loggedOut');
  expect(news).toEqual([
    { id: deskId, accountId, roles: ['agent'], kind: 'ended', reason: 'loggedOut', sessionsLeft: 1 },
  ]);
  expect(await sessions.identify(by(desk.token))).toBeNull();
  expect(await sessions.identify(by(board.token))).not.toBeNull();
  expect(await make().identify(by(desk.token))).toBeNull();
});

test('[A9] a changed password ends the other sessions only', async () => {
  const sessions = make();
  const accountId = await someone();
  const mine = await sessions.open(accountId);
  const other = await sessions.open(accountId);
  const unknown = await make().open(accountId);
  const mineId = (await sessions.identify(by(mine.token)))?.id ?? '';
  await sessions.identify(by(other.token));
  await sessions.endAll(accountId, 'passwordChanged', mineId);
  expect(await sessions.identify(by(mine.token))).not.toBeNull();
  expect(await sessions.identify(by(other.token))).toBeNull();
  expect(await sessions.identify(by(unknown.token))).toBeNull();
});

test("[A9] switched off or demoted behind the program's back: noticed at the next look", async () => {
  const sessions = make();
  const accountId = await someone();
  const { token } = await sessions.open(accountId);
  const id = (await sessions.identify(by(token)))?.id;
  await db
    .updateTable('account')
    .set({ roles: ['clerk'] })
    .where('id', '=', accountId)
    .execute();
  await sessions.look();
  expect(news).toEqual([{ id, accountId, roles: ['clerk'], kind: 'rightsChanged', reason: null, sessionsLeft: 0 }]);
  expect((await sessions.identify(by(token)))?.who.roles).toEqual(['clerk']);
  await db.updateTable('account').set({ active: false }).where('id', '=', accountId).execute();
  await sessions.look();
  expect(news[1]).toMatchObject({ id, kind: 'ended', reason: 'disabled' });
  expect(await sessions.identify(by(token))).toBeNull();
});

test('[A9] switching off is told even when no session is known: a phone may be back before its browser', async () => {
  const sessions = make();
  const accountId = await someone();
  await sessions.endAll(accountId, 'disabled');
  await sessions.endAll(accountId, 'passwordChanged');
  expect(news).toEqual([{ id: '', accountId, roles: [], kind: 'ended', reason: 'disabled', sessionsLeft: 0 }]);
});

test('[A9] the program looks by itself within 5 seconds', async () => {
  const sessions = make();
  const accountId = await someone();
  const { token } = await sessions.open(accountId);
  await sessions.identify(by(token));
  const stop = sessions.start();
  await db.deleteFrom('session').where('accountId', '=', accountId).execute();
  await expect.poll(() => news.length, { timeout: 5000 }).toBe(1);
  stop();
});

test('[A7] a token acts with its one role until its end, and not as a cookie', async () => {
  const sessions = make();
  const token = await createToken(db, 'lead', 2, 'statistics', time);
  const identity = await sessions.identify({ cookie: undefined, bearer: token });
  expect(identity?.who).toMatchObject({ roles: ['lead'], token: true, displayName: 'statistics' });
  expect(await sessions.identify(by(token))).toBeNull();
  time += 2 * 24 * 3_600_000 - 1;
  expect(await sessions.identify({ cookie: undefined, bearer: token })).not.toBeNull();
  time += 1;
  expect(await sessions.identify({ cookie: undefined, bearer: token })).toBeNull();
  expect(news).toMatchObject([{ kind: 'ended', reason: 'expired' }]);
});

test('[A10] while the database is away the known stay signed in and signing out works, also afterwards', async () => {
  const sessions = make();
  const [one, two, stranger] = [
    await sessions.open(await someone()),
    await sessions.open(await someone()),
    await make().open(await someone()),
  ];
  const oneId = (await sessions.identify(by(one.token)))?.id ?? '';
  await sessions.identify(by(two.token));
  await away();
  await expect(sessions.look()).rejects.toThrow();
  time += 120_000;
  expect(await sessions.identify(by(two.token))).not.toBeNull();
  await sessions.end(oneId, 'loggedOut');
  expect(await sessions.identify(by(one.token))).toBeNull();
  await expect(sessions.identify(by(stranger.token))).rejects.toThrow();
  await back();
  expect(await sessions.identify(by(one.token))).toBeNull();
  await sessions.look();
  expect(await make().identify(by(one.token))).toBeNull();
  expect(await sessions.identify(by(two.token))).not.toBeNull();
  expect(await sessions.identify(by(stranger.token))).not.toBeNull();
});

test('what ran out is deleted after a day, not before', async () => {
  const accountId = await someone();
  await make().open(accountId);
  const count = async () =>
    (await db.selectFrom('session').select('accountId').where('accountId', '=', accountId).execute()).length;
  await deleteOutdated(db, start + absoluteLimitMs + 23 * 3_600_000);
  expect(await count()).toBe(1);
  await deleteOutdated(db, start + absoluteLimitMs + 25 * 3_600_000);
  expect(await count()).toBe(0);
});
