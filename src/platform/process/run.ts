// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';

/** What a finished program left: its exit code (null = could not be started or died by a signal) and its output. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program to its end and collects its output; never throws, also not for a program that does not exist. */
export function run(
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'env' | 'cwd' | 'timeout' | 'killSignal' | 'uid' | 'gid'> & {
    readonly onLine?: (line: string) => void;
  } = {},
): Promise<Ran> {
  const { onLine, ...rest } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    let partial = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (!onLine) return;
      const lines = (partial + text).split('\n');
      partial = lines.pop() ?? '';
      lines.forEach(onLine);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', (error) => resolve({ code: null, out, err: err + error.message }));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
