// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { callRoute, caller } from '../../../../test/harness/call-route.ts';
import { testDatabase } from '../../../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../../../test/harness/small-city.ts';
import { shiftWallTime } from '../../../platform/clock.ts';
import * as fact from '../facts/fact.contract.ts';
import { factRoutes } from '../facts/fact.routes.ts';
import { readArticle } from '../knowledge.store.ts';
import { publishDue } from './draft.store.ts';
import * as contract from './editing.contract.ts';
import { editingRoutes } from './editing.routes.ts';
import { expireDue } from './expire.store.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const { db } = await testDatabase();
const at = Date.UTC(2026, 9, 1, 9);
shiftWallTime(at);
const city = await loadSmallCity(db, at);
const routes = [...editingRoutes({ db, published: () => undefined }), ...factRoutes({ db, changed: () => undefined })];
const anna = caller({ accountId: await addAccount(db, 'anna', ['editor']), roles: ['editor'] });

const articleOf = async (key: string): Promise<string> =>
  (await db.selectFrom('article').select('id').where('serviceId', '=', city.service(key)).executeTakeFirstOrThrow()).id;
const empty = {
  title: 'Titel',
  shortAnswer: 'Antwort.',
  bodyMarkdown: '',
  internalMarkdown: '',
  keywords: [],
  facts: [],
  checked: true,
  validFrom: null,
  validUntil: null,
};
type Params = { readonly articleId: string; readonly language: string };

async function stateOf({ articleId, language }: Params): Promise<contract.WordingState> {
  const answer = await callRoute(routes, contract.getEditedArticle, anna, { params: { articleId } });
  const wording = answer.ok ? answer.value.wordings.find((one) => one.language === language) : undefined;
  if (!wording) throw new Error('no such wording');
  return wording;
}
/** Saves and publishes; the code it was refused with, or `published`, `scheduled`. */
async function publish(params: Params, text: object): Promise<string> {
  const { draft, published } = await stateOf(params);
  const body = {
    ...empty,
    ...text,
    draftVersion: draft?.version ?? 0,
    basedOnVersion: draft?.basedOnVersion ?? published?.version ?? 0,
    germanVersion: null,
  };
  const saved = await callRoute(routes, contract.saveDraft, anna, { params, body });
  if (!saved.ok) return saved.code;
  const order = { step: 'publish', draftVersion: saved.value.version, reason: 'Test' };
  const done = await callRoute(routes, contract.goStep, anna, { params, body: order });
  if (!done.ok) return done.code;
  return (await stateOf(params)).draft?.state ?? 'published';
}
/** The minute's work at this moment. */
async function passes(moment: string): Promise<readonly string[]> {
  const now = Date.parse(moment);
  shiftWallTime(now);
  return [...(await publishDue(db, now)), ...(await expireDue(db, now))];
}
const read = async ({ articleId, language }: Params) => {
  const article = await readArticle(db, articleId, language);
  return `${article?.language}: ${article?.shortAnswer}`;
};
const history = async (params: Params) => {
  const answer = await callRoute(routes, contract.getHistory, anna, { params });
  return answer.ok ? answer.value.entries : [];
};

it('[KB20] [KB21] ends at midnight here where the clocks go back, and the wording before returns with its reason', async () => {
  const params = { articleId: await articleOf('wohngeld'), language: 'de' };
  expect(await publish(params, { shortAnswer: 'Im Oktober nur online.', validUntil: '2026-10-25' })).toBe('published');
  expect(await stateOf(params)).toMatchObject({ published: { version: 2, validUntil: '2026-10-25' }, returns: true });
  expect(await passes('2026-10-25T22:59:59.999Z')).toEqual([]);
  expect(await read(params)).toBe('de: Im Oktober nur online.');
  expect(await passes('2026-10-25T23:00:00Z')).toEqual([params.articleId]);
  expect(await read(params)).toBe('de: Kurz zu Wohngeld beantragen.');
  expect(await history(params)).toMatchObject([
    { version: 3, insteadOf: 2, by: null, why: 'Gültigkeit abgelaufen', validUntil: null },
    { version: 2, insteadOf: null, by: 'ANNA', validUntil: '2026-10-25', shortAnswer: 'Im Oktober nur online.' },
    { version: 1, by: null },
  ]);
  expect(await passes('2026-10-26T09:00:00Z')).toEqual([]);
  // Its words are found again.
  const { foldedText } = await db
    .selectFrom('articleVariant')
    .select('foldedText')
    .where('articleId', '=', params.articleId)
    .where('language', '=', 'de')
    .executeTakeFirstOrThrow();
  expect(foldedText).toContain('kurz zu wohngeld');
});

