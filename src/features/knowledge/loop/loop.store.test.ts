// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callRoute, caller } from '../../../../test/harness/call-route.ts';
import { testDatabase } from '../../../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../../../test/harness/small-city.ts';
import { uuidv7 } from '../../../lib/ids.ts';
import type { Role } from '../../../lib/contract.ts';
import { nowMs, shiftWallTime } from '../../../platform/clock.ts';
import type { Calendar } from '../../calendar/calendar.core.ts';
import * as editing from '../editing/editing.contract.ts';
import { editingRoutes } from '../editing/editing.routes.ts';
import { searchDocuments } from '../search/search-documents.store.ts';
import { createKnowledgeSearch } from '../search/search.shell.ts';
import { forgetTellers } from './ended-gap.store.ts';
import * as contract from './loop.contract.ts';
import { loopRoutes } from './loop.routes.ts';
import { readLearned } from './mark.store.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const { db, away, back } = await testDatabase();
const monday = Date.UTC(2026, 10, 23, 9);
shiftWallTime(monday);
const city = await loadSmallCity(db, monday);
const day = [{ from: 480, to: 1020 }];
const calendar: Calendar = {
  timeZone: 'Europe/Berlin',
  land: 'NW',
  weekly: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] },
  closingDays: [],
  specialOpenings: [],
};
const troubles: unknown[] = [];
const search = createKnowledgeSearch(searchDocuments(db), {
  ready: () => undefined,
  lost: (error) => troubles.push(error),
  failed: (error) => troubles.push(error),
});
let published: Promise<void> = Promise.resolve();
let changes = 0;
const routes = [
  ...loopRoutes({
    db,
    calendar: () => calendar,
    search,
    gapsChanged: () => (changes += 1),
    published: (ids) => void (published = search.changed(ids)),
  }),
  ...editingRoutes({ db, published: (ids) => void (published = search.changed(ids)) }),
];

async function person(name: string, role: Role, departmentId: string | null = null) {
  const accountId = await addAccount(db, name, [role]);
  if (departmentId !== null)
    await db.updateTable('account').set({ departmentId }).where('id', '=', accountId).execute();
  return caller({ accountId, roles: [role], departmentId });
}
const agent = await person('agnes', 'agent');
const other = await person('olaf', 'agent');
const editor = await person('erna', 'editor');
const clerk = await person('karl', 'clerk', city.department('buergerservice'));
const service = city.service('personalausweis');
const articleId = (
  await db.selectFrom('article').select('id').where('serviceId', '=', service).executeTakeFirstOrThrow()
).id;

type Answer<Value> = { ok: true; value: Value } | { ok: false; code: string };
function value<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
const refused = (answer: Answer<unknown>): string => (answer.ok ? 'not refused' : answer.code);
type Route = Parameters<typeof callRoute>[1];
const ask = <E extends Route>(endpoint: E, who: typeof agent, input: object) => callRoute(routes, endpoint, who, input);

async function contact(): Promise<string> {
  const id = uuidv7(nowMs());
  await db
    .insertInto('contact')
    .values({
      id,
      channel: 'call',
      startedAt: new Date(nowMs()),
      endedAt: null,
      language: 'de',
      topic: null,
      shiftId: null,
    })
    .execute();
  return id;
}
const marked = (kind: string, contactId: string | null, words = '', on = true, who = agent) =>
  ask(contract.setMark, who, { body: { articleId, language: 'de', kind, contactId, words, on } });
const unfound = (words: string, who = agent, more: object = {}) =>
  ask(contract.openGap, who, { body: { words, language: 'de', topic: null, serviceId: null, ...more } });
const gaps = async (who = editor, query: object = {}) =>
  value(await ask(contract.listGaps, who, { query: { search: '', state: 'running', ...query } })).gaps;
const ended = async (who = agent) => value(await ask(contract.listEndedGaps, who, {})).gaps;

beforeAll(async () => {
  search.start();
  await search.settled();
});
afterAll(async () => {
  await search.stop();
  expect(troubles).toEqual([]);
});
beforeEach(async () => {
  await db.deleteFrom('articleMark').execute();
  await db.deleteFrom('knowledgeGap').execute();
  await db.deleteFrom('articleDraft').execute();
});

