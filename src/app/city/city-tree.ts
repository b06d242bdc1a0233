// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A city's files as texts in memory, from a folder or a ZIP file; nothing outside the folder is ever read. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Finding } from './city-problem.ts';
import { filesUnder } from './recording-files.ts';

/** The texts of a city's folder. Recordings are not among them. */
export interface CityTree {
  /** Name of the folder. */
  readonly key: string;
  /** By path with `/`, e.g. `services/reisepass.md`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Ids of the recordings by `<language>/<name>` (`city-sounds.ts`); absent = they stay files in the city's folder. */
  readonly sounds?: ReadonlyMap<string, string>;
  /** Paths below `prompts` that look like recordings; absent = nobody looked. */
  readonly soundFiles?: ReadonlySet<string>;
  /** What could not be taken over. */
  readonly findings: readonly Finding[];
}

/** Bytes one text may have: a city of this size writes 50 kB. */
export const largestText = 2_000_000;
/** Texts of one folder. */
export const mostTexts = 5_000;

/** True for what a city's texts are: YAML at the top, Markdown under `services/`. Whatever else lies there is for people. */
export function isCityText(path: string): boolean {
  return /^[^/]+\.ya?ml$/i.test(path) || /^services\/[^/]+\.(?:md|ya?ml|txt)$/i.test(path);
}

/** Reads a folder; undefined when there is none or it must not be read. Links are not followed. */
export async function readCityTree(folder: string): Promise<CityTree | undefined> {
  const top = await readdir(folder).catch(() => undefined);
  if (!top) return undefined;
  const services = await readdir(join(folder, 'services')).catch(() => []);
  const paths = [...top, ...services.map((name) => `services/${name}`)].filter(isCityText).toSorted();
  const texts = new Map<string, string>();
  const findings: Finding[] = [];
  if (await isLink(join(folder, 'services'))) findings.push(at('services', 'fileLink'));
  else {
    const wanted = paths.slice(0, mostTexts);
    const taken = await Promise.all(wanted.map((path) => takeFile(folder, path)));
    taken.forEach((one, i) => {
      if (typeof one === 'string') texts.set(wanted[i] ?? '', one);
      else if (one) findings.push(one);
    });
  }
  const soundFiles = new Set((await filesUnder(join(folder, 'prompts'))).map(({ path }) => path));
  return { key: basename(resolve(folder)), texts, soundFiles, findings };
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isSymbolicLink() === true;
}

async function takeFile(folder: string, path: string): Promise<string | Finding | undefined> {
  const there = await lstat(join(folder, path)).catch(() => undefined);
  if (there?.isSymbolicLink()) return at(path, 'fileLink');
  if (!there?.isFile()) return undefined;
  if (there.size > largestText) return tooBig(path, there.size);
  const bytes = await readFile(join(folder, path)).catch(() => undefined);
  return bytes === undefined ? at(path, 'fileUnread') : textOf(path, bytes);
}

/** The text of a file, or why it is none. */
export function textOf(path: string, bytes: Uint8Array): string | Finding {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return at(path, 'fileEncoding');
  }
}

/** A text larger than any city writes. */
export function tooBig(path: string, bytes: number): Finding {
  const params = { megabytes: (bytes / 1e6).toFixed(1), max: largestText / 1e6 };
  return { file: path, line: 1, code: 'fileBig', params };
}

function at(file: string, code: Finding['code']): Finding {
  return { file, line: 1, code, params: {} };
}
