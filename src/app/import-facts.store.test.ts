// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callRoute, caller } from '../../test/harness/call-route.ts';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount } from '../../test/harness/small-city.ts';
import * as fact from '../features/knowledge/facts/fact.contract.ts';
import { factKeysIn } from '../features/knowledge/facts/fact-text.core.ts';
import { factRoutes } from '../features/knowledge/facts/fact.routes.ts';
import { searchArticles, getArticle } from '../features/knowledge/knowledge.contract.ts';
import { knowledgeRoutes } from '../features/knowledge/knowledge.routes.ts';
import { createKnowledgeSearch } from '../features/knowledge/search/search.shell.ts';
import { searchDocuments } from '../features/knowledge/search/search-documents.store.ts';
import { shiftWallTime } from '../platform/clock.ts';
import { loadCity } from './city/load-city.ts';
import { importCity } from './import-city.ts';
import { addNewFacts } from './import-facts.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const at = Date.UTC(2026, 10, 23, 9);
shiftWallTime(at);
const krefeld = resolve(import.meta.dirname, '../../cities/krefeld');
const folder = mkdtempSync(join(tmpdir(), 'amt-facts-'));
cpSync(krefeld, folder, { recursive: true });
const { db } = await testDatabase();
const loaded = await loadCity(krefeld);
if (!loaded.ok) throw new Error('the model city has mistakes');
await importCity(db, loaded.city, at);
const search = createKnowledgeSearch(
  searchDocuments(db),
  { ready: () => undefined, lost: () => undefined, failed: () => undefined },
  // Only what is told counts here: the look at the source must not come to its help.
  3_600_000,
);
/** The hand-over to the search thread that the last change began; the answer to the editor does not wait for it. */
let handedOver = Promise.resolve();
const routes = [
  ...factRoutes({ db, changed: (ids) => void (handedOver = search.changed(ids)) }),
  ...knowledgeRoutes({ db, search }),
];
const anna = caller({ accountId: await addAccount(db, 'anna', ['editor']), roles: ['editor'] });
const agent = caller({});

beforeAll(async () => {
  search.start();
  await search.settled();
});
afterAll(async () => {
  await search.stop();
  rmSync(folder, { recursive: true, force: true });
});

