// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/** `npm run build-ui`: builds the browser bundle if its sources changed since the last time; `--force` builds always. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const checkout = resolve(import.meta.dirname, '../..');
const stampName = '.built-from';

/** The sources as one hash: everything below src that the browser may get, and what steers the build. */
function sourceHash(): string {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'vite.config.ts', 'tsconfig.json', ...sources(join(checkout, 'src'))].sort();
  for (const file of files) {
    const path = resolve(checkout, file);
    if (existsSync(path)) hash.update(`${file}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.(tsx?|css|html|svg|woff2?)$/.test(entry.name) &&
        !/\.(test|store|shell|routes)\.tsx?$/.test(entry.name),
    )
    .map((entry) => relative(checkout, join(entry.parentPath, entry.name)));
}

async function main(): Promise<void> {
  const outAt = process.argv.indexOf('--out');
  const out = resolve(outAt < 0 ? join(checkout, 'dist/ui') : (process.argv[outAt + 1] ?? 'dist/ui'));
  const wanted = sourceHash();
  const stamp = join(out, stampName);
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isFresh && !process.argv.includes('--force')) return;
  process.stderr.write('· building the browser pages\n');
  // Under tests NODE_ENV is `test`, and React's slow development build would go into the pages everybody uses.
  process.env['NODE_ENV'] = 'production';
  const { build } = await import('vite');
  // Vite leaves the earlier pages alone until the new ones are complete.
  await build({
    configFile: join(checkout, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true },
  });
  writeFileSync(stamp, wanted);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
