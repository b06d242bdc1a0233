// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** `npm run -s city:export -- DIR`: the whole city of the running installation as files, in the format of `cities/krefeld`. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { doCityWork, recordingsOf } from '../app/city/city-work.ts';
import { readmeText } from '../app/city/file-comments.ts';
import { folderListener, storedSounds } from '../app/city-recordings.ts';
import { readRuntime } from '../app/runtime.ts';
import { readCityWithSounds, readWholeCity } from '../app/read-city.ts';
import { nowMs } from '../platform/clock.ts';
import { isEmptyFolder, writeFolder } from './city-folder.ts';
import { complain, withDatabase } from './knowledge-database.ts';

const usage = 'Aufruf / usage: npm run -s city:export -- ORDNER|DIR';

function wish(): string {
  try {
    const { positionals } = parseArgs({ allowPositionals: true, options: {} });
    const [folder] = positionals;
    if (folder !== undefined && positionals.length === 1) return folder;
  } catch {
    // An unknown option; the usage says what is known.
  }
  return complain(usage);
}

const folder = wish();
if (!(await isEmptyFolder(folder)))
  complain(
    `${folder} ist nicht leer; nichts wurde geschrieben. Bitte einen neuen Ordner nennen. / is not empty; nothing was written. Please name a new folder.`,
  );
await withDatabase(async (db) => {
  const prompts = join(readRuntime().cityFolder, 'prompts');
  const stored = await readWholeCity(db, nowMs());
  const city = await readCityWithSounds(db, nowMs(), folderListener(prompts));
  const { tree, mistakes, notHeld } = await doCityWork({ do: 'write', city });
  const recordings = await recordingsOf(city, prompts, await storedSounds(db, stored.announcements));
  const files = new Map<string, string | Uint8Array>([...tree.texts, ['README.md', readmeText], ...recordings]);
  await writeFolder(folder, files);
  process.stderr.write(`${city.name}: ${files.size} Dateien in ${folder} / files.\n`);
  for (const { path } of notHeld)
    process.stderr.write(
      `Nicht in den Dateien, bleibt nur in der Installation / not held by the files: ${path.join(' › ')}\n`,
    );
  for (const { file, line, de, en } of mistakes) process.stderr.write(`${folder}/${file}:${line}: ${de} / ${en}\n`);
});
