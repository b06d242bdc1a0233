// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { callRoute, caller } from '../../test/harness/call-route.ts';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount, loadSmallCity } from '../../test/harness/small-city.ts';
import { changeCalendar, getCalendar } from '../features/calendar/calendar.contract.ts';
import type { CalendarDraft } from '../features/calendar/calendar-draft.core.ts';
import { calendarNow } from '../features/calendar/calendar.shell.ts';
import * as contract from '../features/on-air/on-air.contract.ts';
import { airOf, everyNotice } from '../features/on-air/on-air-plan.core.ts';
import { templateTexts } from '../features/on-air/on-air-templates.core.ts';
import { forgetRecordings } from '../features/on-air/recording.store.ts';
import { listSettingChanges, undoSettingChange } from '../features/settings/settings.contract.ts';
import { settingRoutes } from '../features/settings/settings.routes.ts';
import { nowMs, shiftWallTime } from '../platform/clock.ts';
import { largestRecording } from '../platform/speech/convert-recording.ts';
import { readWav, writeWav } from '../platform/speech/wav.ts';
import { promptTexts } from './city/announcement-texts.ts';
import { cityNow, type CityNow } from './city-now.ts';
import { readCitySettings } from './city-settings.store.ts';
import type { HotlineEvent } from './hotline-state.core.ts';
import { layOutNotices, onAirSettings, wireOnAir } from './wire-on-air.ts';

