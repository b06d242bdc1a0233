// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm start`: checks the settings, prepares what is missing, starts or takes over PostgreSQL, Asterisk and the front
 * door, then runs the server and brings back whatever dies, until Ctrl-C, SIGTERM or `npm stop` (decision 1).
 */
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { checkout, readConfig } from '../app/config.ts';
import type { Config } from '../app/config.ts';
import { placeOf } from '../app/data-folder.ts';
import type { Place } from '../app/data-folder.ts';
import { runtimePath, runtimeVariable } from '../app/runtime.ts';
import type { LineState } from '../app/line-state.core.ts';
import type { FromServer, ToServer } from '../app/supervision.ts';
import { monotonicMs } from '../platform/clock.ts';
import { startPostgres } from '../platform/database/embedded.ts';
import type { StartedPostgres } from '../platform/database/embedded.ts';
import { cacheFolder } from '../platform/packages/machine.ts';
import { endProcess, findRunning } from '../platform/process/detached.ts';
import { takeLock } from '../platform/process/file-lock.ts';
import type { FileLock } from '../platform/process/file-lock.ts';
import { isAlive } from '../platform/process/identity.ts';
import { supervise } from '../platform/process/supervised-child.ts';
import { prepareServer } from './start-bundle.ts';
import type { ServerScripts } from './start-bundle.ts';
import { prepareFolders } from './start-folders.ts';
import type { Folders } from './start-folders.ts';
import { ensureGate, findGate, serverSocketOf, stopGate } from './start-gate.ts';
import { keepHouse, stopRequestPath } from './start-house.ts';
import type { Keeper, Part } from './start-house.ts';
import { leftCalls, stopLeftovers } from './start-leftovers.ts';
import { checkPorts, chooseSwitch, preparePages } from './start-parts.ts';
import { addressOf, runtimeOf, writeRuntime } from './start-runtime.ts';
import { ownSwitch } from './start-switch.ts';
import type { OwnSwitch } from './start-switch.ts';
import { listenToSignals } from './start-signals.ts';
import type { Signals } from './start-signals.ts';
import { StartError, giveUp, notice, progress } from './start-terminal.ts';
import { watchSwitch } from './start-watch-switch.ts';

const since = monotonicMs();
/** Ends before the first `ready` after which a start is given up. */
const hopelessEnds = 5;

async function main(): Promise<void> {
  const { config, place } = settings();
  const folders = prepareFolders(place);
  const lock = lockOrLeave(config, folders);
  const signals = listenToSignals(folders);
  try {
    await signals.during(bringUp(config, place, folders, lock, signals));
  } catch (error) {
    // A start that was given up leaves nothing behind, except for calls that an earlier one left running.
    if ((await leftCalls(folders.dataDir)) === 0) await stopLeftovers(folders.dataDir);
    throw error;
  }
}

/** From the first port looked at to the server under supervision. */
async function bringUp(
  config: Config,
  place: Place,
  folders: Folders,
  lock: FileLock,
  signals: Signals,
): Promise<void> {
  await endLeftServer(folders);
  const running = { gate: findGate(folders.run), asterisk: findRunning(folders.run, 'asterisk') };
  await checkPorts(config, {
    gate: !running.gate?.fingerprint.includes(`"port":${config.port},`),
    asterisk: !config.practice && !config.ari && !running.asterisk,
  });

  const [choice, uiFolder, scripts, postgres] = await Promise.all([
    chooseSwitch(config),
    preparePages(config, place, folders),
    prepareServer(config, place, folders),
    database(config, place, folders),
  ]);
  if (choice.kind === 'practice') warnOfPractice(choice.why);
  const own = choice.kind === 'own' ? await ownSwitch(config, place, folders, choice.program) : undefined;
  await own?.ensure().catch((error: Error) => giveUp(`${error.message}.`));
  const hasPhones = choice.kind !== 'practice';
  await ensureGate(config, place, folders, hasPhones).catch((error: Error) => giveUp(`${error.message}.`));
  writeRuntime(place, folders, runtimeOf({ config, folders, choice, own, postgres, uiFolder }));

  const parts = partsOf({ config, place, folders, own, postgres, hasPhones });
  run({ config, place, folders, lock, parts, own, ari: own?.access ?? config.ari, signals, scripts });
}

function settings(): { config: Config; place: Place } {
  const read = readConfig(process.env);
  if (!read.ok)
    return giveUp(
      ['These settings are wrong, nothing was started:', ...read.problems.map((problem) => `  ${problem}`)].join('\n'),
    );
  const place = placeOf(read.config);
  if (!place)
    return giveUp(
      `AMTSLEITUNG_USER is ${read.config.serviceUser}, which is no user of this machine (or root): name another one.`,
    );
  if (place.user && !place.isCheckoutReadable) {
    notice(
      `The user "${place.user.name}" cannot read this folder, so the server itself runs as root; data are in ${place.dataDir}. Better: move this folder to where "${place.user.name}" can read it, e.g. below /opt.`,
    );
  }
  return { config: read.config, place };
}

function lockOrLeave(config: Config, folders: Folders): FileLock {
  const taken = takeLock(folders.lock, addressOf(config));
  if (taken.ok) return taken.lock;
  return giveUp(
    `Already running at ${taken.holder.text} (pid ${taken.holder.pid}) with the data in ${folders.dataDir}. Stop it with npm stop, or start another one with other DATA_DIR and ports.`,
  );
}

/** A server whose `npm start` was killed: two must never lead the switch. */
async function endLeftServer(folders: Folders): Promise<void> {
  const left = findRunning(folders.run, 'server');
  if (left) await endProcess(left, 'SIGTERM', 5_000);
  rmSync(stopRequestPath(folders.run), { force: true });
}

