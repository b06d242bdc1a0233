// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { callRoute, caller } from '../../../test/harness/call-route.ts';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, loadSmallCity, smallCity } from '../../../test/harness/small-city.ts';
import { settingRoutes } from '../settings/settings.routes.ts';
import { listSettingChanges, undoSettingChange } from '../settings/settings.contract.ts';
import type { Restore } from '../settings/setting-change.core.ts';
import { wireDirectory } from '../../app/wire-directory.ts';
import { searchDirectory } from './directory.contract.ts';
import { importFolder } from '../knowledge/import/import-folder.ts';
import * as delivery from './delivery.contract.ts';
import { largestDelivery } from './delivery.contract.ts';
import * as contract from './directory-edit.contract.ts';
import { usesOf } from './directory-edit.store.ts';
import { hoursFault, noHours, type DepartmentValue, type EntryValue } from './directory-edit.core.ts';

const { db } = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'amt-lists-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const monday = Date.UTC(2026, 10, 23, 8);
const city = await loadSmallCity(db, monday);
const restore = new Map<string, Restore>();
let told = 0;
const routes = [
  ...wireDirectory({
    ...{ db, restore, city: { dialled: ['+492151860'], number: '02151 86-0' }, outgoingNumbers: [] },
    calendar: () => smallCity.calendar,
    phoneIsOn: () => false,
    articlesChanged: () => undefined,
    directoryChanged: () => (told += 1),
    deliveries: importFolder(folder, () => monday, largestDelivery),
  }),
  ...settingRoutes({ db, restore }),
];
const lead = caller({ accountId: await addAccount(db, 'lena', ['lead']), roles: ['lead'] });

