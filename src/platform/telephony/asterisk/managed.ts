// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { chmod, chown, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { configFiles } from './base-config.ts';
import { eventFile, type AsteriskOptions } from './options.ts';

/** Where the written configuration lies: start Asterisk with `-C configFile -f -n`, stop it with SIGTERM. */
export interface WrittenConfig {
  readonly configFile: string;
  /** Warnings and errors of Asterisk, one a line. */
  readonly logFile: string;
  /** The control socket for `asterisk -r`. */
  readonly controlSocket: string;
}

/** A text that would break out of its line in a configuration file. */
function assertPlain(name: string, value: string): void {
  if (/[\r\n\0;]/.test(value)) throw new Error(`${name} must not contain a line break or a semicolon`);
}

function assertOptions(options: AsteriskOptions): void {
  const { trunk } = options;
  const texts: Record<string, string | undefined> = {
    folder: options.folder,
    runFolder: options.runFolder,
    modulesFolder: options.modulesFolder,
    dataFolder: options.dataFolder,
    musicFolder: options.musicFolder,
    SIP_HOST: options.sip.host,
    MEDIA_ADDRESS: options.mediaAddress,
    ICE_SERVERS: options.stunServer,
    'the ARI user': options.ari.user,
    'the ARI password': options.ari.password,
    fallbackSound: options.fallbackSound,
    lastSound: options.lastSound,
    SIP_TRUNK_HOST: trunk?.host,
    SIP_TRUNK_USER: trunk?.user,
    SIP_TRUNK_PASSWORD: trunk?.password,
    SIP_TRUNK_FROM_ADDRESSES: trunk?.fromAddresses.join(','),
  };
  for (const [name, value] of Object.entries(texts)) if (value !== undefined) assertPlain(name, value);
  const socket = path.join(options.runFolder, 'asterisk.ctl');
  if (Buffer.byteLength(socket) > 107)
    throw new Error(`the folder for Asterisk's control socket is too long: ${options.runFolder}`);
}

async function makeFolder(folder: string, owner: AsteriskOptions['owner']): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  if (owner) await chown(folder, owner.uid, owner.gid);
}

/** Writes beside and renames, so that a starting Asterisk never reads half a file. */
async function writePrivate(file: string, text: string, mode: number, owner: AsteriskOptions['owner']): Promise<void> {
  const beside = `${file}.new`;
  await writeFile(beside, text, { mode });
  await chmod(beside, mode);
  if (owner) await chown(beside, owner.uid, owner.gid);
  await rename(beside, file);
}

/**
 * Writes Asterisk's whole configuration into `options.folder` and makes the folders it needs; safe to repeat.
 * Where Asterisk would put recordings there is a read-only file, so nothing can ever be recorded (decision 14).
 * Throws if a setting could break out of its line, or the folder cannot be written.
 */
export async function writeAsteriskConfig(options: AsteriskOptions): Promise<WrittenConfig> {
  assertOptions(options);
  const { folder, owner } = options;
  for (const sub of ['', 'etc', 'var', 'var/keys', 'var/cache', 'log', path.dirname(eventFile), 'spool'])
    await makeFolder(path.join(folder, sub), owner);
  if ((await stat(options.runFolder).catch(() => undefined)) === undefined) await makeFolder(options.runFolder, owner);
  const recording = path.join(folder, 'spool', 'recording');
  if ((await stat(recording).catch(() => undefined)) === undefined) {
    await writePrivate(recording, 'Amtsleitung does not record calls.\n', 0o400, owner);
  }
  const local = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const localAddresses = local.filter((each) => each.family === 'IPv4' && !each.internal).map((each) => each.address);
  for (const [name, text] of configFiles(options, localAddresses))
    await writePrivate(path.join(folder, 'etc', name), text, 0o600, owner);
  return {
    configFile: path.join(folder, 'etc', 'asterisk.conf'),
    logFile: path.join(folder, 'log', 'messages.log'),
    controlSocket: path.join(options.runFolder, 'asterisk.ctl'),
  };
}
