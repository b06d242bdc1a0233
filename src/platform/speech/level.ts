// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Cuts silence around speech and brings it to one loudness, so that fragments join and recordings match voices. */
import type { Sound } from './wav.ts';

/** Mean level of speech, in dB below full scale, with room to the peaks: what a caller hears as normal loudness. */
const speechDb = -20;
const highestPeak = 0.8;
/** Below this part of the peak it is silence. */
const silence = 0.012;
const frameMs = 10;
const leadMs = 20;

/** The sound without the silence at both ends, followed by `tailMs` of silence. A sound that is all silence becomes the tail. */
export function trimmed(sound: Sound, tailMs: number): Sound {
  const { samples, rate } = sound;
  const limit = peakOf(samples) * silence;
  const loud = (sample: number): boolean => Math.abs(sample) > limit;
  const first = samples.findIndex(loud);
  const tail = Math.round((tailMs * rate) / 1000);
  if (first < 0) return { rate, samples: new Float32Array(tail) };
  const from = Math.max(0, first - Math.round((leadMs * rate) / 1000));
  const to = Math.min(samples.length, samples.findLastIndex(loud) + Math.round((leadMs * rate) / 1000));
  const result = new Float32Array(to - from + tail);
  result.set(samples.subarray(from, to));
  return { rate, samples: result };
}

/** The sound at the loudness of speech, never louder than the highest peak; silence stays silence. */
export function levelled(sound: Sound): Sound {
  const peak = peakOf(sound.samples);
  if (peak === 0) return sound;
  const gain = Math.min(10 ** (speechDb / 20) / activeLevel(sound), highestPeak / peak);
  const samples = new Float32Array(sound.samples.length);
  for (let i = 0; i < samples.length; i += 1) samples[i] = (sound.samples[i] as number) * gain;
  return { rate: sound.rate, samples };
}

/** Sounds of the same rate one after the other. */
export function joined(sounds: readonly Sound[], rate: number): Sound {
  const samples = new Float32Array(sounds.reduce((sum, sound) => sum + sound.samples.length, 0));
  let at = 0;
  for (const sound of sounds) {
    samples.set(sound.samples, at);
    at += sound.samples.length;
  }
  return { rate, samples };
}

/** Root mean square of the frames in which somebody speaks. */
export function activeLevel(sound: Sound): number {
  const size = Math.max(1, Math.round((frameMs * sound.rate) / 1000));
  const limit = peakOf(sound.samples) * 0.05;
  let sum = 0;
  let count = 0;
  for (let at = 0; at < sound.samples.length; at += size) {
    const end = Math.min(at + size, sound.samples.length);
    let energy = 0;
    for (let i = at; i < end; i += 1) energy += (sound.samples[i] as number) ** 2;
    if (Math.sqrt(energy / (end - at)) < limit) continue;
    sum += energy;
    count += end - at;
  }
  return count === 0 ? 0 : Math.sqrt(sum / count);
}

function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (let i = 0; i < samples.length; i += 1) peak = Math.max(peak, Math.abs(samples[i] as number));
  return peak;
}
