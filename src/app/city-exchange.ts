// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The whole city out of the running installation and back into it. Rules: city/city.spec.md (SD7 …). */
import { createHash } from 'node:crypto';
import type { CityPart } from '../features/settings/files/city-files.core.ts';
import type { ApplyOrder, CityExchange } from '../features/settings/files/city-files.port.ts';
import { cityDay } from '../features/knowledge/facts/fact.core.ts';
import { rosterWindow } from '../features/team/duty.core.ts';
import { sameJson, type Json, type Restore } from '../features/settings/setting-change.core.ts';
import { uuidv7 } from '../lib/ids.ts';
import { ok, refuse, type Result } from '../lib/result.ts';
import type { Db } from '../platform/database/database.ts';
import { transaction } from '../platform/database/transaction.ts';
import { applyRecords, NameTakenError, numbersInUse } from './apply-city.ts';
import {
  announcementsToKeep,
  dropOldSounds,
  folderListener,
  listen,
  SoundGoneError,
  storedSounds,
} from './city-recordings.ts';
import type { City } from './city/city.ts';
import { cityWork } from './city/city-work.ts';
import type { CityNow } from './city-now.ts';
import type { CitySettingName, CitySettings } from './city-settings.store.ts';
import { compareCities, mixCity, type MixFacts } from './mix-city.ts';
import { newMistakes } from './new-mistakes.ts';
import { readCityWithSounds } from './read-city.ts';
import { recordRecords, restoreRecords } from './undo-records.ts';

/** How long an archive that was compared is kept, in milliseconds. */
const keptMs = 3_600_000;

export interface ExchangeDeps {
  readonly db: Db;
  readonly cityNow: Pick<CityNow, 'city' | 'change'>;
  /** The folder of the city's recordings; undefined = none. */
  readonly recordings: string | undefined;
  /** Where recordings of archives lie until they are taken over. */
  readonly sounds: string;
  readonly nowMs: () => number;
  /** After the commit: which articles read differently, and that messages may be new. */
  readonly changed: (articleIds: readonly string[]) => Promise<void>;
}

interface Preview {
  readonly city: City;
  readonly accountId: string;
  readonly at: number;
  /** Of the city it was compared with. */
  seen: string;
}

/** Settings of each part; parts that are records have none. */
const settingsOfPart: Readonly<Partial<Record<CityPart, readonly (CitySettingName & keyof City)[]>>> = {
  city: ['name', 'kind', 'notice', 'number', 'dialled', 'calendar'],
  // Other hours or levels are other words: a recording of the old ones is heard no more.
  hours: ['calendar', 'announcements'],
  menu: ['menu', 'announcements'],
  announcements: ['announcements'],
  routing: ['routing'],
  topics: ['topics'],
};

/** Somebody else was faster; nothing is written. */
class CityChangedError extends Error {}

