// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { convertAside, convertRecording } from './convert-recording.ts';
import { readWav, writeWav } from './wav.ts';

const tone = (rate: number, seconds: number, loud = 0.4): Float32Array =>
  Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) => loud * Math.sin((2 * Math.PI * 500 * i) / rate));
const wav = (rate: number, seconds: number, loud?: number): Uint8Array =>
  writeWav({ rate, samples: tone(rate, seconds, loud) });
const changed = (file: Uint8Array, change: (bytes: DataView) => void): Uint8Array => {
  const copy = file.slice();
  change(new DataView(copy.buffer));
  return copy;
};

describe('a recording', () => {
  test.each([8_000, 16_000, 44_100, 48_000])('[R4] of %i Hz becomes 16 kHz with its length and pitch', (rate) => {
    const done = convertRecording(wav(rate, 1.5));
    if (!done.ok) throw new Error(done.code);
    const sound = readWav(done.wav);
    expect(sound.rate).toBe(16_000);
    expect(done.ms).toBeGreaterThan(1_450);
    expect(done.ms).toBeLessThan(1_550);
    let crossings = 0;
    for (let i = 1; i < sound.samples.length; i += 1)
      if (sound.samples[i]! >= 0 && sound.samples[i - 1]! < 0) crossings += 1;
    expect(Math.abs(crossings / (done.ms / 1000) - 500)).toBeLessThan(20);
  });

  test('[R4] loses the silence at its ends', () => {
    const silence = new Float32Array(32_000);
    const samples = new Float32Array([...silence, ...tone(16_000, 1), ...silence]);
    const done = convertRecording(writeWav({ rate: 16_000, samples }));
    expect(done.ok && done.ms).toBeGreaterThan(980);
    expect(done.ok && done.ms).toBeLessThan(1_100);
  });

  test.each([
    ['something else', new TextEncoder().encode('ID3 this is a song, not a wave'), 'recordingNotWav'],
    ['nothing', new Uint8Array(0), 'recordingNotWav'],
    ['a head without sound', wav(16_000, 1).slice(0, 40), 'recordingBroken'],
    ['half a file', wav(16_000, 2).slice(0, 20_000), 'recordingBroken'],
    ['compressed', changed(wav(16_000, 1), (b) => b.setUint16(20, 85, true)), 'recordingFormat'],
    ['six channels', changed(wav(16_000, 1), (b) => b.setUint16(22, 6, true)), 'recordingFormat'],
    ['4 kHz', changed(wav(16_000, 1), (b) => b.setUint32(24, 4_000, true)), 'recordingFormat'],
    ['96 kHz', changed(wav(16_000, 1), (b) => b.setUint32(24, 96_000, true)), 'recordingFormat'],
    ['no channel', changed(wav(16_000, 1), (b) => b.setUint16(22, 0, true)), 'recordingBroken'],
    ['silence', wav(16_000, 2, 0), 'recordingSilent'],
    ['a click', wav(16_000, 0.05), 'recordingTooShort'],
  ])('[R4] %s is refused with the reason', (_name, file, code) => {
    expect(convertRecording(file)).toEqual({ ok: false, code });
  });

  test('[R4] of more than three minutes is refused before it is computed', () => {
    const long = changed(wav(8_000, 1), () => undefined);
    const file = new Uint8Array(44 + 8_000 * 2 * 181);
    file.set(long.slice(0, 44));
    new DataView(file.buffer).setUint32(40, file.length - 44, true);
    expect(convertRecording(file)).toEqual({ ok: false, code: 'recordingTooLong' });
  });

  test('is converted beside the program', async () => {
    expect(await convertAside(wav(44_100, 1))).toMatchObject({ ok: true });
    expect(await convertAside(new Uint8Array(3))).toEqual({ ok: false, code: 'recordingNotWav' });
  });
});