function value<Value>(answer: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
const whole = async () => value(await callRoute(routes, contract.getDirectory, lead, {}));
const departmentOf = async (key: string) => {
  const found = (await whole()).departments.find((one) => one.value.key === key);
  if (!found) throw new Error(`no department ${key}`);
  return found;
};
const entryOf = async (key: string) => {
  const found = (await whole()).entries.find((one) => one.value.key === key);
  if (!found) throw new Error(`no entry ${key}`);
  return found;
};
const fresh: DepartmentValue = {
  ...{ key: '', name: 'Bauaktenarchiv', nameEn: 'Building archive', tasks: 'Bauakten', parent: null },
  ...{ number: '0221 4710777', email: 'archiv@example.invalid', hours: noHours, exceptions: [], connects: 'announce' },
  deputy: null,
};
const person: EntryValue = {
  ...{ key: '', kind: 'person', name: 'Ida Muster', role: 'Brandschutz', department: 'buergerservice', number: '9133' },
  ...{ acceptance: 'answer', hours: null, exceptions: [], deputy: null, account: null },
};
const add = (change: Partial<DepartmentValue> = {}) =>
  callRoute(routes, contract.addDepartment, lead, { body: { value: { ...fresh, ...change } as never, why: '' } });
const addEntry = (change: Partial<EntryValue> = {}) =>
  callRoute(routes, contract.addDirectoryEntry, lead, { body: { value: { ...person, ...change } as never, why: '' } });
const change = async (key: string, values: Partial<DepartmentValue>, version?: number) => {
  const there = await departmentOf(key);
  const body = { value: { ...there.value, ...values } as never, version: version ?? there.version, why: 'Umzug' };
  return callRoute(routes, contract.changeDepartment, lead, { params: { departmentId: there.departmentId }, body });
};
const find = async (search: string) =>
  value(await callRoute(routes, searchDirectory, lead, { query: { search } })).entries.map(({ name }) => name);
const history = async () => value(await callRoute(routes, listSettingChanges, lead, { query: {} })).changes;

it('[D10] [D13] a department comes with its central number, stands in the tree, and goes again', async () => {
  value(await add({ parent: 'buergerservice' }));
  const made = await departmentOf('bauaktenarchiv');
  expect(made).toMatchObject({
    stage: 'notConnected',
    version: 1,
    value: { parent: 'buergerservice', number: '0221 4710777' },
  });
  expect(await find('Bauaktenarchiv')).toEqual(['Bauaktenarchiv']);
  expect((await entryOf('bauaktenarchiv')).value).toMatchObject({ acceptance: 'key' });
  value(await change('bauaktenarchiv', { name: 'Archiv', number: '9755' }));
  expect((await entryOf('bauaktenarchiv')).value).toMatchObject({
    name: 'Archiv',
    number: '9755',
    acceptance: 'answer',
  });
  expect(await change('buergerservice', { parent: 'bauaktenarchiv' })).toMatchObject({ code: 'belowItself' });
  const { departmentId, version } = await departmentOf('bauaktenarchiv');
  const removing = { params: { departmentId }, body: { version, why: 'doppelt' } };
  value(await callRoute(routes, contract.removeDepartment, lead, removing));
  expect(await find('Archiv')).toEqual([]);
  expect(told).toBe(3);
});

it('[D12] what others refer to does not vanish, and it is said by what', async () => {
  const { departmentId, version } = await departmentOf('buergerservice');
  const removing = { params: { departmentId }, body: { version, why: '' } };
  expect(await callRoute(routes, contract.removeDepartment, lead, removing)).toEqual({ ok: false, code: 'stillUsed' });
  expect(await usesOf(db, 'department', departmentId)).toEqual(
    new Map([
      ['directory_entry', 1],
      ['fact', 1],
      ['service', 2],
      ['topic', 1],
    ]),
  );
  value(await addEntry());
  value(await addEntry({ name: 'Jo Muster', deputy: 'ida-muster' }));
  const ida = await entryOf('ida-muster');
  const params = { directoryEntryId: ida.directoryEntryId };
  expect(
    await callRoute(routes, contract.removeDirectoryEntry, lead, { params, body: { version: ida.version, why: '' } }),
  ).toMatchObject({ code: 'stillUsed' });
});

it('[D8] numbers that must not be dialled are refused, each with its own code, and nothing is written', async () => {
  const before = JSON.stringify(await whole());
  for (const [number, code] of [
    ['0900 123456', 'numberExpensive'],
    ['+43 1 234567', 'numberForeign'],
    ['02151 860', 'numberOwn'],
    ['112', 'numberService'],
    ['ruf mich an', 'numberUnreadable'],
  ] as const) {
    expect(await add({ number })).toMatchObject({ ok: false, code });
    expect(await addEntry({ number })).toMatchObject({ ok: false, code });
    expect(await change('buergerservice', { number })).toMatchObject({ ok: false, code });
  }
  expect(await addEntry({ number: null })).toMatchObject({ code: 'numberMissing' });
  expect(await addEntry({ department: 'keiner' })).toMatchObject({ code: 'departmentUnknown' });
  expect(await addEntry({ deputy: 'niemand' })).toMatchObject({ code: 'deputyUnknown' });
  expect(await add({ name: 'Bürgerservice' })).toMatchObject({ code: 'nameTaken' });
  expect(JSON.stringify(await whole())).toBe(before);
});

it('[D9] overlapping hours and days without an end are refused', async () => {
  const hours = {
    ...noHours,
    1: [
      { from: 480, to: 720 },
      { from: 700, to: 900 },
    ],
  };
  expect(hoursFault(hours, [])).toBe('hoursOverlap');
  const day = (from: string, to: string) => ({ from, to, name: 'Umbau', spans: [] });
  const overlapping = [day('2026-12-01', '2026-12-05'), day('2026-12-05', '2026-12-06')];
  expect(await change('buergerservice', { exceptions: overlapping })).toMatchObject({ code: 'exceptionsOverlap' });
  expect(await change('buergerservice', { exceptions: [day('2026-12-02', '2026-12-01')] })).toMatchObject({
    code: 'exceptionEndsBefore',
  });
  value(await change('buergerservice', { exceptions: [day('2026-11-23', '2026-11-23')] }));
  expect((await departmentOf('buergerservice')).value.exceptions).toHaveLength(1);
});

it('[D11] the second of two who change the same is told, and nothing of theirs is written', async () => {
  const { version } = await departmentOf('wohngeldstelle');
  value(await change('wohngeldstelle', { tasks: 'Wohngeld' }));
  expect(await change('wohngeldstelle', { tasks: 'anders' }, version)).toMatchObject({ ok: false, code: 'conflict' });
  expect((await departmentOf('wohngeldstelle')).value.tasks).toBe('Wohngeld');
});

it('[D11] a change stands in the history and is taken back by the same checks', async () => {
  const before = (await departmentOf('wohngeldstelle')).value;
  value(await change('wohngeldstelle', { number: '9599' }));
  const [last] = await history();
  expect(last).toMatchObject({ kind: 'department', subject: 'wohngeldstelle', why: 'Umzug', whyNotUndo: null });
  expect(last?.differences.map(({ path }) => path)).toEqual([['number']]);
  const params = { changeId: last?.changeId ?? '' };
  value(await callRoute(routes, undoSettingChange, lead, { params, body: { why: '' } }));
  expect((await departmentOf('wohngeldstelle')).value).toEqual(before);
  expect((await entryOf('wohngeldstelle')).value.number).toBe(before.number);
  expect(await callRoute(routes, undoSettingChange, lead, { params, body: { why: '' } })).toMatchObject({
    code: 'undone',
  });
});

it('[D11] what was removed comes back with its key; what was added goes', async () => {
  value(await addEntry({ name: 'Kurz Da', number: '9134' }));
  const made = await entryOf('kurz-da');
  const removing = { params: { directoryEntryId: made.directoryEntryId }, body: { version: made.version, why: '' } };
  value(await callRoute(routes, contract.removeDirectoryEntry, lead, removing));
  const [gone] = await history();
  const params = { changeId: gone?.changeId ?? '' };
  value(await callRoute(routes, undoSettingChange, lead, { params, body: { why: '' } }));
  expect((await entryOf('kurz-da')).value).toEqual(made.value);
  const [back] = await history();
  const again = { changeId: back?.changeId ?? '' };
  value(await callRoute(routes, undoSettingChange, lead, { params: again, body: { why: '' } }));
  await expect(entryOf('kurz-da')).rejects.toThrow('no entry');
});

it('[D14] [D15] the search finds roles, deputies are named, and a place leads to the department responsible there', async () => {
  expect(await find('Brandschutz')).toEqual(expect.arrayContaining(['Ida Muster']));
  const [found] = value(await callRoute(routes, searchDirectory, lead, { query: { search: 'Jo Muster' } })).entries;
  expect(found).toMatchObject({ role: 'Brandschutz', deputy: 'Ida Muster' });
  const [service] = (await whole()).services;
  if (!service) throw new Error('no service');
  const params = { serviceId: service.serviceId };
  const uerdingen = { place: 'Uerdingen', streets: ['Am Röttgen'], department: 'wohngeldstelle' };
  const body = { places: [uerdingen], was: [], why: 'Außenstelle' };
  value(await callRoute(routes, contract.changeServicePlaces, lead, { params, body }));
  expect(await find('Röttgen')).toEqual(['Wohngeldstelle']);
  expect(await find(`uerdingen ${service.title.split(' ')[0] ?? ''}`)).toEqual(['Wohngeldstelle']);
  expect(await callRoute(routes, contract.changeServicePlaces, lead, { params, body })).toMatchObject({
    code: 'conflict',
  });
  expect(
    await callRoute(routes, contract.changeServicePlaces, lead, {
      params,
      body: { ...body, places: [uerdingen, uerdingen], was: [uerdingen] },
    }),
  ).toMatchObject({ code: 'placeTwice' });
  const [last] = await history();
  value(
    await callRoute(routes, undoSettingChange, lead, { params: { changeId: last?.changeId ?? '' }, body: { why: '' } }),
  );
  expect(await find('Röttgen')).toEqual([]);
  expect(city.department('wohngeldstelle')).toBeTruthy();
});

async function upload(content: Buffer | string): Promise<string> {
  const bytes = Buffer.from(content as string);
  const { uploadId } = value(await callRoute(routes, delivery.beginDelivery, lead, { body: { bytes: bytes.length } }));
  const body = { offset: 0, base64: bytes.toString('base64') };
  value(await callRoute(routes, delivery.sendDelivery, lead, { params: { uploadId }, body }));
  return uploadId;
}
const compare = (uploadId: string) => callRoute(routes, delivery.compareDelivered, lead, { params: { uploadId } });
const apply = (uploadId: string, token: string, ids: readonly string[]) =>
  callRoute(routes, delivery.applyDelivered, lead, { params: { uploadId }, body: { token, ids, why: 'Liste 2026' } });

const list = [
  'Art;Kennung;Name;Aufgaben;Gehört zu;Nummer;Vertretung;Montag;Fax',
  'Person;;Eva Beispiel;Statik;Tiefbau;9401;Udo Beispiel;;',
  'Person;;Udo Beispiel;=1+1;Tiefbau;9402;;8-12;',
  'Fachbereich;tiefbau;Tiefbau;Straßen;Bürgerservice;0221 4710400;;8-12:30, 14-16;1',
  'Person;;Teuer Beispiel;;Tiefbau;0900 123456;;;',
].join('\n');

it('[DI1] [DI4] [DI6] a list is compared, its ticked rows are applied as a whole, and again it changes nothing', async () => {
  const before = JSON.stringify(await whole());
  const uploadId = await upload(list);
  const first = value(await compare(uploadId));
  expect(JSON.stringify(await whole()), 'comparing changes nothing').toBe(before);
  expect(first.unknownColumns).toEqual(['Fax']);
  expect(first.rows.filter(({ change }) => change === 'new').map(({ id, fault }) => [id, fault])).toEqual([
    ['entry:eva-beispiel', null],
    ['entry:udo-beispiel', null],
    ['department:tiefbau', null],
    ['entry:teuer-beispiel', 'numberExpensive'],
  ]);
  const used = first.rows.find(({ id }) => id === 'department:buergerservice');
  expect(used, 'what others refer to cannot go').toMatchObject({ change: 'gone', fault: 'stillUsed' });
  expect(first.rows.find(({ id }) => id === 'department:wohngeldstelle')).toMatchObject({ change: 'gone' });
  const good = ['entry:eva-beispiel', 'entry:udo-beispiel', 'department:tiefbau'];
  expect(await apply(uploadId, first.token, [...good, 'entry:teuer-beispiel'])).toMatchObject({ code: 'rowRefused' });
  expect(await apply(uploadId, first.token, ['entry:eva-beispiel'])).toMatchObject({ code: 'departmentUnknown' });
  expect(JSON.stringify(await whole()), 'a refused list leaves nothing behind').toBe(before);
  expect(value(await apply(uploadId, first.token, good))).toEqual({ written: 3 });
  expect((await entryOf('eva-beispiel')).value).toMatchObject({ deputy: 'udo-beispiel', department: 'tiefbau' });
  expect((await entryOf('udo-beispiel')).value.role, 'a formula is its text').toBe('=1+1');
  expect((await departmentOf('tiefbau')).value).toMatchObject({ parent: 'buergerservice', number: '0221 4710400' });
  const again = value(await compare(await upload(list)));
  expect(again.rows.filter(({ change, fault }) => change !== 'gone' && fault === null)).toEqual([]);
  expect(again.same).toBe(3);
  expect((await history()).slice(0, 4).map(({ why }) => why)).toEqual(Array.from({ length: 4 }, () => 'Liste 2026'));
});

it('[DI6] what changed since it was looked at is compared again', async () => {
  const uploadId = await upload('Name;Aufgaben\nTiefbau;Straßen und Brücken');
  const { token, rows } = value(await compare(uploadId));
  value(await change('tiefbau', { email: 'tiefbau@example.invalid' }));
  expect(await apply(uploadId, token, ['department:tiefbau'])).toMatchObject({ code: 'dataChanged' });
  expect(rows.find(({ id }) => id === 'department:tiefbau')?.fields).toEqual([
    { field: 'tasks', before: 'Straßen', after: 'Straßen und Brücken' },
  ]);
  const fresh = value(await compare(uploadId));
  value(await apply(uploadId, fresh.token, ['department:tiefbau', 'entry:eva-beispiel']));
  await expect(entryOf('eva-beispiel')).rejects.toThrow('no entry');
  expect((await departmentOf('tiefbau')).value).toMatchObject({
    tasks: 'Straßen und Brücken',
    email: 'tiefbau@example.invalid',
  });
});

it('[DI1] [DI7] Excel and XZuFi are read like CSV; what is no list is refused', async () => {
  const workbook = await writeExcelFile([
    [{ value: 'Name' }, { value: 'Aufgaben' }],
    [{ value: 'Tiefbau' }, { type: 'Formula', value: '"böse"&"r Inhalt"' }],
  ]).toBuffer();
  const sheet = value(await compare(await upload(workbook)));
  const tasks = sheet.rows.find(({ id }) => id === 'department:tiefbau')?.fields.find(({ field }) => field === 'tasks');
  expect(tasks?.after ?? '', 'a formula is never calculated').not.toContain('böser');
  const unit = (id: string, name: string, more = '') =>
    `<x:organisationseinheit><x:id schemeAgencyName="Land">${id}</x:id><x:name languageCode="de">${name}</x:name>${more}</x:organisationseinheit>`;
  const channels =
    '<x:kommunikation><x:kanal><code>02</code></x:kanal><x:kennung>+49 221 4710401</x:kennung></x:kommunikation>' +
    '<x:kommunikation><x:kanal><code>01</code></x:kanal><x:kennung>post@example.invalid</x:kennung></x:kommunikation>';
  const xml = `<?xml version="1.0"?><x:transfer xmlns:x="http://xoev.de/schemata/xzufi/2_2_0">${unit('oe-1', 'Kultur', channels)}${unit('oe-2', 'Archiv', '<x:uebergeordneteOrganisationseinheitID>oe-1</x:uebergeordneteOrganisationseinheitID>')}</x:transfer>`;
  const uploadId = await upload(xml);
  const units = value(await compare(uploadId));
  value(await apply(uploadId, units.token, ['department:oe-1', 'department:oe-2']));
  expect((await departmentOf('oe-1')).value).toMatchObject({
    ...{ name: 'Kultur', number: '0221 4710401', email: 'post@example.invalid' },
  });
  expect((await departmentOf('oe-2')).value.parent).toBe('oe-1');
  for (const nothing of ['Aufgaben;Nummer\nx;1', '{"a":1}', 'Name;Name\na;b', '<html/>'])
    expect(await compare(await upload(nothing))).toMatchObject({ code: 'fileRefused' });
});
