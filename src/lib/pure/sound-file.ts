// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A recording as a file, in the browser and on the server: silence off both ends, 16 bit, one channel. */

/** Below this part of the loudest sample it is silence. */
const silence = 0.02;
const leadSeconds = 0.05;

/** The samples from the first to the last sound; empty when it is all silence. */
export function withoutSilence(samples: Float32Array, rate: number): Float32Array {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const isLoud = (sample: number): boolean => Math.abs(sample) > peak * silence;
  const first = samples.findIndex(isLoud);
  if (peak === 0 || first < 0) return new Float32Array(0);
  const lead = Math.round(leadSeconds * rate);
  return samples.slice(Math.max(0, first - lead), samples.findLastIndex(isLoud) + 1 + lead);
}

/** A PCM WAV file of samples from -1 to 1; louder is clipped. */
export function wavFile(samples: Float32Array, rate: number): Uint8Array<ArrayBuffer> {
  const size = samples.length * 2;
  const buffer = new ArrayBuffer(44 + size);
  const bytes = new DataView(buffer);
  const text = (at: number, value: string): void => {
    for (let i = 0; i < value.length; i += 1) bytes.setUint8(at + i, value.charCodeAt(i));
  };
  text(0, 'RIFF');
  bytes.setUint32(4, 36 + size, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, 'data');
  bytes.setUint32(40, size, true);
  samples.forEach((sample, i) =>
    bytes.setInt16(44 + i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true),
  );
  return new Uint8Array(buffer);
}
