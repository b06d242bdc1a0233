// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What `bench:kill` does to the processes: only to those of the installation it has started itself. */
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runtimePath, runtimeVariable } from '../../src/app/runtime.ts';
import { asteriskProgram } from '../../src/platform/packages/programs.ts';
import type { Stage } from '../../test/harness/stage.ts';

/** The server child that runs now; undefined while there is none. */
export function serverPid(stage: Stage): number | undefined {
  return recorded(join(stage.program.dataDir, 'run', 'server.process.json'));
}

function recorded(path: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(path, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    return undefined;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // Gone already: that is as good.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** `kill -9` of the server; resolves with the time of it, as soon as there is one to kill. */
export async function killServer(stage: Stage): Promise<number> {
  for (;;) {
    const pid = serverPid(stage);
    if (pid !== undefined) {
      send(pid, 'SIGKILL');
      return performance.now();
    }
    await sleep(20);
  }
}

/** PostgreSQL stands still until the function given is called: nobody gets an answer, no connection breaks. */
export function holdDatabase(stage: Stage): () => void {
  const postmaster = recorded(join(stage.program.dataDir, 'postgresql', 'postgresql.process.json'));
  if (postmaster === undefined) throw new Error('the PostgreSQL of this installation is not to be found');
  const all = [postmaster, ...childrenOf(postmaster)];
  for (const pid of all) send(pid, 'SIGSTOP');
  return () => {
    for (const pid of all) send(pid, 'SIGCONT');
  };
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [, after = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(/\) . /);
      return Number(after.split(' ')[0]) === parent ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

/** A second server on the same runtime, started by mistake: same switch, same database, same user. */
export function startSecondServer(stage: Stage): { stop(): Promise<void> } {
  const root = resolve(import.meta.dirname, '../..');
  const owner = ownerOf(serverPid(stage));
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    cwd: root,
    env: { ...process.env, ...stage.program.env, [runtimeVariable]: runtimePath(stage.program.dataDir) },
    stdio: ['ignore', 'ignore', 'inherit'],
    ...owner,
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    async stop() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function ownerOf(pid: number | undefined): { uid?: number; gid?: number } {
  if (pid === undefined || process.getuid?.() !== 0) return {};
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const id = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return { uid: id('Uid'), gid: id('Gid') };
}

/** `core restart now` on the installation's Asterisk, the peer's way of starting anew. Throws if Asterisk does not take it. */
export async function restartAsterisk(stage: Stage): Promise<void> {
  const program = await asteriskProgram(() => undefined);
  if (!program.ok) throw new Error(program.why);
  const { command, args, env } = program.value;
  const config = join(stage.program.dataDir, 'asterisk', 'etc', 'asterisk.conf');
  await new Promise<void>((done, fail) => {
    const child = spawn(command, [...args, '-C', config, '-rx', 'core restart now'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.once('error', fail);
    // It may cut the connection before it has answered: what happened is seen on the phones.
    child.once('close', (code) => (code === 0 || said === '' ? done() : fail(new Error(said.trim()))));
  });
}
