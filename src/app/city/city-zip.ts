// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A city's folder as a ZIP file: the same files are always the same bytes, and a file from outside is not believed. */
import { open } from 'node:fs/promises';
import { zipSync, type Zippable } from 'fflate';
import { ImportRefused } from '../../features/knowledge/import/import-refused.ts';
import { openZip, type Zip } from '../../features/knowledge/import/zip.ts';
import { largestRecording } from '../../platform/speech/convert-recording.ts';
import { isCityText, largestText, mostTexts, textOf, tooBig, type CityTree } from './city-tree.ts';
import type { Finding } from './city-problem.ts';
import { isRecording, type SoundFile } from './recording-files.ts';

/** The first day a ZIP file can name: nothing in it depends on when it was made. */
const noTime = new Date(1980, 0, 1);
/** Bytes of all texts together. */
const largestCity = 60_000_000;
/** Bytes of all recordings together: an hour and a half of speech. */
const largestSounds = 200_000_000;

/** The ZIP file of a folder, everything below the city's key. `others` are files beside the texts, by path. */
export function zipCity(tree: CityTree, others: ReadonlyMap<string, Uint8Array> = new Map()): Uint8Array {
  const encoder = new TextEncoder();
  const files = new Map([...[...tree.texts].map(([path, text]) => [path, encoder.encode(text)] as const), ...others]);
  const members = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const zippable: Zippable = {};
  // Sound hardly packs; texts do.
  for (const [path, bytes] of members)
    zippable[`${tree.key}/${path}`] = [bytes, { level: path.endsWith('.wav') ? 0 : 6, mtime: noTime }];
  return zipSync(zippable);
}

/** Why an archive is refused as a whole (SD13). */
export type ZipRefusal = 'zipBroken' | 'zipOutside' | 'zipLink' | 'zipLarge' | 'zipNoCity';

/** The texts of an archive and its recordings, which are read while `use` runs; nothing else of it is ever unpacked. */
export async function readCityZip<Used>(
  path: string,
  use: (tree: CityTree, recordings: readonly SoundFile[]) => Promise<Used>,
): Promise<
  { readonly ok: true; readonly used: Used } | { readonly ok: false; readonly why: ZipRefusal; readonly at: string }
> {
  const file = await open(path, 'r');
  try {
    const zip = await openZip(file);
    const refused = (why: ZipRefusal, at: string) => ({ ok: false, why, at }) as const;
    const outside = zip.names.find(leadsOut);
    if (outside !== undefined) return refused('zipOutside', outside);
    const [link] = zip.links;
    if (link !== undefined) return refused('zipLink', link);
    const top = topOf(zip.names);
    if (top === undefined) return refused('zipNoCity', 'city.yaml');
    const paths = zip.names.filter((name) => name.startsWith(top) && isCityText(name.slice(top.length)));
    if (paths.length > mostTexts) return refused('zipLarge', String(paths.length));
    const tree = await unpacked(zip, top, paths);
    if (!tree) return refused('zipLarge', '');
    const recordings = recordingsIn(zip, `${top}prompts/`);
    if (recordings.length > mostTexts) return refused('zipLarge', String(recordings.length));
    const soundFiles = new Set(recordings.map(({ path: sound }) => sound));
    return { ok: true, used: await use({ ...tree, soundFiles }, recordings) };
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    return { ok: false, why: error.code === 'tooLarge' ? 'zipLarge' : 'zipBroken', at: error.detail };
  } finally {
    await file.close();
  }
}

function leadsOut(name: string): boolean {
  return /^[/\\]|^[A-Za-z]:|\\|\0/.test(name) || name.split('/').includes('..');
}

/** The folder in which `city.yaml` lies: the top, or the one folder the archive was made of. */
function topOf(names: readonly string[]): string | undefined {
  if (names.includes('city.yaml')) return '';
  const folders = names.filter((name) => /^[^/]+\/city\.yaml$/.test(name));
  return folders.length === 1 ? folders[0]?.slice(0, -'city.yaml'.length) : undefined;
}

/** Unpacked one by one when they are listened to. */
function recordingsIn(zip: Zip, folder: string): readonly SoundFile[] {
  const names = zip.names.filter((name) => name.startsWith(folder) && !name.endsWith('/'));
  let total = 0;
  return names
    .map((name) => ({ name, path: name.slice(folder.length) }))
    .filter(({ path }) => isRecording(path))
    .map(({ name, path }) => ({
      ...{ path, bytes: zip.bytesOf(name), isLink: false },
      async read() {
        const pieces: Uint8Array[] = [];
        let bytes = 0;
        for await (const piece of zip.open(name) ?? []) {
          bytes += piece.length;
          // What an archive says of itself is not believed.
          total += piece.length;
          if (bytes > largestRecording || total > largestSounds) throw new ImportRefused('tooLarge', 0, path);
          pieces.push(piece);
        }
        return Buffer.concat(pieces);
      },
    }));
}

async function unpacked(zip: Zip, top: string, paths: readonly string[]): Promise<CityTree | undefined> {
  const texts = new Map<string, string>();
  const findings: Finding[] = [];
  let total = 0;
  for (const name of paths.toSorted()) {
    const path = name.slice(top.length);
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for await (const piece of zip.open(name) ?? []) {
      bytes += piece.length;
      // A bomb is not unpacked to its end.
      if (bytes > largestText) break;
      pieces.push(piece);
    }
    total += bytes;
    if (total > largestCity) return undefined;
    const text = bytes > largestText ? tooBig(path, bytes) : textOf(path, Buffer.concat(pieces));
    if (typeof text === 'string') texts.set(path, text);
    else findings.push(text);
  }
  return { key: top === '' ? 'stadt' : top.slice(0, -1), texts, findings };
}
