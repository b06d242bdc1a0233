// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/**
 * Bundles the server into a folder below `--out` named by its sources, if it is not there yet, and prints that folder. A server
 * in waiting loads one file then instead of six hundred: callers wait for it. A running server keeps its own folder, so
 * it starts anew as the version it was, whatever is pulled meanwhile.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';

const checkout = resolve(import.meta.dirname, '../..');
/** What may still run beside the newest: other data folders, an upgrade that is going on. */
const kept = 3;

function sourceHash(): string {
  const hash = createHash('sha256').update(process.version);
  const sources = readdirSync(join(checkout, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|ui)\.tsx?$/.test(entry.name))
    .map((entry) => relative(checkout, join(entry.parentPath, entry.name)));
  for (const file of ['package-lock.json', ...sources.sort()]) {
    const path = join(checkout, file);
    if (existsSync(path)) hash.update(`${file}\n`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

/** A module asks for files beside its source (migrations, workers, the checkout): it is told where the source is, not the bundle. */
const whereTheSourceIs: Plugin = {
  name: 'where-the-source-is',
  transform: (code, id) =>
    code.includes('import.meta.') && id.startsWith(join(checkout, 'src'))
      ? code
          .replaceAll('import.meta.dirname', JSON.stringify(resolve(id, '..')))
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : undefined,
};

async function build(folder: string): Promise<void> {
  const beside = `${folder}.tmp-${process.pid}`;
  try {
    const bundle = await rolldown({
      cwd: checkout,
      input: { main: join(checkout, 'src/main.ts'), spare: join(checkout, 'src/spare.ts') },
      platform: 'node',
      // Only on machines that have it, and then not ours to bundle.
      external: ['pg-native'],
      plugins: [whereTheSourceIs],
      logLevel: 'silent',
    });
    await bundle.write({
      dir: beside,
      format: 'esm',
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
    });
    await bundle.close();
    // Another start may have been quicker with the same.
    if (!existsSync(folder)) renameSync(beside, folder);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function forgetOld(out: string): void {
  const byAge = readdirSync(out)
    .filter((name) => !name.includes('.tmp-'))
    .map((name) => ({ path: join(out, name), at: statSync(join(out, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of byAge.slice(kept)) rmSync(path, { recursive: true, force: true });
}

const outAt = process.argv.indexOf('--out');
const out = resolve(outAt < 0 ? join(checkout, 'dist/server') : (process.argv[outAt + 1] ?? 'dist/server'));
try {
  const folder = join(out, sourceHash());
  if (!existsSync(folder)) {
    await build(folder);
    forgetOld(out);
  }
  process.stdout.write(`${folder}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
