// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { sampleRate } from './tones.ts';

/**
 * The sound of a WAV file as samples at 8 kHz: 16-bit PCM, one channel, 8 or 16 kHz.
 * Throws with the reason for anything else.
 */
export function readWav(file: Uint8Array): Int16Array {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    throw new Error('not a WAV file');
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const start = at + 8;
    if (name === 'fmt ') {
      if (length < 16 || start + 16 > bytes.length) throw new Error('a WAV file with a broken header');
      rate = bytes.readUInt32LE(start + 4);
      const plain =
        bytes.readUInt16LE(start) === 1 && bytes.readUInt16LE(start + 2) === 1 && bytes.readUInt16LE(start + 14) === 16;
      if (!plain || (rate !== sampleRate && rate !== 2 * sampleRate))
        throw new Error('a WAV file must hold 16-bit PCM, one channel, 8 or 16 kHz');
    }
    if (name === 'data') {
      if (rate === 0) throw new Error('a WAV file whose sound comes before its header');
      return samplesAt8k(bytes.subarray(start, Math.min(start + length, bytes.length)), rate);
    }
    at = start + length + (length % 2);
  }
  throw new Error('a WAV file without sound');
}

function samplesAt8k(data: Buffer, rate: number): Int16Array {
  const step = rate / sampleRate;
  return Int16Array.from({ length: Math.floor(data.length / 2 / step) }, (_, at) => {
    const first = data.readInt16LE(at * step * 2);
    // The mean of two neighbours is filter enough for a test phone.
    return step === 1 ? first : (first + data.readInt16LE(at * step * 2 + 2)) >> 1;
  });
}
