// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Installations whose cities go out as files and come back, for tests. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testDatabase } from '../../test/harness/database.ts';
import { addAccount } from '../../test/harness/small-city.ts';
import { cityParts, type CityPart } from '../features/settings/files/city-files.core.ts';
import type { Db } from '../platform/database/database.ts';
import { applyRecords } from './apply-city.ts';
import type { City } from './city/city.ts';
import { writeCity } from './city/write-city.ts';
import { zipCity } from './city/city-zip.ts';
import { cityExchange } from './city-exchange.ts';
import { cityNow } from './city-now.ts';
import { readCitySettings } from './city-settings.store.ts';
import { importCity } from './import-city.ts';
import { readWholeCity } from './read-city.ts';

/** A Monday morning, Unix milliseconds. */
export const now = Date.UTC(2026, 10, 23, 9);

/** Everything of a city into an empty database, as a first start and an administrator would. */
export async function begin(city: City): Promise<Db> {
  const { db } = await testDatabase();
  await importCity(db, city, now);
  const before = { ...city, team: [] };
  await applyRecords(db, { before, after: city }, { parts: ['team'], accountId: null, why: '', now });
  return db;
}

/** A running installation of a city; `folder` is for its files. */
export async function exchangeHouse(
  city: City,
  folder: string,
  { prepared = true, recordings }: { readonly prepared?: boolean; readonly recordings?: string } = {},
) {
  const db = await begin(city);
  const accountId = await addAccount(db, 'lead', ['lead']);
  const stored = await readCitySettings(db);
  if (!stored) throw new Error('there is no city');
  const current = cityNow(stored, {
    db,
    prepare: () => Promise.resolve(prepared ? { put: () => undefined, drop: () => undefined } : undefined),
  });
  const articles: string[] = [];
  const exchange = cityExchange({
    ...{ db, cityNow: current, recordings },
    sounds: join(folder, 'sounds'),
    nowMs: () => now,
    changed(ids) {
      articles.push(...ids);
      return Promise.resolve();
    },
  });
  const compare = async (bytes: Uint8Array) => {
    const path = join(folder, `${Math.random()}.zip`);
    await writeFile(path, bytes);
    return exchange.compare(path, accountId);
  };
  const takeArchive = async (bytes: Uint8Array, parts: readonly CityPart[] = cityParts, why = 'Umzug') => {
    const compared = await compare(bytes);
    if (!compared.ok || compared.value.previewId === null) throw new Error(JSON.stringify(compared));
    return exchange.apply({ previewId: compared.value.previewId, parts, why, accountId });
  };
  const take = (next: City, parts: readonly CityPart[], why?: string) =>
    takeArchive(zipCity(writeCity(next)), parts, why);
  return {
    ...{ db, city: current, exchange, compare, take, takeArchive, accountId, articles },
    current: await readWholeCity(db, now),
  };
}
