// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { loadSmallCity, smallCity } from '../../../test/harness/small-city.ts';
import { directoryTarget } from '../../platform/telephony/dial-target.ts';
import { dialTargetOf, listDepartments, searchDirectory } from './directory.store.ts';

const { db } = await testDatabase();
/** A Monday, 9:00 in Berlin: both departments are open. */
const monday = Date.UTC(2026, 10, 23, 8);
const wednesday = monday + 2 * 86_400_000;
const closingDay = Date.UTC(2026, 11, 28, 8);
const city = await loadSmallCity(db, monday);
const { calendar } = smallCity;
const search = (text: string, now = monday, departmentId?: string) =>
  searchDirectory(db, calendar, { search: text, now, ...(departmentId === undefined ? {} : { departmentId }) });

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

it('gives transfers a number that may be dialled, and how it is accepted', async () => {
  expect(await dialTargetOf(db, city.entry('passstelle'))).toEqual({
    entry: city.entry('passstelle'),
    name: 'Passstelle',
    number: '9110',
    acceptance: 'answer',
  });
  expect(await dialTargetOf(db, city.entry('wohngeldstelle'))).toMatchObject({ acceptance: 'key' });
  for (const id of ['', 'x', randomUUID(), '+49900123456']) expect(await dialTargetOf(db, id)).toBeUndefined();
});

it('holds no number the switch would not dial', async () => {
  const rows = await db.selectFrom('directoryEntry').select('number').execute();
  expect(rows.every((row) => directoryTarget(row.number) !== undefined)).toBe(true);
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
