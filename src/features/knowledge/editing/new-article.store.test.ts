// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { callRoute, caller } from '../../../../test/harness/call-route.ts';
import { testDatabase } from '../../../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../../../test/harness/small-city.ts';
import { shiftWallTime } from '../../../platform/clock.ts';
import { readArticle } from '../knowledge.store.ts';
import { searchDocuments } from '../search/search-documents.store.ts';
import * as contract from './editing.contract.ts';
import { editingRoutes } from './editing.routes.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const { db } = await testDatabase();
const at = Date.UTC(2026, 10, 23, 9);
shiftWallTime(at);
const city = await loadSmallCity(db, at);
const routes = editingRoutes({ db, published: () => undefined });
const anna = caller({ accountId: await addAccount(db, 'anna', ['editor']), roles: ['editor'] });

function value<Value>(answer: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
const refused = (answer: { ok: boolean; code?: string }): string | undefined => answer.code;
const create = (body: object) =>
  callRoute(routes, contract.createArticle, anna, {
    body: {
      title: 'Drohne fliegen lassen',
      departmentId: city.department('buergerservice'),
      topic: null,
      leika: null,
      ...body,
    },
  });
const draft = {
  title: 'Drohne fliegen lassen',
  shortAnswer: 'Über der Innenstadt nicht.',
  bodyMarkdown: '',
  internalMarkdown: '',
  keywords: ['Quadrocopter'],
  facts: [],
  checked: true,
  validFrom: null,
  validUntil: null,
  draftVersion: 0,
  basedOnVersion: 0,
  germanVersion: null,
};

it('[KB26] a new article is seen by editors only, can be previewed, and is found once it is published', async () => {
  const { articleId } = value(await create({}));
  const params = { articleId, language: 'de' };
  const edited = value(await callRoute(routes, contract.getEditedArticle, anna, { params: { articleId } }));
  expect(edited).toMatchObject({ title: 'Drohne fliegen lassen', departmentName: expect.any(String) });
  expect(edited.wordings[0]).toMatchObject({
    published: null,
    serviceTitle: 'Drohne fliegen lassen',
    serviceKeywords: [],
  });
  expect(await readArticle(db, articleId, 'de')).toBeUndefined();
  expect(await searchDocuments(db).read([articleId])).toEqual([]);
  const { draftVersion: _draft, basedOnVersion: _based, germanVersion: _german, ...text } = draft;
  const preview = value(await callRoute(routes, contract.previewDraft, anna, { params, body: text }));
  expect(preview.article).toMatchObject({ title: 'Drohne fliegen lassen', shortAnswer: 'Über der Innenstadt nicht.' });

  value(await callRoute(routes, contract.saveDraft, anna, { params, body: draft }));
  value(
    await callRoute(routes, contract.goStep, anna, { params, body: { step: 'publish', draftVersion: 1, reason: '' } }),
  );
  expect(await readArticle(db, articleId, 'de')).toMatchObject({ shortAnswer: 'Über der Innenstadt nicht.' });
  expect(await searchDocuments(db).read([articleId])).toMatchObject([{ keywords: ['Quadrocopter'] }]);
  expect(refused(await callRoute(routes, contract.removeArticle, anna, { params: { articleId } }))).toBe(
    'alreadyPublished',
  );
});

it('[KB26] the same name twice, an unknown department and a name of signs only are refused', async () => {
  value(await create({ title: 'Waschbär im Garten' }));
  expect(refused(await create({ title: 'WASCHBÄR im Garten!' }))).toBe('titleTaken');
  expect(refused(await create({ title: '👍' }))).toBe('titleTaken');
  expect(refused(await create({ title: 'Anderes', departmentId: 'nowhere' }))).toBe('departmentUnknown');
});

it('[KB26] where all services are protected the new one is, too', async () => {
  const protectedOf = async (title: string, key: string) => {
    const { articleId } = value(await create({ title, departmentId: city.department(key) }));
    return db
      .selectFrom('service')
      .innerJoin('article', 'article.serviceId', 'service.id')
      .select('service.protected')
      .where('article.id', '=', articleId)
      .executeTakeFirstOrThrow();
  };
  await db
    .updateTable('service')
    .set({ protected: true })
    .where('departmentId', '=', city.department('wohngeldstelle'))
    .execute();
  expect(await protectedOf('Lastenzuschuss', 'wohngeldstelle')).toEqual({ protected: true });
  expect(await protectedOf('Ausweishülle', 'buergerservice')).toEqual({ protected: false });
});

it('[KB26] the first wording of a language begins with what the service has there', async () => {
  const { id } = await db
    .selectFrom('article')
    .select('id')
    .where('serviceId', '=', city.service('personalausweis'))
    .executeTakeFirstOrThrow();
  await db
    .updateTable('service')
    .set({
      keywords: JSON.stringify({ de: ['Perso'], pl: ['dowód'] }),
      titles: JSON.stringify({ de: 'Personalausweis', pl: 'Dowód osobisty' }),
    })
    .where('id', '=', city.service('personalausweis'))
    .execute();
  const { wordings } = value(await callRoute(routes, contract.getEditedArticle, anna, { params: { articleId: id } }));
  expect(wordings.find(({ language }) => language === 'pl')).toMatchObject({
    serviceTitle: 'Dowód osobisty',
    serviceKeywords: ['dowód'],
  });
});

it('[KB27] what was never published goes with its service; what is used stays', async () => {
  const { articleId } = value(await create({ title: 'Irrtum' }));
  value(await callRoute(routes, contract.removeArticle, anna, { params: { articleId } }));
  expect(refused(await callRoute(routes, contract.removeArticle, anna, { params: { articleId } }))).toBe('notFound');
  value(await create({ title: 'Irrtum' }));
  const other = value(await create({ title: 'Mit Thema' })).articleId;
  const { serviceId } = await db
    .selectFrom('article')
    .select('serviceId')
    .where('id', '=', other)
    .executeTakeFirstOrThrow();
  const topic = await db.selectFrom('topic').select('key').executeTakeFirstOrThrow();
  await db.updateTable('topic').set({ serviceId }).where('key', '=', topic.key).execute();
  expect(refused(await callRoute(routes, contract.removeArticle, anna, { params: { articleId: other } }))).toBe(
    'serviceInUse',
  );
});
