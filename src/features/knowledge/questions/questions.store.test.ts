// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { addAccount, answeredCall, loadSmallCity } from '../../../../test/harness/small-city.ts';
import { createTicket, type TicketOrder } from '../../promise/create-ticket.store.ts';
import type { Reader } from '../../promise/promise.core.ts';
import { answeredOf } from '../../promise/ticket-answers.store.ts';
import { readTicket } from '../../promise/ticket.store.ts';
import type { Question } from './question.core.ts';
import { editedQuestions, listQuestionSets, questionsOf, saveQuestions } from './questions.store.ts';

const now = Date.UTC(2026, 10, 23, 9);
const { db } = await testDatabase();
const city = await loadSmallCity(db, now);
const anna: Reader = { accountId: await addAccount(db, 'anna', ['agent']), roles: ['agent'], departmentId: null };
const editor = await addAccount(db, 'erna', ['editor']);

const where: Question = {
  key: 'adresse',
  kind: 'short',
  required: true,
  words: { de: 'Welche Straße?', pl: 'Jaka ulica?' },
  choices: [],
};
const how: Question = { key: 'wie', kind: 'choice', required: false, words: { de: 'Wie?' }, choices: ['neu', 'alt'] };

async function articleOf(service: string): Promise<string> {
  const row = await db
    .selectFrom('article')
    .select('id')
    .where('serviceId', '=', city.service(service))
    .executeTakeFirstOrThrow();
  return row.id;
}
async function saved(service: string, version: number, questions: readonly Question[], at = now) {
  const order = { articleId: await articleOf(service), version, questions, accountId: editor, now: at };
  return saveQuestions(db, order);
}
async function order(topic: string, changes: Partial<TicketOrder> = {}): Promise<TicketOrder> {
  const call = await answeredCall(db, { accountId: anna.accountId, at: now, topic });
  return {
    ...{ matterId: call.matterId, version: 1, departmentId: city.department('buergerservice') },
    wish: { kind: 'callback', number: '0221 4710123', window: '' },
    ...{ text: 'Wo bleibt er?', citizenName: 'Zoë', language: 'pl', dueAt: now + 86_400_000, now },
    ...{ desk: { shiftId: call.shiftId, accountId: anna.accountId }, ownNumbers: [] },
    ...changes,
  };
}
const set = async (service: string) => questionsOf(db, city.service(service));

it('[QS1] [QS3] a set is written, changed as a new version, and emptied; whoever is behind overwrites nothing', async () => {
  expect(await set('ummeldung')).toEqual({ questionSetId: null, version: 0, questions: [] });
  expect(await saved('ummeldung', 0, [where])).toMatchObject({
    ok: true,
    value: { version: 1, questions: [where], madeBy: 'ERNA', serviceTitle: 'Wohnsitz ummelden' },
  });
  const both = await Promise.all([saved('ummeldung', 1, [where, how]), saved('ummeldung', 1, [how])]);
  expect(both.map((one) => (one.ok ? 'ok' : one.code)).toSorted()).toEqual(['ok', 'versionChanged']);
  expect(await saved('ummeldung', 1, [how])).toEqual({ ok: false, code: 'versionChanged' });
  expect(await saved('ummeldung', 2, [])).toMatchObject({ ok: true, value: { version: 3 } });
  expect((await set('ummeldung')).questions).toEqual([]);
  expect(await questionsOf(db, 'no id')).toEqual({ questionSetId: null, version: 0, questions: [] });
  expect(await editedQuestions(db, randomUUID())).toBeUndefined();
});

it('[QS2] what is wrong is named at its question, and nothing is kept', async () => {
  const before = await set('ummeldung');
  expect(await saved('ummeldung', before.version, [where, { ...how, choices: ['eins'] }])).toEqual({
    ok: false,
    code: 'questionsWrong',
    params: { at: 2, why: 'choicesMissing' },
  });
  expect(await set('ummeldung')).toEqual(before);
});