describe('marks', () => {
  it('[KL1] count once per call, can be taken back, and name nobody', async () => {
    const call = await contact();
    value(await marked('told', call, 'Perso weg'));
    value(await marked('told', call, 'Perso weg', true, other));
    value(await marked('used', call, 'Perso weg'));
    const marks = async () => value(await ask(contract.listMarks, agent, { query: { contactId: call } })).marks;
    expect((await marks()).map(({ kind }) => kind).toSorted()).toEqual(['told', 'used']);
    value(await marked('told', call, '', false));
    expect((await marks()).map(({ kind }) => kind)).toEqual(['used']);
    const [row] = await db.selectFrom('articleMark').selectAll().execute();
    expect(JSON.stringify(row)).not.toContain(agent.accountId);
    expect(
      refused(
        await ask(contract.setMark, agent, {
          body: { articleId: uuidv7(1), language: 'de', kind: 'used', contactId: null, words: '', on: true },
        }),
      ),
    ).toBe('notFound');
  });

  it('[KL2] teach the search, one vote per call; taken back, it is forgotten', async () => {
    const words = 'Lappen zum Ausweisen futsch';
    const first = async () => {
      await search.settled();
      const answer = await search.search({ words: 'ausweisen lappen futsch', language: 'de' });
      return answer.ok && answer.value[0]?.learned ? answer.value[0].article : undefined;
    };
    const [one, two] = [await contact(), await contact()];
    value(await marked('used', one, words));
    value(await marked('told', one, words));
    expect(await first()).toBeUndefined();
    value(await marked('told', two, words));
    expect(await first()).toBe(articleId);
    expect(await readLearned(db)).toEqual([{ words: expect.any(String), article: articleId, votes: 2 }]);
    value(await marked('told', two, words, false));
    expect(await first()).toBeUndefined();
  });

  it('[KL3] missing, wrong and unclear open a gap about the article, which gathers; taken back, it is gone', async () => {
    const [one, two] = [await contact(), await contact()];
    const { gapWordId } = value(await marked('wrong', one, 'Perso Gebühr'));
    value(await marked('wrong', two, 'Perso Preis', true, other));
    value(
      await ask(contract.noteGap, agent, {
        params: { gapWordId },
        body: { note: 'Es sind jetzt 46 Euro, sagt Herr Krause' },
      }),
    );
    const [gap, ...rest] = await gaps();
    expect(rest).toEqual([]);
    expect(gap).toMatchObject({
      kind: 'wrong',
      articleId,
      departmentId: city.department('buergerservice'),
      due: '2026-11-25',
      met: 2,
      notes: ['Es sind jetzt 46 Euro, sagt Herr …'],
    });
    value(await marked('wrong', one, '', false));
    value(await marked('wrong', two, '', false));
    expect(await gaps()).toEqual([]);
  });
});

