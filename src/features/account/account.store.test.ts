// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import type { Role } from '../../lib/contract.ts';
import {
  acceptInvitation,
  createInvitation,
  createPerson,
  createSampleAccounts,
  createToken,
  removePerson,
} from './account.shell.ts';
import { findForSignIn, hasAdmin, hasSampleAccounts, listPeople } from './account.store.ts';
import { createSignIn } from './sign-in.shell.ts';
import { invitationLimitMs } from './account.core.ts';

const { db, away, back } = await testDatabase();
const nowMs = 1_800_000_000_000;
const person = (name: string, roles: readonly Role[] = ['agent']) => ({
  name,
  displayName: name,
  roles,
  departmentId: null,
  languages: { de: 'good' as const },
  topics: {},
  practice: false,
});
const password = 'richtig langes Passwort';

test('[A1] a name is one person in any letter case', async () => {
  const first = await createPerson(db, person('Zeynep'), password, nowMs);
  expect(first).toMatchObject({ ok: true, value: { name: 'Zeynep', languages: { de: 'good' }, active: true } });
  expect(await createPerson(db, person(' zeynep'), password, nowMs)).toEqual({ ok: false, code: 'nameTaken' });
  const found = await createSignIn(db, () => nowMs).check(' ZEYNEP ', password, 'here');
  expect(found).toMatchObject({ ok: true, value: { name: 'Zeynep' } });
  await createPerson(db, person('İPEK ŞAHİN'), password, nowMs);
  expect(await createSignIn(db, () => nowMs).check('ipek şahin', password, 'here')).toMatchObject({
    ok: true,
    value: { name: 'İPEK ŞAHİN' },
  });
});

test('[A2] wrong password, unknown name, switched-off account and script all look alike', async () => {
  const gone = await createPerson(db, person('gone'), password, nowMs);
  if (!gone.ok) throw new Error(gone.code);
  await removePerson(db, gone.value.accountId);
  await createToken(db, 'agent', 1, 'nightly', nowMs);
  const { name: script } = await db
    .selectFrom('account')
    .select('name')
    .where('script', '=', true)
    .executeTakeFirstOrThrow();
  const signIn = createSignIn(db, () => nowMs);
  const times: number[] = [];
  for (const [name, word] of [
    ['zeynep', 'falsch'],
    ['niemand', password],
    ['gone', password],
    [script, password],
    ['', ''],
  ] as const) {
    const start = performance.now();
    expect(await signIn.check(name, word, 'here')).toEqual({ ok: false, code: 'wrongNameOrPassword' });
    times.push(performance.now() - start);
  }
  // argon2 takes tens of milliseconds; an answer without it would take one or two.
  expect(Math.min(...times)).toBeGreaterThan(8);
});

test('[A3] five failures per name and address, then even the right password waits; elsewhere it works', async () => {
  await createPerson(db, person('guessed'), password, nowMs);
  let time = nowMs;
  const signIn = createSignIn(db, () => time);
  const tries = await Promise.all(Array.from({ length: 8 }, () => signIn.check('guessed', 'falsch', 'attacker')));
  expect(tries.filter((one) => !one.ok && one.code === 'wrongNameOrPassword')).toHaveLength(5);
  expect(tries.filter((one) => !one.ok && one.code === 'tooManyRequests')).toHaveLength(3);
  expect(await signIn.check('guessed', password, 'attacker')).toEqual({
    ok: false,
    code: 'tooManyRequests',
    params: { seconds: 900 },
  });
  expect(await signIn.check('GUESSED', password, 'attacker')).toMatchObject({ code: 'tooManyRequests' });
  for (let i = 0; i < 10; i += 1) expect(await signIn.check('guessed', password, 'desk')).toMatchObject({ ok: true });
  time += 15 * 60_000;
  expect(await signIn.check('guessed', password, 'attacker')).toMatchObject({ ok: true });
});

