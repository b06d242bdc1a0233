// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount } from '../../../test/harness/small-city.ts';
import { loadCity } from '../../app/city/load-city.ts';
import { importCity } from '../../app/import-city.ts';
import { uuidv7 } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { nowMs } from '../../platform/clock.ts';
import { recordChange } from '../settings/setting-change.store.ts';
import type { MenuContent } from './menu-content.core.ts';
import { readFigures } from './menu-figures.store.ts';
import { noteTrial } from './menu-version.store.ts';
import * as contract from './menu.contract.ts';
import { menuRoutes, type OnAirOrder } from './menu.routes.ts';

const { db } = await testDatabase();
const loaded = await loadCity(join(import.meta.dirname, '../../../cities/krefeld'));
if (!loaded.ok) throw new Error('the model city has mistakes');
await importCity(db, loaded.city, nowMs());
const { menu, announcements, topics, calendar } = loaded.city;
let onAir: MenuContent = { menu, announcements, topics };
const put: OnAirOrder[] = [];
const routes = menuRoutes({
  db,
  onAir: () => onAir,
  seen: () => ({ menu: 1, announcements: 1, topics: 1 }),
  calendar: () => calendar,
  cityFiles: () => Promise.resolve(new Set()),
  putOnAir: async (order) => {
    await db.transaction().execute((trx) => order.also(trx));
    put.push(order);
    onAir = order.content;
    return ok({ changeId: uuidv7(nowMs()) });
  },
  recordChange,
  telephony: () => true,
  dropSounds: () => Promise.resolve(),
});
const anna = caller({ accountId: await addAccount(db, 'anna', ['lead']), roles: ['lead'] });
const bert = caller({ accountId: await addAccount(db, 'bert', ['admin']), roles: ['admin'] });

async function begin(restores: string | null = null): Promise<contract.MenuDraft> {
  const done = await callRoute(routes, contract.beginMenuDraft, anna, { body: { restores } });
  if (!done.ok) throw new Error(done.code);
  return done.value.draft;
}
const withLabel = (content: contract.SentContent, de: string): contract.SentContent => {
  const copy = structuredClone(content);
  copy.menu.nodes[0]!.choices[0]!.labels.de = de;
  return copy;
};
const save = (draft: contract.MenuDraft, content: contract.SentContent, who = anna, revision = draft.revision) =>
  callRoute(routes, contract.saveMenuDraft, who, {
    params: { versionId: draft.versionId },
    body: { revision, content },
  });
const at = (draft: contract.MenuDraft) => ({ params: { versionId: draft.versionId } });
const read = async () => {
  const answer = await callRoute(routes, contract.readMenu, anna, {});
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
};

test('[V1] [V2] [V3] [V4] [V5] [V6] from draft to the air, with four eyes', async () => {
  const draft = await begin();
  expect(draft).toMatchObject({ number: 2, state: 'draft', current: true, mine: true });
  expect(await callRoute(routes, contract.beginMenuDraft, bert, { body: { restores: null } })).toMatchObject({
    code: 'draftOpen',
  });

  // Mistakes keep it off the air.
  const broken = withLabel(draft.content, ' ');
  const saved = await save(draft, broken);
  if (!saved.ok) throw new Error(saved.code);
  const why = 'ohne Mikrofon';
  const tested = (revision: number, reason: string) =>
    callRoute(routes, contract.callMenuTested, anna, { ...at(draft), body: { revision, why: reason } });
  expect(await tested(2, why)).toMatchObject({ code: 'incomplete' });
  // Somebody who saw the version before does not overwrite it.
  expect(await save(draft, withLabel(draft.content, 'Anderes'), bert, 1)).toMatchObject({ code: 'draftChanged' });
  await save(draft, withLabel(draft.content, 'Besser'), anna, 2);
  expect(await tested(3, '')).toMatchObject({ code: 'trialMissing' });
  await noteTrial(db, draft.versionId, 3);
  expect(await tested(3, '')).toMatchObject({ ok: true, value: { draft: { state: 'tested', tried: true } } });

  const live = (who: typeof anna, revision: number) =>
    callRoute(routes, contract.putMenuLive, who, { ...at(draft), body: { revision, why: 'klarer' } });
  expect(await live(anna, 3)).toMatchObject({ code: 'fourEyes' });
  // Writing on it makes it a draft again.
  await save(draft, withLabel(draft.content, 'Noch besser'), anna, 3);
  expect(await live(bert, 4)).toMatchObject({ code: 'wrongState' });
  await noteTrial(db, draft.versionId, 4);
  await tested(4, '');
  expect(await live(bert, 4)).toMatchObject({ ok: true });
  expect(onAir.menu.nodes[0]?.choices[0]?.labels.de).toBe('Noch besser');
  expect((await read()).versions.map(({ number, state, alone }) => [number, state, alone])).toEqual([
    [2, 'live', false],
    [1, 'past', false],
  ]);
  expect(put).toMatchObject([{ title: 'Menü, Fassung 2', why: 'klarer', accountId: bert.accountId }]);
});

test('[T3] a new topic and a new name are in the table that tickets refer to', async () => {
  const draft = await begin();
  const content = structuredClone(draft.content);
  const [first] = content.topics;
  if (!first) throw new Error('there is no topic');
  content.topics.push({ ...structuredClone(first), key: 'stadtplanung' });
  first.names.de = 'Neuer Name';
  await save(draft, content);
  await callRoute(routes, contract.callMenuTested, anna, { ...at(draft), body: { revision: 2, why: 'nur Namen' } });
  expect(
    await callRoute(routes, contract.putMenuLive, bert, { ...at(draft), body: { revision: 2, why: '' } }),
  ).toMatchObject({ ok: true });
  const rows = await db.selectFrom('topic').select(['key', 'names', 'serviceId']).execute();
  expect(rows.find(({ key }) => key === first.key)?.names).toMatchObject({ de: 'Neuer Name' });
  expect(rows.some(({ key }) => key === 'stadtplanung')).toBe(true);
});