/** Works with the database and the city in memory; `restoreRecords` takes records back that came from files. */
export function cityExchange(deps: ExchangeDeps): CityExchange & { readonly restoreRecords: Restore } {
  const { db, cityNow, nowMs } = deps;
  const previews = new Map<string, Preview>();
  const folder = folderListener(deps.recordings);
  const read = async (trx: Db = db): Promise<City> => readCityWithSounds(trx, nowMs(), folder, cityNow.city);
  const facts = async (): Promise<MixFacts> => ({
    numbersInUse: await numbersInUse(db),
    today: cityDay(nowMs()),
    rosterWindow: rosterWindow(cityNow.city.calendar, nowMs()),
  });

  function previewOf(previewId: string, accountId: string): Preview | undefined {
    for (const [id, { at }] of previews) if (at < nowMs() - keptMs) previews.delete(id);
    const preview = previews.get(previewId);
    return preview?.accountId === accountId ? preview : undefined;
  }

  async function apply(order: ApplyOrder): ReturnType<CityExchange['apply']> {
    const preview = previewOf(order.previewId, order.accountId);
    if (!preview) return refuse('previewGone');
    const before = await read();
    if (fingerprintOf(before) !== preview.seen) return refuse('cityChanged'); // SD12
    const after = mixCity(before, preview.city, order.parts, await facts());
    const mistakes = await newMistakes(before, after);
    if (mistakes.length > 0) return ok(mistakes); // SD11
    const done = await write(order, before, after).catch((error: unknown) => {
      if (error instanceof SoundGoneError) return refuse('previewGone');
      throw error;
    });
    if (!done.ok) return done;
    previews.delete(order.previewId);
    await deps.changed(done.value);
    return ok([]);
  }

  async function write(
    { parts, why, accountId }: ApplyOrder,
    before: City,
    after: City,
  ): Promise<Result<readonly string[], 'previewGone' | 'cityChanged' | 'notPrepared' | 'nameTaken'>> {
    const now = nowMs();
    const heard = await listen(db, cityNow.city, folder);
    const bringing = { accountId, now, files: deps.sounds };
    const announcements = await announcementsToKeep(db, after, cityNow.city.announcements, heard, bringing);
    const change = settingsIn({ ...after, announcements }, parts, cityNow.city);
    let articles: readonly string[] = [];
    const records = async (trx: Db): Promise<void> => {
      // Whoever wrote since then is not overwritten.
      if (fingerprintOf(await read(trx)) !== fingerprintOf(before)) throw new CityChangedError();
      articles = await applyRecords(trx, { before, after }, { parts, accountId, why: why || 'Aus Dateien', now });
      await recordRecords(trx, { before, after }, { why, accountId, now });
    };
    try {
      if (Object.keys(change).length === 0) await transaction(db, records);
      else {
        const order = { change, versions: {}, kind: 'files', title: 'Aus Dateien', why, accountId, now, also: records };
        const done = await cityNow.change(order);
        if (!done.ok) return refuse(done.code === 'conflict' ? 'cityChanged' : 'notPrepared');
      }
    } catch (error) {
      if (error instanceof CityChangedError) return refuse('cityChanged');
      if (error instanceof NameTakenError) return refuse('nameTaken', { name: error.user });
      throw error;
    }
    return ok(articles);
  }

  return {
    async written() {
      const { tree, mistakes, notHeld } = await cityWork({ do: 'write', city: await read() });
      const files = [...tree.texts].map(([path, text]) => ({ path, bytes: Buffer.byteLength(text) }));
      return { files, mistakes, notHeld };
    },
    async archive() {
      const city = await read();
      const own = await storedSounds(db, cityNow.city.announcements);
      const bytes = await cityWork({ do: 'zip', city, recordings: deps.recordings, own });
      return { name: `${city.key}.zip`, bytes };
    },
    async compare(path, accountId) {
      await dropOldSounds(deps.sounds, nowMs() - keptMs);
      const found = await cityWork({ do: 'unzip', path, sounds: deps.sounds });
      if (found.kind === 'refused') return refuse(found.why, { at: found.at });
      if (found.kind === 'mistakes')
        return ok({ previewId: null, name: '', mistakes: found.mistakes, parts: [], filesOnly: [] });
      const current = await read();
      const previewId = uuidv7(nowMs());
      // One at a time for each person: an archive in memory is a few megabytes.
      for (const [id, preview] of previews) if (preview.accountId === accountId) previews.delete(id);
      previews.set(previewId, { city: found.city, accountId, at: nowMs(), seen: fingerprintOf(current) });
      const parts = compareCities(current, found.city, await facts());
      return ok({ previewId, name: found.city.name, mistakes: [], parts, filesOnly: found.filesOnly });
    },
    async compareAgain(previewId, accountId) {
      const preview = previewOf(previewId, accountId);
      if (!preview) return refuse('previewGone');
      const current = await read();
      preview.seen = fingerprintOf(current);
      return ok(compareCities(current, preview.city, await facts()));
    },
    apply,
    restoreRecords: restoreRecords({ db, read, facts, changed: deps.changed }),
  };
}

function fingerprintOf(city: City): string {
  return createHash('sha256').update(sorted(city)).digest('hex');
}

/** JSON of the database has its keys in an order of its own. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** The settings of these parts that differ from what is there. */
function settingsIn(after: City, parts: readonly CityPart[], now: CitySettings): Partial<CitySettings> {
  const names = new Set(parts.flatMap((part) => settingsOfPart[part] ?? []));
  const differing = [...names].filter((name) => !sameJson(after[name] as Json, now[name] as Json));
  return Object.fromEntries(differing.map((name) => [name, after[name]]));
}
