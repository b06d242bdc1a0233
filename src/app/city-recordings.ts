// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Recordings between an installation, where they lie in the database and in the city's folder, and the city's files, where each is
 * what is heard in it. Rules: city/city.spec.md (SD16, SD17).
 */
import { lstat, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Announcements, Recorded, SentenceSource } from '../features/menu/announcements.core.ts';
import { insertRecording, readRecording } from '../features/menu/recording.store.ts';
import { isLanguage } from '../lib/pure/language.ts';
import type { Db } from '../platform/database/database.ts';
import { sentencesByKey } from './city/city-sounds.ts';
import { cityWork } from './city/city-work.ts';
import { filesUnder } from './city/recording-files.ts';
import type { City } from './city/city.ts';

/** What can be heard in an installation, by content. */
export interface HeardSounds {
  /** By id of the database. */
  readonly stored: ReadonlyMap<string, string>;
  /** By `<language>/<name>`: files of the city's folder. */
  readonly folder: ReadonlyMap<string, string>;
}

type Source = Pick<City, 'announcements' | 'menu' | 'calendar'>;

/** Listens to a folder once, and again when a file in it changed. */
export function folderListener(
  folder: string | undefined,
): (source: SentenceSource) => Promise<ReadonlyMap<string, string>> {
  let last: { readonly of: string; readonly heard: Promise<ReadonlyMap<string, string>> } | undefined;
  return async (source) => {
    const files = folder === undefined ? [] : await filesUnder(folder);
    if (folder === undefined || files.length === 0) return new Map();
    const { announcements, menu, calendar } = source;
    const stats = await Promise.all(files.map(({ path }) => lstat(join(folder, path))));
    const of = JSON.stringify([files, stats.map(({ mtimeMs }) => mtimeMs), announcements.prompts, menu, calendar]);
    if (last?.of !== of) {
      const plain = { announcements: { ...announcements }, menu, calendar };
      last = { of, heard: cityWork({ do: 'listen', recordings: folder, source: plain }) };
      last.heard.catch(() => (last = undefined));
    }
    return last.heard;
  };
}

/** What the announcements name and what lies in the folder. */
export async function listen(db: Db, source: Source, folder: ReturnType<typeof folderListener>): Promise<HeardSounds> {
  const ids = Object.values(source.announcements.recordings ?? {}).map(({ id }) => id);
  return { stored: await contentOf(db, ids), folder: await folder(source) };
}

const content = sql<string>`encode(sha256(wav), 'hex')`;

async function contentOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const stored = [...new Set(ids.filter((id) => id !== 'city'))];
  if (stored.length === 0) return new Map();
  const rows = await db
    .selectFrom('promptRecording')
    .select(['id', content.as('content')])
    .where('id', 'in', stored)
    .execute();
  return new Map(rows.map((row) => [row.id, row.content]));
}

/** The announcements as files hold them: every recording that can be heard, by its content and with its words. */
export function announcementsInFiles(source: Source, { stored, folder }: HeardSounds): Announcements {
  const { recordings = {}, ...announcements } = source.announcements;
  const found = [...sentencesByKey(source)].flatMap(([key, sentence]): (readonly [string, Recorded])[] => {
    const named = recordings[key];
    const id = named && named.id !== 'city' ? stored.get(named.id) : folder.get(key);
    return id === undefined ? [] : [[key, { id, text: named?.text ?? sentence }]];
  });
  return found.length === 0 ? announcements : { ...announcements, recordings: Object.fromEntries(found) };
}

/** A recording of the files is neither in this installation nor among what was compared. */
export class SoundGoneError extends Error {}

/** Who brings recordings in, and where their files lie as `<id>.wav`. */
export interface Bringing {
  readonly accountId: string;
  readonly now: number;
  readonly files: string;
}

/**
 * The announcements as the program keeps them; recordings that are new are written into the database before. One that is there
 * already, whatever it was made for, is taken from there. Throws `SoundGoneError`.
 */
export async function announcementsToKeep(
  db: Db,
  { announcements: { recordings = {}, ...announcements }, ...rest }: Source,
  now: Announcements,
  heard: HeardSounds,
  bringing: Bringing,
): Promise<Announcements> {
  const sentences = sentencesByKey({ ...rest, announcements });
  const kept: Record<string, Recorded> = {};
  // What nobody can hear by now is not the files' matter.
  for (const [key, one] of Object.entries(now.recordings ?? {})) if (!sentences.has(key)) kept[key] = one;
  for (const [key, { id: wanted, text }] of Object.entries(recordings)) {
    const before = now.recordings?.[key];
    if (before && before.id !== 'city' && heard.stored.get(before.id) === wanted) kept[key] = { id: before.id, text };
    else if (heard.folder.get(key) !== wanted) kept[key] = { id: await bring(db, key, wanted, bringing), text };
    // A file of the folder is heard by itself, unless it was made for other words (R2).
    else if (text !== sentences.get(key) || before) kept[key] = { id: 'city', text };
  }
  if (Object.keys(kept).length === 0 && !now.recordings) return announcements;
  return { ...announcements, recordings: kept };
}

async function bring(db: Db, key: string, wanted: string, { accountId, now, files }: Bringing): Promise<string> {
  const there = await db.selectFrom('promptRecording').select('id').where(content, '=', wanted).executeTakeFirst();
  if (there) return there.id;
  const wav = await readFile(join(files, `${wanted}.wav`)).catch(() => undefined);
  const [language = '', name = ''] = key.split('/');
  if (!wav || !isLanguage(language)) throw new SoundGoneError(key);
  const ms = Math.max(1, Math.round((wav.length - 44) / 32));
  return insertRecording(db, { name, language, source: 'uploaded', wav, ms }, { accountId, now });
}

/** The files of recordings that lie in the database, by `<language>/<name>`. */
export async function storedSounds(
  db: Db,
  { recordings = {} }: Announcements,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const [key, { id }] of Object.entries(recordings)) {
    const wav = id === 'city' ? undefined : await readRecording(db, id);
    if (wav) found.set(key, wav);
  }
  return found;
}

/** Takes away what was compared longer ago than `before` (Unix milliseconds). */
export async function dropOldSounds(folder: string, before: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const there = await lstat(join(folder, name)).catch(() => undefined);
    if (there && there.mtimeMs < before) await rm(join(folder, name), { force: true });
  }
}
