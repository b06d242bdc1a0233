// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';

import type { Config } from '../app/config.ts';
import type { Place } from '../app/data-folder.ts';
import type { GateSettings } from '../platform/gate/gate-settings.ts';
import { endProcess, findRunning, forget, lastLogLine, startDetached } from '../platform/process/detached.ts';
import type { Running } from '../platform/process/detached.ts';
import { isAlive } from '../platform/process/identity.ts';
import type { Folders } from './start-folders.ts';

const name = 'gate';
const script = resolve(import.meta.dirname, '../platform/gate/gate-process.ts');

/** The running gate, if it is there. */
export function findGate(run: string): Running | undefined {
  return findRunning(run, name);
}

/** Starts the gate, or takes over the running one; a gate with other settings is replaced. Rejects with its last words. */
export async function ensureGate(config: Config, place: Place, folders: Folders, hasPhones: boolean): Promise<Running> {
  const settings = settingsOf(config, place, folders, hasPhones);
  const fingerprint = JSON.stringify(settings);
  const running = findGate(folders.run);
  if (running?.fingerprint === fingerprint && (await isOpen(settings, running))) return running;
  if (running) await endProcess(running, 'SIGTERM', 2_000);
  const file = join(folders.run, 'gate.json');
  writeFileSync(file, fingerprint, { mode: 0o600 });
  const started = await startDetached(folders.run, {
    name,
    command: process.execPath,
    args: [script, file],
    cwd: '/',
    fingerprint,
  });
  if (await isOpen(settings, started)) return started;
  throw new Error(
    `the front door could not be opened on ${settings.host}:${settings.port}: ${lastLogLine(folders.run, name)}`,
  );
}

/** Ends the recorded gate, if it runs; open browser phones lose their connection. */
export async function stopGate(run: string): Promise<void> {
  const running = findGate(run);
  if (running) await endProcess(running, 'SIGTERM', 2_000);
  forget(run, name);
}

function settingsOf(config: Config, place: Place, folders: Folders, hasPhones: boolean): GateSettings {
  return {
    host: config.host,
    port: config.port,
    serverSocket: serverSocketOf(folders),
    asterisk: hasPhones ? { host: '127.0.0.1', port: config.asteriskHttpPort } : null,
    ticketKeyFile: folders.ticketKeyFile,
    publicUrl: config.publicUrl ?? null,
    trustProxy: [...config.trustProxy],
    tls: config.tls ?? null,
    user: place.user ? { uid: place.user.uid, gid: place.user.gid } : null,
  };
}

/** Where the server listens. */
export function serverSocketOf(folders: Pick<Folders, 'sockets'>): string {
  return join(folders.sockets, 'server.sock');
}

async function isOpen(settings: GateSettings, running: Running): Promise<boolean> {
  for (let tries = 0; tries < 200 && isAlive(running); tries += 1) {
    if (await canConnect(settings)) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}

function canConnect(settings: GateSettings): Promise<boolean> {
  const host = settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host === '::' ? '::1' : settings.host;
  return new Promise((done) => {
    const socket = connect({ host, port: settings.port });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
