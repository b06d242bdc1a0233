// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

import { monotonicMs } from '../clock.ts';
import { forget, record } from './detached.ts';
import { identityOf } from './identity.ts';
import { rank } from './priority.ts';
import type { ServiceUser } from './service-user.ts';

/** A Node program that is started again whenever it ends or falls silent. */
export interface SupervisedOptions {
  readonly name: string;
  readonly script: string;
  /** A program that waits, loaded, for the message `go` and is the script from then on; kept beside the running one. */
  readonly spareScript?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly user?: ServiceUser | undefined;
  /** Where its identity is written down, so that the next start can end one that was left over. */
  readonly stateFolder: string;
  /** Silent for so long (milliseconds) = frozen. */
  readonly silenceMs: number;
  /** Time for its first word. */
  readonly firstWordMs: number;
  readonly onMessage: (message: { readonly type: string }) => void;
  /** Called at each end that was not asked for, with the pause before the next start. */
  readonly onEnd: (why: string, pauseMs: number, count: number) => void;
}

/** A running supervision. */
export interface Supervision {
  send(message: object): void;
  /** The program runs and has time: a spare one is made ready beside it. */
  prepareSpare(): void;
  /** Ends the program in order (SIGTERM, after `graceMs` SIGKILL) and does not start it again. */
  stop(graceMs: number): Promise<void>;
}

const firstPauseMs = 200;
const longestPauseMs = 5_000;
/** What has run for so long is started again at once: callers wait for it, and it does not die of its start. */
const steadyMs = 5_000;
const checkMs = 500;
const spareAfterMs = 1_000;
/** Our own timer late by more than this share of the time: the machine has more to do than it can. */
const crowdedShare = 0.15;
/** So many times the silence is allowed then. */
const patience = 5;

/** Starts the program under supervision. */
export function supervise(options: SupervisedOptions): Supervision {
  let child: ChildProcess | undefined;
  let spare: ChildProcess | undefined;
  let stopped = false;
  let ends = 0;
  let startedAt = 0;
  let heardAt = 0;
  let allowedMs = 0;
  let checkedAt = monotonicMs();
  let frozen = false;
  let restart: NodeJS.Timeout | undefined;
  let preparing: NodeJS.Timeout | undefined;
  let onGone: (() => void) | undefined;

  const start = (): void => {
    startedAt = heardAt = monotonicMs();
    allowedMs = options.firstWordMs;
    frozen = false;
    const waiting = spare;
    spare = undefined;
    const started = waiting ?? launch(options.script);
    child = started;
    const identity = started.pid === undefined ? undefined : identityOf(started.pid);
    if (identity) record(options.stateFolder, options.name, { ...identity, fingerprint: '' });
    started.on('message', (message) => {
      heardAt = monotonicMs();
      allowedMs = options.silenceMs;
      options.onMessage(message as { type: string });
    });
    started.on('error', (error) => {
      if (started.pid === undefined) ended(started, error.message);
    });
    started.on('exit', (code, signal) =>
      ended(started, frozen ? 'it was frozen' : signal ? `by ${signal}` : `with exit code ${code}`),
    );
    if (started.pid !== undefined) rank(started.pid, 'early');
    waiting?.send({ type: 'go' }, () => undefined);
  };

  const launch = (script: string): ChildProcess => {
    const owner = options.user ? { uid: options.user.uid, gid: options.user.gid } : {};
    // A session of its own: Ctrl-C at the terminal is for us, we tell it what to do.
    return spawn(process.execPath, [script], {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      ...owner,
    });
  };

  /** Not at once: the one before it has only just come back, with callers to look after. */
  const prepareSpare = (): void => {
    clearTimeout(preparing);
    preparing = setTimeout(launchSpare, spareAfterMs);
  };

  const launchSpare = (): void => {
    if (options.spareScript === undefined || spare || stopped) return;
    const waiting = launch(options.spareScript);
    spare = waiting;
    if (waiting.pid !== undefined) rank(waiting.pid, 'last');
    // One that dies while it waits is missed only by the next start, which takes longer then.
    const gone = (): void => {
      if (spare === waiting) spare = undefined;
    };
    waiting.on('error', gone);
    waiting.on('exit', gone);
  };

  const ended = (which: ChildProcess, why: string): void => {
    if (which !== child) return;
    child = undefined;
    forget(options.stateFolder, options.name);
    onGone?.();
    if (stopped) return;
    const wasSteady = monotonicMs() - startedAt > steadyMs;
    ends = wasSteady ? 0 : ends + 1;
    const pauseMs = wasSteady ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (ends - 1));
    options.onEnd(why, pauseMs, ends);
    restart = setTimeout(start, pauseMs);
  };

  /** By how much our own timer was late, in all, since we heard of it last: a crowded machine makes both of us slow. */
  let late = { since: 0, ms: 0 };

  const watch = setInterval(() => {
    const now = monotonicMs();
    if (late.since !== heardAt) late = { since: heardAt, ms: 0 };
    late.ms += Math.max(0, now - checkedAt - checkMs);
    // If we were held up ourselves (a stopped terminal, a busy machine), its messages still lie unread: judge next time.
    const isFair = now - checkedAt < checkMs * 2;
    checkedAt = now;
    if (!isFair) heardAt = Math.max(heardAt, now - options.silenceMs / 2);
    if (!child || stopped || !isFair || now - heardAt < allowedMs) return;
    const isCrowded = late.ms > (now - heardAt) * crowdedShare;
    if (isCrowded && now - heardAt < allowedMs * patience) return;
    frozen = true;
    child.kill('SIGKILL');
  }, checkMs);

  start();
  return {
    prepareSpare,
    send: (message) => {
      if (child?.connected) child.send(message, () => undefined);
    },
    stop: async (graceMs) => {
      stopped = true;
      clearInterval(watch);
      clearTimeout(restart);
      clearTimeout(preparing);
      spare?.kill('SIGKILL');
      const running = child;
      if (!running) return;
      const gone = new Promise<void>((resolve) => {
        onGone = resolve;
      });
      running.kill('SIGTERM');
      const kill = setTimeout(() => running.kill('SIGKILL'), graceMs);
      await gone;
      clearTimeout(kill);
    },
  };
}