describe('gaps', () => {
  it('[KL4] [KL5] [KL6] keep the words without personal data and gather', async () => {
    expect(value(await unfound('Tauben füttern verboten, 0151 23456789'))).toEqual({
      words: 'Tauben füttern verboten, …',
      known: false,
    });
    expect(value(await unfound('verboten: Tauben füttern?', other))).toMatchObject({ known: true });
    expect(refused(await unfound('Frau 0151 23456789'))).toBe('nothingTelling');
    expect(refused(await unfound('👍 !!'))).toBe('nothingTelling');
    const [gap] = await gaps();
    expect(gap).toMatchObject({
      kind: 'notFound',
      met: 2,
      departmentId: null,
      due: '2026-12-07',
      wordings: [{ times: 2 }],
    });
    // Known by its service: the department is asked.
    value(await unfound('Ausweishülle verloren', agent, { serviceId: service }));
    expect((await gaps(clerk)).map(({ wordings }) => wordings[0]?.words)).toEqual(['Ausweishülle verloren']);
  });

  it('[KL4] two agents in the same moment open one', async () => {
    await Promise.all([
      unfound('Drohne steigen lassen'),
      unfound('Drohne steigen lassen', other),
      unfound('Drohne steigen lassen'),
    ]);
    expect((await gaps()).map(({ met }) => met)).toEqual([3]);
  });

  it('[KL7] owner, department, day and answer; who saw something older is refused', async () => {
    value(await unfound('Ausweishülle verloren', agent, { serviceId: service }));
    const [gap] = await gaps();
    const params = { gapId: gap?.gapId };
    const body = {
      version: 1,
      ownerId: clerk.accountId,
      departmentId: gap?.departmentId,
      due: '2026-12-01',
      answer: 'Gibt es an der Kasse.',
    };
    expect(value(await ask(contract.changeGap, clerk, { params, body }))).toMatchObject({
      ownerName: 'KARL',
      due: '2026-12-01',
      version: 2,
    });
    expect(refused(await ask(contract.changeGap, editor, { params, body }))).toBe('versionChanged');
    expect(
      refused(
        await ask(contract.changeGap, editor, { params, body: { ...body, version: 2, ownerId: agent.accountId } }),
      ),
    ).toBe('ownerUnknown');
    const elsewhere = await person(`fern${nowMs()}`, 'clerk', city.department('wohngeldstelle'));
    expect(refused(await ask(contract.changeGap, elsewhere, { params, body: { ...body, version: 2 } }))).toBe(
      'notYours',
    );
    expect(refused(await ask(contract.getGap, elsewhere, { params }))).toBe('notFound');
  });

  it('[KL8] [KL9] [KL11] answered by an article: the next search finds it, and who met it is told', async () => {
    const words = 'Plastikkärtchen abhandengekommen';
    value(await unfound(words));
    value(await unfound(words, other));
    const [gap] = await gaps();
    const found = async () => {
      const answer = await search.search({ words, language: 'de' });
      return answer.ok ? answer.value[0] : undefined;
    };
    expect((await found())?.article).not.toBe(articleId);
    const params = { gapId: gap?.gapId ?? '' };
    const answered = value(
      await ask(contract.answerGap, editor, { params, body: { version: 1, articleId, publish: false } }),
    );
    expect(answered).toMatchObject({ state: 'answering', answerArticleId: articleId, language: 'de' });
    const article = async () =>
      value(await ask(editing.getEditedArticle, editor, { params: { articleId } })).wordings[0];
    expect((await article())?.draft?.keywords).toContain(words);
    expect(await ended()).toEqual([]);

    // Thrown away: it is open again.
    const step = (name: string, draftVersion: number | undefined) =>
      ask(editing.goStep, editor, {
        params: { articleId, language: 'de' },
        body: { step: name, draftVersion, reason: '' },
      });
    value(await step('discard', (await article())?.draft?.version));
    expect((await gaps())[0]).toMatchObject({ state: 'open', answerArticleId: null });

    const now = await gaps();
    value(
      await ask(contract.answerGap, editor, { params, body: { version: now[0]?.version, articleId, publish: false } }),
    );
    const before = performance.now();
    value(await step('publish', (await article())?.draft?.version));
    await published;
    expect((await found())?.article).toBe(articleId);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(await gaps()).toEqual([]);
    expect(await ended()).toMatchObject([{ words, state: 'closed', articleId, articleTitle: expect.any(String) }]);
    expect(await ended(other)).toHaveLength(1);
    value(await ask(contract.readEndedGap, agent, { params }));
    expect(await ended()).toEqual([]);
    expect(await ended(other)).toHaveLength(1);
  });

  it('[KL8] only a keyword: published at once, but never somebody’s unfinished text, and not past four eyes', async () => {
    value(await unfound('Kärtle weg'));
    const [gap] = await gaps();
    const params = { gapId: gap?.gapId ?? '' };
    const order = { version: 1, articleId, publish: true };
    await db.updateTable('article').set({ fourEyes: true }).where('id', '=', articleId).execute();
    expect(refused(await ask(contract.answerGap, editor, { params, body: order }))).toBe('fourEyes');
    await db.updateTable('article').set({ fourEyes: false }).where('id', '=', articleId).execute();
    expect((await gaps())[0]).toMatchObject({ state: 'open', version: 1 });
    expect(await db.selectFrom('articleDraft').select('id').execute()).toEqual([]);
    value(await ask(contract.answerGap, editor, { params, body: { ...order, publish: false } }));
    const [second] = await (async () => {
      value(await unfound('Ausweiskärtle futsch'));
      return (await gaps()).filter(({ state }) => state === 'open');
    })();
    expect(refused(await ask(contract.answerGap, editor, { params: { gapId: second?.gapId }, body: order }))).toBe(
      'draftOpen',
    );
    await db.deleteFrom('articleDraft').execute();
    const done = value(await ask(contract.answerGap, editor, { params: { gapId: second?.gapId }, body: order }));
    expect(done).toMatchObject({ state: 'closed' });
    expect(
      refused(
        await ask(contract.answerGap, editor, {
          params: { gapId: second?.gapId },
          body: { ...order, version: done.version },
        }),
      ),
    ).toBe('gapEnded');
  });

  it('[KL10] dismissed with a reason, and told; met again it is a new one', async () => {
    value(await unfound('Pizza bestellen'));
    const [gap] = await gaps();
    const params = { gapId: gap?.gapId };
    expect(refused(await ask(contract.dismissGap, editor, { params, body: { version: 1, reason: '' } }))).toBe(
      'reasonMissing',
    );
    value(await ask(contract.dismissGap, editor, { params, body: { version: 1, reason: 'Macht die Stadt nicht.' } }));
    expect(await ended()).toMatchObject([{ state: 'dismissed', reason: 'Macht die Stadt nicht.' }]);
    expect(value(await unfound('Pizza bestellen'))).toMatchObject({ known: false });
  });

  it('[KL11] after 30 days nobody is told any more, and it is forgotten who met it', async () => {
    value(await unfound('Pizza bestellen'));
    const [gap] = await gaps();
    value(
      await ask(contract.dismissGap, editor, { params: { gapId: gap?.gapId }, body: { version: 1, reason: 'nein' } }),
    );
    const tellers = () => db.selectFrom('knowledgeGapTeller').select('accountId').execute();
    await forgetTellers(db, nowMs() + 29 * 86_400_000);
    expect(await tellers()).toHaveLength(1);
    await forgetTellers(db, nowMs() + 31 * 86_400_000);
    expect(await tellers()).toEqual([]);
  });

  it('[KL12] the week counts wordings of seven days, most often first', async () => {
    value(await unfound('Tauben füttern'));
    value(await unfound('Tauben füttern', other));
    value(await unfound('Waschbär im Garten'));
    await db
      .updateTable('knowledgeGapWord')
      .set({ metAt: new Date(nowMs() - 8 * 86_400_000) })
      .where('words', '=', 'Waschbär im Garten')
      .execute();
    value(await unfound('Wespennest'));
    const { failed } = value(await ask(contract.listWeek, editor, {}));
    expect(failed.map(({ words, times }) => [words, times])).toEqual([
      ['Tauben füttern', 2],
      ['Wespennest', 1],
    ]);
  });

  it('[KL13] two that mean the same become one, with all words and all who are told', async () => {
    value(await unfound('Tauben füttern'));
    value(await unfound('Vögel auf dem Marktplatz ernähren', other));
    const all = await gaps();
    const [into, from] = [
      all.find(({ wordings }) => wordings[0]?.words === 'Tauben füttern'),
      all.find(({ wordings }) => wordings[0]?.words !== 'Tauben füttern'),
    ];
    const params = { gapId: from?.gapId };
    expect(refused(await ask(contract.mergeGap, editor, { params, body: { version: 1, into: from?.gapId } }))).toBe(
      'sameGap',
    );
    expect(
      value(await ask(contract.mergeGap, editor, { params, body: { version: 1, into: into?.gapId } })),
    ).toMatchObject({ met: 2, version: 2 });
    value(
      await ask(contract.dismissGap, editor, { params: { gapId: into?.gapId }, body: { version: 2, reason: 'nein' } }),
    );
    expect([await ended(), await ended(other)].map((list) => list.length)).toEqual([1, 1]);
  });

  it('[KL14] come page by page, each once, the most frequently met first', async () => {
    const words = [
      ['eins', 3],
      ['zwei', 1],
      ['drei', 2],
      ['vier', 1],
      ['fünf', 1],
    ] as const;
    for (const [at, [word, times]] of words.entries())
      for (let time = 0; time < times; time += 1) {
        shiftWallTime(monday + at * 60_000);
        value(await unfound(`Sperrgut ${word}`));
      }
    shiftWallTime(monday);
    const whole = await gaps();
    expect(whole.map(({ wordings, met }) => [wordings[0]?.words, met])).toEqual([
      ['Sperrgut eins', 3],
      ['Sperrgut drei', 2],
      // Of those met once the one that was met last comes first.
      ['Sperrgut fünf', 1],
      ['Sperrgut vier', 1],
      ['Sperrgut zwei', 1],
    ]);
    const paged: string[] = [];
    let cursor: string | null | undefined;
    for (let page = 0; cursor !== null && page < 9; page += 1) {
      const query = { search: '', state: 'running', limit: 2, ...(cursor && { cursor }) };
      const answer = value(await ask(contract.listGaps, editor, { query }));
      expect(answer.gaps.length).toBeLessThanOrEqual(2);
      paged.push(...answer.gaps.map(({ gapId }) => gapId));
      cursor = answer.cursor;
    }
    expect(cursor).toBeNull();
    expect(paged).toEqual(whole.map(({ gapId }) => gapId));
    expect(refused(await ask(contract.listGaps, editor, { query: { cursor: 'unsinn' } }))).toBe('badRequest');
  });

  it('[KL14] are found by words, notes, article and department, whatever the spelling', async () => {
    value(await unfound('Straße müllt zu, CAFÉ Łódź', agent, { serviceId: service }));
    value(await unfound('Hecke'));
    const { gapWordId } = value(await marked('wrong', await contact(), 'Perso Gebühr'));
    value(await ask(contract.noteGap, agent, { params: { gapWordId }, body: { note: 'İstanbul kimliği Größe' } }));
    const found = async (search: string, query: object = {}) =>
      (await gaps(editor, { search, ...query })).map(({ wordings }) => wordings[0]?.words);
    for (const search of ['strasse', 'Muellt', 'cafe lodz', 'zu straße', 'STRASSE', 'burgerservice muellt'])
      expect(await found(search), search).toEqual(['Straße müllt zu, CAFÉ Łódź']);
    for (const search of ['istanbul', 'groesse', 'kimligi', 'personalausweis'])
      expect(await found(search), search).toEqual(['Perso Gebühr']);
    expect(await found('hecke strasse')).toEqual([]);
    expect(await found('%')).toHaveLength(3);
    expect(await found('', { departmentId: city.department('buergerservice') })).toHaveLength(2);
    expect(await found('', { departmentId: 'unsinn' })).toEqual([]);
    expect(await found('', { articleId })).toEqual(['Perso Gebühr']);
    expect(await found('', { state: 'overdue' })).toEqual([]);
    shiftWallTime(monday + 4 * 86_400_000);
    expect(await found('', { state: 'overdue' })).toEqual(['Perso Gebühr']);
    shiftWallTime(monday);
    const [gap] = await gaps(editor, { search: 'hecke' });
    const body = { version: 1, reason: 'nein' };
    value(await ask(contract.dismissGap, editor, { params: { gapId: gap?.gapId }, body }));
    expect([await found('hecke'), await found('hecke', { state: 'dismissed' })]).toEqual([[], ['Hecke']]);
    expect(await found('hecke', { state: 'all' })).toEqual(['Hecke']);
  });

  it('[KL14] met a thousand times a gap shows its fifty most frequent wordings, and counts all', async () => {
    const { gapWordId } = value(await marked('wrong', await contact(), 'Perso Gebühr'));
    expect(gapWordId).not.toBeNull();
    const [gap] = await gaps();
    const later = monday + 3_600_000;
    const rows = Array.from({ length: 1_000 }, (_, at) => ({
      id: uuidv7(later + at),
      gapId: gap?.gapId ?? '',
      words: `Wort ${at % 80}`,
      wordsKey: `wort${at % 80}`,
      language: 'de',
      topic: null,
      note: at < 30 ? `Notiz ${at}` : '',
      metAt: new Date(later + at),
    }));
    await db.insertInto('knowledgeGapWord').values(rows).execute();
    const [full] = await gaps();
    expect(full).toMatchObject({ met: 1_001, lastMetAt: new Date(later + 999).toISOString() });
    expect(full?.wordings).toHaveLength(50);
    expect(full?.wordings[0]).toEqual({ words: 'Wort 39', language: 'de', times: 13 });
    expect(full?.notes.slice(0, 2)).toEqual(['Notiz 29', 'Notiz 28']);
    expect(full?.notes).toHaveLength(20);
  });

  it('[KL14] of many that ended twenty are told, the latest first; whoever has read one sees the next', async () => {
    for (let at = 0; at < 21; at += 1) value(await unfound(`Sache ${String.fromCodePoint(65 + at).repeat(4)}`));
    for (const [at, { gapId }] of (await gaps()).entries()) {
      shiftWallTime(monday + at * 60_000);
      value(await ask(contract.dismissGap, editor, { params: { gapId }, body: { version: 1, reason: 'nein' } }));
    }
    const told = await ended();
    expect(told).toHaveLength(20);
    value(await ask(contract.readEndedGap, agent, { params: { gapId: told[0]?.gapId } }));
    const next = await ended();
    expect(next.slice(0, 19)).toEqual(told.slice(1));
    expect(next).toHaveLength(20);
    shiftWallTime(monday);
  });

  it('nothing is kept and it is said so while the database is away', async () => {
    const before = changes;
    await away();
    try {
      expect(refused(await unfound('Tauben füttern'))).toBe('databaseDown');
      expect(refused(await marked('used', null))).toBe('databaseDown');
    } finally {
      await back();
    }
    expect(changes).toBe(before);
    troubles.length = 0;
  });
});
