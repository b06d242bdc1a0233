// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** G.711 A-law (ITU-T G.711): 16-bit linear samples to bytes and back, by a table made once. */

const linear = Int16Array.from({ length: 256 }, (_, code) => expand(code));

/** One A-law byte as a 16-bit sample. */
function expand(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 0x07;
  const mantissa = bits & 0x0f;
  const magnitude = exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
  return bits & 0x80 ? magnitude : -magnitude;
}

/** One 16-bit sample as an A-law byte. */
function compress(sample: number): number {
  const positive = sample >= 0;
  const magnitude = Math.min(positive ? sample : -sample - 1, 32_767);
  let exponent = 7;
  for (let mask = 0x4000; exponent > 0 && !(magnitude & mask); mask >>= 1) exponent -= 1;
  const mantissa = exponent === 0 ? magnitude >> 4 : (magnitude >> (exponent + 3)) & 0x0f;
  return ((positive ? 0x80 : 0) | (exponent << 4) | mantissa) ^ 0x55;
}

/** Samples at 8 kHz as A-law bytes. */
export function toAlaw(samples: Int16Array): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = compress(samples[at] ?? 0);
  return bytes;
}

/** A-law bytes as samples at 8 kHz. */
export function fromAlaw(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(bytes.length);
  for (let at = 0; at < samples.length; at += 1) samples[at] = linear[bytes[at] ?? 0] ?? 0;
  return samples;
}

/** The A-law byte of silence. */
export const alawSilence = 0xd5;
