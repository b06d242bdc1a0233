// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Figures of the hotline for Prometheus: counts only, no person, no number (decision 29). */
import { isAttempt, type HotlineRecord } from '../features/call/call-record.core.ts';
import type { Metrics } from '../platform/observe/metrics.ts';
import type { Hotline } from './hotline-state.core.ts';

/** Registers the figures; `written` is told of every row. */
export function hotlineMetrics(metrics: Metrics, state: () => Hotline): { written(record: HotlineRecord): void } {
  metrics.gauge('amtsleitung_calls', 'Calls there are now', () => state().calls.size);
  metrics.gauge('amtsleitung_waiting', 'Callers waiting for an agent', () => state().queue.waiting.length);
  metrics.gauge(
    'amtsleitung_talking',
    'Agents in a conversation',
    () => [...state().agents.values()].filter((agent) => agent.task?.kind === 'talk').length,
  );
  const ends = metrics.counter('amtsleitung_calls_ended_total', 'Calls by their end', ['end']);
  const waits = metrics.histogram(
    'amtsleitung_wait_seconds',
    'Wait until an agent answered or the caller left',
    ['end'],
    [5, 10, 20, 30, 60, 120, 300, 600],
  );
  const attempts = metrics.counter('amtsleitung_callbacks_total', 'Call-backs we placed, by what became of them', [
    'result',
  ]);
  return {
    written(record) {
      if (isAttempt(record)) {
        if (record.result !== null) attempts({ result: record.result });
        return;
      }
      if (record.end === null) return;
      ends({ end: record.end });
      if (record.waitedMs !== null) waits({ end: record.end }, record.waitedMs / 1_000);
    },
  };
}
