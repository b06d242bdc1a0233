// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Where recordings lie in a city's folder. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '../../lib/pure/language.ts';

/** A file below `prompts`, of a folder or of an archive. */
export interface SoundFile {
  /** `<language>/<name>.wav`. */
  readonly path: string;
  readonly bytes: number;
  readonly isLink: boolean;
  read(): Promise<Uint8Array>;
}

/** True for a path below `prompts` that is a recording, or that somebody may have meant as one. */
export function isRecording(path: string): boolean {
  const isSound = /\.(?:wav|mp3|ogg|m4a|wav16)$/i.test(path);
  return isSound || languages.some((language) => path.startsWith(`${language}/`));
}

/** Everything in the folders of the languages, and whatever else looks like a sound. */
export async function filesUnder(prompts: string): Promise<readonly SoundFile[]> {
  const names = async (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);
  const top = await names(prompts);
  const folders = top.filter((name) => !name.includes('.'));
  const inside = await Promise.all(
    folders.map(async (folder) => (await names(join(prompts, folder))).map((name) => `${folder}/${name}`)),
  );
  const paths = [...top, ...inside.flat()].filter(isRecording).toSorted();
  return Promise.all(
    paths.map(async (path) => {
      const there = await lstat(join(prompts, path));
      const read = () => readFile(join(prompts, path));
      return { path, bytes: there.size, isLink: !there.isFile(), read };
    }),
  );
}
