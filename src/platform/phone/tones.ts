// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Samples per second of the telephone sound we send and measure. */
export const sampleRate = 8000;

/** A sine that goes on where `from` (its first sample's number) points to. `level` is the peak, 0 to 1 of full scale. */
export function sine(hz: number, from: number, length: number, level = 0.5): Int16Array {
  const step = (2 * Math.PI * hz) / sampleRate;
  const samples = new Int16Array(length);
  for (let at = 0; at < length; at += 1) samples[at] = Math.round(Math.sin((from + at) * step) * level * 32_767);
  return samples;
}

/** Loudness of samples: root mean square, 0 to 1 of full scale. */
export function loudness(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length) / 32_768;
}

/**
 * How much of the sound is this tone, 0 to 1 of its energy (Goertzel's algorithm).
 * A pure tone gives nearly 1, speech and music stay far below 0.5 in any block of 50 ms or more; silence gives 0.
 */
export function toneShare(samples: Int16Array, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
  let before = 0;
  let last = 0;
  let energy = 0;
  for (const sample of samples) {
    const now = sample + coefficient * last - before;
    before = last;
    last = now;
    energy += sample * sample;
  }
  if (energy === 0) return 0;
  const power = last * last + before * before - coefficient * last * before;
  return Math.min(1, (2 * power) / (energy * samples.length));
}
