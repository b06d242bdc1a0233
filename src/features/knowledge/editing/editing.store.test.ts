// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, expect, it } from 'vitest';
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

process.env['AMTSLEITUNG_TEST'] = '1';
const { db, away, back } = await testDatabase();
const at = Date.UTC(2026, 10, 23, 9);
shiftWallTime(at);
const city = await loadSmallCity(db, at);
const told: string[] = [];
const tell = (ids: readonly string[]): void => void told.push(...ids);
const routes = [...editingRoutes({ db, published: tell }), ...factRoutes({ db, changed: tell })];
const anna = caller({ accountId: await addAccount(db, 'anna', ['editor']), roles: ['editor'] });
const bert = caller({ accountId: await addAccount(db, 'bert', ['lead']), roles: ['lead'] });
afterEach(() => {
  told.length = 0;
});

const articleOf = async (key: string): Promise<string> =>
  (await db.selectFrom('article').select('id').where('serviceId', '=', city.service(key)).executeTakeFirstOrThrow()).id;
const text = {
  title: 'Personalausweis beantragen',
  shortAnswer: 'Mit Termin beim Bürgerservice.',
  bodyMarkdown: '## Unterlagen\n\n- Foto\n',
  internalMarkdown: '',
  keywords: ['Perso'],
  facts: [],
  checked: true,
  validFrom: null,
};
const fresh = { draftVersion: 0, basedOnVersion: 1, germanVersion: null };
const where = async (key: string, language = 'de') => ({ articleId: await articleOf(key), language });

