// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { beforeEach, expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../../test/harness/small-city.ts';
import type { Caller } from '../../lib/contract.ts';
import { shiftWallTime } from '../../platform/clock.ts';
import * as contract from './news.contract.ts';
import { newsRoutes } from './news.routes.ts';
import { forgetReadMarks } from './read-mark.store.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const { db, away, back } = await testDatabase();
const noon = (day: string): number => Date.parse(`${day}T11:00:00Z`);
const today = '2026-11-23';
shiftWallTime(noon(today));
await loadSmallCity(db, noon(today));
/** For whom the screens were told to look again; undefined = everybody. */
const told: (string | undefined)[] = [];
const routes = newsRoutes({ db, changed: (reader) => void told.push(reader) });
const person = async (name: string, role: Caller['roles'][number], topics: readonly string[] = []) => {
  const accountId = await addAccount(db, name, [role]);
  const own = JSON.stringify(Object.fromEntries(topics.map((topic) => [topic, 'good'])));
  await db.updateTable('account').set({ topics: own }).where('id', '=', accountId).execute();
  return caller({ accountId, roles: [role] });
};
const lea = await person('lea', 'lead');
const eda = await person('eda', 'editor');
const ayse = await person('ayse', 'agent', ['ausweis']);
const piotr = await person('piotr', 'agent', ['wohngeld']);

beforeEach(async () => {
  await db.deleteFrom('news').execute();
  shiftWallTime(noon(today));
  told.length = 0;
});

const text = {
  kind: 'instruction' as const,
  title: 'Passausgabe heute geschlossen',
  bodyMarkdown: 'Bitte **morgen** kommen.',
  topics: [] as string[],
  important: true,
  firstDay: today,
  lastDay: null as string | null,
};

