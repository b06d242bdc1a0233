// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The thread that reads mails, as one function: it is ended when a mail takes too long or too much, and is there for the next (MI11). */
import { Worker } from 'node:worker_threads';
import type { Reading } from './mail-in-parse.ts';
import type { FromReader, ToReader } from './mail-in-worker.ts';

export interface MailReaderLimits {
  /** Milliseconds for one mail. */
  readonly timeMs: number;
  /** Megabytes for what is made of one mail. */
  readonly memoryMb: number;
}

const defaultLimits: MailReaderLimits = { timeMs: 30_000, memoryMb: 256 };

/** Reads mails one after the other. */
export interface MailReader {
  /** Never rejects for what a mail does; `now` in Unix milliseconds. */
  read(raw: Uint8Array, now: number): Promise<Reading>;
  stop(): Promise<void>;
}

/** Starts the thread with the first mail. */
export function startMailReader(limits: MailReaderLimits = defaultLimits): MailReader {
  let worker: Worker | undefined;
  let last = 0;
  let stopped = false;
  let queue: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    const made = new Worker(new URL('./mail-in-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32 },
    });
    // A listener of its own: the thread may die between two mails.
    made.on('error', () => undefined);
    made.on('exit', () => {
      if (worker === made) worker = undefined;
    });
    made.unref();
    return made;
  }

  function once(raw: Uint8Array, now: number): Promise<Reading> {
    const to = (worker ??= start());
    last += 1;
    const id = last;
    to.ref();
    return new Promise<Reading>((resolve, reject) => {
      const end = (reading: Reading, keep: boolean): void => {
        clearTimeout(timer);
        to.off('message', onMessage);
        to.off('error', onError);
        to.off('exit', onExit);
        to.unref();
        if (!keep && worker === to) {
          worker = undefined;
          void to.terminate();
          // The next mail does not wait for the start of a thread.
          if (!stopped) worker = start();
        }
        // A mail the end of the program came in between with is read after the next start.
        if (stopped && !keep) reject(new Error('the program ends'));
        else resolve(reading);
      };
      const onMessage = (answer: FromReader): void => {
        if (answer.id === id) end(answer.reading, true);
      };
      const onError = (error: Error): void => {
        const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        end({ ok: false, reason: isMemory ? 'tooMuchMemory' : 'broken' }, false);
      };
      const onExit = (): void => end({ ok: false, reason: 'broken' }, false);
      const timer = setTimeout(() => end({ ok: false, reason: 'tooSlow' }, false), limits.timeMs);
      to.on('message', onMessage);
      to.on('error', onError);
      to.on('exit', onExit);
      to.postMessage({ id, raw, now } satisfies ToReader);
    });
  }

  return {
    read(raw, now) {
      const reading = queue.then(() => {
        if (stopped) throw new Error('the program ends');
        return once(raw, now);
      });
      queue = reading.catch(() => undefined);
      return reading;
    },
    async stop() {
      stopped = true;
      await worker?.terminate();
    },
  };
}
