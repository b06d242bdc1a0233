// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { placeOf } from './data-folder.ts';

const runtime = z.object({
  /** The checked settings: the server reads no environment, its user may not open the files with secrets. */
  config: z.custom<Config>((value) => typeof value === 'object' && value !== null && 'rtp' in value),
  /** The database: a `url`, or our own PostgreSQL on a socket (`host` is its folder). */
  database: z.union([
    z.object({ url: z.string() }),
    z.object({ host: z.string(), port: z.number(), user: z.string(), password: z.string(), database: z.string() }),
  ]),
  /** Asterisk's REST interface, `url` without path, e.g. `http://127.0.0.1:8088`; null with the practice switch. */
  ari: z.object({ url: z.string(), user: z.string(), password: z.string() }).nullable(),
  /** True: the built-in practice switch (the fake port) instead of Asterisk, and why. */
  practice: z.boolean(),
  practiceReason: z.string(),
  /** Unix socket the server listens on; the gate is in front of it. */
  serverSocket: z.string(),
  /** File with the key that signs phone tickets (`platform/gate/phone-ticket.ts`). */
  ticketKeyFile: z.string(),
  dataDir: z.string(),
  /** Announcements made or imported, readable by Asterisk. */
  promptsDir: z.string(),
  /** Debian's English prompts and the music, empty with the practice switch. */
  soundsDir: z.string(),
  musicDir: z.string(),
  cityFolder: z.string(),
  /** The built browser bundle. */
  uiFolder: z.string(),
  /** How to run espeak-ng; null = there is no voice. */
  espeak: z
    .object({ command: z.string(), args: z.array(z.string()), env: z.record(z.string(), z.string()) })
    .nullable(),
  /** The address people type, without a slash at the end. */
  address: z.string(),
  /** Where SIP phones dial and register, e.g. `127.0.0.1:5060`. */
  sipAddress: z.string(),
});

/** What `npm start` prepared for the server; holds secrets, the file is readable by its owner only. */
export type Runtime = z.output<typeof runtime>;

/** The file with the runtime, below the data folder. */
export function runtimePath(dataDir: string): string {
  return join(dataDir, 'run', 'runtime.json');
}

/** Where the server child finds its runtime. */
export const runtimeVariable = 'AMTSLEITUNG_RUNTIME';

/**
 * What `npm start` prepared, for the server and for commands beside it (`AMTSLEITUNG_RUNTIME`, else by `DATA_DIR`).
 * Throws an error with one sentence for the operator when there is none.
 */
export function readRuntime(env: NodeJS.ProcessEnv = process.env): Runtime {
  const path = env[runtimeVariable] ?? pathByConfig(env);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const sentence =
      code === 'ENOENT'
        ? `Nothing was started with this DATA_DIR yet (${path} is missing): run npm start first.`
        : `${path} cannot be read (${code}): run this as the user who ran npm start.`;
    throw new Error(sentence, { cause: error });
  }
  return runtime.parse(JSON.parse(text));
}

function pathByConfig(env: NodeJS.ProcessEnv): string {
  const read = readConfig(env);
  const place = placeOf(
    read.ok
      ? read.config
      : { serviceUser: 'nobody', ...(env['DATA_DIR'] !== undefined && { dataDir: env['DATA_DIR'] }) },
  );
  if (!place) throw new Error('AMTSLEITUNG_USER names no user of this machine.');
  return runtimePath(place.dataDir);
}
