// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod';

import type { Config } from '../app/config.ts';
import type { Place } from '../app/data-folder.ts';
import type { AsteriskProgram } from '../platform/packages/programs.ts';
import {
  endProcess,
  findRunning,
  forget,
  lastLogLine,
  plainEnvironment,
  startDetached,
} from '../platform/process/detached.ts';
import type { Running } from '../platform/process/detached.ts';
import { isAlive } from '../platform/process/identity.ts';
import { run } from '../platform/process/run.ts';
import { writeAsteriskConfig } from '../platform/telephony/asterisk/managed.ts';
import type { AsteriskOptions } from '../platform/telephony/asterisk/options.ts';
import type { Folders } from './start-folders.ts';
import { notice } from './start-terminal.ts';

/** How to speak to Asterisk. */
export interface AriAccess {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

const name = 'asterisk';
const consoleMs = 3_000;
const ariUser = 'amtsleitung';
const cityNumbers = z.object({ dialled: z.array(z.string()).min(1) });

/** The switch we run ourselves. */
export interface OwnSwitch {
  readonly access: AriAccess;
  /** Starts Asterisk with what is set now, or takes over the running one. Rejects with what it said when it does not come up. */
  ensure(): Promise<Running>;
  /** The running one, if it is there. */
  find(): Running | undefined;
  /** What its console answers to a command; undefined = it does not. Works also when its REST interface is stuck. */
  ask(command: string): Promise<string | undefined>;
  /** Ends this one at once, as stuck; whoever watches over it starts it again. */
  end(running: Running): Promise<void>;
  stop(): Promise<void>;
}

/** Prepares our own Asterisk; nothing is started yet. */
export async function ownSwitch(
  config: Config,
  place: Place,
  folders: Folders,
  program: AsteriskProgram,
): Promise<OwnSwitch> {
  const access = ownAccess(config.asteriskHttpPort, folders);
  const options = await asteriskOptions(config, place, folders, program, access);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([options, program.version, program.command]))
    .digest('hex')
    .slice(0, 16);
  const find = (): Running | undefined => findRunning(folders.run, name);

  const ensure = async (): Promise<Running> => {
    const running = find();
    if (running && (await isUsable(access, running))) {
      if (running.fingerprint === fingerprint) return running;
      const channels = await channelCount(access);
      if (channels !== 0) {
        notice(
          'settings of the telephone system have changed; calls are running, so they apply after the next npm stop',
        );
        return running;
      }
    }
    if (running) await endProcess(running, 'SIGTERM', 5_000);
    const { configFile } = await writeAsteriskConfig(options);
    const started = await startDetached(folders.run, {
      name,
      command: program.command,
      args: [...program.args, '-C', configFile, '-f', '-n'],
      env: { ...program.env },
      cwd: folders.asterisk,
      user: place.user,
      // Who talks must not hear that a server starts beside the switch.
      isUrgent: true,
      fingerprint,
    });
    if (await isUsable(access, started)) return started;
    await endProcess(started, 'SIGTERM', 1_000);
    throw new Error(
      `Asterisk did not come up: ${lastLogLine(folders.run, name) || 'it says nothing'} (its messages: ${join(folders.run, `${name}.log`)})`,
    );
  };
  const ask = async (command: string): Promise<string | undefined> => {
    const configFile = join(options.folder, 'etc', 'asterisk.conf');
    const { code, out } = await run(program.command, [...program.args, '-C', configFile, '-rx', command], {
      cwd: '/',
      env: { ...plainEnvironment(), ...program.env },
      timeout: consoleMs,
      // A console that waits for a stuck Asterisk does not heed SIGTERM; the watch would wait with it for ever.
      killSignal: 'SIGKILL',
    });
    return code === 0 ? out : undefined;
  };
  return {
    access,
    ensure,
    find,
    ask,
    end: async (running) => void (await endProcess(running, 'SIGKILL', 5_000)),
    stop: () => stopSwitch(folders.run),
  };
}

/** Ends the recorded Asterisk, if it runs. */
export async function stopSwitch(run: string): Promise<void> {
  const running = findRunning(run, name);
  if (running) await endProcess(running, 'SIGTERM', 5_000);
  forget(run, name);
}

/** The legs on the switch; undefined = it does not answer. */
export async function channelCount(access: AriAccess): Promise<number | undefined> {
  const answer = await askAri(access, 'channels');
  return Array.isArray(answer) ? answer.length : undefined;
}

/** Access to an Asterisk of ours. */
export function ownAccess(port: number, folders: Pick<Folders, 'ariPassword'>): AriAccess {
  return { url: `http://127.0.0.1:${port}`, user: ariUser, password: folders.ariPassword };
}

/** Waits until Asterisk answers with our password, as long as it lives (at most 30 s). */
async function isUsable(access: AriAccess, running: Running): Promise<boolean> {
  for (let tries = 0; tries < 300 && isAlive(running); tries += 1) {
    if ((await askAri(access, 'asterisk/ping')) !== undefined) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

async function askAri(access: AriAccess, path: string): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`;
  try {
    const answer = await fetch(`${access.url}/ari/${path}`, {
      headers: { authorization },
      signal: AbortSignal.timeout(2_000),
    });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

async function asteriskOptions(
  config: Config,
  place: Place,
  folders: Folders,
  program: AsteriskProgram,
  access: AriAccess,
): Promise<AsteriskOptions> {
  const { trunk } = config;
  const stun = config.iceServers
    .map(({ urls }) => /^stun:(.+)$/.exec(urls)?.[1])
    .find((server) => server !== undefined);
  return {
    folder: folders.asterisk,
    runFolder: folders.sockets,
    modulesFolder: program.modulesDir,
    dataFolder: program.dataDir,
    musicFolder: program.musicDir,
    ...(place.user && { owner: { uid: place.user.uid, gid: place.user.gid } }),
    sip: config.sip,
    httpPort: config.asteriskHttpPort,
    rtp: config.rtp,
    ...(config.mediaAddress !== undefined && { mediaAddress: config.mediaAddress }),
    ...(stun !== undefined && { stunServer: stun }),
    ari: { user: access.user, password: access.password },
    keepsEvents: config.isTest,
    numbers: trunk?.numbers ?? (await numbersOfCity(config.cityFolder)),
    ...(trunk && {
      trunk: {
        host: trunk.host,
        transport: trunk.transport,
        ...(trunk.user !== undefined && { user: trunk.user }),
        ...(trunk.password !== undefined && { password: trunk.password }),
        fromAddresses: trunk.fromAddresses,
      },
    }),
    fallbackSound: join(folders.prompts, 'de', 'fallback'),
    lastSound: join(folders.prompts, 'de', 'technical-problem'),
  };
}

/** The model city's number in the spellings it is dialled in; the whole city is checked later, by the server. */
async function numbersOfCity(folder: string): Promise<readonly string[]> {
  const file = join(folder, 'city.yaml');
  const parsed = cityNumbers.safeParse(parse(await readFile(file, 'utf8')));
  if (parsed.success) return parsed.data.dialled;
  throw new Error(`${file} names no numbers under "dialled"; npm run -s city:check -- ${folder} says more`);
}