function value<Value>(answer: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ');
async function factOf(key: string) {
  const { facts } = value(await callRoute(routes, fact.listFacts, anna, { query: { search: key } }));
  const found = facts.find((one) => one.key === key);
  if (!found) throw new Error(`no fact ${key}`);
  return found;
}
async function change(key: string, cents: number): Promise<void> {
  const { factId, version } = await factOf(key);
  const body = {
    version,
    value: { kind: 'fee', cents, toCents: null },
    uncertain: false,
    from: '2026-11-23',
    until: null,
  };
  value(await callRoute(routes, fact.changeFact, anna, { params: { factId }, body }));
  await handedOver;
}
const keys = async (): Promise<number> => (await db.selectFrom('fact').select('key').execute()).length;
const latest = (): Promise<readonly { message: string; line: number; file: string }[]> =>
  addNewFacts(db, { key: 'krefeld', folder }, at + 1).then((problems) => [...problems]);
function addLine(line: string): void {
  const path = join(folder, 'facts.yaml');
  writeFileSync(path, `${readFileSync(path, 'utf8')}${line}\n`);
}

it('[CF2] [CF4] the first start brings every fact, and the hours of every department', async () => {
  expect(await keys()).toBe(loaded.city.facts.length + loaded.city.departments.length);
  const passport = await factOf('reisepass');
  expect(passport).toMatchObject({ kind: 'fee', departmentName: 'Bürgerservice', uncertain: false, until: null });
  expect(plain(passport.today ?? '')).toBe('70 €');
  expect(await factOf('hundesteuer')).toMatchObject({ uncertain: true });
  expect((await factOf('zeiten-buergerservice')).today).toBe(
    'Mo–Di 08:00–16:00, Mi 08:00–12:30, Do 08:00–12:30 und 14:00–17:30, Fr 08:00–12:30',
  );
  const detail = value(await callRoute(routes, fact.getFact, anna, { params: { factId: passport.factId } }));
  expect(detail.versions).toMatchObject([{ from: '2026-01-01', by: null }]);
  const languages = new Set(detail.usedIn.map(({ language }) => language));
  expect(languages).toEqual(new Set(['de', 'tr', 'en', 'fr', 'it', 'pl', 'ku', 'de-x-leicht']));
});

it('a changed fee stands in the passage of the next search and in the article, in two languages', async () => {
  const { articleId } = await db
    .selectFrom('article')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .select('article.id as articleId')
    .where('service.key', '=', 'reisepass')
    .executeTakeFirstOrThrow();
  const found = async (words: string, language: string): Promise<string> => {
    const query = { search: words, language };
    const { hits } = value(await callRoute(routes, searchArticles, agent, { query }));
    expect(hits[0]).toMatchObject({ articleId, language });
    return plain(hits[0]?.passage.text ?? '');
  };
  const article = async (language: string) =>
    value(await callRoute(routes, getArticle, agent, { params: { articleId }, query: { language } }));
  expect(await found('was kostet der Reisepass', 'de')).toContain('ab 24 Jahren 70 €');
  expect(await found('apply for a passport in person', 'en')).toContain('It costs €70 from the age of 24');
  await change('reisepass', 7550);
  expect(await found('was kostet der Reisepass', 'de')).toContain('ab 24 Jahren 75,50 €');
  expect(await found('apply for a passport in person', 'en')).toContain('It costs €75.50 from the age of 24');
  expect(plain((await article('de')).facts[0]?.value ?? '')).toMatch(/^75,50 € ab 24 Jahren, 37,50 € unter/);
  expect(plain((await article('en')).shortAnswer)).toContain('It costs €75.50 from');
  expect(plain((await article('de-x-leicht')).shortAnswer)).toContain('kostet 75 Euro und 50 Cent.');
});

it('[KS16] a changed fact re-reads exactly the articles that mention it', async () => {
  const source = searchDocuments(db);
  const before = await source.versions();
  const { articleId } = await db
    .selectFrom('article')
    .innerJoin('service', 'service.id', 'article.serviceId')
    .select('article.id as articleId')
    .where('service.key', '=', 'einbuergerungstest')
    .executeTakeFirstOrThrow();
  const moved = async (): Promise<readonly string[]> => {
    const after = await source.versions();
    return [...after].filter(([id, version]) => before.get(id) !== version).map(([id]) => id);
  };
  expect(before.size).toBeGreaterThan(80);
  await change('einbuergerungstest', 2_600);
  const mentioning = (await factOf('einbuergerungstest')).factId;
  const { usedIn } = value(await callRoute(routes, fact.getFact, anna, { params: { factId: mentioning } }));
  const users = [...new Set(usedIn.map((use) => use.articleId))];
  expect(users).toContain(articleId);
  expect(users.length).toBeLessThan(4);
  expect((await moved()).toSorted()).toEqual(users.toSorted());
  // Midnight alone changes nothing; the day on which another value holds changes who mentions it.
  shiftWallTime(at + 24 * 3_600_000);
  expect((await moved()).toSorted()).toEqual(users.toSorted());
  shiftWallTime(at);
  // What is prepared for later is not read yet.
  const { version } = await factOf('reisepass');
  const later = {
    version,
    value: { kind: 'fee', cents: 8_000, toCents: null },
    uncertain: false,
    from: '2027-01-01',
    until: null,
  };
  const { factId } = await factOf('reisepass');
  value(await callRoute(routes, fact.changeFact, anna, { params: { factId }, body: later }));
  const held = await source.versions();
  shiftWallTime(Date.UTC(2027, 0, 1, 9));
  const then = await source.versions();
  shiftWallTime(at);
  const passport = value(await callRoute(routes, fact.getFact, anna, { params: { factId } }));
  expect(
    [...then]
      .filter(([id, one]) => held.get(id) !== one)
      .map(([id]) => id)
      .toSorted(),
  ).toEqual([...new Set(passport.usedIn.map((use) => use.articleId))].toSorted());
});

it('[KS16] PostgreSQL knows the facts of every text by the same rule as the texts themselves', async () => {
  const read = () =>
    db
      .selectFrom('articleVariant')
      .select(['id', 'shortAnswer', 'bodyMarkdown', 'internalMarkdown', 'facts', 'factKeys'])
      .execute();
  const known = (rows: Awaited<ReturnType<typeof read>>) =>
    rows.map(({ factKeys }) => [...new Set(factKeys)].toSorted());
  const meant = (rows: Awaited<ReturnType<typeof read>>) =>
    rows.map((row) =>
      factKeysIn(row.shortAnswer, row.bodyMarkdown, row.internalMarkdown, JSON.stringify(row.facts)).toSorted(),
    );
  const rows = await read();
  expect(known(rows)).toEqual(meant(rows));
  expect(known(rows).flat()).toContain('einbuergerungstest');
  const odd = [
    ['{{ fakt:\u00A0Erste-1 }}\n{{FAKT:zweite}}{{fakt:dritte\t}}', ['dritte', 'erste-1', 'zweite']],
    ['{{{fakt:a}}} {fakt:b} {{fakt:}} {{fakt:c-}} {{fakt:ä}} {{fakt:d e}} {{fakt:f\u202F}}', ['a', 'f']],
    ['{{fakt:a}} "quoted" \\{{fakt:b}}\\ {{fakt:a}}\n\n| {{fakt:c}} |', ['a', 'b', 'c']],
    ['x'.repeat(50_000), []],
  ] as const;
  const [first] = rows;
  if (!first) throw new Error('no wording');
  for (const [text, wanted] of odd) {
    const write = {
      shortAnswer: '',
      bodyMarkdown: text,
      internalMarkdown: '',
      facts: JSON.stringify([{ label: '', value: text }]),
    };
    await db.updateTable('articleVariant').set(write).where('id', '=', first.id).execute();
    const [written] = (await read()).filter(({ id }) => id === first.id);
    if (!written) throw new Error('gone');
    expect(known([written]), text.slice(0, 80)).toEqual([wanted]);
    expect(meant([written]), text.slice(0, 80)).toEqual([wanted]);
  }
  const { id, shortAnswer, bodyMarkdown, internalMarkdown, facts } = first;
  const before = { shortAnswer, bodyMarkdown, internalMarkdown, facts: JSON.stringify(facts) };
  await db.updateTable('articleVariant').set(before).where('id', '=', id).execute();
});

it('[KS16] the search is handed these articles and no others', async () => {
  const read: string[] = [];
  const source = searchDocuments(db);
  const own = createKnowledgeSearch(
    {
      ...source,
      read: (ids) => {
        read.push(...ids);
        return source.read(ids);
      },
    },
    { ready: () => undefined, lost: () => undefined, failed: () => undefined },
    50,
  );
  own.start();
  await expect.poll(() => own.isReady(), { timeout: 20_000 }).toBe(true);
  read.length = 0;
  // Nobody tells it: as if somebody with psql had changed the value.
  await db
    .updateTable('factVersion')
    .set({ value: JSON.stringify({ kind: 'fee', cents: 12_345, toCents: null }) })
    .where('factId', '=', (await factOf('jagdschein')).factId)
    .execute();
  const { usedIn } = value(
    await callRoute(routes, fact.getFact, anna, { params: { factId: (await factOf('jagdschein')).factId } }),
  );
  const users = [...new Set(usedIn.map((use) => use.articleId))];
  await expect.poll(() => read.length, { timeout: 10_000 }).toBe(users.length);
  await own.settled();
  expect(read.toSorted()).toEqual(users.toSorted());
  await own.stop();
});

it('a fee that only the facts to read out name is found with its new value as well', async () => {
  const query = { search: 'Jagdschein 99', language: 'de' };
  await change('jagdschein', 9_900);
  const { hits } = value(await callRoute(routes, searchArticles, agent, { query }));
  expect(hits[0]?.title).toBe('Jagdschein beantragen');
  const ids = [...(await searchDocuments(db).versions()).keys()];
  const documents = await searchDocuments(db).read(ids);
  expect(documents.filter(({ text, summary }) => `${text}${summary}`.includes('{{'))).toEqual([]);
  expect(plain(documents.map(({ text }) => text).join('\n'))).toContain('Gebühr: je nach Art und Dauer etwa 99 €');
});

it('[CF4] a later start adds what is new and leaves alone what editors changed or retired', async () => {
  await change('personalausweis', 5_100);
  await db
    .updateTable('fact')
    .set({ retiredAt: new Date(at) })
    .where('key', '=', 'lichtbild')
    .execute();
  const before = await keys();
  const versions = async () =>
    db
      .selectFrom('factVersion')
      .innerJoin('fact', 'fact.id', 'factId')
      .selectAll('factVersion')
      .where('key', '!=', 'neu')
      .orderBy('factVersion.id')
      .execute();
  const old = await versions();
  addLine("- { key: neu, kind: fee, name: Neue Gebühr, department: finanzen, value: '5', from: 2026-01-01 }");
  addLine(
    "- { key: fremd, kind: fee, name: Fremd, department: finanzen, value: '5', from: 2026-01-01, until: 2027-01-01 }",
  );
  await db.updateTable('department').set({ key: 'finanzen-alt' }).where('key', '=', 'finanzen').execute();
  expect(await latest()).toEqual([]);
  // The department of these facts has another key here.
  expect(await keys()).toBe(before);
  await db.updateTable('department').set({ key: 'finanzen' }).where('key', '=', 'finanzen-alt').execute();
  addLine('# once more');
  expect(await latest()).toEqual([]);
  expect(await keys()).toBe(before + 2);
  expect(plain((await factOf('neu')).today ?? '')).toBe('5 €');
  expect(plain((await factOf('personalausweis')).today ?? '')).toBe('51 €');
  const stayed = await versions();
  for (const row of old) expect(stayed).toContainEqual(row);
  const { retiredAt } = await db
    .selectFrom('fact')
    .select('retiredAt')
    .where('key', '=', 'lichtbild')
    .executeTakeFirstOrThrow();
  expect(retiredAt).toEqual(new Date(at));
});

it('[CF4] a file that was looked into is not looked into again', async () => {
  const imports = () => db.selectFrom('cityImport').selectAll().execute();
  const before = await imports();
  expect(await latest()).toEqual([]);
  expect(await imports()).toEqual(before);
  rmSync(join(folder, 'departments.yaml'));
  expect(await latest()).toEqual([]);
  cpSync(join(krefeld, 'departments.yaml'), join(folder, 'departments.yaml'));
});

it('[CF5] mistakes are told with their line, nothing is taken over, and they are told again', async () => {
  const before = await keys();
  const lines = readFileSync(join(folder, 'facts.yaml'), 'utf8').split('\n').length;
  addLine("- { key: gut, kind: fee, name: Gut, department: finanzen, value: '5', from: 2026-01-01 }");
  addLine('- { key: schlecht, kind: fee, name: Schlecht, department: finanzen, value: viel, from: 2026-01-01 }');
  for (let start = 0; start < 2; start += 1) {
    expect(await latest()).toMatchObject([
      { file: 'facts.yaml', line: lines + 1, message: expect.stringContaining("'46'") },
    ]);
    expect(await keys()).toBe(before);
  }
});
