// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Changes the sampling rate by a windowed sinc (Kaiser window), so that nothing above the new band folds back into it. */
import type { Sound } from './wav.ts';

/** Zero crossings of the sinc on each side: about 80 dB below 7.3 kHz at 16 kHz, and short enough for a thousand prompts a second. */
const crossings = 16;
const kaiserBeta = 8;
/** The pass band ends a little below half the lower rate, to leave room for the slope. */
const band = 0.94;

/** The same sound at another rate (Hz). */
export function resample(sound: Sound, rate: number): Sound {
  if (sound.rate === rate) return sound;
  const divisor = greatestDivisor(sound.rate, rate);
  const up = rate / divisor;
  const down = sound.rate / divisor;
  const { taps, phases } = filterFor(up, down);
  const half = taps / 2;
  // Silence on both sides, so that the loop below needs no bounds: a thousand prompts are made at the first start.
  const input = new Float32Array(sound.samples.length + 2 * taps);
  input.set(sound.samples, taps);
  const output = new Float32Array(Math.ceil((sound.samples.length * up) / down));
  for (let n = 0; n < output.length; n += 1) {
    const place = n * down;
    const first = Math.floor(place / up) - half + 1 + taps;
    const phase = (place % up) * taps;
    let sum = 0;
    for (let k = 0; k < taps; k += 1) sum += (input[first + k] as number) * (phases[phase + k] as number);
    output[n] = sum;
  }
  return { rate, samples: output };
}

interface Filter {
  readonly taps: number;
  readonly phases: Float32Array;
}

const made = new Map<string, Filter>();

/** One row of taps per phase; kept, because a thousand prompts use the same one. */
function filterFor(up: number, down: number): Filter {
  const key = `${up}/${down}`;
  const known = made.get(key);
  if (known) return known;
  const cutoff = Math.min(1, up / down) * band;
  const half = Math.ceil(crossings / cutoff);
  const taps = half * 2;
  const phases = new Float32Array(up * taps);
  for (let phase = 0; phase < up; phase += 1) {
    let sum = 0;
    for (let k = 0; k < taps; k += 1) {
      const distance = k - half + 1 - phase / up;
      const value = cutoff * sinc(cutoff * distance) * kaiser(distance / half);
      phases[phase * taps + k] = value;
      sum += value;
    }
    // Every phase passes a constant unchanged, or the output would hum at the phase's rhythm.
    for (let k = 0; k < taps; k += 1) phases[phase * taps + k] = (phases[phase * taps + k] ?? 0) / sum;
  }
  const filter = { taps, phases };
  made.set(key, filter);
  return filter;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : besselI0(kaiserBeta * Math.sqrt(1 - x * x)) / besselI0(kaiserBeta);
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
