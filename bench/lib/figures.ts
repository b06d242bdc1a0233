// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The value below which this share (0 to 1) of the values lies, by the nearest rank; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

/** Two decimals: what lies below is the clock's noise. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Median and 95th percentile, with the number of samples and the range. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly samples: number;
  readonly min: number;
  readonly max: number;
}

/** The spread of some times in milliseconds; of none all figures are NaN, which JSON writes as null. */
export function spreadOf(values: readonly number[]): Spread {
  return {
    p50: rounded(percentile(values, 0.5)),
    p95: rounded(percentile(values, 0.95)),
    samples: values.length,
    min: rounded(percentile(values, 0)),
    max: rounded(percentile(values, 1)),
  };
}

/** Mulberry32: the same numbers from 0 to 1 for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
