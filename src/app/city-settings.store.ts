// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the running program needs of the city, as kept in the database (decision 32): the files are only the beginning. */
import type { Db } from '../platform/database/database.ts';
import type { City } from './city/city.ts';

/** The part of a city that has no tables of its own. */
export type CitySettings = Pick<
  City,
  | 'key'
  | 'name'
  | 'kind'
  | 'notice'
  | 'number'
  | 'dialled'
  | 'calendar'
  | 'menu'
  | 'routing'
  | 'announcements'
  | 'topics'
>;

const names = [
  'key',
  'name',
  'kind',
  'notice',
  'number',
  'dialled',
  'calendar',
  'menu',
  'routing',
  'announcements',
  'topics',
] as const satisfies readonly (keyof CitySettings)[];

/** The city's settings, or undefined when no city has been loaded. */
export async function readCitySettings(db: Db): Promise<CitySettings | undefined> {
  const rows = await db
    .selectFrom('citySetting')
    .select(['name', 'value'])
    .where('name', 'in', [...names])
    .execute();
  if (rows.length < names.length) return undefined;
  // Written by `writeCitySettings` only, from a city that was checked.
  return Object.fromEntries(rows.map((row) => [row.name, row.value])) as unknown as CitySettings;
}

/** Writes the settings of a freshly loaded city. */
export async function writeCitySettings(db: Db, city: CitySettings, atMs: number): Promise<void> {
  await db
    .insertInto('citySetting')
    .values(names.map((name) => ({ name, value: JSON.stringify(city[name]), updatedAt: new Date(atMs) })))
    .execute();
}

/** Replaces one setting. */
export async function changeCitySetting<Name extends keyof CitySettings>(
  db: Db,
  name: Name,
  value: CitySettings[Name],
  atMs: number,
): Promise<void> {
  await db
    .updateTable('citySetting')
    .set({ value: JSON.stringify(value), updatedAt: new Date(atMs) })
    .where('name', '=', name)
    .execute();
}
