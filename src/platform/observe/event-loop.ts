// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** A longer pause of the event loop delays calls and is an alarm (decision 8), milliseconds. */
const alarmAboveMs = 50;
const lookEveryMs = 1000;
const alarmAtMostEvery = 10;
/** A pause callers hear; it is told however recently a short one was, milliseconds. */
const longPauseMs = 1000;

/**
 * Watches how long the event loop was held up: a gauge with the longest pause of the last second, a counter of seconds
 * above 50 ms and a log line, of short pauses at most one in ten seconds. Returns the function that stops it.
 */
export function watchEventLoop(metrics: Metrics, log: Log): () => void {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let longestMs = 0;
  let quietSeconds = alarmAtMostEvery;
  const alarms = metrics.counter(
    'amtsleitung_event_loop_alarms_total',
    'Seconds in which the event loop was held up for more than 50 ms',
  );
  metrics.gauge(
    'amtsleitung_event_loop_longest_pause_seconds',
    'Longest pause of the event loop in the last second',
    () => longestMs / 1000,
  );

  let lookedAt = performance.now();
  const timer = setInterval(() => {
    // The histogram counts the whole interval between two ticks of its timer, hence minus the resolution. A reset makes it
    // forget its last tick: where ours is the first after a pause, only our own lateness tells of it.
    const lateMs = performance.now() - lookedAt - lookEveryMs;
    lookedAt = performance.now();
    longestMs = Math.max(0, delay.max / 1e6 - 10, lateMs);
    delay.reset();
    quietSeconds += 1;
    if (longestMs <= alarmAboveMs) return;
    alarms();
    if (quietSeconds < alarmAtMostEvery && longestMs < longPauseMs) return;
    quietSeconds = 0;
    log.warn({ pauseMs: Math.round(longestMs) }, 'The event loop was held up for more than 50 ms; calls may be late.');
  }, lookEveryMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    delay.disable();
  };
}
