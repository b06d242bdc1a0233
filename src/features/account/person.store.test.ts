// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { beforeEach, expect, test } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../../test/harness/small-city.ts';
import { silentLog } from '../../platform/observe/log.ts';
import { listSettingChanges, undoSettingChange } from '../settings/settings.contract.ts';
import { recordChange } from '../settings/setting-change.store.ts';
import { settingRoutes } from '../settings/settings.routes.ts';
import { invitationLimitMs, type SessionNews } from './account.core.ts';
import { signedIn } from './account.routes.ts';
import { findForSignIn } from './account.store.ts';
import { verifyPassword } from '../../platform/login/password.ts';
import * as contract from './person.contract.ts';
import { personRoutes } from './person.routes.ts';
import { createPeople } from './person.shell.ts';
import { listTeamPeople, phonesOf } from './person.store.ts';
import { createSessions } from './session.shell.ts';

const { db } = await testDatabase();
const start = 1_800_000_000_000;
const city = await loadSmallCity(db, start);
const admin = caller({ accountId: await addAccount(db, 'root', ['admin']), roles: ['admin'] });
const lead = caller({ accountId: await addAccount(db, 'lea', ['lead']), roles: ['lead'] });
const council = caller({ accountId: await addAccount(db, 'rat', ['council']), roles: ['council'] });

let time = start;
let news: SessionNews[] = [];
const told: string[] = [];
const sessions = createSessions({
  ...{ db, log: silentLog, nowMs: () => time },
  work: { shiftOf: () => null, inCall: () => false },
});
sessions.onNews((one) => news.push(one));
const people = createPeople({
  ...{ db, nowMs: () => (time += 1), record: recordChange },
  async changed(now, before) {
    told.push(`${now.displayName} ${JSON.stringify(now.languages)} ${before === null ? 'new' : 'changed'}`);
    if (!now.active) await sessions.endAll(now.accountId, 'disabled');
  },
});
const installation = { sample: false, city: 'Kleinstadt', practice: false };
const routes = [
  ...personRoutes({
    ...{ db, nowMs: () => time, people, sessions },
    workOf: () => ({ phone: 'browser', reachable: true }),
    person: (account) => signedIn(account, installation),
  }),
  ...settingRoutes({ db, restore: new Map([['person', people.restore]]) }),
];

beforeEach(() => {
  time += 3_600_000;
  news = [];
  told.length = 0;
});

let count = 0;
const text = (changes: object = {}) => {
  count += 1;
  return {
    ...{ name: `deniz${count}`, displayName: 'Deniz Yıldız', roles: ['agent'], departmentId: null },
    ...{ languages: { de: 'good', tr: 'good' }, topics: { '*': 'good' }, phones: ['browser', 'desk'] },
    ...{ deskNumber: '4711', homeOffice: false, weeklyMinutes: 2340 },
    ...changes,
  };
};
const add = (body: object, who = lead) => callRoute(routes, contract.addPerson, who, { body });
async function added(changes: object = {}, who = lead) {
  const made = await add(text(changes), who);
  if (!made.ok) throw new Error(made.code);
  return made.value;
}
const change = (person: contract.TeamPerson, changes: object, who = lead) =>
  callRoute(routes, contract.changePerson, who, {
    params: { accountId: person.accountId },
    body: { ...person, ...changes },
  });
const switchTo = (person: { accountId: string; version: number }, active: boolean, who = lead) =>
  callRoute(routes, contract.switchPerson, who, {
    params: { accountId: person.accountId },
    body: { active, version: person.version, why: '' },
  });
const useLink = (token: string, password = 'ein langer Satz als Passwort') =>
  callRoute(routes, contract.setOwnPassword, caller({}), { body: { token, password } });
const lastChange = async () => {
  const answer = await callRoute(routes, listSettingChanges, lead, { query: { kind: 'person' } });
  if (!answer.ok || !answer.value.changes[0]) throw new Error('no history');
  return answer.value.changes[0];
};
const undo = async (who = lead) =>
  callRoute(routes, undoSettingChange, who, { params: { changeId: (await lastChange()).changeId }, body: {} });

