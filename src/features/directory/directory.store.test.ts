// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount, loadSmallCity, smallCity } from '../../../test/harness/small-city.ts';
import { directoryTarget } from '../../platform/telephony/dial-target.ts';
import { listDepartments, listPerson, searchDirectory, transferTargetOf } from './directory.store.ts';

const { db } = await testDatabase();
/** A Monday, 9:00 in Berlin: both departments are open. */
const monday = Date.UTC(2026, 10, 23, 8);
const wednesday = monday + 2 * 86_400_000;
const closingDay = Date.UTC(2026, 11, 28, 8);
const city = await loadSmallCity(db, monday);
const { calendar } = smallCity;
/** Accounts whose phones are on. */
const switchedOn = new Set<string>();
const search = (text: string, now = monday, departmentId?: string) =>
  searchDirectory(db, calendar, {
    search: text,
    now,
    phoneIsOn: (accountId) => switchedOn.has(accountId),
    ...(departmentId === undefined ? {} : { departmentId }),
  });

it('lists departments by name with hours people can read', async () => {
  const departments = await listDepartments(db, calendar, wednesday);
  expect(departments).toMatchObject([
    {
      key: 'buergerservice',
      name: 'Bürgerservice',
      number: '9100',
      openNow: true,
      stage: 'live',
      hours: ['08:00–12:00', '08:00–12:00', '08:00–12:00', '08:00–12:00', '08:00–12:00', '', ''],
    },
    {
      key: 'wohngeldstelle',
      number: '0221 4710500',
      openNow: false,
      hours: ['08:00–12:00', '08:00–12:00', '', '08:00–12:00', '08:00–12:00', '', ''],
    },
  ]);
  expect((await listDepartments(db, calendar, closingDay)).map((d) => d.openNow)).toEqual([false, false]);
});

it('does not open departments because the hotline has a special opening', async () => {
  const special = { ...calendar, specialOpenings: [{ from: closingDay - 1, name: 'Probebetrieb' }] };
  expect((await listDepartments(db, special, closingDay)).map((d) => d.openNow)).toEqual([false, false]);
});

it('finds numbers by name, department, task and digits; open ones first', async () => {
  const names = async (...query: Parameters<typeof search>) => (await search(...query)).map((entry) => entry.name);
  expect(await names('')).toEqual(['Bürgerservice', 'Passstelle', 'Wohngeldstelle']);
  expect(await names('paß')).toEqual(['Passstelle', 'Bürgerservice']);
  expect(await names('buergerservice')).toEqual(['Bürgerservice', 'Passstelle']);
  expect(await names('0221 4710500')).toEqual(['Wohngeldstelle']);
  expect(await names('', monday, city.department('wohngeldstelle'))).toEqual(['Wohngeldstelle']);
  expect(await names('', monday, 'x')).toEqual([]);
  expect((await search('', wednesday)).map((entry) => entry.openNow)).toEqual([true, true, false]);
});

it('[D3] gives transfers a number that may be dialled, how it is accepted, and whether it is open', async () => {
  const target = (key: string, now = monday) => transferTargetOf(db, calendar, city.entry(key), now);
  expect(await target('passstelle')).toEqual({
    entry: city.entry('passstelle'),
    name: 'Passstelle',
    number: '9110',
    acceptance: 'answer',
    department: city.department('buergerservice'),
    account: null,
    open: true,
  });
  expect(await target('wohngeldstelle')).toMatchObject({ acceptance: 'key', open: true });
  expect(await target('wohngeldstelle', wednesday)).toMatchObject({ open: false });
  for (const id of ['', 'x', randomUUID(), '+49900123456'])
    expect(await transferTargetOf(db, calendar, id, monday)).toBeUndefined();
});

it('[D3] says until when an entry is open, or when it opens again', async () => {
  expect(await search('Passstelle')).toMatchObject([{ openNow: true, changesAt: '2026-11-23T11:00:00.000Z' }]);
  const evening = Date.UTC(2026, 10, 23, 18);
  expect(await search('Passstelle', evening)).toMatchObject([
    { openNow: false, changesAt: '2026-11-24T07:00:00.000Z' },
  ]);
});

it('[D4] [D5] lists a person while the phone is on, and keeps the number of an entry that names one', async () => {
  const department = city.department('wohngeldstelle');
  const accountId = await addAccount(db, 'kemal', ['clerk'], department);
  const person = { id: randomUUID(), accountId, name: 'Kemal Öztürk', departmentId: department };
  expect(await listPerson(db, { ...person, departmentId: null })).toBe(false);
  expect(await listPerson(db, person)).toBe(true);
  expect(await search('Kemal', wednesday)).toEqual([]);
  switchedOn.add(accountId);
  expect(await search('Kemal', wednesday)).toMatchObject([
    { name: 'Kemal Öztürk', number: null, person: true, openNow: true, changesAt: null, acceptance: 'answer' },
  ]);
  // Switched on again under a new name: the same entry.
  await listPerson(db, { ...person, id: randomUUID(), name: 'Kemal Öztürk-Meyer' });
  expect(await search('Kemal', wednesday)).toMatchObject([{ directoryEntryId: person.id, name: 'Kemal Öztürk-Meyer' }]);
  await db.updateTable('directoryEntry').set({ number: '9555' }).where('id', '=', person.id).execute();
  await listPerson(db, { ...person, name: 'Anders' });
  switchedOn.clear();
  expect(await search('Kemal', wednesday)).toMatchObject([{ number: '9555', person: false, openNow: false }]);
  await expect(
    db.updateTable('directoryEntry').set({ number: null }).where('id', '=', city.entry('passstelle')).execute(),
  ).rejects.toThrow(/leads_somewhere/);
});

it('holds no number the switch would not dial', async () => {
  const rows = await db.selectFrom('directoryEntry').select('number').execute();
  expect(rows.every((row) => row.number === null || directoryTarget(row.number) !== undefined)).toBe(true);
  const entry = {
    id: randomUUID(),
    key: 'fremd',
    departmentId: city.department('buergerservice'),
    name: 'x',
    acceptance: 'answer' as const,
    hours: null,
  };
  for (const number of ['0900123', '+431234567', 'sip:x@example.invalid', '0049', ''])
    await expect(
      db
        .insertInto('directoryEntry')
        .values({ ...entry, number })
        .execute(),
    ).rejects.toThrow(/check constraint/);
});
