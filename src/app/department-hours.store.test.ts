// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { callRoute, caller } from '../../test/harness/call-route.ts';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount } from '../../test/harness/small-city.ts';
import * as directory from '../features/directory/directory.contract.ts';
import { directoryRoutes } from '../features/directory/directory.routes.ts';
import { getEditedArticle } from '../features/knowledge/editing/editing.contract.ts';
import { editingRoutes } from '../features/knowledge/editing/editing.routes.ts';
import * as fact from '../features/knowledge/facts/fact.contract.ts';
import { factRoutes } from '../features/knowledge/facts/fact.routes.ts';
import { followDepartmentHours } from '../features/knowledge/facts/department-hours.store.ts';
import { readArticle } from '../features/knowledge/knowledge.store.ts';
import { mayUse } from '../lib/access.ts';
import { ok } from '../lib/result.ts';
import { shiftWallTime } from '../platform/clock.ts';
import { transaction } from '../platform/database/transaction.ts';
import { loadCity } from './city/load-city.ts';
import { changeDepartmentHours } from './department-hours.ts';
import { importCity } from './import-city.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const day = 24 * 3_600_000;
const at = Date.UTC(2026, 10, 23, 9);
shiftWallTime(at);
const { db } = await testDatabase();
const loaded = await loadCity(resolve(import.meta.dirname, '../../cities/krefeld'));
if (!loaded.ok) throw new Error('the model city has mistakes');
await importCity(db, loaded.city, at);
const { calendar } = loaded.city;
const told: string[] = [];
const routes = [
  ...directoryRoutes({
    db,
    calendar: () => calendar,
    phoneIsOn: () => false,
    changeHours: async (order, who) => {
      const articles = await changeDepartmentHours(db, order, who);
      if (!articles.ok) return articles;
      told.push(...articles.value);
      return ok(null);
    },
  }),
  ...factRoutes({ db, changed: (ids) => void told.push(...ids) }),
  ...editingRoutes({ db, published: () => undefined }),
];
const lena = caller({ accountId: await addAccount(db, 'lena', ['lead']), roles: ['lead'] });
const anna = caller({ accountId: await addAccount(db, 'anna', ['editor']), roles: ['editor'] });
afterEach(() => {
  told.length = 0;
});