/** What a call answered; throws its code when it was refused. */
function value<Value>(answer: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
const write = async (changes: object = {}, who = lea) =>
  value(await callRoute(routes, contract.createNews, who, { body: { ...text, ...changes } }));
const change = (newsId: string, version: number, changes: object, who = lea) =>
  callRoute(routes, contract.changeNews, who, { params: { newsId }, body: { ...text, ...changes, version } });
const markRead = (newsId: string, version: number, who: Caller) =>
  callRoute(routes, contract.readNews, who, { params: { newsId }, body: { version } });
const list = async (who: Caller, query: object = {}) =>
  value(await callRoute(routes, contract.listNews, who, { query })).messages;
const desk = async (who: Caller) => value(await callRoute(routes, contract.getDeskNews, who)).messages;
const read = (who: Caller, newsId: string) => callRoute(routes, contract.getNews, who, { params: { newsId } });
const titles = (rows: readonly { title: string }[]): string[] => rows.map(({ title }) => title);

it('[NW1] [NW3] holds from midnight to midnight of the city; only who writes sees it before', async () => {
  const { newsId } = await write({ kind: 'news', firstDay: '2026-11-25', lastDay: '2026-11-26' });
  expect(await list(ayse, { state: 'planned' })).toEqual([]);
  expect(await read(ayse, newsId)).toEqual({ ok: false, code: 'notFound' });
  expect(await markRead(newsId, 1, ayse)).toEqual({ ok: false, code: 'notFound' });
  expect(titles(await list(eda, { state: 'planned' }))).toEqual([text.title]);
  // 22:59 UTC is 23:59 here, a minute later the first day has begun.
  const states: string[] = [];
  for (const at of ['2026-11-24T22:59:59Z', '2026-11-24T23:00:00Z', '2026-11-26T22:59:59Z', '2026-11-26T23:00:00Z']) {
    shiftWallTime(Date.parse(at));
    states.push(`${(await desk(ayse)).length} ${value(await read(eda, newsId)).state}`);
  }
  expect(states).toEqual(['0 planned', '1 current', '1 current', '0 ended']);
  expect(titles(await list(ayse, { state: 'ended' }))).toEqual([text.title]);
});

it('[NW2] ended at once it leaves the desk and stays findable; saved anew it is back', async () => {
  const { newsId } = await write();
  const params = { newsId };
  expect(await callRoute(routes, contract.endNews, eda, { params, body: { version: 9 } })).toMatchObject({
    code: 'versionChanged',
  });
  const ended = value(await callRoute(routes, contract.endNews, eda, { params, body: { version: 1 } }));
  expect(ended).toMatchObject({ state: 'ended', version: 2, by: 'EDA', unread: false });
  expect(await desk(ayse)).toEqual([]);
  expect(titles(await list(ayse, { state: 'ended', search: 'passausgabe morgen' }))).toEqual([text.title]);
  expect(await callRoute(routes, contract.endNews, eda, { params, body: { version: 2 } })).toMatchObject({
    code: 'newsNotCurrent',
  });
  value(await change(newsId, 2, {}));
  expect(await desk(ayse)).toMatchObject([{ newsId, version: 3, unread: true }]);
});

it('[NW4] [NW5] the desk says what concerns the reader, unread important ones first', async () => {
  await write({ title: 'Für alle', important: false });
  await write({ title: 'Wohngeld', topics: ['wohngeld'], important: false });
  const { newsId } = await write({ title: 'Ausweis', topics: ['ausweis', 'ausweis'] });
  const own = async (who: Caller) => (await desk(who)).filter(({ mine }) => mine).map(({ title }) => title);
  expect((await own(ayse)).toSorted()).toEqual(['Ausweis', 'Für alle']);
  expect((await own(piotr)).toSorted()).toEqual(['Für alle', 'Wohngeld']);
  expect((await own(lea)).toSorted()).toEqual(['Für alle']);
  expect(titles(await desk(ayse))[0]).toBe('Ausweis');
  value(await markRead(newsId, 1, ayse));
  expect(titles(await desk(ayse)).at(-1)).toBe('Ausweis');
  // What is for everybody is about each topic; kind and what is unread narrow too.
  expect(titles(await list(ayse, { topic: 'ausweis' })).toSorted()).toEqual(['Ausweis', 'Für alle']);
  expect(titles(await list(ayse, { topic: 'ausweis', unread: 'true' }))).toEqual(['Für alle']);
  expect(await list(ayse, { kind: 'news' })).toEqual([]);
});

it('[NW6] [NW7] read for oneself; a change of an important one is unread again, for its author not', async () => {
  const { newsId, unread } = await write();
  expect(unread).toBe(false);
  value(await markRead(newsId, 1, ayse));
  value(await markRead(newsId, 1, ayse));
  const seen = async () => [await desk(ayse), await desk(piotr), await desk(eda)].map(([first]) => first?.unread);
  expect(await seen()).toEqual([false, true, true]);
  value(await change(newsId, 1, { title: 'Passausgabe bis morgen geschlossen' }, eda));
  expect(await seen()).toEqual([true, true, false]);
  // What was on the screen was the first version: that is what is marked, and never a version to come.
  value(await markRead(newsId, 1, piotr));
  value(await markRead(newsId, 99, ayse));
  expect(await seen()).toEqual([false, true, false]);
  value(await change(newsId, 2, { title: 'Wieder offen', important: false }, eda));
  expect(await seen()).toEqual([false, false, false]);
  value(await change(newsId, 3, { title: 'Wieder offen', important: true }, eda));
  expect(await seen()).toEqual([true, true, false]);
});

it('[NW8] what one has read changes nothing in what another sees, and only the own screens are told', async () => {
  const { newsId } = await write();
  const everything = async (who: Caller) => JSON.stringify([await list(who), await desk(who), await read(who, newsId)]);
  const before = await Promise.all([everything(lea), everything(piotr)]);
  told.length = 0;
  value(await markRead(newsId, 1, ayse));
  expect(told).toEqual([ayse.accountId]);
  expect(await Promise.all([everything(lea), everything(piotr)])).toEqual(before);
  expect(before.join()).not.toContain(ayse.accountId);
  expect((await desk(ayse))[0]?.unread).toBe(false);
});

it('[NW8] marks go with the message, and when it has ended', async () => {
  const marks = async () => (await db.selectFrom('newsRead').select('newsId').execute()).map((row) => row.newsId);
  const gone = await write({ kind: 'news', lastDay: today });
  const stays = await write();
  for (const { newsId } of [gone, stays]) value(await markRead(newsId, 1, ayse));
  expect(await forgetReadMarks(db, today)).toBe(0);
  expect(await marks()).toHaveLength(4);
  expect(await forgetReadMarks(db, '2026-11-24')).toBe(2);
  expect(new Set(await marks())).toEqual(new Set([stays.newsId]));
  const params = { newsId: stays.newsId };
  value(await callRoute(routes, contract.endNews, lea, { params, body: { version: 1 } }));
  expect(await forgetReadMarks(db, today)).toBe(2);
  const fresh = await write({ kind: 'news', lastDay: today });
  value(await markRead(fresh.newsId, 1, ayse));
  const order = { params: { newsId: fresh.newsId }, query: { version: 1 } };
  value(await callRoute(routes, contract.deleteNews, lea, order));
  expect(await marks()).toEqual([]);
});

it('[NW9] keeps every version of an instruction, and does not delete what held', async () => {
  const { newsId } = await write();
  value(await change(newsId, 1, { bodyMarkdown: 'Bitte übermorgen kommen.' }, eda));
  const { history } = value(await read(ayse, newsId));
  expect(history).toMatchObject([
    { version: 2, by: 'EDA', bodyMarkdown: 'Bitte übermorgen kommen.', ended: false },
    { version: 1, by: 'LEA', bodyMarkdown: 'Bitte **morgen** kommen.' },
  ]);
  const remove = (id: string, version: number) =>
    callRoute(routes, contract.deleteNews, lea, { params: { newsId: id }, query: { version } });
  expect(await remove(newsId, 2)).toEqual({ ok: false, code: 'newsInForce' });
  // Neither as news nor put off does it go.
  value(await change(newsId, 2, { kind: 'news', firstDay: '2027-01-01', lastDay: '2027-01-01' }));
  expect(await remove(newsId, 3)).toEqual({ ok: false, code: 'newsInForce' });
  const planned = await write({ firstDay: '2026-12-01' });
  expect(await remove(planned.newsId, 2)).toEqual({ ok: false, code: 'versionChanged' });
  value(await remove(planned.newsId, 1));
  expect(await read(lea, planned.newsId)).toEqual({ ok: false, code: 'notFound' });
});

it('[NW10] refuses what is wrong and keeps nothing of it; HTML stays text', async () => {
  const refused = async (changes: object) => {
    const answer = await callRoute(routes, contract.createNews, lea, { body: { ...text, ...changes } });
    return answer.ok ? 'made' : answer.code;
  };
  expect(await refused({ bodyMarkdown: 'x'.repeat(10_000) })).toBe('newsTooLong');
  expect(await refused({ lastDay: '2026-11-22' })).toBe('newsEndsBefore');
  expect(await refused({ kind: 'news' })).toBe('newsWithoutEnd');
  expect(await refused({ topics: ['mond'] })).toBe('topicUnknown');
  expect(await refused({ title: ' ' })).toBe('newsIncomplete');
  expect(await list(lea)).toEqual([]);
  expect(told).toEqual([]);
  const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[klick](javascript:alert(1)) **gut**';
  const { html } = await write({ title: '<b>Titel</b>', bodyMarkdown: evil });
  expect(html).not.toMatch(/<script|<img|<[^>]*onerror|href="javascript/i);
  expect(html).toContain('<strong>gut</strong>');
  expect(titles(await desk(ayse))).toEqual(['<b>Titel</b>']);
  expect(value(await callRoute(routes, contract.previewNews, lea, { body: { bodyMarkdown: evil } })).html).toBe(html);
});

it('[NW11] refuses to overwrite what somebody else saved, and answers with it', async () => {
  const { newsId } = await write();
  value(await change(newsId, 1, { title: 'Von Eda' }, eda));
  const [, handler] = routes.find(([endpoint]) => endpoint === contract.changeNews) ?? [];
  const body = { ...text, title: 'Von Lea', version: 1 };
  const answer = (await handler?.({ params: { newsId }, query: undefined, body } as never, lea, {} as never)) as {
    code: string;
    params: Record<string, string>;
  };
  expect(answer).toMatchObject({ code: 'newsChanged', params: { by: 'EDA', version: 2 } });
  expect(JSON.parse(answer.params['theirs'] ?? '')).toMatchObject({ title: 'Von Eda', topics: [], lastDay: null });
  expect(value(await read(lea, newsId)).title).toBe('Von Eda');
  // The same text again is the same saving, although the number is old.
  expect(value(await change(newsId, 1, { title: 'Von Eda' }, eda)).version).toBe(2);
  const both = await Promise.all([
    change(newsId, 2, { title: 'Eins' }, eda),
    change(newsId, 2, { title: 'Zwei' }, lea),
  ]);
  expect(both.map((each) => (each.ok ? 'saved' : each.code)).toSorted()).toEqual(['newsChanged', 'saved']);
});

it('[NW13] tells the screens of everybody when a message is written, changed, ended or deleted', async () => {
  const { newsId } = await write();
  value(await change(newsId, 1, { title: 'Anders' }));
  value(await callRoute(routes, contract.endNews, lea, { params: { newsId }, body: { version: 2 } }));
  const news = await write({ kind: 'news', lastDay: today });
  value(await callRoute(routes, contract.deleteNews, lea, { params: { newsId: news.newsId }, query: { version: 1 } }));
  expect(told).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

it('says that the database is away, and loses nothing', async () => {
  const { newsId } = await write();
  await away();
  expect(await change(newsId, 1, { title: 'Anders' })).toEqual({ ok: false, code: 'databaseDown' });
  expect(await markRead(newsId, 1, ayse)).toEqual({ ok: false, code: 'databaseDown' });
  await back();
  expect(await desk(ayse)).toMatchObject([{ title: text.title, unread: true }]);
});

it.each(['no-uuid', '00000000-0000-7000-8000-000000000000'])('knows no message %s', async (newsId) => {
  const order = { params: { newsId }, body: { version: 1 } };
  const answers = await Promise.all([
    read(lea, newsId),
    change(newsId, 1, {}),
    markRead(newsId, 1, ayse),
    callRoute(routes, contract.endNews, lea, order),
    callRoute(routes, contract.deleteNews, lea, { ...order, query: { version: 1 } }),
  ]);
  expect(answers.map((answer) => (answer.ok ? 'there' : answer.code))).toEqual(Array(5).fill('notFound'));
});