test('[V6] [V7] [V8] an old version comes back as a draft, and takes over what went on the air since', async () => {
  const { versions } = await read();
  const old = versions.find(({ number }) => number === 1);
  const draft = await begin(old?.versionId ?? null);
  expect(draft).toMatchObject({ restores: 1, state: 'draft' });
  expect(
    draft.content.topics.map(({ key }) => key),
    'topics that came since stay',
  ).toContain('stadtplanung');
  expect(draft.content.menu.nodes[0]?.choices[0]?.labels.de).not.toBe('Noch besser');
  // Somebody changes an announcement elsewhere meanwhile.
  const goodbye = { ...onAir.announcements.prompts['goodbye']!, de: 'Bis bald.' };
  const prompts = { ...onAir.announcements.prompts, goodbye };
  onAir = { ...onAir, announcements: { ...onAir.announcements, prompts } };
  await callRoute(routes, contract.callMenuTested, anna, { ...at(draft), body: { revision: 1, why: 'zurück' } });
  const live = (revision: number) =>
    callRoute(routes, contract.putMenuLive, bert, { ...at(draft), body: { revision, why: '' } });
  expect(await live(1)).toMatchObject({ code: 'behind' });
  const followed = await callRoute(routes, contract.followMenuDraft, bert, { ...at(draft), body: { revision: 1 } });
  if (!followed.ok) throw new Error(followed.code);
  expect(followed.value).toMatchObject({ conflicts: [], draft: { state: 'draft', current: true } });
  expect(followed.value.draft.content.announcements.prompts['goodbye']?.de).toBe('Bis bald.');
  const revision = followed.value.draft.revision;
  expect(await callRoute(routes, contract.dropMenuDraft, anna, { ...at(draft), body: { revision } })).toMatchObject({
    ok: true,
  });
  expect((await read()).draft).toBeNull();
});

test('[V4] a team of one switches four eyes off, with a reason in the history; the version says so', async () => {
  const { fourEyes } = await read();
  const set = (version: number) =>
    callRoute(routes, contract.setFourEyes, bert, { body: { required: false, version, why: 'allein' } });
  expect(await set(fourEyes.version)).toMatchObject({ ok: true, value: { required: false } });
  expect(await set(fourEyes.version)).toMatchObject({ code: 'conflict' });
  const draft = await begin();
  await save(draft, withLabel(draft.content, 'Allein'));
  await callRoute(routes, contract.callMenuTested, anna, { ...at(draft), body: { revision: 2, why: 'x' } });
  expect(
    await callRoute(routes, contract.putMenuLive, anna, { ...at(draft), body: { revision: 2, why: '' } }),
  ).toMatchObject({ ok: true });
  expect((await read()).versions[0]).toMatchObject({ state: 'live', alone: true });
  const history = await db.selectFrom('settingChange').select(['subject', 'why']).execute();
  expect(history).toContainEqual({ subject: 'fourEyes', why: 'allein' });
});

test('a recording nobody has made is taken out: the voice speaks', async () => {
  const draft = await begin();
  const content = structuredClone(draft.content);
  content.announcements.recordings = { 'de/goodbye': { id: uuidv7(nowMs()), text: 'x' } };
  const done = await save(draft, content);
  expect(done.ok && done.value.draft.content.announcements.recordings).toEqual({});
});

test('[K1] [K2] [K3] [K4] a key is counted with what became of its callers, once for each call', async () => {
  const now = nowMs();
  const line = (call: string, type: string, data: object, ageMs = 1_000) =>
    db
      .insertInto('journal')
      .values({ id: uuidv7(now), at: new Date(now - ageMs), callId: call, type, data: JSON.stringify(data) })
      .execute();
  const calls = Array.from({ length: 6 }, () => uuidv7(now));
  for (const call of calls) await line(call, 'levelChosen', { node: 'root', key: '2', chosen: 'auto' });
  const [one, two, three, four] = calls as [string, string, string, string];
  await line(one, 'levelChosen', { node: 'root', key: '2', chosen: 'auto' });
  await line(one, 'levelAgain', { node: 'auto', why: 'repeat' });
  await line(one, 'levelAgain', { node: 'auto', why: 'miss' });
  await line(two, 'personChosen', { node: 'auto' });
  await line(three, 'callEnded', { end: 'abandoned_menu', node: 'auto' });
  await line(four, 'topicChosen', { node: 'auto', key: '1', chosen: 'zulassung' });
  await line(four, 'callEnded', { end: 'abandoned_waiting' });
  await line(uuidv7(now), 'levelChosen', { node: 'root', key: '2', chosen: 'auto' }, 9 * 86_400_000);
  const { keys, levels } = await readFigures(db, now - 7 * 86_400_000);
  expect(keys).toEqual([
    { node: 'auto', key: '1', to: 'zulassung', chosen: 1, cameBack: null, hungUp: null },
    { node: 'root', key: '2', to: 'auto', chosen: 6, cameBack: 2, hungUp: 1 },
  ]);
  expect(levels).toEqual([{ node: 'auto', person: 1, again: 1, hungUp: 1 }]);
});