test('[A3] one address guessing many names is slowed down after thirty', async () => {
  const signIn = createSignIn(db, () => nowMs);
  const codes: string[] = [];
  for (let i = 0; i < 32; i += 1) {
    const tried = await signIn.check(`name ${i}`, 'falsch', 'sprayer');
    codes.push(tried.ok ? 'ok' : tried.code);
  }
  expect(codes.slice(0, 30)).toEqual(Array(30).fill('wrongNameOrPassword'));
  expect(codes.slice(30)).toEqual(['tooManyRequests', 'tooManyRequests']);
});

test('[A6] an invitation makes one administrator, once, within seven days; the newest counts', async () => {
  const old = await createInvitation(db, nowMs);
  const token = await createInvitation(db, nowMs);
  expect(await hasAdmin(db)).toBe(false);
  expect(await acceptInvitation(db, old, 'chefin', password, nowMs)).toEqual({ ok: false, code: 'invitationUsed' });
  expect(await acceptInvitation(db, token, 'chefin', password, nowMs + invitationLimitMs)).toEqual({
    ok: false,
    code: 'invitationUsed',
  });
  // A taken name leaves the link usable.
  expect(await acceptInvitation(db, token, 'zeynep', password, nowMs)).toEqual({ ok: false, code: 'conflict' });
  const both = await Promise.all([
    acceptInvitation(db, token, 'chefin', password, nowMs),
    acceptInvitation(db, token, 'zweite', password, nowMs),
  ]);
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  expect(both.filter((one) => !one.ok)).toEqual([{ ok: false, code: 'invitationUsed' }]);
  expect(await hasAdmin(db)).toBe(true);
});

test('[A8] two administrators removing each other leave one', async () => {
  const second = await createPerson(db, person('zweiteAdmin', ['admin', 'lead']), password, nowMs);
  if (!second.ok) throw new Error(second.code);
  const admins = (await listPeople(db))
    .filter((one) => one.active && one.roles.includes('admin'))
    .map((one) => one.accountId);
  expect(admins).toHaveLength(2);
  const removed = await Promise.all(admins.map((id) => removePerson(db, id)));
  expect(removed.map((one) => (one.ok ? 'removed' : one.code)).sort()).toEqual(['conflict', 'removed']);
  expect(await removePerson(db, '01900000-0000-7000-8000-000000000000')).toEqual({ ok: false, code: 'notFound' });
});

test('[A11] sample accounts are all made or none, with passwords that work and differ', async () => {
  await expect(createSampleAccounts(db, [person('muster'), person('Zeynep')], nowMs)).rejects.toThrow('Zeynep');
  expect(await findForSignIn(db, 'muster')).toBeUndefined();
  expect(await hasSampleAccounts(db)).toBe(false);
  const printed = await createSampleAccounts(db, [person('muster'), person('probe', ['lead'])], nowMs);
  expect(new Set(printed.map((one) => one.password)).size).toBe(2);
  const signIn = createSignIn(db, () => nowMs);
  for (const one of printed) {
    expect(one.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await signIn.check(one.name, one.password, 'here')).toMatchObject({ ok: true });
  }
  expect(await hasSampleAccounts(db)).toBe(true);
});

test('no secret stands in the database as it was given', async () => {
  const token = await createToken(db, 'lead', 1, 'export', nowMs);
  const invitation = await createInvitation(db, nowMs);
  const dump = JSON.stringify([
    await db.selectFrom('account').selectAll().execute(),
    await db.selectFrom('apiToken').selectAll().execute(),
    await db.selectFrom('invitation').selectAll().execute(),
  ]);
  for (const hidden of [token, invitation, password]) expect(dump).not.toContain(hidden);
  expect(dump).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
});

test('[A10] signing in while the database is away fails as an outage, not as a wrong password, and counts nothing', async () => {
  const signIn = createSignIn(db, () => nowMs);
  await away();
  for (let i = 0; i < 7; i += 1) await expect(signIn.check('zeynep', password, 'here')).rejects.toThrow();
  await back();
  expect(await signIn.check('zeynep', password, 'here')).toMatchObject({ ok: true });
});
