// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Recordings lie in the database; the maker of sounds reads files: each that is named is there before it is needed. */
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Announcements } from '../../features/menu/announcements.core.ts';
import { languages } from '../../lib/pure/language.ts';
import { isUuid } from '../../lib/pure/uuid.ts';

/** Writes the files of the recordings that announcements name into `folder`; what the database does not have is left to the voice. */
export async function layOutRecordings(
  folder: string,
  { recordings = {} }: Pick<Announcements, 'recordings'>,
  read: (id: string) => Promise<Uint8Array | undefined>,
): Promise<void> {
  for (const id of new Set(Object.values(recordings).map((recorded) => recorded.id))) {
    if (!isUuid(id)) continue;
    const file = join(folder, `${id}.wav`);
    if (await stat(file).catch(() => undefined)) continue;
    const wav = await read(id);
    if (!wav) continue;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Never half a recording under its name.
    await writeFile(`${file}.new`, wav);
    await rename(`${file}.new`, file);
  }
}

/** The sounds that lie as files in the city's folder, as `<language>/<name>`. */
export async function cityRecordings(folder: string): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    languages.map(async (language) => {
      const files = await readdir(join(folder, language)).catch(() => []);
      return files.filter((file) => file.endsWith('.wav')).map((file) => `${language}/${file.slice(0, -4)}`);
    }),
  );
  return new Set(found.flat());
}
