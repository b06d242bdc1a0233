// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { monotonicMs } from '../platform/clock.ts';
import type { Folders } from './start-folders.ts';
import type { Keeper } from './start-house.ts';
import { leftCalls, stopLeftovers } from './start-leftovers.ts';
import { legs, notice, progress } from './start-terminal.ts';

/** Ctrl-C and `npm stop`, from the first moment on. */
export interface Signals {
  /** From now on the running house decides what a signal means. */
  hand(keeper: Keeper): void;
  /** Does a step of the start; what fails because we are just ending everything is no failure. */
  during<Value>(step: Promise<Value>): Promise<Value>;
}

/** A second Ctrl-C so much later (milliseconds) is a second wish. */
const sameWishMs = 2_000;

/** Listens to Ctrl-C, SIGTERM, a closed terminal and `npm stop` (SIGUSR2); ends the process when all is done. */
export function listenToSignals(folders: Folders): Signals {
  let keeper: Keeper | undefined;
  let leavingSince: number | undefined;
  let isObeying = false;

  const leave = (): void => {
    // npm, its shell and the terminal each pass Ctrl-C on: one wish, not three.
    if (leavingSince !== undefined && monotonicMs() - leavingSince > sameWishMs) process.exit(130);
    if (leavingSince !== undefined || isObeying) return;
    leavingSince = monotonicMs();
    progress('ending');
    void (keeper ? keeper.leave() : leaveEarly(folders)).then((code) => process.exit(code));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, leave);
  // Nor may a terminal or pipe that is gone end anything by itself: the next line written would be an uncaught error.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.on('SIGUSR2', () => {
    if (isObeying || leavingSince !== undefined) return;
    isObeying = true;
    void (keeper ? keeper.obey() : stopLeftovers(folders.dataDir).then(() => 0)).then((code) => process.exit(code));
  });
  return {
    hand: (next) => {
      keeper = next;
    },
    during: (step) =>
      step.catch((error: unknown) => {
        if (!isObeying && leavingSince === undefined) throw error;
        return new Promise(() => undefined);
      }),
  };
}

/** Asked to end before everything was up: what an earlier start left running for its calls stays. */
async function leaveEarly(folders: Folders): Promise<number> {
  const count = await leftCalls(folders.dataDir);
  if (count > 0)
    notice(
      `calls are running (${legs(count)}) and go on: npm start takes over again, npm stop waits for them and ends everything`,
    );
  else await stopLeftovers(folders.dataDir);
  return 130;
}
