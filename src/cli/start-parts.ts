// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { checkout } from '../app/config.ts';
import type { Config } from '../app/config.ts';
import type { Place } from '../app/data-folder.ts';
import { asteriskProgram, espeakProgram } from '../platform/packages/programs.ts';
import type { AsteriskProgram, Program } from '../platform/packages/programs.ts';
import type { Had } from '../platform/packages/had.ts';
import { tcpTrouble, udpTrouble } from '../platform/process/ports.ts';
import type { PortTrouble } from '../platform/process/ports.ts';
import { canRead } from '../platform/process/service-user.ts';
import type { Folders } from './start-folders.ts';
import { StartError, giveUp, notice, progress } from './start-terminal.ts';

/** The telephone part of this start: our own Asterisk, a given one, or the practice switch and why. */
export type SwitchChoice =
  | { readonly kind: 'own'; readonly program: AsteriskProgram; readonly espeak: Had<Program> }
  | { readonly kind: 'given'; readonly espeak: Had<Program> }
  | { readonly kind: 'practice'; readonly why: string; readonly espeak: Had<Program> };

/** Finds or fetches what telephony needs. */
export async function chooseSwitch(config: Config): Promise<SwitchChoice> {
  if (config.practice)
    return { kind: 'practice', why: 'AMTSLEITUNG_PRACTICE=1 asks for it.', espeak: { ok: false, why: 'not needed' } };
  if (config.ari) return { kind: 'given', espeak: await espeakProgram(progress) };
  const asterisk = await asteriskProgram(progress);
  if (!asterisk.ok) return { kind: 'practice', why: asterisk.why, espeak: { ok: false, why: asterisk.why } };
  return { kind: 'own', program: asterisk.value, espeak: await espeakProgram(progress) };
}

/** Builds the browser pages where they can be written and read, and says where they are. */
export async function preparePages(config: Config, place: Place, folders: Folders): Promise<string> {
  if (standInServer(config) !== undefined) return folders.dataDir;
  if (config.isDev) return folderForNoPages(folders);
  const inCheckout = join(checkout, 'dist/ui');
  const isWritable = canWrite(existsSync(inCheckout) ? inCheckout : checkout);
  if (isWritable) {
    await buildPages(inCheckout);
    if (!place.user || !place.isCheckoutReadable || canRead(place.user, join(inCheckout, 'index.html')))
      return inCheckout;
  }
  const inData = join(folders.dataDir, 'ui');
  await buildPages(inData);
  return inData;
}

/** The server serves files from somewhere; under `npm run dev` nobody asks it for pages. */
function folderForNoPages(folders: Folders): string {
  const folder = join(folders.dataDir, 'ui');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  return folder;
}

/** In a process of its own, so that the bundler's memory is given back. */
function buildPages(out: string): Promise<void> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, 'build-ui.ts'), '--out', out], {
      cwd: checkout,
      stdio: ['ignore', 2, 2],
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) done();
      else if (!existsSync(join(out, 'index.html')))
        reject(new StartError('The browser pages could not be built, see above; nothing was started.'));
      else {
        notice('the browser pages could not be built anew, the earlier ones are used');
        done();
      }
    });
  });
}

/** Ends the start with one sentence if a port that has to be opened is taken. */
export async function checkPorts(
  config: Config,
  wanted: { readonly gate: boolean; readonly asterisk: boolean },
): Promise<void> {
  const trouble: string[] = [];
  const look = async (variable: string, host: string, port: number, test: typeof tcpTrouble): Promise<void> => {
    const found = await test(host, port);
    if (found && !trouble.some((line) => line.startsWith(variable)))
      trouble.push(sentence(variable, host, port, found));
  };
  if (wanted.gate) await look('PORT', config.host, config.port, tcpTrouble);
  if (wanted.asterisk) {
    await look('SIP_PORT', config.sip.host, config.sip.port, udpTrouble);
    await look('SIP_PORT', config.sip.host, config.sip.port, tcpTrouble);
    await look('ASTERISK_HTTP_PORT', '127.0.0.1', config.asteriskHttpPort, tcpTrouble);
    await look('RTP_PORTS', config.sip.host, config.rtp.first, udpTrouble);
  }
  if (trouble.length > 0) giveUp(trouble.join('\n'));
}

function sentence(variable: string, host: string, port: number, trouble: PortTrouble): string {
  const example = variable === 'RTP_PORTS' ? `${port + 2000}-${port + 2999}` : String(port + (port > 60_000 ? -1 : 1));
  if (trouble === 'inUse')
    return `${variable} ${port} is in use on ${host} by another program: set ${variable} to a free one, e.g. ${variable}=${example} npm start.`;
  if (trouble === 'notAllowed')
    return `${variable} ${port} may only be opened by root: set ${variable} to one from 1024 on, e.g. ${variable}=${port + 8000} npm start.`;
  const address =
    variable === 'PORT' ? 'HOST' : variable === 'ASTERISK_HTTP_PORT' ? 'the loopback address' : 'SIP_HOST or HOST';
  return `${address} ${host} is no address of this machine, so ${variable} ${port} cannot be opened: correct ${address}.`;
}

/** Another server program, put in place by tests of this start. */
export function standInServer(config: Config): string | undefined {
  return config.isTest ? process.env['AMTSLEITUNG_SERVER'] : undefined;
}

/** True if this process may write there. */
export function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
