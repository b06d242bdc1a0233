// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The search thread as functions: asks it, and starts it again when it dies (rule KS13). */
import { Worker } from 'node:worker_threads';
import type { SearchHit } from './document.core.ts';
import type { FromWorker, SearchWish, ToWorker } from './search-messages.ts';

/** The thread ended before it answered; whoever asked may ask again, it is being started anew. */
export class SearchThreadLostError extends Error {}

interface Waiting {
  readonly resolve: (hits: readonly SearchHit[]) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that dies within this time of its start waits that long before the next one: no endless hot loop. */
const restMs = 1_000;

export type SearchThread = ReturnType<typeof startSearchThread>;

/**
 * Starts the thread. `onLost` is called whenever it died and a new, empty one has taken its place (so: fill it), with
 * what it died of. Questions of that moment are rejected with `SearchThreadLostError`.
 */
export function startSearchThread(onLost: (error: Error) => void) {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let stopped = false;
  let worker: Worker | undefined = start();
  let timer: NodeJS.Timeout | undefined;

  function start(): Worker {
    const started = performance.now();
    const made = new Worker(new URL('./search-worker.ts', import.meta.url));
    let cause: Error | undefined;
    // The index must not keep a process alive that wants to end.
    made.unref();
    made.on('message', (answer: FromWorker) => {
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) made.unref();
      if (answer.ok) asker?.resolve(answer.hits);
      else asker?.reject(new Error(`the search failed: ${answer.error}`));
    });
    made.on('error', (error: Error) => (cause = error));
    made.on('exit', (code) => {
      if (stopped || worker !== made) return;
      worker = undefined;
      const error = new SearchThreadLostError(`the search thread ended with code ${code}`, { cause });
      for (const asker of waiting.values()) asker.reject(error);
      waiting.clear();
      const again = (): void => {
        worker = start();
        onLost(error);
      };
      if (performance.now() - started > restMs) again();
      else timer = setTimeout(again, restMs);
    });
    return made;
  }

  return {
    /** Asks the thread; wishes are done in the order in which they were asked. */
    ask(wish: SearchWish): Promise<readonly SearchHit[]> {
      const to = worker;
      if (!to || stopped) return Promise.reject(new SearchThreadLostError('the search thread is being started'));
      last += 1;
      const message: ToWorker = { ...wish, id: last };
      const answer = new Promise<readonly SearchHit[]>((resolve, reject) =>
        waiting.set(message.id, { resolve, reject }),
      );
      to.ref();
      to.postMessage(message);
      return answer;
    },
    /** For tests of its death. */
    thread: (): Worker | undefined => worker,
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      for (const asker of waiting.values()) asker.reject(new SearchThreadLostError('the program ends'));
      waiting.clear();
      await worker?.terminate();
    },
  };
}
