// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { callRoute, caller } from '../../test/harness/call-route.ts';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount, loadSmallCity, smallCity } from '../../test/harness/small-city.ts';
import type { MailWriter } from '../features/mail/mail-out.port.ts';
import * as contract from '../features/onboarding/onboarding.contract.ts';
import { insertProof, settleProof } from '../features/onboarding/onboarding.store.ts';
import type { Restore } from '../features/settings/setting-change.core.ts';
import { listSettingChanges, undoSettingChange } from '../features/settings/settings.contract.ts';
import { settingRoutes } from '../features/settings/settings.routes.ts';
import { shiftWallTime } from '../platform/clock.ts';
import type { Deps } from './deps.ts';
import { cityNow } from './city-now.ts';
import { readCitySettings } from './city-settings.store.ts';
import { wireOnboarding } from './wire-onboarding.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
/** A Monday, nine in Berlin. */
const now = Date.UTC(2026, 10, 23, 8);
shiftWallTime(now);
const { db } = await testDatabase();
const city = await loadSmallCity(db, now);
const departmentId = city.department('wohngeldstelle');
const lead = caller({ accountId: await addAccount(db, 'lena', ['lead']), roles: ['lead'] });
const clerk = caller({
  ...{ accountId: await addAccount(db, 'kemal', ['clerk'], departmentId), roles: ['clerk'] },
  departmentId,
});
const stored = await readCitySettings(db);
if (!stored) throw new Error('there is no city');
let mayPrepare = true;
const restore = new Map<string, Restore>();
const now0 = cityNow(stored, {
  db,
  prepare: async () => (mayPrepare ? { put: () => undefined, drop: () => undefined } : undefined),
});
const wiredCity = { ...now0, announcements: Promise.resolve(), layOut: () => Promise.resolve(), restore };
const telephony = { ready: () => false } as unknown as Deps['telephony'];
const voices = { resolve: () => [] } as unknown as Deps['voices'];
const log = { warn: () => undefined } as unknown as Deps['log'];
const onboarding = await wireOnboarding(
  { db, telephony, voices, log },
  { cityNow: wiredCity, calendar: () => smallCity.calendar, outgoingNumbers: [] },
);
const mails: string[] = [];
const mail = {
  available: true,
  test: async (_trx, { paragraphs }) => {
    mails.push(paragraphs.join('\n'));
    return randomUUID();
  },
} as Pick<MailWriter, 'available' | 'test'> as MailWriter;
const routes = [...onboarding.routes(mail, false), ...settingRoutes({ db, restore })];

