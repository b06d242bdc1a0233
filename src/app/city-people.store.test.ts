// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { cityParts } from '../features/settings/files/city-files.core.ts';
import { readChanges, recordChange } from '../features/settings/setting-change.store.ts';
import { forgetDuties } from '../features/team/duty.store.ts';
import { restoreRoster } from '../features/team/roster-change.store.ts';
import { applyRecords } from './apply-city.ts';
import type { City } from './city/city.ts';
import { doCityWork } from './city/city-work.ts';
import { littleCity } from './city/little-city.fixture.ts';
import { loadCityTree } from './city/load-city.ts';
import { writeCity } from './city/write-city.ts';
import { begin, exchangeHouse, now } from './city-exchange.fixture.ts';
import { linkPeople } from './import-city.ts';
import { readWholeCity } from './read-city.ts';

// Whole cities on threads of their own: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 180_000 });

const little = await littleCity();
const folder = await mkdtemp(join(tmpdir(), 'amt-people-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const outing = { from: '2026-12-01', to: '2026-12-01', name: 'Betriebsausflug', spans: [] };
const short = { from: '2026-12-21', to: '2026-12-23', name: 'Kurze Tage', spans: [{ from: 480, to: 720 }] };

/** The small city with all that its directory and its team can say. */
const whole: City = {
  ...little,
  news: [],
  departments: little.departments.map((one) =>
    one.key === 'wohngeldstelle'
      ? {
          ...one,
          parent: 'buergerservice',
          deputy: 'buergerservice',
          stage: 'directory',
          connects: 'straight',
          exceptions: [outing, short],
        }
      : one,
  ),
  directory: [
    ...little.directory,
    {
      ...{ key: 'frau-berg', name: 'Frau Berg', department: 'wohngeldstelle', number: '9210', acceptance: 'answer' },
      ...{ kind: 'person', role: 'Wohngeld, Buchstaben A bis K', deputy: 'herr-tal', user: 'wohngeld' },
      exceptions: [{ from: '2026-12-24', to: '2027-01-06', name: 'Urlaub', spans: [] }],
    } as const,
    {
      ...{ key: 'herr-tal', name: 'Herr Tal', department: 'wohngeldstelle', number: '9211', acceptance: 'key' },
      ...{ kind: 'person', deputy: 'wohngeldstelle' },
    } as const,
  ].toSorted((a, b) => (a.key < b.key ? -1 : 1)) as City['directory'],
  services: little.services.map((one) =>
    one.key === 'wohngeld'
      ? {
          ...one,
          places: [
            { place: 'Hüls', streets: [], department: 'buergerservice' },
            { place: 'Mitte', streets: ['Ostwall', 'Westwall'], department: 'buergerservice' },
          ],
        }
      : one,
  ),
  team: little.team
    .map((one) =>
      one.user === 'ayse'
        ? {
            ...one,
            topics: { '*': 'canHelp', wohngeld: 'good' },
            ...{ phones: ['browser'], homeOffice: true, weeklyMinutes: 19 * 60 + 30, deskNumber: '86-2110' },
          }
        : one,
    )
    .toSorted((a, b) => (a.user < b.user ? -1 : 1)) as City['team'],
  roster: [
    { user: 'ayse', start: Date.UTC(2026, 10, 23, 7), end: Date.UTC(2026, 10, 23, 15) },
    { user: 'leitung', start: Date.UTC(2026, 10, 23, 7), end: Date.UTC(2026, 10, 23, 12) },
    // Over midnight and over the change to summer time.
    { user: 'ayse', start: Date.UTC(2027, 2, 27, 21), end: Date.UTC(2027, 2, 28, 4) },
  ],
};

const roster = { parts: ['roster'], accountId: null, why: '', now } as const;
const textsOf = (city: City) => Object.fromEntries(writeCity(city).texts);

it('[SD7] [SD18] deputies, other hours, places and people go out, into an empty installation, and out again byte for byte', async () => {
  const db = await begin(whole);
  await linkPeople(db, whole);
  await applyRecords(db, { before: little, after: whole }, roster);
  const first = await readWholeCity(db, now);
  expect(textsOf(first)).toEqual(textsOf(whole));
  const { tree, mistakes, notHeld } = await doCityWork({ do: 'write', city: first });
  expect([mistakes, notHeld]).toEqual([[], []]);
  expect(tree.texts.get('team.yaml')).toContain("topics: { '*': canHelp, wohngeld: good }");
  expect(tree.texts.get('team.yaml')).toContain('weeklyHours: 19:30');
  expect(tree.texts.get('directory.yaml')).toContain('deputy: herr-tal');
  expect(tree.texts.get('roster.yaml')).toContain('{ user: ayse, from: 2027-03-27T22:00, to: 2027-03-28T06:00 }');
  expect(tree.texts.get('departments.yaml')).toContain('name: Betriebsausflug');
  expect(tree.texts.get('services/wohngeld.md')).toContain('streets: [ Ostwall, Westwall ]');
  const loaded = loadCityTree(tree);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const empty = await begin(loaded.city);
  await linkPeople(empty, loaded.city);
  await applyRecords(empty, { before: little, after: loaded.city }, roster);
  expect(textsOf(await readWholeCity(empty, now))).toEqual(textsOf(first));
});

it('[SD11] [SD18] all of it is taken over into a running installation, and counts as a change on the screens', async () => {
  const { db, take } = await exchangeHouse(little, folder);
  const versions = async () => {
    const rows = await db.selectFrom('department').select(['key', 'version']).execute();
    const people = await db.selectFrom('account').select(['name as key', 'version']).execute();
    return Object.fromEntries([...rows, ...people].map(({ key, version }) => [key, version]));
  };
  const before = await versions();
  expect(await take(whole, cityParts)).toEqual({ ok: true, value: [] });
  const there = await readWholeCity(db, now);
  const team = there.team.filter(({ user }) => user !== 'lead');
  expect(textsOf({ ...there, team })).toEqual(textsOf({ ...whole, news: there.news }));
  const after = await versions();
  expect(after['wohngeldstelle']).toBe((before['wohngeldstelle'] ?? 0) + 1);
  expect(after['ayse']).toBe((before['ayse'] ?? 0) + 1);
  expect(after['buergerservice']).toBe(before['buergerservice']);
  expect(after['leitung']).toBe(before['leitung']);
  // Who has an entry keeps it, whatever files say without it.
  expect(await take(little, ['directory'])).toEqual({ ok: true, value: [] });
  const keys = (await readWholeCity(db, now)).directory.map(({ key }) => key);
  expect(keys).toContain('frau-berg');
});

it('[SD19] [TM3] [TM16] a roster of files takes the place of the plan, is taken back from the history, and forgotten with it', async () => {
  const { db, take, accountId } = await exchangeHouse(whole, folder);
  const planned = async () => (await readWholeCity(db, now)).roster ?? [];
  const undo = async () => {
    const changes = await readChanges(db, { kind: 'roster' });
    const [last] = changes.changes;
    if (!last?.isLast) throw new Error('there is no roster to take back');
    const { before, after, id, subject } = last;
    const order = { subject, value: before, expected: after, why: '', accountId, now, undoes: id };
    return restoreRoster(db, recordChange)(order);
  };
  expect(await take(whole, ['roster'])).toEqual({ ok: true, value: [] });
  expect(await planned()).toEqual(whole.roster);
  const other = [
    { user: 'ayse', start: Date.UTC(2026, 10, 24, 7), end: Date.UTC(2026, 10, 24, 15) },
    // Before this week: left out, as on the page.
    { user: 'ayse', start: Date.UTC(2026, 10, 20, 7), end: Date.UTC(2026, 10, 20, 15) },
  ];
  expect(await take({ ...whole, roster: other }, ['roster'])).toEqual({ ok: true, value: [] });
  expect(await planned()).toEqual(other.slice(0, 1));
  // Files without a roster say nothing about it.
  const { roster: _none, ...silent } = whole;
  expect(await take(silent, cityParts)).toEqual({ ok: true, value: [] });
  expect(await planned()).toEqual(other.slice(0, 1));
  expect(await undo()).toMatchObject({ ok: true });
  expect(await planned()).toEqual(whole.roster);
  // Taken back once more, the newer plan holds again.
  expect(await undo()).toMatchObject({ ok: true });
  expect(await planned()).toEqual(other.slice(0, 1));
  const history = JSON.stringify((await readChanges(db, { kind: 'roster' })).changes);
  expect(history).toContain('roster.yaml');
  expect(history).not.toMatch(/ayse|2026-11-23T07/);
  await forgetDuties(db, Date.UTC(2026, 11, 3));
  const kept = await db.selectFrom('dutyBefore').select('endsAt').execute();
  expect(kept.every(({ endsAt }) => endsAt.getTime() > Date.UTC(2026, 10, 26))).toBe(true);
});

it.each([
  ['directory.yaml', 'deputy: herr-tal', 'deputy: niemand', 'Die Vertretung "niemand" gibt es weder'],
  ['directory.yaml', 'deputy: herr-tal', 'deputy: frau-berg', 'kann sich nicht selbst vertreten'],
  ['directory.yaml', 'user: wohngeld', 'user: fremd', 'Ein Konto "fremd" gibt es in team.yaml nicht'],
  ['departments.yaml', 'to: 2026-12-23', 'to: 2026-12-20', 'Der letzte Tag liegt vor dem ersten'],
  ['departments.yaml', 'on: 2026-12-01', 'on: 2026-12-22', 'Zwei dieser anderen Zeiten gelten am selben Tag'],
  ['departments.yaml', 'connects: straight\n', 'connects: quer\n', 'Erlaubt ist hier nur'],
  ['services/wohngeld.md', 'place: Mitte', 'place: Hüls', 'Der Ort "Hüls" steht hier zweimal'],
  ['roster.yaml', 'T08:00, to: 2026-11-23T16:00', 'T16:00, to: 2026-11-23T08:00', 'Der Dienst endet nicht nach'],
  ['roster.yaml', 'to: 2026-11-23T16:00', 'to: 2026-11-23T23:00', 'Ein Dienst dauert höchstens 14 Stunden'],
  ['roster.yaml', 'user: leitung', 'user: ayse', 'überschneidet sich mit einem anderen von "ayse"'],
  ['roster.yaml', 'user: leitung', 'user: fremd', 'Ein Konto "fremd" gibt es in team.yaml nicht'],
  ['roster.yaml', '2027-03-28T06:00', '2027-03-28T02:30', 'Diese Uhrzeit gibt es an dem Tag nicht'],
  ['roster.yaml', '2027-03-28T06:00', '28.3. früh', 'Ein Dienst wird als 2026-11-23T08:00 geschrieben'],
  ['team.yaml', 'weeklyHours: 19:30', 'weeklyHours: viel', 'Stunden in der Woche werden als 38:30'],
  ['team.yaml', 'phones: [ browser ]', 'phones: [ desk ]', 'Wer zu Hause arbeitet, braucht das Telefon im Browser'],
  ['team.yaml', "'*': canHelp", "'?': canHelp", 'Themen sind entweder'],
])('[SD1] [SD18] %s: %s → %s is told with its line', (file, from, to, told) => {
  const tree = writeCity(whole);
  const text = tree.texts.get(file) ?? '';
  expect(text).toContain(from);
  const loaded = loadCityTree({ ...tree, texts: new Map([...tree.texts, [file, text.replace(from, to)]]) });
  const line = text.slice(0, text.indexOf(from)).split('\n').length;
  const problems = loaded.ok ? [] : loaded.problems;
  expect(problems.map((one) => one.message).join('\n')).toContain(told);
  expect(problems.every((one) => one.file === file && Math.abs(one.line - line) <= 6)).toBe(true);
});
