// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { chownSync, renameSync, writeFileSync } from 'node:fs';

import type { Config } from '../app/config.ts';
import type { Place } from '../app/data-folder.ts';
import { runtimePath } from '../app/runtime.ts';
import type { Runtime } from '../app/runtime.ts';
import type { StartedPostgres } from '../platform/database/embedded.ts';
import type { Folders } from './start-folders.ts';
import { serverSocketOf } from './start-gate.ts';
import type { SwitchChoice } from './start-parts.ts';
import type { OwnSwitch } from './start-switch.ts';

/** What a start has found and made. */
export interface Made {
  readonly config: Config;
  readonly folders: Folders;
  readonly choice: SwitchChoice;
  readonly own: OwnSwitch | undefined;
  /** Undefined = `DATABASE_URL` is set. */
  readonly postgres: StartedPostgres | undefined;
  readonly uiFolder: string;
}

/** All the server has to know of it. */
export function runtimeOf(made: Made): Runtime {
  const { config, folders, choice, own, postgres } = made;
  return {
    config,
    database: postgres ? { ...postgres.connection } : { url: config.databaseUrl ?? '' },
    ari: own?.access ?? config.ari ?? null,
    practice: choice.kind === 'practice',
    practiceReason: choice.kind === 'practice' ? choice.why : '',
    serverSocket: serverSocketOf(folders),
    ticketKeyFile: folders.ticketKeyFile,
    dataDir: folders.dataDir,
    promptsDir: folders.prompts,
    soundsDir: choice.kind === 'own' ? choice.program.soundsDir : '',
    musicDir: choice.kind === 'own' ? choice.program.musicDir : '',
    cityFolder: config.cityFolder,
    uiFolder: made.uiFolder,
    espeak: choice.espeak.ok
      ? {
          command: choice.espeak.value.command,
          args: [...choice.espeak.value.args],
          env: { ...choice.espeak.value.env },
        }
      : null,
    address: addressOf(config),
    sipAddress: `${config.sip.host}:${config.sip.port}`,
  };
}

/** Writes it for the server's user alone, whole or not at all. */
export function writeRuntime(place: Place, folders: Folders, runtime: Runtime): void {
  const path = runtimePath(folders.dataDir);
  writeFileSync(`${path}.new`, JSON.stringify(runtime, null, 1), { mode: 0o600 });
  if (place.user) chownSync(`${path}.new`, place.user.uid, place.user.gid);
  renameSync(`${path}.new`, path);
}

/** The address to type: the public one, or this machine's. */
export function addressOf(config: Config): string {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return config.publicUrl ?? `${config.tls ? 'https' : 'http'}://${host}:${config.port}`;
}
