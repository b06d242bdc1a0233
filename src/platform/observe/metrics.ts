// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Labels of a metric: fixed words only, never a number, name or id of a person (decision 29). */
export type Labels = Readonly<Record<string, string>>;

/** The program's figures for Prometheus. Names start with `amtsleitung_`; units stand in the name. */
export interface Metrics {
  /** A counter; call the result to add (1 unless told otherwise). */
  counter(name: string, help: string, labelNames?: readonly string[]): (labels?: Labels, by?: number) => void;
  /** A value that goes up and down; `read` is asked at every scrape. */
  gauge(name: string, help: string, read: () => number): void;
  /** A distribution; call the result with a measured value. Buckets ascending, in the unit of the name. */
  histogram(
    name: string,
    help: string,
    labelNames: readonly string[],
    buckets: readonly number[],
  ): (labels: Labels, value: number) => void;
  /** Everything in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** A registry of its own (no global state), with Node's process figures. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    counter(name, help, labelNames = []) {
      const counter = new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
      return (labels = {}, by = 1) => counter.inc({ ...labels }, by);
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    },
    histogram(name, help, labelNames, buckets) {
      const histogram = new Histogram({
        name,
        help,
        labelNames: [...labelNames],
        buckets: [...buckets],
        registers: [registry],
      });
      return (labels, value) => histogram.observe({ ...labels }, value);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