function value<Value>(answer: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
const params = { departmentId };
const read = async () => value(await callRoute(routes, contract.getOnboarding, lead, { params }));
const stateOf = async (gate: string) => (await read()).gates.find((one) => one.gate === gate)?.state;
const move = async (to: string, from?: string, serviceId: string | null = null) =>
  callRoute(routes, contract.moveStage, lead, {
    params,
    body: { to, from: from ?? (await read()).stage, serviceId, why: 'so beschlossen' },
  });
const waive = (gate: string, why = 'geht nicht anders') =>
  callRoute(routes, contract.waiveGate, lead, { params, body: { gate, why } });
const history = async () =>
  value(await callRoute(routes, listSettingChanges, lead, { query: { kind: 'stage' } })).changes;
const undo = (changeId: string) =>
  callRoute(routes, undoSettingChange, lead, { params: { changeId }, body: { why: '' } });
async function passed(gate: 'number' | 'mailbox', about: string): Promise<void> {
  const id = randomUUID();
  const proof = { id, departmentId, gate, kind: 'test', about, state: 'running' } as const;
  await insertProof(db, { ...proof, accountId: lead.accountId, now });
  expect(await settleProof(db, id, { state: 'passed', result: 'answered', now })).toBe(true);
}

beforeEach(() => {
  mayPrepare = true;
});

test('[O10] [O12] at the stage directory the number is said, or the caller is connected in its hours', async () => {
  const said = onboarding.straight('wohngeld', now);
  expect(said).toEqual({ to: null, digits: '0221 4710500' });
  expect(onboarding.straight('ausweis', now), 'the team answers').toBeUndefined();
  expect(onboarding.publicTopics().map(({ way, number }) => [way, number])).toEqual([
    ['team', null],
    ['numberSaid', '0221 4710500'],
  ]);
  await db.updateTable('department').set({ connects: 'straight' }).where('id', '=', departmentId).execute();
  await onboarding.reload();
  const entry = city.entry('wohngeldstelle');
  expect(onboarding.straight('wohngeld', now)?.to).toMatchObject({ entry, number: '+492214710500', acceptance: 'key' });
  const wednesday = now + 2 * 86_400_000;
  expect(onboarding.straight('wohngeld', wednesday)?.to, 'closed on Wednesdays').toBeNull();
});

test('[O3] [O10] [O12] back to nothing takes the topic out of the menu at once, as the preview said', async () => {
  const preview = value(
    await callRoute(routes, contract.previewMove, lead, { params, body: { to: 'notConnected', serviceId: null } }),
  );
  expect(preview.changes.map(({ kind }) => kind)).toEqual(['route', 'hint', 'public']);
  expect(await stateOf('number'), 'nothing is asked for').toBe('missing');
  value(await move('notConnected'));
  expect(wiredCity.city.unoffered).toEqual(['wohngeld']);
  expect((await readCitySettings(db))?.settings.unoffered).toEqual(['wohngeld']);
  expect(onboarding.publicTopics().map(({ way }) => way)).toEqual(['team', 'notOffered']);
  const [service] = (await read()).services;
  expect(service, 'what stood with its department goes along').toMatchObject({ stage: 'notConnected' });
  const [change] = await history();
  expect(change).toMatchObject({ subject: 'wohngeldstelle', why: 'so beschlossen', whyNotUndo: null });
});

test('[O10] when the announcements cannot be made, nothing changes', async () => {
  await passed('number', '+492214710500');
  mayPrepare = false;
  expect(await move('directory')).toEqual({ ok: false, code: 'notPrepared' });
  expect([(await read()).stage, wiredCity.city.unoffered]).toEqual(['notConnected', ['wohngeld']]);
});

test('[O4] [O6] [O7] [O17] forward needs its gates; a waiver needs a reason and stays in the history', async () => {
  expect(await move('live')).toEqual({ ok: false, code: 'noSuchMove' });
  expect(await move('directory', 'shadow')).toEqual({ ok: false, code: 'conflict' });
  value(await move('directory'));
  expect(await move('shadow')).toEqual({ ok: false, code: 'gatesOpen' });
  expect(await waive('agents', ' ')).toEqual({ ok: false, code: 'reasonMissing' });
  value(await waive('agents'));
  expect(await stateOf('agents')).toBe('waived');
  const [waiver] = await history();
  expect(waiver).toMatchObject({ title: 'Anschluss Wohngeldstelle: Verzicht', why: 'geht nicht anders' });
  expect(await undo(waiver?.changeId ?? ''), 'for ever').toMatchObject({ ok: false });
  const note = { text: 'Vorsitz weiß es', day: '2026-11-20' };
  value(await callRoute(routes, contract.noteCouncil, lead, { params, body: note }));
  value(await move('shadow'));
  await db.updateTable('department').set({ email: null }).where('id', '=', departmentId).execute();
  value(await waive('questions'));
  expect(await waive('mailbox')).toEqual({ ok: false, code: 'cannotBeWaived' });
  expect(await move('live')).toEqual({ ok: false, code: 'mailboxMissing' });
});

test('[O4] a generalist counts among those who know a topic well, unless this topic is named otherwise', async () => {
  const good = async () => (await read()).topics.find(({ key }) => key === 'wohngeld')?.good;
  const before = (await good()) ?? Number.NaN;
  const accountId = await addAccount(db, 'gisela', ['agent']);
  const knows = (topics: Record<string, string>) =>
    db
      .updateTable('account')
      .set({ topics: JSON.stringify(topics) })
      .where('id', '=', accountId)
      .execute();
  await knows({ '*': 'good' });
  expect(await good()).toBe(before + 1);
  await knows({ '*': 'good', wohngeld: 'canHelp' });
  expect(await good()).toBe(before);
  await db.updateTable('account').set({ topics: '{"*":"good"}', active: false }).where('id', '=', accountId).execute();
  expect(await good(), 'switched off').toBe(before);
});

test('[O15] the mailbox is shown to be read by the code in its mail; wrong codes end the test', async () => {
  const test = () => callRoute(routes, contract.testMailbox, lead, { params, body: {} });
  const confirm = (code: string) => callRoute(routes, contract.confirmMailbox, lead, { params, body: { code } });
  expect(await test()).toEqual({ ok: false, code: 'addressMissing' });
  await db
    .updateTable('department')
    .set({ email: 'wohngeld@example.invalid' })
    .where('id', '=', departmentId)
    .execute();
  expect(await confirm('123456')).toEqual({ ok: false, code: 'noTest' });
  value(await test());
  for (let tries = 0; tries < 5; tries += 1) expect(await confirm('000000')).toMatchObject({ code: 'codeWrong' });
  expect(await confirm(/^\d{6}$/m.exec(mails.at(-1) ?? '')?.[0] ?? '')).toEqual({ ok: false, code: 'noTest' });
  value(await test());
  const old = /^\d{6}$/m.exec(mails.at(-1) ?? '')?.[0] ?? '';
  value(await test());
  const code = /^\d{6}$/m.exec(mails.at(-1) ?? '')?.[0] ?? '';
  if (old !== code) expect(await confirm(old), 'an older code counts no more').toMatchObject({ code: 'codeWrong' });
  value(await confirm(` ${code.slice(0, 3)} ${code.slice(3)} `));
  expect(await stateOf('mailbox')).toBe('met');
  const kept = await db.selectFrom('onboardingProof').selectAll().where('gate', '=', 'mailbox').execute();
  expect(JSON.stringify(kept), 'the code stands in the mail only').not.toContain(code);
});

test('[O16] the department listens: no person, no text; others do not see it', async () => {
  const [contact, matter] = [randomUUID(), randomUUID()];
  await db
    .insertInto('contact')
    .values({
      id: contact,
      channel: 'call',
      startedAt: new Date(now),
      endedAt: null,
      language: 'tr',
      topic: 'wohngeld',
      shiftId: null,
    })
    .execute();
  await db
    .insertInto('matter')
    .values({
      ...{ id: matter, contactId: contact, position: 1, topic: 'wohngeld', serviceId: city.service('wohngeld') },
      ...{ departmentId, outcome: 'answered', complaint: false, party: 'person', transferredTo: null },
      ...{ createdAt: new Date(now), decidedAt: new Date(now), version: 1 },
    })
    .execute();
  const list = (who: typeof clerk) => callRoute(routes, contract.listOutcomes, who, { params });
  const mark = (who: typeof clerk, right: boolean, note = '') =>
    callRoute(routes, contract.markOutcome, who, { params: { ...params, matterId: matter }, body: { right, note } });
  value(await mark(clerk, false, 'Die Frist ist ein Monat.'));
  expect(value(await list(clerk))).toEqual({
    shadow: true,
    outcomes: [
      {
        ...{ matterId: matter, service: 'Wohngeld beantragen', outcome: 'answered', language: 'tr', day: '2026-11-23' },
        mark: { right: false, note: 'Die Frist ist ein Monat.' },
      },
    ],
  });
  value(await mark(lead, true));
  expect(value(await list(lead)).outcomes[0]?.mark).toEqual({ right: true, note: '' });
  const stranger = { ...clerk, departmentId: city.department('buergerservice') };
  expect(await list(stranger)).toEqual({ ok: false, code: 'notAllowed' });
  expect(await mark(stranger, false)).toEqual({ ok: false, code: 'notAllowed' });
});

test('[O8] [O13] live; one service is held back; the last step is taken back and needs its gates again', async () => {
  value(await move('live'));
  const hints = async () => value(await callRoute(routes, contract.stageHints, lead)).services;
  expect(await hints()).toEqual([]);
  const [service] = (await read()).services;
  value(await move('directory', 'live', service?.serviceId ?? null));
  expect(await hints()).toMatchObject([{ serviceId: service?.serviceId, hint: 'directory', number: '0221 4710500' }]);
  expect(onboarding.straight('wohngeld', now), 'the topic follows its main service').toBeDefined();
  const [held] = await history();
  value(await undo(held?.changeId ?? ''));
  expect(onboarding.straight('wohngeld', now)).toBeUndefined();
  value(await move('notConnected'));
  const [back] = await history();
  await db.updateTable('department').set({ number: '+492214710501' }).where('id', '=', departmentId).execute();
  expect(await undo(back?.changeId ?? ''), 'the new number was not tested').toEqual({ ok: false, code: 'undoRefused' });
  await passed('number', '+492214710501');
  value(await undo(back?.changeId ?? ''));
  expect([(await read()).stage, wiredCity.city.unoffered]).toEqual(['live', []]);
  expect((await read()).services).toMatchObject([{ stage: 'live' }]);
});

test('[O10] topics that get another department follow its stage', async () => {
  const topics = wiredCity.city.topics.map((topic) =>
    topic.key === 'ausweis' ? { ...topic, department: 'neu' } : topic,
  );
  await db
    .insertInto('department')
    .values({
      ...{ id: randomUUID(), key: 'neu', name: 'Neu', names: '{}', tasks: '', number: null, email: null },
      ...{ hours: JSON.stringify(smallCity.departments[0]?.hours), stage: 'notConnected', parentId: null },
    })
    .execute();
  const order = { change: { topics }, versions: {}, kind: 'menu', title: 'Themen', why: '', accountId: null, now };
  value(await wiredCity.change(order));
  await expect.poll(() => wiredCity.city.unoffered).toEqual(['ausweis']);
});