/** What a call answered; throws its code when it was refused. */
function value<Value>(answer: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
async function save(params: object, body: object, who = anna) {
  return callRoute(routes, contract.saveDraft, who, { params, body: { ...text, ...fresh, ...body } });
}
async function step(params: object, body: object, who = anna) {
  return callRoute(routes, contract.goStep, who, { params, body });
}
async function newFact(key: string, changes: object = {}) {
  const body = {
    key,
    name: `Gebühr ${key}`,
    departmentId: city.department('buergerservice'),
    value: { kind: 'fee', cents: 4600, toCents: null },
    uncertain: false,
    from: '2026-01-01',
    ...changes,
  };
  return callRoute(routes, fact.createFact, anna, { body });
}

it('[KB10] [KB18] goes from draft to publication, keeps what was there, and restores it', async () => {
  const params = await where('personalausweis');
  const saved = value(await save(params, { shortAnswer: 'Nur mit Termin.' }));
  expect(saved).toMatchObject({ state: 'draft', version: 1, basedOnVersion: 1, author: 'ANNA' });
  expect((await readArticle(db, params.articleId, 'de'))?.shortAnswer).toContain('Kurz zu');
  value(await step(params, { step: 'submit', draftVersion: 1 }));
  value(await step(params, { step: 'approve', draftVersion: 2 }, bert));
  const done = value(await step(params, { step: 'publish', draftVersion: 3, reason: 'Termine sind Pflicht' }));
  expect(done.wordings[0]).toMatchObject({ draft: null, published: { version: 2, shortAnswer: 'Nur mit Termin.' } });
  expect(told).toEqual([params.articleId]);
  expect((await readArticle(db, params.articleId, 'de'))?.shortAnswer).toBe('Nur mit Termin.');
  const { entries } = value(await callRoute(routes, contract.getHistory, anna, { params }));
  expect(entries).toMatchObject([
    { version: 2, by: 'ANNA', why: 'Termine sind Pflicht' },
    { version: 1, by: null, shortAnswer: 'Kurz zu Personalausweis beantragen.' },
  ]);
  const body = { version: 1, draftVersion: 0, basedOnVersion: 2 };
  const restored = value(await callRoute(routes, contract.restoreVersion, bert, { params, body }));
  expect(restored).toMatchObject({
    state: 'draft',
    shortAnswer: 'Kurz zu Personalausweis beantragen.',
    basedOnVersion: 2,
  });
  // Only a draft: readers still see the published one.
  expect((await readArticle(db, params.articleId, 'de'))?.shortAnswer).toBe('Nur mit Termin.');
  value(await step(params, { step: 'discard', draftVersion: 1 }));
});

it('[KB17] refuses to overwrite what somebody else saved, and answers with it', async () => {
  const params = await where('ummeldung');
  value(await save(params, { title: 'Wohnsitz ummelden', shortAnswer: 'Von Anna.' }));
  const [, handler] = routes.find(([endpoint]) => endpoint === contract.saveDraft) ?? [];
  const body = { ...text, ...fresh, shortAnswer: 'Von Bert.' };
  const answer = (await handler?.({ params, query: undefined, body } as never, bert, {} as never)) as {
    code: string;
    params: Record<string, string>;
  };
  expect(answer).toMatchObject({ code: 'draftChanged', params: { by: 'ANNA', draftVersion: 1, basedOnVersion: 1 } });
  expect(JSON.parse(answer.params['theirs'] ?? '')).toMatchObject({ shortAnswer: 'Von Anna.' });
  // Nothing was lost or changed; the same text again is the same saving, although the number is old.
  const again = value(await save(params, { title: 'Wohnsitz ummelden', shortAnswer: 'Von Anna.' }));
  expect(again.version).toBe(1);
  expect(await save(params, { shortAnswer: 'Von Bert.', draftVersion: 1 }, bert)).toMatchObject({ ok: true });
  expect(await step(params, { step: 'submit', draftVersion: 1 })).toEqual({ ok: false, code: 'draftChanged' });
  value(await step(params, { step: 'discard', draftVersion: 2 }));
});

it('[KB17] two who save at the same moment: one of them is told', async () => {
  const params = await where('ummeldung', 'en');
  const start = { draftVersion: 0, basedOnVersion: 0, germanVersion: 1 };
  const both = await Promise.all([
    save(params, { ...start, shortAnswer: 'One.' }),
    save(params, { ...start, shortAnswer: 'Two.' }, bert),
  ]);
  expect(both.map((answer) => (answer.ok ? 'saved' : answer.code)).toSorted()).toEqual(['draftChanged', 'saved']);
  value(await step(params, { step: 'discard', draftVersion: 1 }));
});

it('[KB11] four eyes: no author approves, nothing goes out unapproved', async () => {
  const params = await where('wohngeld');
  const order = { version: 1, ownerId: anna.accountId, reviewBy: '2026-11-22', fourEyes: true };
  const changed = value(await callRoute(routes, contract.changeEditedArticle, bert, { params, body: order }));
  expect(changed).toMatchObject({ fourEyes: true, ownerId: anna.accountId, reviewOverdue: true, version: 2 });
  expect(await callRoute(routes, contract.changeEditedArticle, bert, { params, body: order })).toEqual({
    ok: false,
    code: 'versionChanged',
  });
  value(await save(params, {}));
  expect(await step(params, { step: 'publish', draftVersion: 1 })).toEqual({ ok: false, code: 'wrongState' });
  value(await step(params, { step: 'submit', draftVersion: 1 }));
  expect(await step(params, { step: 'approve', draftVersion: 2 })).toEqual({ ok: false, code: 'ownText' });
  expect(await step(params, { step: 'reject', draftVersion: 2 }, bert)).toEqual({ ok: false, code: 'reasonMissing' });
  const back1 = value(await step(params, { step: 'reject', draftVersion: 2, reason: 'Gebühr fehlt' }, bert));
  expect(back1.wordings[0]?.draft).toMatchObject({ state: 'draft', reason: 'Gebühr fehlt' });
  value(await step(params, { step: 'submit', draftVersion: 3 }));
  value(await step(params, { step: 'approve', draftVersion: 4 }, bert));
  // A change after approval needs approval again.
  value(await save(params, { shortAnswer: 'Anders.', draftVersion: 5 }));
  expect(await step(params, { step: 'publish', draftVersion: 6 })).toEqual({ ok: false, code: 'wrongState' });
  const rows = async (query: object) =>
    value(await callRoute(routes, contract.listEditedArticles, anna, { query })).articles.map(({ title }) => title);
  expect(await rows({ task: 'reviewOverdue' })).toEqual(['Wohngeld beantragen']);
  expect(await rows({ state: 'draft' })).toEqual(['Wohngeld beantragen']);
  expect(await rows({ state: 'review' })).toEqual([]);
  expect(await rows({ search: 'wohnsitz' })).toEqual(['Wohnsitz ummelden']);
});

it('[KB2] [KB3] [KB5] [KB8] a fee prepared in advance is read on its day, and marks its sentences now', async () => {
  const params = await where('personalausweis');
  const { factId } = value(await newFact('ausweis'));
  expect(await newFact('ausweis')).toEqual({ ok: false, code: 'factKeyTaken' });
  expect(await save(params, { shortAnswer: 'Kostet {{fakt:unbekannt}}.', basedOnVersion: 2 })).toEqual({
    ok: false,
    code: 'factUnknown',
  });
  value(await save(params, { shortAnswer: 'Er kostet {{fakt:ausweis}}. Mit Termin.', basedOnVersion: 2 }));
  value(await step(params, { step: 'publish', draftVersion: 1 }));
  shiftWallTime(at + 60_000);
  const body = {
    version: 1,
    value: { kind: 'fee', cents: 4900, toCents: null },
    uncertain: true,
    from: '2027-01-01',
    why: 'Verordnung',
  };
  const prepared = value(await callRoute(routes, fact.changeFact, bert, { params: { factId }, body }));
  expect(prepared).toMatchObject({ until: '2026-12-31', next: { from: '2027-01-01' }, runningOut: false, version: 2 });
  expect(prepared.usedIn).toMatchObject([{ articleId: params.articleId, draft: false }]);
  const beyond = { ...body, version: 2, from: '2026-12-01', until: '2027-02-01' };
  expect(await callRoute(routes, fact.changeFact, bert, { params: { factId }, body: beyond })).toEqual({
    ok: false,
    code: 'factOverlaps',
  });
  const read = async (): Promise<string> =>
    ((await readArticle(db, params.articleId, 'de'))?.shortAnswer ?? '').replaceAll('\u00A0', ' ');
  expect(await read()).toBe('Er kostet 46 €. Mit Termin.');
  const marked = async () =>
    value(await callRoute(routes, contract.getEditedArticle, anna, { params })).wordings[0]?.marked;
  expect(await marked()).toEqual([{ sentence: 'Er kostet {{fakt:ausweis}}.', facts: ['Gebühr ausweis'] }]);
  const seen = { what: 'facts', version: 3, germanVersion: null };
  value(await callRoute(routes, contract.confirmWording, anna, { params, body: seen }));
  expect(await marked()).toEqual([]);
  shiftWallTime(Date.UTC(2026, 11, 31, 22, 59));
  expect(await read()).toBe('Er kostet 46 €. Mit Termin.');
  shiftWallTime(Date.UTC(2026, 11, 31, 23, 0));
  expect(await read()).toBe('Er kostet 49 € (zu prüfen). Mit Termin.');
  shiftWallTime(at);
});

it('[KB4] a fact in use is not retired; once nothing mentions it, it is', async () => {
  const params = await where('ummeldung');
  const { factId } = value(await newFact('meldefrist', { value: { kind: 'deadline', amount: 2, unit: 'weeks' } }));
  value(await save(params, { title: 'Wohnsitz ummelden', bodyMarkdown: 'Binnen {{fakt:meldefrist}}.' }));
  const retire = () => callRoute(routes, fact.retireFact, anna, { params: { factId }, body: { version: 1 } });
  expect(await retire()).toEqual({ ok: false, code: 'factInUse' });
  value(await step(params, { step: 'discard', draftVersion: 1 }));
  expect(await retire()).toMatchObject({ ok: true, value: { retired: true } });
  expect(await save(params, { bodyMarkdown: '{{fakt:meldefrist}}' })).toEqual({ ok: false, code: 'factUnknown' });
  const list = value(await callRoute(routes, fact.listFacts, anna, {}));
  expect(list.facts.map(({ key }) => key)).not.toContain('meldefrist');
});

it('[KB12] a wording with a day to come appears on that day', async () => {
  const params = await where('ummeldung');
  value(await save(params, { title: 'Wohnsitz ummelden', shortAnswer: 'Ab Januar online.', validFrom: '2027-01-01' }));
  const scheduled = value(await step(params, { step: 'publish', draftVersion: 1, reason: 'neues Portal' }));
  expect(scheduled.wordings[0]).toMatchObject({ draft: { state: 'scheduled' }, published: { version: 1 } });
  expect(await publishDue(db, Date.UTC(2026, 11, 31, 22, 59))).toEqual([]);
  expect(await publishDue(db, Date.UTC(2026, 11, 31, 23, 0))).toEqual([params.articleId]);
  const { entries } = value(await callRoute(routes, contract.getHistory, anna, { params }));
  expect(entries[0]).toMatchObject({ version: 2, by: 'ANNA', why: 'neues Portal', shortAnswer: 'Ab Januar online.' });
  expect(await publishDue(db, Date.UTC(2027, 0, 2))).toEqual([]);
});

it('[KB13] [KB14] a translation knows what changed since, until somebody compared it', async () => {
  const english = await where('ummeldung', 'en');
  const order = { draftVersion: 0, basedOnVersion: 0, germanVersion: 2, title: 'Change of address' };
  value(await save(english, { ...order, shortAnswer: 'Online from January.', keywords: ['moving'] }));
  value(await step(english, { step: 'publish', draftVersion: 1 }));
  const german = { ...english, language: 'de' };
  value(await save(german, { title: 'Wohnsitz ummelden', shortAnswer: 'Ab März online.', basedOnVersion: 2 }));
  const after = value(await step(german, { step: 'publish', draftVersion: 1 }));
  const changedIn = (article: contract.EditedArticle) =>
    article.wordings.find(({ language }) => language === 'en')?.changed;
  expect(changedIn(after)).toEqual([{ before: 'Ab Januar online.', after: 'Ab März online.' }]);
  const rows = value(await callRoute(routes, contract.listEditedArticles, anna, { query: { task: 'outdated' } }));
  expect(rows.articles).toMatchObject([{ title: 'Wohnsitz ummelden', outdated: ['en'] }]);
  const confirm = (germanVersion: number) =>
    callRoute(routes, contract.confirmWording, anna, {
      params: english,
      body: { what: 'translation', version: 1, germanVersion },
    });
  expect(await confirm(2)).toEqual({ ok: false, code: 'versionChanged' });
  expect(changedIn(value(await confirm(3)))).toEqual([]);
});

it('shows a draft as it will be read, and keeps nothing of it', async () => {
  const params = await where('personalausweis');
  const body = {
    ...text,
    shortAnswer: 'Er kostet {{fakt:ausweis}}.',
    internalMarkdown: '**intern**',
    validFrom: '2027-05-01',
  };
  const preview = value(await callRoute(routes, contract.previewDraft, anna, { params, body }));
  expect(preview.article.shortAnswer).toContain('49');
  expect(preview.article.internalHtml).toContain('<strong>intern</strong>');
  const article = value(await callRoute(routes, contract.getEditedArticle, anna, { params }));
  expect(article.wordings[0]?.draft).toBeNull();
});

it('says that the database is away and keeps nothing half', async () => {
  const params = await where('wohngeld');
  await away();
  try {
    expect(await save(params, { draftVersion: 6 })).toEqual({ ok: false, code: 'databaseDown' });
  } finally {
    await back();
  }
});
