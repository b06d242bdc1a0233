// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What must be written about call-backs although nobody waits for it: one after the other, tried again until PostgreSQL has it. */
import { isDatabaseDown } from '../../platform/database/failure.ts';

/** Something to be written; running it again must be harmless. */
export interface Job {
  /** For the log, without numbers or names. */
  readonly what: string;
  readonly work: () => Promise<void>;
}

export interface Outbox {
  add(job: Job): void;
  /** Jobs that are not written yet. */
  size(): number;
  /** Tries at once instead of at the next pause; resolves when nothing can be done right now. */
  drain(): Promise<void>;
  stop(): void;
}

/** A job that PostgreSQL refuses for what is in it gets so many tries: a mistake of ours must not block the others. */
const refusedTries = 3;

/** Makes an empty outbox. `refused` is told about jobs that are given up. */
export function createOutbox(options: {
  readonly pauseMs: number;
  /** The database answered, or did not. */
  readonly database: (down: boolean) => void;
  readonly refused: (what: string, error: unknown) => void;
}): Outbox {
  const jobs: { readonly job: Job; tries: number }[] = [];
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function run(): Promise<void> {
    for (let next = jobs[0]; next && !stopped; next = jobs[0]) {
      try {
        await next.job.work();
        options.database(false);
        jobs.shift();
      } catch (error) {
        const down = isDatabaseDown(error);
        if (down) options.database(true);
        else next.tries += 1;
        if (next.tries < refusedTries) {
          timer = setTimeout(() => void drain(), options.pauseMs);
          timer.unref();
          return;
        }
        jobs.shift();
        options.refused(next.job.what, error);
      }
    }
  }

  function drain(): Promise<void> {
    clearTimeout(timer);
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    add(job) {
      jobs.push({ job, tries: 0 });
      if (!stopped) void drain();
    },
    size: () => jobs.length,
    drain,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
