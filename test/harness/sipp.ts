// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sippProgram } from '../../src/platform/packages/host-programs.ts';
import { callerScenario } from './sipp-scenario.ts';

/** Callers by sipp: an independent SIP stack, for signalling and load. They send no sound. */
export interface SippOrder {
  readonly server: { readonly host: string; readonly port: number };
  /** The number that is dialled. */
  readonly number: string;
  /** User part of From. */
  readonly from?: string;
  readonly calls: number;
  /** New calls a second (default 10). */
  readonly perSecond?: number;
  /** How long a caller stays after the answer, if not hung up before, in milliseconds. */
  readonly stayMs: number;
}

/** What became of the calls. `callIds`: the SIP Call-IDs that were answered, to join with rows. */
export interface SippResult {
  readonly successful: number;
  readonly failed: number;
  readonly callIds: readonly string[];
  /** What sipp did not expect, for the message of a failing test. */
  readonly errors: string;
}

/** Runs sipp to its end. Throws if there is no sipp, or if it breaks off without sums. */
export async function runSipp(order: SippOrder): Promise<SippResult> {
  const program = await sippProgram(() => undefined);
  if (!program.ok) throw new Error(program.why);
  const folder = await mkdtemp(join(tmpdir(), 'amt-sipp-'));
  try {
    return await runIn(folder, order, program.value);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runIn(
  folder: string,
  order: SippOrder,
  program: { command: string; args: readonly string[]; env: Readonly<Record<string, string>> },
): Promise<SippResult> {
  const file = (name: string): string => join(folder, name);
  await writeFile(file('caller.xml'), callerScenario(order.stayMs));
  const perSecond = order.perSecond ?? 10;
  const args = [
    ...['-sf', file('caller.xml'), '-s', order.number, '-key', 'from', order.from ?? '015112345678'],
    ...['-i', '127.0.0.1', '-mi', '127.0.0.1', '-m', String(order.calls), '-r', String(perSecond), '-l', '500'],
    ...['-nostdin', '-aa', '-trace_stat', '-stf', file('stat.csv'), '-fd', '1'],
    ...['-trace_err', '-error_file', file('errors.log'), '-trace_logs', '-log_file', file('calls.log')],
    `${order.server.host}:${order.server.port}`,
  ];
  const said = await new Promise<string>((resolve) => {
    const env = { ...process.env, ...program.env, TERM: 'dumb' };
    const child = spawn(program.command, [...program.args, ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (part: Buffer) => (text += part.toString()));
    child.stderr.on('data', (part: Buffer) => (text += part.toString()));
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => resolve(text));
  });
  const read = (name: string): Promise<string> => readFile(file(name), 'utf8').catch(() => '');
  const sums = lastSums(await read('stat.csv'));
  if (!sums) throw new Error(`sipp gave no sums: ${said.slice(-500)}`);
  const callIds = [...new Set([...(await read('calls.log')).matchAll(/answered (\S+)/g)].map(([, id]) => id ?? ''))];
  return { ...sums, callIds, errors: (await read('errors.log')).slice(0, 4000) };
}

/** The cumulative sums of sipp's statistics file: its first line names the columns, its last one counts all. */
function lastSums(csv: string): { successful: number; failed: number } | undefined {
  const lines = csv.trim().split('\n');
  const names = lines[0]?.split(';') ?? [];
  const values = lines.at(-1)?.split(';') ?? [];
  const value = (name: string): number => Number(values[names.indexOf(name)]);
  const sums = { successful: value('SuccessfulCall(C)'), failed: value('FailedCall(C)') };
  return lines.length > 1 && Number.isInteger(sums.successful) && Number.isInteger(sums.failed) ? sums : undefined;
}
