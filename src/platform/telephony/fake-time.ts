// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Time as the fake switch needs it: timers that run by themselves, or only when a test says so. */
export interface FakeTime {
  /** Runs the function after so many milliseconds; the result takes the order back. */
  after(ms: number, run: () => void): () => void;
}

/** The machine's own time. */
export function realTime(): FakeTime {
  return {
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** Time that stands still until `advance`; timers due at the same moment run in the order they were set. */
export interface VirtualTime extends FakeTime {
  /** Lets so many milliseconds pass, running everything due on the way, and what follows from it at once. */
  advance(ms: number): Promise<void>;
}

/** Makes virtual time, starting at zero. */
export function virtualTime(): VirtualTime {
  let nowMs = 0;
  let count = 0;
  const orders = new Map<number, { readonly atMs: number; readonly run: () => void }>();

  function next(untilMs: number): number | undefined {
    let first: number | undefined;
    for (const [id, order] of orders) {
      if (order.atMs > untilMs) continue;
      if (first === undefined || order.atMs < (orders.get(first)?.atMs ?? 0)) first = id;
    }
    return first;
  }
  /** Promises settle in microtasks; one turn of the event loop runs them all. */
  const settle = () => new Promise<void>((resolve) => void setImmediate(resolve));

  return {
    after(ms, run) {
      count += 1;
      const id = count;
      orders.set(id, { atMs: nowMs + ms, run });
      return () => void orders.delete(id);
    },
    async advance(ms) {
      const untilMs = nowMs + ms;
      await settle();
      for (let id = next(untilMs); id !== undefined; id = next(untilMs)) {
        const order = orders.get(id);
        orders.delete(id);
        nowMs = order?.atMs ?? nowMs;
        order?.run();
        await settle();
      }
      nowMs = untilMs;
    },
  };
}
