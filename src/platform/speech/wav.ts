// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Sound in memory, one channel, and WAV files in and out. */

/** One channel of sound: samples from -1 to 1. */
export interface Sound {
  readonly rate: number;
  readonly samples: Float32Array;
}

const pcm = 1;
const extensible = 0xfffe;

/**
 * Reads a PCM WAV file with 8, 16, 24 or 32 bits and mixes its channels into one.
 * Throws an Error with a sentence for the person who recorded it.
 */
export function readWav(file: Uint8Array): Sound {
  const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (tag(bytes, 0) !== 'RIFF' || tag(bytes, 8) !== 'WAVE') throw new Error('this is not a WAV file');
  const format = chunk(bytes, 'fmt ');
  if (!format || format.size < 16) throw new Error('the WAV file has no format header');
  const kind = bytes.getUint16(format.start, true);
  if (kind !== pcm && kind !== extensible) throw new Error('the WAV file is compressed; save it as PCM, 16 bit');
  const channels = bytes.getUint16(format.start + 2, true);
  const rate = bytes.getUint32(format.start + 4, true);
  const bits = bytes.getUint16(format.start + 14, true);
  if (channels < 1 || channels > 8 || rate < 4000 || rate > 192_000 || ![8, 16, 24, 32].includes(bits))
    throw new Error(
      `the WAV file has ${channels} channels, ${rate} Hz and ${bits} bit; use one channel, 16000 Hz, 16 bit`,
    );
  const data = chunk(bytes, 'data');
  const frame = (channels * bits) / 8;
  const frames = data ? Math.floor(data.size / frame) : 0;
  if (!data || frames === 0) throw new Error('the WAV file holds no sound');
  return { rate, samples: mixedSamples(bytes, data.start, frames, channels, bits) };
}

/** A 16-bit PCM WAV file; louder than full scale is clipped. */
export function writeWav(sound: Sound): Uint8Array {
  const size = sound.samples.length * 2;
  const bytes = new DataView(new ArrayBuffer(44 + size));
  const text = (at: number, value: string): void => {
    for (let i = 0; i < value.length; i += 1) bytes.setUint8(at + i, value.charCodeAt(i));
  };
  text(0, 'RIFF');
  bytes.setUint32(4, 36 + size, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, pcm, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, sound.rate, true);
  bytes.setUint32(28, sound.rate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, 'data');
  bytes.setUint32(40, size, true);
  for (let i = 0; i < sound.samples.length; i += 1) {
    const sample = Math.max(-1, Math.min(1, sound.samples[i] as number));
    bytes.setInt16(44 + i * 2, Math.round(sample * 32_767), true);
  }
  return new Uint8Array(bytes.buffer);
}

function mixedSamples(bytes: DataView, start: number, frames: number, channels: number, bits: number): Float32Array {
  const width = bits / 8;
  const sample = sampleReader(bytes, bits);
  const samples = new Float32Array(frames);
  for (let i = 0; i < frames; i += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) sum += sample(start + (i * channels + channel) * width);
    samples[i] = sum / channels;
  }
  return samples;
}

function sampleReader(bytes: DataView, bits: number): (at: number) => number {
  if (bits === 8) return (at) => (bytes.getUint8(at) - 128) / 128;
  if (bits === 16) return (at) => bytes.getInt16(at, true) / 32_768;
  if (bits === 24) return (at) => (bytes.getUint16(at, true) / 256 + bytes.getInt8(at + 2) * 256) / 32_768;
  return (at) => bytes.getInt32(at, true) / 2_147_483_648;
}

function chunk(bytes: DataView, name: string): { start: number; size: number } | undefined {
  for (let at = 12; at + 8 <= bytes.byteLength;) {
    const start = at + 8;
    // A program that writes to a pipe cannot know the size and writes a huge one.
    const size = Math.min(bytes.getUint32(at + 4, true), bytes.byteLength - start);
    if (tag(bytes, at) === name) return { start, size };
    at = start + size + (size % 2);
  }
  return undefined;
}

function tag(bytes: DataView, at: number): string {
  if (at + 4 > bytes.byteLength) return '';
  return String.fromCharCode(
    bytes.getUint8(at),
    bytes.getUint8(at + 1),
    bytes.getUint8(at + 2),
    bytes.getUint8(at + 3),
  );
}
