// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm test`: fetches what the tests need, then runs unit, store, scenario and browser tests one after the other.
 * Progress goes to stderr; the last line of stdout is `N passed, N failed`.
 * `npm test -- --only unit,store` runs some kinds (`faults`, about five minutes, and `long`, up to 45, only by name); other arguments (a path, `-t NAME`) go to vitest.
 */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromiumProgram, sippProgram } from '../platform/packages/host-programs.ts';
import { asteriskProgram, espeakProgram } from '../platform/packages/programs.ts';
import { makeScratch, type Scratch } from './test-scratch.ts';
import { sumsOf, type Sums } from './test-sums.ts';

const root = resolve(import.meta.dirname, '../..');
const kinds = ['unit', 'store', 'scenario', 'e2e', 'faults', 'long'] as const;
type Kind = (typeof kinds)[number];
/** What runs without being asked for by name: what is done under ten minutes; CI runs the faults as well (decision 39). */
const usual = kinds.filter((kind) => kind !== 'long' && kind !== 'faults');

const say = (line: string): void => void process.stderr.write(`· ${line}\n`);

/** Browser pages and server, built before: programs that start side by side must not build them at the same time. */
async function pages(): Promise<{ readonly ok: boolean; readonly why?: string }> {
  const built = await Promise.all([runs('build-ui.ts'), runs('build-server.ts')]);
  return built.every(Boolean) ? { ok: true } : { ok: false, why: 'pages or server could not be built, see above.' };
}

function runs(script: string): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'src/cli', script)], {
      cwd: root,
      stdio: ['ignore', 'ignore', 2],
    });
    child.on('error', () => done(false));
    child.on('exit', (code) => done(code === 0));
  });
}

/** The browser, looked for once: every window of a test would look again, and ask the network where it is not there. */
async function browser(): Promise<{ readonly ok: boolean; readonly why?: string }> {
  const part = await chromiumProgram(say);
  if (part.ok && Object.keys(part.value.env).length === 0) process.env['CHROMIUM_PATH'] = part.value.command;
  return part;
}

/** What each kind needs beside the packages from npm; fetched before, so that a missing part is one clear sentence. */
const needs: Record<Kind, readonly (() => Promise<{ readonly ok: boolean; readonly why?: string }>)[]> = {
  unit: [],
  store: [],
  scenario: [() => asteriskProgram(say), () => espeakProgram(say), () => sippProgram(say), pages],
  faults: [() => asteriskProgram(say), () => espeakProgram(say), () => sippProgram(say), browser, pages],
  long: [() => asteriskProgram(say), () => espeakProgram(say), () => sippProgram(say), pages],
  e2e: [() => asteriskProgram(say), () => espeakProgram(say), () => sippProgram(say), browser, pages],
};

async function missingFor(kind: Kind): Promise<string[]> {
  const missing: string[] = [];
  for (const need of needs[kind]) {
    const part = await need();
    if (!part.ok) missing.push(part.why ?? 'a part is missing');
  }
  return missing;
}

/** Runs one kind of tests; vitest's own lines are the progress. */
async function run(kind: Kind, rest: readonly string[], scratch: Scratch): Promise<Sums> {
  const file = join(scratch.folder, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const exitCode = await new Promise<number>((done) => {
    const child = spawn(process.execPath, [vitest, 'run', '--project', kind, ...reporters, ...rest], {
      cwd: root,
      env: { ...process.env, ...scratch.env },
      stdio: ['ignore', 2, 2],
    });
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => child.kill(name));
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code ?? 1));
  });
  const report = await readFile(file, 'utf8').catch(() => undefined);
  await rm(file, { force: true });
  return sumsOf(report, exitCode);
}

function chosenKinds(args: string[]): readonly Kind[] {
  const at = args.indexOf('--only');
  if (at < 0) return usual;
  const names = (args.splice(at, 2)[1] ?? '').split(',');
  const unknown = names.find((name) => !(kinds as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`--only knows ${kinds.join(', ')}, not "${unknown}"`);
  return kinds.filter((kind) => names.includes(kind));
}

/** Said at the end, where a long run is looked at first. */
function tell(what: string, names: readonly string[]): void {
  if (names.length > 0)
    process.stderr.write(`${what}:\n${names.map((name) => `  ${name.replace(`${root}/`, '')}\n`).join('')}`);
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const chosen = chosenKinds(args);
  // A filter may match no file of a kind; without one, a kind without tests is a mistake.
  const rest = args.length > 0 ? [...args, '--passWithNoTests'] : [];
  let passed = 0;
  let failed = 0;
  const skipped: string[] = [];
  const failures: string[] = [];
  const scratch = makeScratch();
  for (const kind of chosen) {
    const missing = await missingFor(kind);
    if (missing.length > 0) {
      process.stderr.write(`The ${kind} tests cannot run: ${missing.join(' ')}\n`);
      failures.push(`the ${kind} tests could not run`);
      failed += 1;
      continue;
    }
    say(`${kind} tests`);
    const sums = await run(kind, rest, scratch);
    passed += sums.passed;
    failed += sums.failed;
    skipped.push(...sums.skipped);
    failures.push(...sums.failures);
  }
  scratch.remove();
  tell('not run', skipped);
  tell('failed', failures);
  if (passed + failed === 0) failed = 1;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  return 1;
});