test('[PE1] a new person chooses the password by a link that works once', async () => {
  const { person, link } = await added();
  expect(person).toMatchObject({ hasPassword: false, invitedUntil: link.until, weeklyMinutes: 2340, version: 1 });
  expect(await findForSignIn(db, person.name)).toMatchObject({ passwordHash: null });
  expect(await callRoute(routes, contract.readPersonLink, caller({}), { body: { token: link.token } })).toEqual({
    ok: true,
    value: { name: person.name, displayName: 'Deniz Yıldız' },
  });
  const old = await sessions.open(person.accountId);
  expect(await sessions.identify({ cookie: old.token, bearer: undefined })).not.toBeNull();
  expect(await useLink(link.token)).toMatchObject({ ok: true, value: { displayName: 'Deniz Yıldız' } });
  expect(await sessions.identify({ cookie: old.token, bearer: undefined })).toBeNull();
  const kept = await findForSignIn(db, person.name);
  expect(await verifyPassword('ein langer Satz als Passwort', kept?.passwordHash ?? null)).toBe(true);
  expect(await useLink(link.token)).toMatchObject({ ok: false, code: 'invitationUsed' });
});

test('[PE1] a newer link makes an older one void, an old one runs out, two at once set one password', async () => {
  const { person, link } = await added();
  const newer = await callRoute(routes, contract.invitePerson, lead, { params: { accountId: person.accountId } });
  if (!newer.ok) throw new Error(newer.code);
  expect(await useLink(link.token)).toMatchObject({ code: 'invitationUsed' });
  const both = await Promise.all([useLink(newer.value.token, 'erstes langes Passwort'), useLink(newer.value.token)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const late = await added();
  time += invitationLimitMs + 1_000;
  expect(await useLink(late.link.token)).toMatchObject({ code: 'invitationUsed' });
});

test('[PE2] a lead neither makes nor touches an administrator, and cannot become one by a link', async () => {
  expect(await add(text({ roles: ['admin'] }))).toMatchObject({ code: 'adminsOnly' });
  const other = (await added({ roles: ['admin', 'agent'] }, admin)).person;
  expect(await change(other, { displayName: 'Neu' })).toMatchObject({ code: 'adminsOnly' });
  expect(await switchTo(other, false)).toMatchObject({ code: 'adminsOnly' });
  const invited = callRoute(routes, contract.invitePerson, lead, { params: { accountId: other.accountId } });
  expect(await invited).toMatchObject({ code: 'adminsOnly' });
  const agent = (await added()).person;
  expect(await change(agent, { roles: ['agent', 'admin'] })).toMatchObject({ code: 'adminsOnly' });
  // Nor by taking back what an administrator did.
  expect(await change(other, { roles: ['agent'] }, admin)).toMatchObject({ ok: true });
  expect(await undo(lead)).toMatchObject({ code: 'undoRefused' });
  expect(await undo(admin)).toMatchObject({ ok: true });
  expect((await listTeamPeople(db, time)).find((one) => one.accountId === other.accountId)?.roles).toContain('admin');
  await switchTo({ accountId: other.accountId, version: 3 }, false, admin);
});

test('[PE3] the last administrator stays one, and nobody switches off the own account', async () => {
  const [root] = (await listTeamPeople(db, time)).filter(({ name }) => name === 'root');
  if (!root) throw new Error('no administrator');
  const shown = { ...root, invitedUntil: null, work: null, roles: ['editor'] };
  expect(await change(shown as never, {}, admin)).toMatchObject({ code: 'lastAdmin' });
  expect(await switchTo(root, false, { ...admin, accountId: lead.accountId })).toMatchObject({ code: 'lastAdmin' });
  expect(await switchTo(root, false, admin)).toMatchObject({ code: 'ownAccount' });
});

test.each([
  ['agentLanguages', { languages: {} }],
  ['clerkDepartment', { roles: ['clerk'] }],
  ['homeOfficePhone', { homeOffice: true, phones: ['desk'] }],
  ['topicUnknown', { topics: { gibtesnicht: 'good' } }],
  ['departmentUnknown', { departmentId: '01900000-0000-7000-8000-000000000000' }],
] as const)('[PE4] %s is refused when adding and when changing, and nothing is changed', async (code, changes) => {
  expect(await add(text(changes))).toMatchObject({ code });
  const { person } = await added();
  expect(await change(person, changes)).toMatchObject({ code });
  expect((await listTeamPeople(db, time)).find((one) => one.accountId === person.accountId)?.version).toBe(1);
});

test('[PE4] [A1] a taken user name is refused in any letter case, when adding and when changing', async () => {
  const { person } = await added();
  expect(await add(text({ name: person.name.toUpperCase() }))).toMatchObject({ code: 'nameTaken' });
  expect(await change((await added()).person, { name: ` ${person.name} ` })).toMatchObject({ code: 'nameTaken' });
});

test('[PE5] the routing is told before the answer, and the phones of the account are kept', async () => {
  const { person } = await added();
  told.length = 0;
  const done = await change(person, { languages: { de: 'good', tr: 'good', ku: 'canHelp' }, phones: ['browser'] });
  expect(done).toMatchObject({ ok: true, value: { version: 2, languages: { ku: 'canHelp' } } });
  expect(told).toEqual(['Deniz Yıldız {"de":"good","ku":"canHelp","tr":"good"} changed']);
  expect(await phonesOf(db, person.accountId)).toEqual(['browser']);
});

test('[PE6] switching off ends sessions and links at once and deletes nobody; on again, the password still works', async () => {
  const { person, link } = await added();
  await useLink(link.token);
  const session = await sessions.open(person.accountId);
  await sessions.identify({ cookie: session.token, bearer: undefined });
  const invited = await callRoute(routes, contract.invitePerson, lead, { params: { accountId: person.accountId } });
  const off = await switchTo(person, false);
  expect(off).toMatchObject({ ok: true, value: { active: false, version: 2, invitedUntil: null } });
  expect(news.some(({ accountId, reason }) => accountId === person.accountId && reason === 'disabled')).toBe(true);
  expect(await sessions.identify({ cookie: session.token, bearer: undefined })).toBeNull();
  expect(await useLink(invited.ok ? invited.value.token : '')).toMatchObject({ code: 'invitationUsed' });
  expect(await findForSignIn(db, person.name)).toBeUndefined();
  const params = { accountId: person.accountId };
  expect(await callRoute(routes, contract.invitePerson, lead, { params })).toMatchObject({ code: 'switchedOff' });
  expect(await switchTo({ ...person, version: 2 }, true)).toMatchObject({ ok: true });
  expect((await findForSignIn(db, person.name))?.passwordHash).not.toBeNull();
});

test('[PE7] of two who saw the same version the second changes nothing', async () => {
  const { person } = await added();
  const both = await Promise.all([
    change(person, { displayName: 'Eins' }),
    change(person, { displayName: 'Zwei' }),
    switchTo(person, false),
  ]);
  expect(both.map((one) => (one.ok ? 'ok' : one.code)).toSorted()).toEqual(['ok', 'versionChanged', 'versionChanged']);
});

test('[PE8] the history has before and after without a password, and the last change is taken back once', async () => {
  const { person, link } = await added();
  await useLink(link.token);
  await change(person, { topics: { wohngeld: 'canHelp' }, why: 'neu eingearbeitet' });
  const made = await lastChange();
  expect(made).toMatchObject({ title: 'Deniz Yıldız', why: 'neu eingearbeitet', by: 'LEA', subject: person.accountId });
  expect(made.differences.map(({ path }) => path.join('.')).toSorted()).toEqual(['topics.*', 'topics.wohngeld']);
  expect(JSON.stringify(made)).not.toMatch(/password|argon/i);
  expect(await undo()).toMatchObject({ ok: true });
  const [now] = (await listTeamPeople(db, time)).filter(({ accountId }) => accountId === person.accountId);
  expect(now).toMatchObject({ topics: { '*': 'good' }, version: 3, hasPassword: true });
});

test('[PE8] taking an addition back switches the person off', async () => {
  const { person } = await added();
  expect(await undo()).toMatchObject({ ok: true });
  const [now] = (await listTeamPeople(db, time)).filter(({ accountId }) => accountId === person.accountId);
  expect(now?.active).toBe(false);
});

test('[PE9] the Personalrat reads skills and hours, and not who is at work now', async () => {
  const { person } = await added({ departmentId: city.department('buergerservice') });
  const read = async (who: typeof lead) => {
    const answer = await callRoute(routes, contract.listTeam, who);
    if (!answer.ok) throw new Error(answer.code);
    return answer.value.people.find(({ accountId }) => accountId === person.accountId);
  };
  expect(await read(council)).toMatchObject({ weeklyMinutes: 2340, work: null });
  expect(await read(lead)).toMatchObject({ work: { phone: 'browser', reachable: true } });
  for (const endpoint of [contract.addPerson, contract.changePerson, contract.switchPerson, contract.invitePerson])
    expect(endpoint.access).not.toContain('council');
});
