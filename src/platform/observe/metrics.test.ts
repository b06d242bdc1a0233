// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { watchEventLoop } from './event-loop.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';

test('counters, gauges and histograms come out in Prometheus text', async () => {
  const metrics = createMetrics();
  const calls = metrics.counter('amtsleitung_calls_total', 'Calls by end', ['end']);
  calls({ end: 'served' });
  calls({ end: 'served' }, 2);
  let waiting = 4;
  metrics.gauge('amtsleitung_waiting', 'Waiting callers', () => waiting);
  metrics.histogram('amtsleitung_wait_seconds', 'Wait', [], [1, 10])({}, 5);
  const text = await metrics.text();
  expect(text).toContain('amtsleitung_calls_total{end="served"} 3');
  expect(text).toContain('amtsleitung_waiting 4');
  expect(text).toContain('amtsleitung_wait_seconds_bucket{le="10"} 1');
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  waiting = 7;
  expect(await metrics.text()).toContain('amtsleitung_waiting 7');
});

test('a held-up event loop is counted and logged', async () => {
  const metrics = createMetrics();
  const lines: string[] = [];
  const stop = watchEventLoop(
    metrics,
    createLog('test', 'info', (line) => lines.push(line)),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  const until = performance.now() + 200;
  while (performance.now() < until);
  await expect.poll(() => lines.length).toBe(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn' });
  expect(JSON.parse(lines[0] ?? '').pauseMs).toBeGreaterThan(100);
  expect(await metrics.text()).toMatch(/amtsleitung_event_loop_alarms_total [1-9]/);
  stop();
});