it('[KB21] a correction of what ends does not outlive it; where the clocks go forward too', async () => {
  const params = { articleId: await articleOf('wohngeld'), language: 'de' };
  shiftWallTime(Date.UTC(2027, 1, 1));
  expect(await publish(params, { shortAnswer: 'Bis Mätz anders.', validUntil: '2027-03-28' })).toBe('published');
  expect(await publish(params, { shortAnswer: 'Bis März anders.', validUntil: '2027-03-28' })).toBe('published');
  expect(await passes('2027-03-28T21:59:59.999Z')).toEqual([]);
  expect(await passes('2027-03-28T22:00:00Z')).toEqual([params.articleId]);
  expect(await read(params)).toBe('de: Kurz zu Wohngeld beantragen.');
  expect((await history(params))[0]).toMatchObject({ version: 6, insteadOf: 5 });
});

it('[KB22] a language without an earlier wording falls back to German, and counts on when it comes again', async () => {
  shiftWallTime(at);
  const params = { articleId: await articleOf('ummeldung'), language: 'tr' };
  expect(await publish(params, { shortAnswer: 'Geçici.', validUntil: '2026-10-02' })).toBe('published');
  expect(await read(params)).toBe('tr: Geçici.');
  expect(await stateOf(params)).toMatchObject({ returns: false, mayEnd: true });
  expect(await passes('2026-10-02T22:00:00Z')).toEqual([params.articleId]);
  expect(await read(params)).toBe('de: Kurz zu Wohnsitz ummelden.');
  expect(await stateOf(params)).toMatchObject({ published: null, mayEnd: true });
  expect(await history(params)).toMatchObject([{ version: 1, validUntil: '2026-10-02' }]);
  expect(await publish(params, { shortAnswer: 'Yeni.' })).toBe('published');
  expect(await history(params)).toMatchObject([{ version: 2, shortAnswer: 'Yeni.' }, { version: 1 }]);
});

it('[KB22] [KB23] an article keeps its German wording', async () => {
  shiftWallTime(at);
  const params = { articleId: await articleOf('ummeldung'), language: 'de' };
  await db
    .deleteFrom('articleVariant')
    .where('articleId', '=', params.articleId)
    .where('language', '=', 'de')
    .execute();
  expect(await publish(params, { validUntil: '2026-12-31' })).toBe('nothingAfterwards');
  expect(await publish(params, { validUntil: '2026-09-30' })).toBe('lastDayWrong');
  expect(await publish(params, { validFrom: '2026-12-01', validUntil: '2026-11-30' })).toBe('lastDayWrong');
  expect(await stateOf(params)).toMatchObject({ published: null, mayEnd: false });
  expect(await publish(params, { shortAnswer: 'Die einzige.' })).toBe('published');
  // Whoever writes past the program does not take it away either.
  await db
    .updateTable('articleVariant')
    .set({ validUntil: '2026-10-01' })
    .where('articleId', '=', params.articleId)
    .where('language', '=', 'de')
    .execute();
  await db
    .updateTable('articleHistory')
    .set({ validUntil: '2026-10-01' })
    .where('articleId', '=', params.articleId)
    .execute();
  expect(await passes('2026-10-02T09:00:00Z')).toEqual([]);
  expect(await read(params)).toBe('de: Die einzige.');
});

