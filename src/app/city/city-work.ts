// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The long arithmetic with whole cities: into files, out of files, through the checks. Runs on a thread of its own. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SentenceSource } from '../../features/menu/announcements.core.ts';
import { differences, type Difference, type Json } from '../../features/settings/setting-change.core.ts';
import { inBothLanguages, type Mistake } from './check-city.ts';
import type { City } from './city.ts';
import type { CityTree } from './city-tree.ts';
import { readCityZip, zipCity, type ZipRefusal } from './city-zip.ts';
import { readmeText } from './file-comments.ts';
import { readCity } from './load-city.ts';
import { sentencesByKey, type CitySound } from './city-sounds.ts';
import { lookInto, readRecordings } from './recording-checks.ts';
import type { SoundFile } from './recording-files.ts';
import { writeCity } from './write-city.ts';

/** What is to be done. */
export type CityWork =
  /** The files of a city, their mistakes, and what they cannot hold. */
  | { readonly do: 'write'; readonly city: City }
  /** The same as a ZIP file with the recordings of a folder, and with others in their place. */
  | {
      readonly do: 'zip';
      readonly city: City;
      readonly recordings: string | undefined;
      readonly own: ReadonlyMap<string, Uint8Array>;
    }
  /** The city in an archive; its announcements' recordings are written into `sounds` as `<id>.wav`. */
  | { readonly do: 'unzip'; readonly path: string; readonly sounds: string }
  /** Ids of the recordings in a folder by `<language>/<name>`. */
  | { readonly do: 'listen'; readonly recordings: string; readonly source: SentenceSource };

/** A city as files. */
export interface WrittenCity {
  readonly tree: CityTree;
  /** What these very files would be refused for; a city edited on screens can have gaps that files may not have. */
  readonly mistakes: readonly Mistake[];
  /** What the files cannot hold (SD9). */
  readonly notHeld: readonly Difference[];
}

/** A city out of an archive, its mistakes, or why the archive is refused. */
export type UnzippedCity =
  | {
      readonly kind: 'city';
      readonly city: City;
      /** Recordings that stay files. */ readonly filesOnly: readonly string[];
    }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }
  | { readonly kind: 'refused'; readonly why: ZipRefusal; readonly at: string };

interface Results {
  readonly write: WrittenCity;
  readonly zip: Uint8Array;
  readonly unzip: UnzippedCity;
  readonly listen: ReadonlyMap<string, string>;
}

/** Does it here. */
export async function doCityWork<Work extends CityWork>(work: Work): Promise<Results[Work['do']]>;
export async function doCityWork(work: CityWork): Promise<Results[CityWork['do']]> {
  if (work.do === 'write') return written(work.city);
  if (work.do === 'zip') {
    const others = new Map([
      ['README.md', new TextEncoder().encode(readmeText)],
      ...(await recordingsOf(work.city, work.recordings, work.own)),
    ]);
    return zipCity(writeCity(work.city), others);
  }
  if (work.do === 'listen') {
    const found = await readRecordings(work.recordings, work.source);
    const sentences = sentencesByKey(work.source);
    return new Map([...sentences.keys()].flatMap((key) => idOf(key, found.get(`${key}.wav`))));
  }
  const zip = await readCityZip(work.path, (tree, recordings) => unzipped(tree, recordings, work.sounds));
  return zip.ok ? zip.used : { kind: 'refused', why: zip.why, at: zip.at };
}

function idOf(key: string, sound: CitySound | undefined): readonly (readonly [string, string])[] {
  return sound ? [[key, sound.id]] : [];
}

/** The files of a city's recordings by path: those of its folder, and `own` ones of the database in their place. */
export async function recordingsOf(
  city: City,
  folder: string | undefined,
  own: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = await readRecordings(folder, city);
  const all = [...files].map(([path, { wav }]) => [`prompts/${path}`, wav] as const);
  return new Map([...all, ...[...own].map(([key, wav]) => [`prompts/${key}.wav`, wav] as const)]);
}

async function unzipped(tree: CityTree, recordings: readonly SoundFile[], folder: string): Promise<UnzippedCity> {
  const { city: texts } = readCity(tree);
  const { sounds, filesOnly, findings: unheard } = await lookInto(recordings, texts);
  const { city, findings } = readCity({ ...tree, sounds: new Map([...sounds].map(([key, { id }]) => [key, id])) });
  const all = [...findings, ...unheard];
  if (!city || all.length > 0) return { kind: 'mistakes', mistakes: inBothLanguages(all) };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { id, wav } of sounds.values()) await writeFile(join(folder, `${id}.wav`), wav);
  return { kind: 'city', city, filesOnly };
}

function written(city: City): WrittenCity {
  const tree = writeCity(city);
  const { city: back, findings } = readCity(tree);
  const json = (value: City): Json => JSON.parse(JSON.stringify(value)) as Json;
  return {
    tree,
    mistakes: inBothLanguages(findings),
    notHeld: back ? differences(json(city), json(back)) : [],
  };
}

/** Does it on a thread of its own; throws what went wrong there. */
export function cityWork<Work extends CityWork>(work: Work): Promise<Results[Work['do']]> {
  const worker = new Worker(new URL('./city-worker.ts', import.meta.url), { workerData: work });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the work with a city ended without a result')));
  });
}
