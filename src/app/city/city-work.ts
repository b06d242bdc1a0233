// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The long arithmetic with whole cities: into files, out of files, through the checks. Runs on a thread of its own. */
import { Worker } from 'node:worker_threads';
import { differences, type Difference, type Json } from '../../features/settings/setting-change.core.ts';
import { inBothLanguages, type Mistake } from './check-city.ts';
import type { City } from './city.ts';
import type { CityTree } from './city-tree.ts';
import { readCityZip, zipCity, type ZipRefusal } from './city-zip.ts';
import { readmeText } from './file-comments.ts';
import { readCity } from './load-city.ts';
import { readRecordings } from './recording-checks.ts';
import { writeCity } from './write-city.ts';

/** What is to be done. */
export type CityWork =
  /** The files of a city, their mistakes, and what they cannot hold. */
  | { readonly do: 'write'; readonly city: City }
  /** The same as a ZIP file with the recordings of a folder. */
  | { readonly do: 'zip'; readonly city: City; readonly recordings: string | undefined }
  /** The city in an archive. */
  | { readonly do: 'unzip'; readonly path: string };

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
  | { readonly kind: 'city'; readonly city: City }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }
  | { readonly kind: 'refused'; readonly why: ZipRefusal; readonly at: string };

interface Results {
  readonly write: WrittenCity;
  readonly zip: Uint8Array;
  readonly unzip: UnzippedCity;
}

/** Does it here. */
export async function doCityWork<Work extends CityWork>(work: Work): Promise<Results[Work['do']]>;
export async function doCityWork(work: CityWork): Promise<Results[CityWork['do']]> {
  if (work.do === 'write') return written(work.city);
  if (work.do === 'zip') {
    const others = new Map([
      ['README.md', new TextEncoder().encode(readmeText)],
      ...(await readRecordings(work.recordings)),
    ]);
    return zipCity(writeCity(work.city), others);
  }
  const zip = await readCityZip(work.path);
  if (!zip.ok) return { kind: 'refused', why: zip.why, at: zip.at };
  const { city, findings } = readCity(zip.tree);
  return city ? { kind: 'city', city } : { kind: 'mistakes', mistakes: inBothLanguages(findings) };
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
