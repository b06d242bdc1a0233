// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, loadSmallCity, smallCity } from '../../../test/harness/small-city.ts';
import { readRosterFile } from '../../app/roster-file.ts';
import { readRoster } from '../../app/roster-reader.ts';
import { spansOfDay } from '../calendar/calendar.core.ts';
import { recordChange } from '../settings/setting-change.store.ts';
import { dutiesBetween, forgetDuties } from './duty.store.ts';
import * as contract from './roster.contract.ts';
import { rosterRoutes, type RosterMember } from './roster.routes.ts';

const { db, away, back } = await testDatabase();
const now = Date.parse('2026-11-25T10:00:00+01:00');
await loadSmallCity(db, now);
const lead = caller({ accountId: await addAccount(db, 'lea', ['lead']), roles: ['lead'] });
const ids = { ayse: await addAccount(db, 'ayse', ['agent']), piotr: await addAccount(db, 'piotr', ['agent']) };
const folder = await mkdtemp(join(tmpdir(), 'amt-roster-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

let people: readonly RosterMember[] = (['ayse', 'piotr'] as const).map((name) => ({
  ...{
    accountId: ids[name],
    name,
    displayName: name.toUpperCase(),
    active: true,
    weeklyMinutes: null,
    takesCalls: true,
  },
  skills: { languages: name === 'ayse' ? { de: 'good', tr: 'good' } : { de: 'good' }, topics: {} },
}));
const uploads = new Map<string, string>();
const dropped: string[] = [];
const routes = rosterRoutes({
  ...{ db, nowMs: () => now, read: readRosterFile, record: recordChange },
  people: () => Promise.resolve(people),
  folder: {
    begin: () => Promise.resolve(''),
    write: () => Promise.resolve('gone'),
    uploadOf: (id) => uploads.get(id),
    drop: (id) => Promise.resolve(void dropped.push(id)),
  },
  topics: () => ['ausweis'],
  calendar: () => smallCity.calendar,
  openOn: (day) => spansOfDay(smallCity.calendar, day),
  failed: () => undefined,
});

let count = 0;
async function upload(text: string | Buffer): Promise<string> {
  count += 1;
  const id = `01900000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  const path = join(folder, String(count));
  await writeFile(path, text);
  uploads.set(id, path);
  return id;
}
const preview = (uploadId: string) => callRoute(routes, contract.previewRoster, lead, { body: { uploadId } });
const apply = (uploadId: string, token: string, replace: 'named' | 'all' = 'named') =>
  callRoute(routes, contract.applyRoster, lead, { body: { uploadId, token, replace, fileName: 'plan.csv' } });
async function take(text: string, replace: 'named' | 'all' = 'named') {
  const id = await upload(text);
  const seen = await preview(id);
  if (!seen.ok) throw new Error(seen.code);
  return apply(id, seen.value.token, replace);
}
const kept = async (): Promise<string[]> =>
  (await dutiesBetween(db, 0, now * 2)).map(
    ({ accountId, start, end }) =>
      `${accountId === ids.ayse ? 'ayse' : 'piotr'} ${new Date(start).toISOString().slice(0, 16)} ${new Date(end).toISOString().slice(11, 16)}`,
  );
const history = () =>
  db
    .selectFrom('settingChange')
    .select(['kind', 'before', 'after'])
    .where('kind', '=', 'roster')
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .execute();

test('[TM1] tables in any encoding, calendars, and what is neither', async () => {
  const csv = 'Name;Datum;von;bis\r\nAYSE;26.11.2026;8:00;12:00\r\n';
  for (const bytes of [
    Buffer.from(csv),
    Buffer.from(`\uFEFF${csv}`),
    Buffer.from(csv, 'latin1'),
    Buffer.from(`\uFEFF${csv}`, 'utf16le'),
    Buffer.from(csv.replaceAll(';', '\t')),
    Buffer.from(csv.replaceAll(';', ',')),
  ])
    expect(await preview(await upload(bytes))).toMatchObject({
      ok: true,
      value: { format: 'csv', taken: 1, people: 1 },
    });
  const ics = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:1',
    'SUMMARY:PIOTR',
    'DTSTART;VALUE=DATE:20261126',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  expect(await preview(await upload(ics))).toMatchObject({
    ok: true,
    value: {
      format: 'ical',
      shifts: [{ displayName: 'PIOTR', start: '2026-11-26T07:00:00.000Z', end: '2026-11-26T16:00:00.000Z' }],
    },
  });
  expect(await preview(await upload(''))).toMatchObject({ code: 'rosterEmpty' });
  expect(await preview(await upload('Name;Datum;von;bis\r\n'))).toMatchObject({ code: 'rosterEmpty' });
  expect(await preview(await upload('Name;Datum\r\nAYSE;26.11.2026\r\n'))).toMatchObject({ code: 'columnsMissing' });
  expect(await preview(await upload('BEGIN:VCALENDAR\r\nfoo\r\n'))).toMatchObject({ code: 'rosterBroken' });
  expect(await preview(await upload(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 0, 0xff])))).toMatchObject({ ok: false });
  expect(await preview('01900000-0000-7000-8000-999999999999')).toMatchObject({ code: 'uploadGone' });
});

test('[TM10] a file that does not come to an end is given up, and the next one is read', async () => {
  const path = join(folder, 'endless.ics');
  const rules = Array.from(
    { length: 400 },
    (_, i) =>
      `BEGIN:VEVENT\r\nUID:${i}\r\nDTSTART:20000101T000000\r\nDURATION:PT1H\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT`,
  );
  await writeFile(path, `BEGIN:VCALENDAR\r\n${rules.join('\r\n')}\r\nEND:VCALENDAR\r\n`);
  const frame = { timeZone: 'Europe/Berlin', from: now, to: now + 1 };
  const begun = performance.now();
  expect(await readRoster({ path, frame }, 1_000)).toMatchObject({ ok: false, code: 'rosterTooSlow' });
  expect(performance.now() - begun).toBeLessThan(10_000);
  const next = join(folder, 'next.csv');
  await writeFile(next, 'name,date,from,to\nAYSE,2026-11-26,8,9\n');
  expect(await readRoster({ path: next, frame })).toMatchObject({ ok: true, format: 'csv' });
}, 60_000);

test('[TM2] [TM3] taken over as it was previewed: the people named are replaced on these days, the others stay', async () => {
  const both = 'Name;Datum;von;bis\nAYSE;26.11.2026;8;12\nPIOTR;26.11.2026;8;16\nAYSE;27.11.2026;8;12\n';
  expect(await take(both)).toEqual({ ok: true, value: { taken: 3, replaced: 0 } });
  expect(await take('Name;Datum;von;bis\nAYSE;26.11.2026;10;14\n')).toEqual({
    ok: true,
    value: { taken: 1, replaced: 1 },
  });
  expect(await kept()).toEqual([
    'piotr 2026-11-26T07:00 15:00',
    'ayse 2026-11-26T09:00 13:00',
    'ayse 2026-11-27T07:00 11:00',
  ]);
  expect(await take('Name;Datum;von;bis\nAYSE;26.11.2026;9;13\n', 'all')).toEqual({
    ok: true,
    value: { taken: 1, replaced: 2 },
  });
  expect(await kept()).toEqual(['ayse 2026-11-26T08:00 12:00', 'ayse 2026-11-27T07:00 11:00']);
  const [last] = await history();
  expect(last).toMatchObject({
    before: { shifts: 2 },
    after: { shifts: 1, file: 'plan.csv', replaces: 'all', from: '2026-11-26', to: '2026-11-26' },
  });
  // TM3: whose shifts they were stands nowhere but in the roster.
  expect(JSON.stringify(await history())).not.toMatch(/AYSE|PIOTR|ayse|piotr/);
  expect(dropped).toHaveLength(3);
});

test('[TM2] a preview that is outdated, and one of which nothing can be taken, change nothing', async () => {
  const before = await kept();
  const id = await upload('Name;Datum;von;bis\nAYSE;26.11.2026;8;12\nPIOTR;26.11.2026;8;16\n');
  const seen = await preview(id);
  const token = seen.ok ? seen.value.token : '';
  const all = people;
  people = people.map((person) => ({ ...person, active: person.name === 'ayse' }));
  expect(await apply(id, token)).toMatchObject({ code: 'rosterChanged' });
  people = all;
  const useless = await upload('Name;Datum;von;bis\nNIEMAND;26.11.2026;8;12\n');
  expect(await preview(useless)).toMatchObject({ ok: true, value: { taken: 0, days: null, mistakes: 1 } });
  expect(await apply(useless, 'x')).toMatchObject({ code: 'rosterNothing' });
  expect(await kept()).toEqual(before);
  await away();
  expect(await apply(id, token)).toMatchObject({ code: 'databaseDown' });
  await back();
  expect(await kept()).toEqual(before);
});

test('[TM12] [TM13] cover and gaps of the roster that was brought in', async () => {
  const days = ['25', '26', '27'].map((day) => `PIOTR;${day}.11.2026;8;17\n`).join('');
  await take(`Name;Datum;von;bis\n${days}AYSE;26.11.2026;8;13\n`, 'all');
  const answer = await callRoute(routes, contract.getCover, lead);
  if (!answer.ok) throw new Error(answer.code);
  const { days: shown, gaps, plannedUntil } = answer.value;
  expect(shown).toHaveLength(10);
  const thursday = shown.find(({ day }) => day === '2026-11-26');
  expect(thursday?.hours.map(({ languages }) => languages.tr?.good)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0]);
  expect(plannedUntil).toBe('2026-11-27T16:00:00.000Z');
  const turkish = gaps.filter((gap) => gap.kind === 'language' && gap.language === 'tr');
  expect(turkish.map((gap) => ('day' in gap && 'part' in gap ? [gap.day, gap.part] : []))).toEqual([
    ['2026-11-25', 'day'],
    ['2026-11-26', 'afternoon'],
    ['2026-11-27', 'day'],
  ]);
  expect(gaps).toContainEqual({ kind: 'noRoster', day: '2026-11-30', lastDay: '2026-12-04' });
  expect(gaps).toContainEqual({ kind: 'topicSkill', topic: 'ausweis', good: 0, canHelp: 0 });
});

test('[TM11] shifts are deleted a week after they are over', async () => {
  expect(await kept()).toHaveLength(4);
  expect(await forgetDuties(db, Date.parse('2026-12-03T12:30:00Z'))).toBe(2);
  expect(await kept()).toEqual(['piotr 2026-11-26T07:00 16:00', 'piotr 2026-11-27T07:00 16:00']);
});