function value<Value>(answer: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
const week = { 1: [{ from: 480, to: 720 }], 2: [], 3: [], 4: [{ from: 600, to: 1080 }], 5: [], 6: [], 7: [] };
async function departmentOf(key: string) {
  const { departments } = value(await callRoute(routes, directory.listDepartments, anna));
  const found = departments.find((one) => one.key === key);
  if (!found) throw new Error(`no department ${key}`);
  return found;
}
async function change(key: string, hours: object, was?: readonly string[], who = lena) {
  const department = await departmentOf(key);
  return callRoute(routes, directory.changeDepartmentHours, who, {
    params: { departmentId: department.departmentId },
    body: { hours, was: was ?? department.hours, why: 'Personalversammlung' },
  });
}
async function factOf(key: string) {
  const { facts } = value(await callRoute(routes, fact.listFacts, anna, { query: { search: key } }));
  const found = facts.find((one) => one.key === key);
  if (!found) throw new Error(`no fact ${key}`);
  return value(await callRoute(routes, fact.getFact, anna, { params: { factId: found.factId } }));
}
const articleOf = async (key: string): Promise<string> =>
  (
    await db
      .selectFrom('article')
      .innerJoin('service', 'service.id', 'article.serviceId')
      .select('article.id')
      .where('service.key', '=', key)
      .executeTakeFirstOrThrow()
  ).id;

it('[KB28] [KB29] [D6] new hours of a department stand in its fact and in every text at once, and mark the sentences', async () => {
  shiftWallTime(at + day);
  const articleId = await articleOf('wohngeld');
  const before = await factOf('zeiten-wohngeldstelle');
  expect(before).toMatchObject({ fromDirectory: true, today: expect.stringMatching(/^Mo–Di 08:30–12:30/) });
  const changed = value(await change('wohngeldstelle', week));
  expect(changed.hours).toEqual(['08:00–12:00', '', '', '10:00–18:00', '', '', '']);
  const after = await factOf('zeiten-wohngeldstelle');
  expect(after).toMatchObject({ today: 'Mo 08:00–12:00, Do 10:00–18:00', until: null, next: null });
  expect(after.versions).toMatchObject([
    { from: '2026-11-24', until: null, by: 'LENA', why: 'Personalversammlung', replaced: false },
    { from: '2026-11-23', until: '2026-11-23', by: null, replaced: false },
  ]);
  expect((await readArticle(db, articleId, 'de'))?.html).toContain('Geöffnet: Mo 08:00–12:00, Do 10:00–18:00.');
  const edited = value(await callRoute(routes, getEditedArticle, anna, { params: { articleId } }));
  expect(edited.wordings.find(({ language }) => language === 'de')?.marked).toEqual([
    { sentence: 'Geöffnet: {{fakt:zeiten-wohngeldstelle}}.', facts: ['Wohngeldstelle: Öffnungszeiten'] },
  ]);
  // Exactly the articles that mention it are told, each once.
  expect(told.toSorted()).toEqual([...new Set(after.usedIn.map((use) => use.articleId))].toSorted());
  expect(told).toContain(articleId);
});

it('[KB29] changed twice on a day the second is a correction', async () => {
  value(await change('gesundheit', week));
  value(await change('gesundheit', { ...week, 5: [{ from: 480, to: 600 }] }));
  const { versions, today } = await factOf('zeiten-gesundheit');
  expect(today).toBe('Mo 08:00–12:00, Do 10:00–18:00, Fr 08:00–10:00');
  expect(versions.map(({ from, until, replaced }) => ({ from, until, replaced }))).toEqual(
    expect.arrayContaining([
      { from: '2026-11-24', until: null, replaced: false },
      { from: '2026-11-24', until: null, replaced: true },
      { from: '2026-11-23', until: '2026-11-23', replaced: false },
    ]),
  );
});

it('[D6] whoever saw other hours is refused and nothing changes; what are no hours is not taken', async () => {
  const { hours } = await departmentOf('finanzen');
  const before = await factOf('zeiten-finanzen');
  expect(await change('finanzen', week, ['', '', '', '', '', '', ''])).toEqual({ ok: false, code: 'versionChanged' });
  const unknown = { departmentId: '00000000-0000-7000-8000-000000000000' };
  const body = { hours: week, was: hours };
  expect(await callRoute(routes, directory.changeDepartmentHours, lena, { params: unknown, body })).toEqual({
    ok: false,
    code: 'notFound',
  });
  for (const [monday, what] of [
    [[{ from: 720, to: 480 }], 'an end before the beginning'],
    [
      [
        { from: 480, to: 720 },
        { from: 700, to: 800 },
      ],
      'two at once',
    ],
    [[{ from: 480, to: 1500 }], 'more than a day'],
  ] as const)
    await expect(change('finanzen', { ...week, 1: monday }), what).rejects.toThrow();
  expect((await departmentOf('finanzen')).hours).toEqual(hours);
  expect(await factOf('zeiten-finanzen')).toEqual(before);
  expect(told).toEqual([]);
});

it('[D6] only leads and administrators change hours', () => {
  const may = (role: 'agent' | 'clerk' | 'editor' | 'lead' | 'admin') =>
    mayUse(directory.changeDepartmentHours.access, { roles: [role] });
  expect([may('agent'), may('clerk'), may('editor')]).toEqual(['notAllowed', 'notAllowed', 'notAllowed']);
  expect([may('lead'), may('admin')]).toEqual(['allowed', 'allowed']);
});

it('[KB28] in the facts nobody changes or retires it: it would be overwritten', async () => {
  const { factId, version } = await factOf('zeiten-bauaufsicht');
  const params = { factId };
  const body = { version, value: { kind: 'hours', week }, uncertain: false, from: '2027-01-01', until: null };
  expect(await callRoute(routes, fact.changeFact, lena, { params, body })).toEqual({
    ok: false,
    code: 'factFromDirectory',
  });
  expect(await callRoute(routes, fact.retireFact, lena, { params, body: { version } })).toEqual({
    ok: false,
    code: 'factFromDirectory',
  });
  expect((await factOf('zeiten-bauaufsicht')).versions).toHaveLength(1);
  // Hours that belong to no department are an editor's own.
  const own = value(
    await callRoute(routes, fact.createFact, anna, {
      body: {
        ...body,
        key: 'zeiten-wertstoffhof',
        name: 'Wertstoffhof',
        departmentId: (await departmentOf('finanzen')).departmentId,
      },
    }),
  );
  expect(own.fromDirectory).toBe(false);
  const changed = await callRoute(routes, fact.changeFact, anna, {
    params: { factId: own.factId },
    body: { ...body, version: 1, from: '2027-02-01' },
  });
  expect(changed).toMatchObject({ ok: true, value: { next: { from: '2027-01-01' }, version: 2 } });
});

it('[CF2] [KB28] every start brings the facts in line with the departments, whoever wrote there', async () => {
  const follow = () =>
    transaction(db, (trx) => followDepartmentHours(trx, { accountId: null, why: '', now: at + day }));
  expect(await follow()).toEqual([]);
  await db
    .updateTable('department')
    .set({ hours: JSON.stringify(week) })
    .where('key', '=', 'soziales')
    .execute();
  // Prepared by an editor of an earlier version of the program: the department knows nothing of it.
  const { factId } = await factOf('zeiten-umwelt-gruen');
  await db
    .insertInto('factVersion')
    .values({
      id: crypto.randomUUID(),
      factId,
      value: JSON.stringify({ kind: 'hours', week }),
      uncertain: false,
      validFrom: '2027-03-01',
      validUntil: null,
      madeAt: new Date(at),
      accountId: null,
      why: '',
    })
    .execute();
  expect(await follow()).toEqual(['zeiten-soziales', 'zeiten-umwelt-gruen']);
  expect((await factOf('zeiten-soziales')).today).toBe('Mo 08:00–12:00, Do 10:00–18:00');
  const kept = await factOf('zeiten-umwelt-gruen');
  expect(kept).toMatchObject({ next: null, until: null });
  expect(kept.versions).toContainEqual(expect.objectContaining({ from: '2027-03-01', replaced: true }));
  expect(await follow()).toEqual([]);
});
