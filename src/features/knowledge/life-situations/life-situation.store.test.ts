// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, expect, it } from 'vitest';
import { callRoute, caller } from '../../../../test/harness/call-route.ts';
import { testDatabase } from '../../../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../../../test/harness/small-city.ts';
import { shiftWallTime } from '../../../platform/clock.ts';
import * as editing from '../editing/editing.contract.ts';
import { editingRoutes } from '../editing/editing.routes.ts';
import { getArticle, searchArticles } from '../knowledge.contract.ts';
import { knowledgeRoutes } from '../knowledge.routes.ts';
import { createKnowledgeSearch } from '../search/search.shell.ts';
import { searchDocuments } from '../search/search-documents.store.ts';
import { listLifeSituations } from './life-situation.contract.ts';
import { chosenSituations } from './life-situation.store.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const at = Date.UTC(2026, 10, 23, 9);
shiftWallTime(at);
const { db } = await testDatabase();
const city = await loadSmallCity(db, at);
const search = createKnowledgeSearch(
  searchDocuments(db),
  { ready: () => undefined, lost: () => undefined, failed: () => undefined },
  // Only what is told counts here: the look at the source must not come to its help.
  3_600_000,
);
let told: string[] = [];
const routes = [
  ...editingRoutes({
    db,
    published: (ids) => {
      told.push(...ids);
      void search.changed(ids);
    },
  }),
  ...knowledgeRoutes({ db, search }),
];
const anna = caller({ accountId: await addAccount(db, 'anna', ['editor']), roles: ['editor'] });
const agent = caller({});

beforeAll(async () => {
  search.start();
  await search.settled();
});
afterAll(() => search.stop());

