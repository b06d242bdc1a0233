// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the running program needs of the city, as kept in the database (decision 32): the files are only the beginning. */
import type { AirSettings } from '../features/on-air/on-air-plan.core.ts';
import { unofferedTopics } from '../features/onboarding/onboarding.core.ts';
import type { Db } from '../platform/database/database.ts';
import type { City } from './city/city.ts';
import { standingOf } from './city/city-standing.ts';

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
> &
  /** Emergency announcements; null, absent or empty = none. Each is over when its time is. */
  AirSettings & {
    /** Keys of topics that do not stand in the menu, because their department or service has not joined; follows from stages. */
    readonly unoffered: readonly string[];
  };

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
  'onAir',
  'onAirPlanned',
  'unoffered',
] as const satisfies readonly (keyof CitySettings)[];

/** One of them. */
export type CitySettingName = (typeof names)[number];

/** The settings with the version of each (ST5). */
export interface StoredCity {
  readonly settings: CitySettings;
  readonly versions: Readonly<Record<CitySettingName, number>>;
}

/** The city's settings, or undefined when no city has been loaded. */
export async function readCitySettings(db: Db): Promise<StoredCity | undefined> {
  const rows = await db
    .selectFrom('citySetting')
    .select(['name', 'value', 'version'])
    .where('name', 'in', [...names])
    .execute();
  if (rows.length < names.length) return undefined;
  // Written by `writeCitySettings` only, from a city that was checked, and by checked changes.
  return {
    settings: Object.fromEntries(rows.map((row) => [row.name, row.value])) as unknown as CitySettings,
    versions: Object.fromEntries(rows.map((row) => [row.name, row.version])) as StoredCity['versions'],
  };
}

/** Writes the settings of a freshly loaded city. */
export async function writeCitySettings(db: Db, city: City, atMs: number): Promise<void> {
  const settings: CitySettings = {
    ...city,
    onAirPlanned: [],
    unoffered: unofferedTopics(standingOf(city), city.topics),
  };
  await db
    .insertInto('citySetting')
    .values(names.map((name) => ({ name, value: JSON.stringify(settings[name] ?? null), updatedAt: new Date(atMs) })))
    .execute();
}

/** Replaces settings, each in the version that was known; throws when the database holds another one: a second program changes it. */
export async function replaceCitySettings(
  trx: Db,
  changes: readonly (readonly [CitySettingName, unknown])[],
  versionOf: (name: CitySettingName) => number,
  atMs: number,
): Promise<void> {
  for (const [name, value] of changes) {
    const version = versionOf(name);
    const done = await trx
      .updateTable('citySetting')
      .set({ value: JSON.stringify(value), updatedAt: new Date(atMs), version: version + 1 })
      .where('name', '=', name)
      .where('version', '=', version)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n)
      throw new Error(`the setting ${name} is not at version ${version}: somebody else changes it`);
  }
}
