// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** `npm run check`: types, borders, lint, sizes, headers, formatting and dead code in one go, with all findings. */
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { borderProblems, type Problem, type SourceFile } from './check-borders.ts';
import { constructProblems, headerProblems, nameProblems, sizeProblems } from './check-files.ts';

const root = resolve(import.meta.dirname, '../..');
const skipped = /^(node_modules|dist|data|data-.*|test-results|\.git|LICENSES)$/;
const readable = /\.(ts|tsx|css|sql|sh|cjs|mjs)$/;

/** A check and its findings, one line each. */
interface Check {
  readonly name: string;
  readonly findings: () => Promise<readonly string[]>;
}

async function sources(folder = ''): Promise<SourceFile[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.test(entry.name) ? [] : sources(path);
    return entry.isFile() && readable.test(path) ? [{ path, text: await readFile(join(root, path), 'utf8') }] : [];
  });
  return (await Promise.all(found)).flat().toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Runs a program of node_modules/.bin; what it says is the finding when it fails. */
function program(name: string, ...args: string[]): () => Promise<string[]> {
  return () =>
    new Promise((done) => {
      const command = join(root, 'node_modules/.bin', name);
      // The tools look for `node` on PATH: it must be ours, not an older one of the machine.
      const path = `${resolve(process.execPath, '..')}:${process.env['PATH'] ?? ''}`;
      const child = spawn(command, args, {
        cwd: root,
        env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0' },
      });
      let said = '';
      child.stdout.on('data', (text: Buffer) => (said += text.toString()));
      child.stderr.on('data', (text: Buffer) => (said += text.toString()));
      child.on('error', (error) => done([`${name} could not be run: ${error.message}; run "npm install"`]));
      child.on('close', (code) => {
        const lines = said.split('\n').filter((line) => line.trim() !== '');
        done(code === 0 ? [] : lines.length > 0 ? lines : [`${name} failed with exit code ${code} and said nothing`]);
      });
    });
}

const asLines = (problems: readonly Problem[]): string[] =>
  problems.map(({ path, line, message }) => `${path}:${line}: ${message}`);

function checks(files: readonly SourceFile[]): Check[] {
  const sizes = sizeProblems(files);
  return [
    { name: 'types', findings: program('tsc', '-p', 'tsconfig.json', '--noEmit') },
    { name: 'types of the cores', findings: program('tsc', '-p', 'tsconfig.core.json', '--noEmit') },
    { name: 'borders', findings: async () => asLines(borderProblems(files)) },
    { name: 'lint', findings: program('oxlint', '--type-aware', '--format=unix', '.') },
    { name: 'constructs', findings: async () => asLines(constructProblems(files)) },
    { name: 'sizes', findings: async () => asLines(sizes.problems) },
    { name: 'names', findings: async () => asLines(nameProblems(files.map(({ path }) => path))) },
    { name: 'licence headers', findings: async () => asLines(headerProblems(files)) },
    { name: 'formatting', findings: program('prettier', '--check', '--log-level=warn', '.') },
    { name: 'dead code', findings: program('knip', '--no-progress') },
  ];
}

async function main(): Promise<number> {
  const files = await sources();
  let failed = 0;
  for (const { name, findings } of checks(files)) {
    process.stderr.write(`· ${name}`);
    const lines = await findings();
    process.stderr.write(lines.length === 0 ? ': good\n' : `: ${lines.length} lines\n`);
    if (lines.length > 0) process.stdout.write(`\n${name}\n${lines.map((line) => `  ${line}\n`).join('')}`);
    failed += lines.length === 0 ? 0 : 1;
  }
  const { long } = sizeProblems(files);
  if (long.length > 0) process.stderr.write(`long files, each needs its reason:\n  ${long.join('\n  ')}\n`);
  const all = checks(files).length;
  process.stdout.write(`${all - failed} checks passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
