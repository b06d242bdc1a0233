// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The witness's thread: wants to wake every 10 ms, and tells when it was kept waiting. It does nothing else. */
import { performance } from 'node:perf_hooks';
import { parentPort } from 'node:worker_threads';

const everyMs = 10;
/** Less is the daily bread of any machine. */
const worthTellingMs = 40;
const never = new Int32Array(new SharedArrayBuffer(4));

let before = performance.now();
for (;;) {
  Atomics.wait(never, 0, 0, everyMs);
  const now = performance.now();
  const lateMs = now - before - everyMs;
  before = now;
  if (lateMs > worthTellingMs) parentPort?.postMessage({ lateMs, unixMs: performance.timeOrigin + now });
}
