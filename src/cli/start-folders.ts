// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { lchownSync, lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { secret } from '../lib/ids.ts';
import { newTicketKey } from '../platform/gate/phone-ticket.ts';
import { canRead } from '../platform/process/service-user.ts';
import type { ServiceUser } from '../platform/process/service-user.ts';
import { socketFolder } from '../platform/process/socket-folder.ts';
import type { Place } from '../app/data-folder.ts';
import { replyKeyPath } from '../app/reply-key.ts';
import { StartError, giveUp } from './start-terminal.ts';

/** The folders and secrets of one installation. */
export interface Folders {
  readonly dataDir: string;
  /** Records, logs and secrets of what runs. */
  readonly run: string;
  readonly postgres: string;
  readonly asterisk: string;
  readonly prompts: string;
  readonly sockets: string;
  readonly lock: string;
  readonly ticketKeyFile: string;
  /** The password with which we speak to our own Asterisk. */
  readonly ariPassword: string;
}

/** Only the paths that are known before anything is made. */
export function lockPath(dataDir: string): string {
  return join(dataDir, 'run', 'lock');
}

/** Makes the folders and secrets, or finds them; everything belongs to the service user. */
export function prepareFolders(place: Place): Folders {
  const { dataDir, user } = place;
  const run = join(dataDir, 'run');
  try {
    // The folders above are no secret, and the service user has to get through them.
    mkdirSync(dirname(dataDir), { recursive: true });
    mkdirSync(run, { recursive: true, mode: 0o700 });
  } catch (error) {
    giveUp(
      `The data folder ${dataDir} cannot be made (${(error as NodeJS.ErrnoException).code}): set DATA_DIR to a folder that can be written.`,
    );
  }
  const ticketKeyFile = join(run, 'ticket-key');
  try {
    secretIn(ticketKeyFile, newTicketKey);
    secretIn(replyKeyPath(dataDir), newTicketKey);
    const ariPassword = secretIn(join(run, 'ari-password'), secret);
    const folders = {
      postgres: join(dataDir, 'postgresql'),
      asterisk: join(dataDir, 'asterisk'),
      prompts: join(dataDir, 'prompts'),
    };
    for (const folder of [folders.asterisk, folders.prompts]) mkdirSync(folder, { recursive: true });
    const sockets = socketFolder(join(run, 'socket-folder'), user);
    if (user) {
      handOver(dataDir, user, new Set([folders.postgres]));
      if (!canRead(user, ticketKeyFile))
        giveUp(
          `The user "${user.name}" cannot get into the data folder ${dataDir}: set DATA_DIR to a folder that user can reach, or AMTSLEITUNG_USER to another user.`,
        );
    }
    return { dataDir, run, ...folders, sockets, lock: lockPath(dataDir), ticketKeyFile, ariPassword };
  } catch (error) {
    if (error instanceof StartError) throw error;
    return giveUp(
      `The data folder ${dataDir} cannot be written (${(error as Error).message}): free it or set DATA_DIR to another one.`,
    );
  }
}

function secretIn(path: string, make: () => string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const value = make();
    writeFileSync(path, value, { mode: 0o600 });
    return value;
  }
}

/** Gives what root made earlier to the user the parts run as; PostgreSQL keeps its own house. */
function handOver(path: string, user: ServiceUser, except: ReadonlySet<string>): void {
  if (except.has(path)) return;
  const found = lstatSync(path);
  if (found.uid !== user.uid) lchownSync(path, user.uid, user.gid);
  if (!found.isDirectory() || found.isSymbolicLink()) return;
  for (const name of readdirSync(path)) handOver(join(path, name), user, except);
}