process.env['AMTSLEITUNG_TEST'] = '1';
const { db, away, back } = await testDatabase();
await loadSmallCity(db, nowMs());
const lead = caller({ accountId: await addAccount(db, 'lea', ['lead']), displayName: 'Lea', roles: ['lead'] });
const dataDir = await mkdtemp(join(tmpdir(), 'amt-on-air-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const dispatched: HotlineEvent[] = [];
const published: unknown[] = [];
let maySpeak = true;
let now: CityNow;
let wired: ReturnType<typeof wireOnAir>;
let routes: Parameters<typeof callRoute>[0];
let stop = (): void => undefined;

beforeEach(async () => {
  stop();
  shiftWallTime(undefined);
  maySpeak = true;
  dispatched.length = 0;
  published.length = 0;
  const stored = await readCitySettings(db);
  if (!stored) throw new Error('there is no city');
  const put = { put: () => undefined, drop: () => undefined };
  now = cityNow(stored, { db, prepare: () => Promise.resolve(maySpeak ? put : undefined) });
  const city = { ...now, announcements: Promise.resolve(), layOut: () => Promise.resolve(), restore: new Map() };
  wired = wireOnAir(
    {
      db,
      log: { warn: () => undefined } as never,
      runtime: { dataDir } as never,
      practice: undefined,
      voiceOptions: { folder: join(dataDir, 'prompts') },
    },
    {
      cityNow: city,
      calendar: calendarNow(
        () => now.city.calendar,
        () => Promise.resolve([]),
      ),
      hotline: { dispatch: (event) => void dispatched.push(event), checkHours: () => undefined },
      live: {
        registerTopic: () => undefined,
        publish: (_: string, __: string, data: unknown) => void published.push(data),
      } as never,
    },
  );
  stop = wired.stop;
  routes = [...wired.routes, ...settingRoutes({ db, restore: city.restore })];
});
afterAll(() => {
  stop();
  shiftWallTime(undefined);
});

const hour = 3_600_000;
const desk = async (): Promise<contract.OnAirDesk> => {
  const answer = await callRoute(routes, contract.getOnAir, lead);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
};
const put = async (changes: object = {}) =>
  callRoute(routes, contract.putOnAir, lead, {
    body: {
      version: (await desk()).version,
      template: 'storm',
      texts: templateTexts('storm'),
      place: 'before',
      after: 'agents',
      open: true,
      closed: true,
      until: new Date(nowMs() + 2 * hour).toISOString(),
      ...changes,
    },
  });
const end = async (until: number | null, version?: number) =>
  callRoute(routes, contract.changeOnAirEnd, lead, {
    body: { version: version ?? (await desk()).version, until: until === null ? null : new Date(until).toISOString() },
  });
const lastChange = async () => {
  const answer = await callRoute(routes, listSettingChanges, lead, { query: { kind: 'announcement' } });
  if (!answer.ok) throw new Error(answer.code);
  const [change] = answer.value.changes;
  if (!change) throw new Error('nothing has been changed');
  return change;
};
const undo = (changeId: string) =>
  callRoute(routes, undoSettingChange, lead, { params: { changeId }, body: { why: 'Irrtum' } });

test('[OA1] [OA4] [OA12] on air at once for calls and pages, with who did it; gone by itself, and after a restart as well', async () => {
  const settings = onAirSettings(now.city);
  expect(settings().notice).toBeNull();
  expect(await put()).toMatchObject({ ok: true, value: { notice: { template: 'storm' } } });
  expect(settings().notice).toMatchObject({ sounds: { de: 'notice-storm', ku: 'notice-storm' }, place: 'before' });
  expect(dispatched).toEqual([{ type: 'noticeChanged' }]);
  expect(published).toMatchObject([{ notice: { template: 'storm' } }]);
  expect((await desk()).days[0]?.parts.some(({ noticeId }) => noticeId !== null)).toBe(true);
  expect(await lastChange()).toMatchObject({ subject: 'onAir', title: 'Notansage auf Sendung', whyNotUndo: null });

  const again = await readCitySettings(db);
  expect(again?.settings.onAir).toMatchObject({ template: 'storm' });
  shiftWallTime(nowMs() + 2 * hour + 1000);
  expect(settings().notice).toBeNull();
  expect((await desk()).notice).toBeNull();
  expect(await end(null)).toEqual({ ok: false, code: 'nothingOnAir' });
  await expect.poll(() => published.at(-1), { timeout: 5_000 }).toEqual({ notice: null });
});

test('[OA2] [OA3] [OA5] what is wrong is refused by the server, too, and nothing changes', async () => {
  for (const wrong of [
    { texts: { tr: 'Dikkat' } },
    { until: new Date(nowMs() - 1).toISOString() },
    { until: new Date(nowMs() + 8 * 24 * hour).toISOString() },
    { open: false, closed: false },
  ])
    expect(await put(wrong)).toMatchObject({ ok: false, code: 'onAirWrong' });
  expect(dispatched).toEqual([]);
  maySpeak = false;
  expect(await put({ texts: { de: 'Anders.' }, template: null })).toMatchObject({ ok: false, code: 'notPrepared' });
  expect(dispatched).toEqual([]);
});

test('[OA1] who saw an older version changes nothing; prolonging keeps the id, so nobody hears it twice', async () => {
  const first = await put({ texts: { de: 'Eins.' }, template: null });
  if (!first.ok) throw new Error(first.code);
  const { version, notice } = first.value;
  const until = nowMs() + 5 * hour;
  const prolonged = await end(until, version);
  expect(prolonged).toMatchObject({ ok: true, value: { notice: { noticeId: notice?.noticeId } } });
  expect(await end(null, version)).toEqual({ ok: false, code: 'conflict' });
  expect(await put({ version, texts: { de: 'Zwei.' }, template: null })).toEqual({ ok: false, code: 'conflict' });
  expect(now.city.onAir?.texts.de).toBe('Eins.');
  expect(await end(nowMs() + 8 * 24 * hour)).toMatchObject({ ok: false, code: 'onAirWrong' });
});

test('[OA11] ended by mistake it is taken back; once its time is over it is not', async () => {
  await put({ texts: { de: 'Noch da.' }, template: null });
  await end(null);
  expect(now.city.onAir).toBeNull();
  const ended = await lastChange();
  expect(ended.title).toBe('Notansage beendet');
  expect(await undo(ended.changeId)).toMatchObject({ ok: true });
  expect(now.city.onAir?.texts.de).toBe('Noch da.');
  expect(await lastChange()).toMatchObject({ subject: 'onAir', undoes: true });
  await end(null);
  shiftWallTime(nowMs() + 3 * hour);
  expect(await undo((await lastChange()).changeId)).toEqual({ ok: false, code: 'undoRefused' });
});

const plan = async (fromIn: number, untilIn: number, changes: object = {}) =>
  callRoute(routes, contract.planOnAir, lead, {
    body: {
      ...{
        version: (await desk()).version,
        template: null,
        texts: { de: 'Geplant.' },
        place: 'before',
        after: 'agents',
      },
      ...{ open: true, closed: true, replaces: null },
      ...{ from: new Date(nowMs() + fromIn).toISOString(), until: new Date(nowMs() + untilIn).toISOString() },
      ...changes,
    },
  });
const withdraw = async (noticeId: string) =>
  callRoute(routes, contract.withdrawOnAir, lead, { body: { version: (await desk()).version, noticeId } });
/** The only one that is planned. */
async function planned() {
  const [only, ...more] = (await desk()).coming;
  if (!only || more.length > 0) throw new Error(`planned are ${more.length + (only ? 1 : 0)}`);
  return only;
}

test('[OA13] planned it goes on air by itself, is told to who waits, and is there after a restart', async () => {
  await end(null);
  dispatched.length = 0;
  expect(await plan(hour, 2 * hour)).toMatchObject({ ok: true, value: { notice: null } });
  expect(await lastChange()).toMatchObject({ subject: 'onAirPlanned', title: 'Notansage geplant', whyNotUndo: null });
  const { noticeId } = await planned();
  const settings = onAirSettings(now.city);
  expect(settings().notice).toBeNull();
  // Its sounds are made before it begins.
  expect(promptTexts(now.city).find(({ name }) => name === `notice-${noticeId}`)).toMatchObject({ text: 'Geplant.' });
  dispatched.length = 0;
  published.length = 0;
  shiftWallTime(nowMs() + hour + 1000);
  expect(settings().notice).toMatchObject({ id: noticeId });
  await expect.poll(() => published.at(-1), { timeout: 5_000 }).toMatchObject({ notice: { noticeId } });
  expect(dispatched).toEqual([{ type: 'noticeChanged' }]);
  // As a program reads it that was away at the minute.
  const again = await readCitySettings(db);
  if (!again) throw new Error('there is no city');
  expect(onAirSettings(again.settings)().notice).toMatchObject({ id: noticeId });
  expect(await end(nowMs() + 5 * hour)).toMatchObject({ ok: true, value: { notice: { noticeId } } });
  expect(await end(null)).toMatchObject({ ok: true, value: { notice: null, coming: [] } });
});

test('[OA13] before it begins it is changed, withdrawn, and both are taken back; afterwards it is not', async () => {
  // Behind the changes of the tests before, which moved the clock.
  shiftWallTime(nowMs() + 10 * hour);
  await plan(hour, 2 * hour);
  const first = await planned();
  const changed = await plan(3 * hour, 4 * hour, { replaces: first.noticeId, texts: { de: 'Anders.' } });
  expect(changed).toMatchObject({ ok: true });
  const second = await planned();
  expect(second.texts.de).toBe('Anders.');
  expect(await plan(hour, 2 * hour, { replaces: first.noticeId })).toEqual({ ok: false, code: 'plannedGone' });
  expect(await withdraw(second.noticeId)).toMatchObject({ ok: true, value: { coming: [] } });
  expect(await withdraw(second.noticeId)).toEqual({ ok: false, code: 'plannedGone' });
  const withdrawn = await lastChange();
  expect(await undo(withdrawn.changeId)).toMatchObject({ ok: true });
  expect((await planned()).noticeId).toBe(second.noticeId);
  shiftWallTime(nowMs() + 3 * hour + 1000);
  expect(await withdraw(second.noticeId)).toEqual({ ok: false, code: 'plannedGone' });
  expect(await plan(hour, 2 * hour, { replaces: second.noticeId })).toEqual({ ok: false, code: 'plannedGone' });
  await end(null);
  shiftWallTime(nowMs() + 2 * hour);
  expect(await undo((await lastChange()).changeId)).toEqual({ ok: false, code: 'undoRefused' });
});

test('[OA14] [OA15] bad times are refused by the server, too; overlapping ones are heard one after the other', async () => {
  for (const [from, until] of [
    [2 * hour, hour],
    [-1000, hour],
    [91 * 24 * hour, 91 * 24 * hour + hour],
  ] as const)
    expect(await plan(from, until)).toMatchObject({ ok: false, code: 'onAirWrong' });
  const { version } = await desk();
  await plan(hour, 2 * hour);
  expect(await plan(hour, 2 * hour, { version })).toEqual({ ok: false, code: 'conflict' });
  const { noticeId } = await planned();
  const at = nowMs();
  await put({ template: null, texts: { de: 'Sofort.' }, until: new Date(at + 4 * hour).toISOString() });
  expect((await desk()).coming.map((one) => one.noticeId)).toEqual([noticeId]);
  shiftWallTime(at + 1.5 * hour);
  expect(await desk()).toMatchObject({ notice: { noticeId }, coming: [{ texts: { de: 'Sofort.' } }] });
  expect(await end(null)).toMatchObject({ ok: true, value: { notice: { texts: { de: 'Sofort.' } }, coming: [] } });
  expect(await end(null)).toMatchObject({ ok: true, value: { notice: null } });
});

const tone = (seconds: number): Uint8Array =>
  writeWav({ rate: 16_000, samples: Float32Array.from({ length: seconds * 16_000 }, (_, i) => 0.3 * Math.sin(i / 5)) });
const begin = (bytes: number) => callRoute(routes, contract.beginRecording, lead, { body: { bytes } });
const send = (uploadId: string, offset: number, piece: Uint8Array) =>
  callRoute(routes, contract.sendRecordingPart, lead, {
    params: { uploadId },
    body: { offset, base64: Buffer.from(piece).toString('base64') },
  });
async function upload(wav: Uint8Array) {
  const begun = await begin(wav.length);
  if (!begun.ok) return begun;
  for (let at = 0; at < wav.length; at += 150_000) {
    const sent = await send(begun.value.uploadId, at, wav.subarray(at, at + 150_000));
    if (!sent.ok) return sent;
  }
  return callRoute(routes, contract.addRecording, lead, { body: { uploadId: begun.value.uploadId } });
}

test('[OA9] a recording is kept, goes on air, lies beside the database for the voices, and is deleted after its time', async () => {
  const wav = tone(2);
  const made = await upload(wav);
  if (!made.ok) throw new Error(made.code);
  const recordings = { de: made.value };
  expect(made.value.seconds).toBeCloseTo(2, 1);
  expect(await put({ texts: { de: 'Aufgenommen.' }, template: null, recordings })).toMatchObject({ ok: true });
  const file = await readFile(join(dataDir, 'recordings', `notice-${made.value.id}.wav`));
  expect(readWav(file)).toMatchObject({ rate: 16_000 });
  const said = promptTexts(now.city).find(
    ({ recording }) => typeof recording === 'object' && recording.id === `notice-${made.value.id}`,
  );
  expect(said).toMatchObject({ language: 'de', name: `notice-${now.city.onAir?.id}` });

  // A voice is kept no longer than needed: what is not on air is no file.
  await end(null);
  await put({ texts: { de: 'Ohne.' }, template: null });
  await expect(readFile(join(dataDir, 'recordings', `notice-${made.value.id}.wav`))).rejects.toThrow();
  expect(await put({ texts: { de: 'Aufgenommen.' }, template: null, recordings })).toMatchObject({ ok: true });

  // After a move to another machine the file is written anew.
  await rm(join(dataDir, 'recordings'), { recursive: true });
  expect(await layOutNotices(db, join(dataDir, 'recordings'), everyNotice(airOf(now.city)))).toEqual([]);
  await readFile(join(dataDir, 'recordings', `notice-${made.value.id}.wav`));

  const later = nowMs() + 91 * 24 * hour;
  await forgetRecordings(db, later, [made.value.id]);
  expect(await db.selectFrom('onAirRecording').select('id').execute()).toHaveLength(1);
  shiftWallTime(later);
  await wired.forgetRecordings();
  shiftWallTime(undefined);
  expect(await db.selectFrom('onAirRecording').select('id').execute()).toHaveLength(1);
  await forgetRecordings(db, later, []);
  expect(await db.selectFrom('onAirRecording').select('id').execute()).toEqual([]);
  expect(await put({ texts: { de: 'Aufgenommen.' }, template: null, recordings })).toEqual({
    ok: false,
    code: 'recordingGone',
  });
});

test('[OA9] a "WAV" of 200 MB is refused before a byte is sent, and one that lies about its size while it is sent', async () => {
  expect(await begin(200_000_000)).toEqual({ ok: false, code: 'recordingTooLarge' });
  const begun = await begin(1000);
  if (!begun.ok) throw new Error(begun.code);
  const piece = new Uint8Array(150_000);
  piece.set(tone(1).subarray(0, 44));
  let sent = 0;
  let refused: string | undefined;
  while (refused === undefined && sent < 200_000_000) {
    const answer = await send(begun.value.uploadId, sent, piece);
    if (answer.ok) sent += piece.length;
    else refused = answer.code;
  }
  expect([refused, sent]).toEqual(['recordingTooLarge', largestRecording - (largestRecording % piece.length)]);
  const stranger = caller({ accountId: 'somebody', roles: ['lead'] });
  expect(
    await callRoute(routes, contract.addRecording, stranger, { body: { uploadId: begun.value.uploadId } }),
  ).toEqual({
    ok: false,
    code: 'uploadGone',
  });
  expect(await upload(new Uint8Array(Buffer.from('keine Musik'.repeat(9))))).toEqual({
    ok: false,
    code: 'recordingNotWav',
  });
});

test('[C11] [C20] [C23] the calendar is changed as a whole, with the version that was seen; mistakes are refused with their place', async () => {
  const read = await callRoute(routes, getCalendar, lead);
  if (!read.ok) throw new Error(read.code);
  const { version, calendar } = read.value;
  const change = (next: Partial<CalendarDraft>, seen = version) =>
    callRoute(routes, changeCalendar, lead, {
      body: { version: seen, calendar: { ...calendar, ...next }, why: 'Umbau' },
    });
  const overlapping = calendar.weekly.map((spans, day) => (day === 0 ? [...spans, { from: '16', to: '18' }] : spans));
  expect(await change({ weekly: overlapping })).toMatchObject({ ok: false, code: 'calendarWrong' });
  expect(now.city.calendar.weekly[1]).toHaveLength(1);

  const closingDays = [
    {
      ...{ from: '2027-02-08', to: '', name: 'Rosenmontag', span: null, texts: { de: 'Helau.', tr: 'Kapalı.' } },
      emergency: [{ number: '02151 333', name: 'Wasser' }],
    },
  ];
  const done = await change({ closingDays });
  expect(done).toMatchObject({ ok: true, value: { version: version + 1, changed: { by: 'LEA' } } });
  expect(await change({ land: 'BY' })).toEqual({ ok: false, code: 'conflict' });
  const texts = promptTexts(now.city).filter(({ name }) => /^(closed|emergency)-2027/.test(name));
  expect(texts.find(({ name, language }) => name === 'closed-2027-02-08' && language === 'tr')?.text).toBe('Kapalı.');
  expect(texts.filter(({ name }) => name.startsWith('closed-'))).toHaveLength(2);
  expect(texts.find(({ name, language }) => name === 'emergency-2027-02-08' && language === 'ku')?.text).toBe(
    '[de: Wasser]: sifir du yek pênc yek sê sê sê.',
  );
  await away();
  expect(await change({ land: 'BY' }, version + 1)).toEqual({ ok: false, code: 'databaseDown' });
  await back();
  expect(now.city.calendar.land).toBe('NW');
});