function value<Value>(answer: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
async function articleOf(key: string): Promise<string> {
  const row = await db
    .selectFrom('article')
    .select('id')
    .where('serviceId', '=', city.service(key))
    .executeTakeFirstOrThrow();
  return row.id;
}
const article = async (key: string, language = 'de') =>
  value(
    await callRoute(routes, getArticle, agent, { params: { articleId: await articleOf(key) }, query: { language } }),
  );
const edited = async (key: string) =>
  value(await callRoute(routes, editing.getEditedArticle, anna, { params: { articleId: await articleOf(key) } }));
const change = async (key: string, body: object) =>
  callRoute(routes, editing.changeEditedArticle, anna, {
    params: { articleId: await articleOf(key) },
    body: { ownerId: null, reviewBy: null, fourEyes: false, ...body },
  });
async function found(onlyLifeSituation: string, words = ''): Promise<string[]> {
  await search.settled();
  const query = { search: words, onlyLifeSituation };
  return value(await callRoute(routes, searchArticles, agent, { query }))
    .hits.map(({ title }) => title)
    .toSorted();
}
const listed = async (lifeSituation: string): Promise<string[]> =>
  value(await callRoute(routes, editing.listEditedArticles, anna, { query: { lifeSituation } })).articles.map(
    ({ title }) => title,
  );

it('[LS1] everybody who is signed in reads the list, in its order and in every language', async () => {
  const { lifeSituations } = value(await callRoute(routes, listLifeSituations, agent, {}));
  expect(lifeSituations.map(({ key }) => key)).toEqual(['umzug', 'wohnen', 'ausweise']);
  expect(lifeSituations[1]?.names).toMatchObject({ de: 'Wohnen & Miete', tr: 'Wohnen & Miete (tr)' });
});

it('[LS4] an article brings those of its service, in the order of the list', async () => {
  await db
    .updateTable('service')
    .set({ lifeSituations: ['ausweise', 'umzug'] })
    .where('key', '=', 'ummeldung')
    .execute();
  const { lifeSituations } = await article('ummeldung');
  expect(lifeSituations.map(({ names }) => names['de'])).toEqual(['Umzug', 'Ausweise']);
  expect((await article('wohngeld')).lifeSituations).toEqual([]);
});

it('[LS5] what an editor chooses is read and found at once, and an old state is refused', async () => {
  const { version } = await edited('wohngeld');
  told = [];
  const changed = value(await change('wohngeld', { version, lifeSituations: ['wohnen', 'umzug', 'umzug'] }));
  expect(changed.lifeSituations).toEqual(['umzug', 'wohnen']);
  expect(told).toEqual([await articleOf('wohngeld')]);
  expect((await article('wohngeld')).lifeSituations.map(({ key }) => key)).toEqual(['umzug', 'wohnen']);
  expect(await found('wohnen')).toEqual(['Wohngeld beantragen']);
  expect(await change('wohngeld', { version, lifeSituations: [] })).toEqual({ ok: false, code: 'versionChanged' });
  expect((await edited('wohngeld')).lifeSituations).toEqual(['umzug', 'wohnen']);
});

it('[LS5] whoever changes only the owner leaves them as they are, and nobody reads anything new', async () => {
  told = [];
  const { version } = await edited('wohngeld');
  value(await change('wohngeld', { version, ownerId: anna.accountId }));
  value(await change('wohngeld', { version: version + 1, lifeSituations: ['umzug', 'wohnen'] }));
  expect(told).toEqual([]);
  expect((await edited('wohngeld')).lifeSituations).toEqual(['umzug', 'wohnen']);
});

it('[LS5] one that the list does not have is refused by name, and nothing is changed', async () => {
  const { version } = await edited('personalausweis');
  const wish = { version, fourEyes: true, lifeSituations: ['ausweise', 'raumfahrt'] };
  expect(await change('personalausweis', wish)).toEqual({ ok: false, code: 'lifeSituationUnknown' });
  expect(await chosenSituations(db, ['ausweise', 'raumfahrt', 'zeitreise'])).toEqual({
    ok: false,
    code: 'lifeSituationUnknown',
    params: { keys: 'raumfahrt, zeitreise' },
  });
  expect(await edited('personalausweis')).toMatchObject({ version, fourEyes: false, lifeSituations: ['ausweise'] });
  const body = { title: 'Rakete anmelden', departmentId: city.department('buergerservice'), topic: null, leika: null };
  const made = await callRoute(routes, editing.createArticle, anna, {
    body: { ...body, lifeSituations: ['raumfahrt'] },
  });
  expect(made).toMatchObject({ ok: false, code: 'lifeSituationUnknown' });
  expect(await db.selectFrom('service').select('id').where('key', '=', 'rakete-anmelden').execute()).toEqual([]);
});

it('[LS5] a new article begins with those that were chosen, also in its preview', async () => {
  const body = {
    ...{ title: 'Balkon begrünen', departmentId: city.department('buergerservice'), topic: null, leika: null },
    lifeSituations: ['wohnen'],
  };
  const { articleId } = value(await callRoute(routes, editing.createArticle, anna, { body }));
  const params = { articleId, language: 'de' };
  const text = {
    ...{ title: 'Balkon begrünen', shortAnswer: 'Gern.', bodyMarkdown: '', internalMarkdown: '', keywords: [] },
    ...{ facts: [], checked: true, validFrom: null, validUntil: null },
  };
  const preview = value(await callRoute(routes, editing.previewDraft, anna, { params, body: text }));
  expect(preview.article.lifeSituations.map(({ key }) => key)).toEqual(['wohnen']);
  expect(await listed('wohnen')).toEqual(['Balkon begrünen', 'Wohngeld beantragen']);
});

it('[LS6] [KS9] the search and the list of articles are narrowed to one life situation, with words and without', async () => {
  expect(await found('ausweise')).toEqual(['Personalausweis beantragen', 'Wohnsitz ummelden']);
  expect(await found('ausweise', 'wohnsitz')).toEqual(['Wohnsitz ummelden']);
  expect(await found('ausweise', 'wohngeld')).not.toContain('Wohngeld beantragen');
  expect(await found('raumfahrt')).toEqual([]);
  expect(await listed('ausweise')).toEqual(['Personalausweis beantragen', 'Wohnsitz ummelden']);
});
