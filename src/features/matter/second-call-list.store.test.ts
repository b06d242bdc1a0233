// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../test/harness/small-city.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Calendar } from '../calendar/calendar.core.ts';
import { meetGap } from '../knowledge/loop/meet-gap.store.ts';
import { setMark } from '../knowledge/loop/mark.store.ts';
import { listReturning } from './second-call-list.contract.ts';
import type { Cause } from './second-call.core.ts';
import { secondCallRoutes } from './second-call.routes.ts';
import { linkMatter } from './second-call.store.ts';

const { db } = await testDatabase();
await loadSmallCity(db, nowMs());
const accountId = await addAccount(db, 'anna', ['agent']);
const editor = caller({ accountId: await addAccount(db, 'erna', ['editor']), roles: ['editor'] });
const routes = secondCallRoutes({ db, hashes: () => [], days: 14 });
const dayMs = 86_400_000;
const day = [{ from: 480, to: 1020 }];
const calendar: Calendar = {
  timeZone: 'Europe/Berlin',
  land: 'NW',
  weekly: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] },
  closingDays: [],
  specialOpenings: [],
};
const articles = await db
  .selectFrom('articleVariant')
  .select(['articleId', 'title'])
  .where('language', '=', 'de')
  .orderBy('title')
  .execute();
const [one, other] = articles;
if (!one || !other) throw new Error('the small city has two articles');

/** An answered call that was told from an article; perhaps it came back for these causes. */
async function told(articleId: string, daysAgo: number, ...causes: readonly Cause[]): Promise<void> {
  const at = nowMs() - daysAgo * dayMs;
  const first = await answeredCall(db, { accountId, at });
  const mark = { articleId, language: 'de', kind: 'told' as const, words: '', on: true, contactId: first.contactId };
  expect(await setMark(db, mark, { accountId, calendar, now: at })).toMatchObject({ ok: true });
  for (const [index, cause] of causes.entries()) {
    const back = await answeredCall(db, { accountId, at: at + (index + 1) * 60_000 });
    const link = { matterId: back.matterId, earlierId: first.matterId, cause, at: at + (index + 1) * 60_000 };
    expect(await linkMatter(db, { shiftId: back.shiftId, accountId }, link)).toMatchObject({ ok: true });
  }
}
const list = async (days?: string) => {
  const listed = await callRoute(routes, listReturning, editor, { query: days === undefined ? {} : { days } });
  if (!listed.ok) throw new Error(listed.code);
  return listed.value.articles;
};

it('[SC8] nothing came back: nothing is listed', async () => {
  await told(one.articleId, 1);
  expect(await list()).toEqual([]);
});

it('[SC8] a really new matter is no second call, but is shown among the causes', async () => {
  await told(one.articleId, 2, 'new');
  expect(await list()).toEqual([]);
  await told(one.articleId, 3, 'chasing', 'unclearLetter');
  await told(one.articleId, 4, 'chasing');
  await told(other.articleId, 5, 'formDefect');
  const rows = await list();
  expect(rows).toMatchObject([
    {
      articleId: one.articleId,
      title: one.title,
      told: 4,
      secondCalls: 3,
      causes: [
        { cause: 'chasing', times: 2 },
        { cause: 'new', times: 1 },
        { cause: 'unclearLetter', times: 1 },
      ],
      gapId: null,
    },
    { articleId: other.articleId, told: 1, secondCalls: 1 },
  ]);
  expect(Date.parse(rows[0]?.lastAt ?? '')).toBeCloseTo(nowMs() - 3 * dayMs + 120_000, -4);
  // Neither who called nor who answered stands in it.
  expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(
    ['articleId', 'causes', 'departmentName', 'gapId', 'lastAt', 'secondCalls', 'title', 'told'].toSorted(),
  );
});

it('[SC8] counts what was told within the period', async () => {
  await told(other.articleId, 60, 'wrongPlace', 'wrongPlace');
  const backs = async (days: string) => (await list(days)).find(({ articleId }) => articleId === other.articleId);
  expect(await backs('30')).toMatchObject({ told: 1, secondCalls: 1 });
  expect(await backs('90')).toMatchObject({ told: 2, secondCalls: 3 });
});

it('[SC9] shows the gap that is open about the article', async () => {
  const met = await meetGap(db, {
    ...{ kind: 'unclear', articleId: one.articleId, departmentId: null, ownerId: null, words: '', language: 'de' },
    ...{ topic: null, accountId, calendar, now: nowMs() },
  });
  const { gapId } = await db
    .selectFrom('knowledgeGapWord')
    .select('gapId')
    .where('id', '=', met.wordId)
    .executeTakeFirstOrThrow();
  expect((await list()).map((row) => row.gapId)).toEqual([gapId, null]);
});
