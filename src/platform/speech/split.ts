// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Cuts one sound into the words that were spoken with pauses between them. */
import type { Sound } from './wav.ts';

/** A level that no pause of a speech program reaches. */
const audible = 0.003;

/** The parts between silences of at least `pauseMs`, without those silences. */
export function splitAtSilence(sound: Sound, pauseMs: number): readonly Sound[] {
  const { rate, samples } = sound;
  const pause = Math.round((pauseMs * rate) / 1000);
  const parts: Sound[] = [];
  let begin = -1;
  let last = 0;
  for (let i = 0; i < samples.length; i += 1) {
    if (Math.abs(samples[i] as number) < audible) continue;
    if (begin >= 0 && i - last > pause) {
      parts.push({ rate, samples: samples.slice(begin, last + 1) });
      begin = i;
    } else if (begin < 0) begin = i;
    last = i;
  }
  if (begin >= 0) parts.push({ rate, samples: samples.slice(begin, last + 1) });
  return parts;
}
