// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Mistakes with the recordings `prompts/<language>/<name>.wav`: nobody plays them, or nobody can. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { templateKeys } from '../../features/on-air/on-air-templates.core.ts';
import { languages } from '../../lib/pure/language.ts';
import { readWav } from '../../platform/speech/wav.ts';
import { promptTexts, type AnnouncementSource } from './announcement-texts.ts';
import type { Finding } from './city-problem.ts';

/** Bytes of a recording: five minutes at 16 kHz. */
const largestRecording = 10_000_000;

/** Words of an emergency announcement's template, and of a day that may be closed: there before they are said. */
const madeBeforehand = new RegExp(
  `^(?:${languages.join('|')})/(?:notice-(?:${templateKeys.join('|')})|(?:closed|emergency)-\\d{4}-\\d{2}-\\d{2}[\\d-]*)\\.wav$`,
);

/** `source` undefined = the announcements could not be read; then no name is blamed. */
export async function recordingFindings(
  folder: string,
  source: AnnouncementSource | undefined,
): Promise<readonly Finding[]> {
  const known = source && new Set(promptTexts(source).map(({ language, name }) => `${language}/${name}.wav`));
  const there = await filesUnder(join(folder, 'prompts'));
  const findings = await Promise.all(
    there.map(async (path): Promise<Finding | undefined> => {
      const at = (code: Finding['code'], params: Finding['params'] = {}): Finding => ({
        ...{ file: `prompts/${path}`, line: 1, code, params },
      });
      if (known && !known.has(path) && !madeBeforehand.test(path)) return at('recordingUnknown', { key: path });
      return lookInto(join(folder, 'prompts', path), at);
    }),
  );
  return findings.filter((finding) => finding !== undefined);
}

async function lookInto(
  path: string,
  at: (code: Finding['code'], params?: Finding['params']) => Finding,
): Promise<Finding | undefined> {
  const there = await lstat(path);
  if (there.isSymbolicLink()) return at('fileLink');
  if (there.size > largestRecording)
    return at('recordingBig', { megabytes: (there.size / 1e6).toFixed(1), max: largestRecording / 1e6 });
  try {
    readWav(await readFile(path));
    return undefined;
  } catch (error) {
    return at('recordingBroken', { detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Everything in the folders of the languages, and whatever else looks like a sound. */
async function filesUnder(prompts: string): Promise<readonly string[]> {
  const names = async (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);
  const top = await names(prompts);
  const folders = top.filter((name) => !name.includes('.'));
  const inside = await Promise.all(
    folders.map(async (folder) => (await names(join(prompts, folder))).map((name) => `${folder}/${name}`)),
  );
  const isSound = (path: string): boolean => /\.(?:wav|mp3|ogg|m4a|wav16)$/i.test(path);
  const spoken = (path: string): boolean => languages.some((language) => path.startsWith(`${language}/`));
  return [...top, ...inside.flat()].filter((path) => isSound(path) || spoken(path)).toSorted();
}

/** The recordings of a folder that can be played, by path; nothing larger than a recording may be. */
export async function readRecordings(prompts: string | undefined): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  if (prompts === undefined) return found;
  for (const path of await filesUnder(prompts)) {
    const there = await lstat(join(prompts, path));
    if (there.isFile() && there.size <= largestRecording && /^[a-z]{2}\/[a-z0-9-]+\.wav$/.test(path))
      found.set(`prompts/${path}`, await readFile(join(prompts, path)));
  }
  return found;
}