async function database(config: Config, place: Place, folders: Folders): Promise<StartedPostgres | undefined> {
  if (config.databaseUrl !== undefined) return undefined;
  const started = await startPostgres(postgresOptions(place, folders));
  return started.ok ? started.value : giveUp(started.why);
}

function postgresOptions(place: Place, folders: Folders): Parameters<typeof startPostgres>[0] {
  return {
    folder: folders.postgres,
    socketFolder: folders.sockets,
    cacheFolder: cacheFolder(),
    user: place.user,
    database: 'amtsleitung',
    progress,
  };
}

function warnOfPractice(why: string): void {
  notice(`NO TELEPHONY: ${why}`);
  notice(
    'Going on with the built-in practice switch: everything but real calls can be tried, /readyz stays "not ready".',
  );
  notice(
    'For real calls: set DEBIAN_MIRROR, or install Asterisk 22.10.1 or a later 22, or name a running one by ASTERISK_ARI_URL; then start again.',
  );
}

function partsOf(made: {
  config: Config;
  place: Place;
  folders: Folders;
  own: OwnSwitch | undefined;
  postgres: StartedPostgres | undefined;
  hasPhones: boolean;
}): Part[] {
  const { config, place, folders, own } = made;
  const parts: Part[] = [];
  if (made.postgres) {
    let postgres = made.postgres;
    const revive = async (): Promise<void> => {
      const started = await startPostgres(postgresOptions(place, folders));
      if (!started.ok) throw new Error(started.why);
      postgres = started.value;
    };
    parts.push({ name: 'PostgreSQL', isAlive: () => isAlive(postgres.process), revive, stop: () => postgres.stop() });
  }
  if (own)
    parts.push({
      name: 'Asterisk',
      isAlive: () => own.find() !== undefined,
      revive: async () => void (await own.ensure()),
      stop: () => own.stop(),
    });
  parts.push({
    name: 'the front door',
    isAlive: () => findGate(folders.run) !== undefined,
    revive: async () => void (await ensureGate(config, place, folders, made.hasPhones)),
    stop: () => stopGate(folders.run),
  });
  return parts;
}

function run(made: {
  config: Config;
  place: Place;
  folders: Folders;
  lock: FileLock;
  parts: Part[];
  own: OwnSwitch | undefined;
  ari: Config['ari'];
  signals: Signals;
  scripts: ServerScripts;
}): void {
  const { config, place, folders } = made;
  let wasReady = false;
  let lastLine: LineState | undefined;
  const server = supervise({
    name: 'server',
    ...made.scripts,
    env: {
      ...serverEnvironment(),
      [runtimeVariable]: runtimePath(folders.dataDir),
      // Callers wait while a new server starts: what was compiled once is kept, a third of the start.
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(folders.run, 'compile-cache'),
    },
    cwd: checkout,
    user: place.isCheckoutReadable ? place.user : undefined,
    stateFolder: folders.run,
    silenceMs: 3_000,
    firstWordMs: 20_000,
    onMessage: (message) => {
      const said = message as FromServer;
      if (place.user && !place.isCheckoutReadable) letGateIn(serverSocketOf(folders));
      keeper.heard(said);
      if (said.type === 'alive') switchWatch?.heard(said.switchAwayMs);
      if (said.type === 'ready') {
        if (wasReady) progress('the server is back');
        else showReady(config, said.lines);
        wasReady = true;
        if (lastLine !== undefined) server.send({ type: 'line', state: lastLine } satisfies ToServer);
        server.prepareSpare();
      }
    },
    onEnd: (why, pauseMs, count) => {
      if (!wasReady && count >= hopelessEnds) {
        notice(`the server ended ${count} times without getting ready (${why}); its messages stand above`);
        void keeper.leave().then(() => process.exit(1));
        return;
      }
      notice(
        `the server has ended ${why}, it starts again ${pauseMs === 0 ? 'at once' : `in ${pauseMs / 1000} s`}; calls go on meanwhile`,
      );
    },
  });
  const switchWatch =
    made.own &&
    watchSwitch({
      own: made.own,
      hasTrunk: config.trunk !== undefined,
      lineChanged: (state) => {
        lastLine = state;
        server.send({ type: 'line', state } satisfies ToServer);
      },
    });
  const keeper: Keeper = keepHouse({
    folders,
    lock: made.lock,
    parts: made.parts,
    server,
    ari: made.ari,
    drainMinutes: config.drainMinutes,
    ending: () => switchWatch?.stop(),
  });
  made.signals.hand(keeper);
}

/** A server that has to stay root opens its socket for root only; the gate is another user. The folder around it is closed. */
function letGateIn(socket: string): void {
  try {
    chmodSync(socket, 0o666);
  } catch {
    // Not listening yet: the next heartbeat comes in a second.
  }
}

/** The server reads its settings from the runtime file: secrets do not stand in its environment. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = { ...process.env };
  for (const name of Object.keys(kept))
    if (/^(DATABASE_URL|ASTERISK_ARI_|SIP_TRUNK_|npm_)/.test(name)) delete kept[name];
  return kept;
}

function showReady(config: Config, lines: readonly string[]): void {
  const seconds = ((monotonicMs() - since) / 1000).toFixed(1);
  process.stdout.write(
    [
      `Amtsleitung läuft / is running: ${addressOf(config)}  (${seconds} s)`,
      ...lines,
      'Ende mit Strg-C / stop with Ctrl-C',
      '',
    ].join('\n'),
  );
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