it('[KB25] what begins the day after follows without a gap', async () => {
  shiftWallTime(at);
  const params = { articleId: await articleOf('personalausweis'), language: 'de' };
  expect(await publish(params, { shortAnswer: 'Bis Ende des Jahres.', validUntil: '2026-12-31' })).toBe('published');
  expect(await publish(params, { shortAnswer: 'Ab Januar.', validFrom: '2027-01-01', validUntil: '2027-01-31' })).toBe(
    'scheduled',
  );
  expect(await passes('2026-12-31T22:59:59Z')).toEqual([]);
  expect(await passes('2026-12-31T23:00:00Z')).toEqual([params.articleId]);
  expect(await read(params)).toBe('de: Ab Januar.');
  expect(await history(params)).toMatchObject([
    { version: 3, by: 'ANNA', insteadOf: null },
    { version: 2 },
    { version: 1 },
  ]);
});

it('[KB25] after a standstill over both days nobody reads what is over', async () => {
  const params = { articleId: await articleOf('personalausweis'), language: 'de' };
  expect(await publish(params, { shortAnswer: 'Im Februar.', validFrom: '2027-02-01', validUntil: '2027-02-28' })).toBe(
    'scheduled',
  );
  const seen: string[] = [];
  const now = Date.parse('2027-05-03T06:00:00Z');
  shiftWallTime(now);
  await publishDue(db, now);
  seen.push(await read(params));
  await expireDue(db, now);
  seen.push(await read(params));
  expect(new Set(seen)).toEqual(new Set(['de: Kurz zu Personalausweis beantragen.']));
  expect((await history(params)).slice(0, 2)).toMatchObject([
    { insteadOf: 4 },
    { version: 4, validUntil: '2027-02-28' },
  ]);
});

it('[KB21] a wording that returned is marked for the facts that changed while it was away', async () => {
  shiftWallTime(Date.UTC(2027, 5, 1));
  const params = { articleId: await articleOf('personalausweis'), language: 'de' };
  const body = {
    key: 'ausweis',
    name: 'Gebühr Ausweis',
    departmentId: city.department('buergerservice'),
    value: { kind: 'fee', cents: 4600, toCents: null },
    uncertain: false,
    from: '2026-01-01',
  };
  const made = await callRoute(routes, fact.createFact, anna, { body });
  if (!made.ok) throw new Error(made.code);
  shiftWallTime(Date.UTC(2027, 5, 2));
  expect(await publish(params, { shortAnswer: 'Er kostet {{fakt:ausweis}}.' })).toBe('published');
  expect(await publish(params, { shortAnswer: 'Im Juni kostenlos.', validUntil: '2027-06-30' })).toBe('published');
  shiftWallTime(Date.UTC(2027, 5, 10));
  const change = {
    version: 1,
    value: { kind: 'fee', cents: 5000, toCents: null },
    uncertain: false,
    from: '2027-06-10',
    why: '',
  };
  await callRoute(routes, fact.changeFact, anna, { params: { factId: made.value.factId }, body: change });
  expect((await stateOf(params)).marked).toEqual([]);
  expect(await passes('2027-06-30T22:00:00Z')).toEqual([params.articleId]);
  expect((await stateOf(params)).marked).toMatchObject([{ facts: ['Gebühr Ausweis'] }]);
});

it('[KB24] editors find what runs out, and a restored wording has no last day', async () => {
  shiftWallTime(Date.UTC(2027, 6, 5));
  const params = { articleId: await articleOf('wohngeld'), language: 'de' };
  expect(await publish(params, { shortAnswer: 'Sommer.', validUntil: '2027-08-05' })).toBe('published');
  const rows = async () => {
    const answer = await callRoute(routes, contract.listEditedArticles, anna, {
      query: { task: 'wordingRunningOut', search: 'wohngeld' },
    });
    return answer.ok ? answer.value.articles.map(({ endings }) => endings) : [];
  };
  expect(await rows()).toEqual([]);
  shiftWallTime(Date.UTC(2027, 6, 6));
  expect(await rows()).toEqual([[{ language: 'de', day: '2027-08-05' }]]);
  const { published } = await stateOf(params);
  const body = { version: published?.version ?? 0, draftVersion: 0, basedOnVersion: published?.version ?? 0 };
  const restored = await callRoute(routes, contract.restoreVersion, anna, { params, body });
  expect(restored).toMatchObject({ ok: true, value: { validUntil: null, shortAnswer: 'Sommer.' } });
});