it('[QS4] [QS5] a ticket keeps questions and answers as they were, whatever becomes of the set', async () => {
  const first = await saved('personalausweis', 0, [where, how]);
  if (!first.ok) throw new Error(first.code);
  const questionSetId = first.value.questionSetId ?? '';
  const ask = (answers: readonly { key: string; value: string }[]) =>
    order('ausweis', { asked: { questionSetId, answers } });
  const wrong = { ok: false, code: 'answersWrong', params: { question: 'Welche Straße?' } };
  expect(await createTicket(db, await order('ausweis'))).toEqual(wrong);
  expect(await createTicket(db, await ask([{ key: 'adresse', value: '  ' }]))).toEqual(wrong);
  expect(
    await createTicket(
      db,
      await ask([
        { key: 'adresse', value: 'Markt 1' },
        { key: 'wie', value: 'anders' },
      ]),
    ),
  ).toMatchObject({ code: 'answersWrong', params: { question: 'Wie?' } });
  expect(
    await createTicket(db, await order('ausweis', { asked: { questionSetId: randomUUID(), answers: [] } })),
  ).toEqual({
    ok: false,
    code: 'otherService',
  });
  const begun = await ask([
    { key: 'adresse', value: ' Markt 1 ' },
    { key: 'fremd', value: 'x' },
  ]);
  // The set changes while the agent is still writing.
  const next = await saved('personalausweis', 1, [{ ...where, words: { de: 'Welcher Ort?' } }]);
  expect(next.ok).toBe(true);
  const made = await createTicket(db, begun);
  if (!made.ok) throw new Error(made.code);
  const ticket = await readTicket(db, anna, made.value.ticketId);
  expect(ticket?.answers).toEqual([
    { question: 'Welche Straße?', kind: 'short', value: 'Markt 1' },
    { question: 'Wie?', kind: 'choice', value: '' },
  ]);
  await saved('personalausweis', 2, []);
  expect((await createTicket(db, await order('ausweis'))).ok).toBe(true);
  expect([...(await answeredOf(db, [made.value.ticketId])).keys()]).toEqual([made.value.ticketId]);
});

it('[QS6] of a protected ticket others see no answers', async () => {
  const housing = await saved('wohngeld', 0, [where]);
  if (!housing.ok) throw new Error(housing.code);
  const asked = { questionSetId: housing.value.questionSetId ?? '', answers: [{ key: 'adresse', value: 'geheim' }] };
  const made = await createTicket(
    db,
    await order('wohngeld', { asked, departmentId: city.department('wohngeldstelle') }),
  );
  if (!made.ok) throw new Error(made.code);
  const other: Reader = { accountId: await addAccount(db, 'berta', ['agent']), roles: ['agent'], departmentId: null };
  expect((await readTicket(db, other, made.value.ticketId))?.answers).toEqual([]);
  expect((await readTicket(db, anna, made.value.ticketId))?.answers).toHaveLength(1);
});

it('[QS9] the services stand in a list with how much is asked now, found by beginnings of words', async () => {
  const listed = async (search = '', asking = false) => listQuestionSets(db, { search, asking });
  const before = (await listed()).services.find(({ serviceTitle }) => serviceTitle === 'Wohnsitz ummelden');
  await saved('ummeldung', before?.version ?? 0, [where, how]);
  const { services, total } = await listed();
  expect(total).toBe(services.length);
  expect(services.map(({ serviceTitle }) => serviceTitle)).toEqual(
    services.map(({ serviceTitle }) => serviceTitle).toSorted((a, b) => a.localeCompare(b, 'de')),
  );
  const [moving, ...others] = (await listed('ummelden WOHNS')).services;
  expect(others).toEqual([]);
  expect(moving).toMatchObject({
    ...{ articleId: await articleOf('ummeldung'), serviceTitle: 'Wohnsitz ummelden', count: 2, madeBy: 'ERNA' },
    ...{ version: (before?.version ?? 0) + 1, madeAt: new Date(now).toISOString() },
  });
  expect((await listed(moving?.departmentName)).services).toContainEqual(moving);
  expect((await listed('gibt es nicht')).total).toBe(0);
  await saved('ummeldung', moving?.version ?? 0, []);
  const asking = await listed('', true);
  expect(asking.services.map(({ serviceTitle }) => serviceTitle)).not.toContain('Wohnsitz ummelden');
  expect(asking.services.every(({ count }) => count > 0)).toBe(true);
});
