// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { activeLevel, joined, levelled, trimmed } from './level.ts';
import { resample } from './resample.ts';
import { inBatches } from './make-sounds.ts';
import { segmentsOf } from './segments.ts';
import { splitAtSilence } from './split.ts';
import { readWav, writeWav, type Sound } from './wav.ts';

function tone(hz: number, rate: number, seconds: number, level = 0.5): Sound {
  const samples = Float32Array.from(
    { length: rate * seconds },
    (_, i) => level * Math.sin((2 * Math.PI * hz * i) / rate),
  );
  return { rate, samples };
}

/** Amplitude of one frequency in the middle of a sound, away from its ends. */
function amplitude(sound: Sound, hz: number): number {
  const middle = sound.samples.subarray(sound.samples.length / 4, (sound.samples.length * 3) / 4);
  let [real, imaginary] = [0, 0];
  middle.forEach((sample, i) => {
    real += sample * Math.cos((2 * Math.PI * hz * i) / sound.rate);
    imaginary += sample * Math.sin((2 * Math.PI * hz * i) / sound.rate);
  });
  return (2 * Math.hypot(real, imaginary)) / middle.length;
}

describe('resample', () => {
  it.each([
    [22_050, 1000],
    [22_050, 6500],
    [44_100, 3000],
    [48_000, 300],
    [8000, 1000],
    [11_025, 3400],
  ])('keeps a tone from %i Hz: %i Hz', (rate, hz) => {
    const result = resample(tone(hz, rate, 1), 16_000);
    expect(result.samples.length).toBe(16_000);
    expect(amplitude(result, hz)).toBeGreaterThan(0.49);
    expect(amplitude(result, hz)).toBeLessThan(0.51);
  });

  it.each([
    [22_050, 9500, 6500],
    [44_100, 12_000, 4000],
    [48_000, 15_000, 1000],
  ])('lets nothing from above the band fold back: %i Hz, %i Hz', (rate, hz, folded) => {
    const result = resample(tone(hz, rate, 1), 16_000);
    // 60 dB below the tone.
    expect(amplitude(result, folded)).toBeLessThan(0.0005);
  });

  it('makes no images when a narrow-band recording becomes wide', () => {
    expect(amplitude(resample(tone(3000, 8000, 1), 16_000), 5000)).toBeLessThan(0.0005);
  });

  it('keeps a constant constant', () => {
    const flat = resample({ rate: 22_050, samples: new Float32Array(22_050).fill(0.25) }, 16_000);
    expect(flat.samples.subarray(200, -200).every((s) => Math.abs(s - 0.25) < 1e-4)).toBe(true);
  });

  it('leaves the right rate alone', () => {
    const sound = tone(440, 16_000, 0.1);
    expect(resample(sound, 16_000)).toBe(sound);
  });
});

describe('level', () => {
  const dB = (level: number): number => 20 * Math.log10(level);

  it.each([0.02, 0.2, 0.6])('brings a tone of %d to the loudness of speech', (level) => {
    expect(dB(activeLevel(levelled(tone(500, 16_000, 1, level))))).toBeCloseTo(-20, 0);
  });

  it('never exceeds the highest peak', () => {
    const clicks = { rate: 16_000, samples: new Float32Array(16_000).map((_, i) => (i % 1600 === 0 ? 0.5 : 0.001)) };
    const loudest = levelled(clicks).samples.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    expect(loudest).toBeLessThanOrEqual(0.8001);
  });

  it('leaves silence silent', () => {
    const silence = { rate: 16_000, samples: new Float32Array(1600) };
    expect(levelled(silence).samples.every((s) => s === 0)).toBe(true);
  });

  it('cuts silence at both ends and adds the wanted tail', () => {
    const quiet: Sound = { rate: 16_000, samples: new Float32Array(16_000) };
    const result = trimmed(joined([quiet, tone(500, 16_000, 1), quiet], 16_000), 300);
    // 1 s of tone, 20 ms before and after it, 300 ms of tail.
    expect(result.samples.length / 16_000).toBeCloseTo(1.34, 2);
    expect(result.samples.subarray(-4800).every((s) => s === 0)).toBe(true);
  });

  it('turns nothing into the tail', () => {
    expect(trimmed({ rate: 16_000, samples: new Float32Array(0) }, 450).samples.length).toBe(7200);
  });
});

describe('WAV', () => {
  it('is read as it was written', () => {
    const sound = tone(440, 16_000, 0.05);
    const read = readWav(writeWav(sound));
    expect(read.rate).toBe(16_000);
    expect(read.samples.length).toBe(sound.samples.length);
    read.samples.forEach((sample, i) => expect(Math.abs(sample - (sound.samples[i] ?? 9))).toBeLessThan(1e-4));
  });

  it('clips what is too loud instead of wrapping it', () => {
    const read = readWav(writeWav({ rate: 8000, samples: new Float32Array([2, -2, 0]) }));
    expect([...read.samples].map((s) => Math.round(s))).toEqual([1, -1, 0]);
  });

  it('mixes two channels and reads 8 and 24 bits', () => {
    expect([...readWav(wav({ channels: 2, bits: 16, data: [0, 0x40, 0, 0xc0] })).samples]).toEqual([0]);
    expect([...readWav(wav({ bits: 8, data: [192] })).samples]).toEqual([0.5]);
    expect([...readWav(wav({ bits: 24, data: [0, 0, 0x40, 0, 0, 0xc0] })).samples]).toEqual([0.5, -0.5]);
  });

  it('reads a stream whose header promises more than there is', () => {
    const bytes = wav({ data: [1, 0, 2, 0] });
    new DataView(bytes.buffer).setUint32(40, 0x7fff_f000, true);
    expect(readWav(bytes).samples.length).toBe(2);
  });

  it.each([
    ['an empty file', new Uint8Array(0), 'not a WAV file'],
    ['text', new TextEncoder().encode('RIFF but only words'), 'not a WAV file'],
    ['compressed sound', wav({ kind: 6 }), 'compressed'],
    ['a header alone', wav({ data: [] }), 'no sound'],
    ['an impossible rate', wav({ rate: 1 }), 'use one channel'],
    ['12 bits', wav({ bits: 12 }), 'use one channel'],
  ])('refuses %s', (_name, bytes, sentence) => {
    expect(() => readWav(bytes)).toThrow(sentence);
  });
});

describe('segmentsOf', () => {
  it('keeps a plain text whole', () => {
    expect(segmentsOf('Guten Tag.', 'de')).toEqual([{ language: 'de', text: 'Guten Tag.' }]);
  });
  it('changes the voice inside brackets and drops lone punctuation', () => {
    expect(segmentsOf('[tr: Türkçe], [en:English]: 9', 'de')).toEqual([
      { language: 'tr', text: 'Türkçe' },
      { language: 'en', text: 'English' },
      { language: 'de', text: ': 9' },
    ]);
  });
  it('leaves brackets that name no language', () => {
    expect(segmentsOf('[xx: Hallo]', 'de')).toEqual([{ language: 'de', text: '[xx: Hallo]' }]);
  });
});

describe('splitAtSilence', () => {
  const pause = (ms: number): Sound => ({ rate: 16_000, samples: new Float32Array(ms * 16) });
  const word = (seconds: number): Sound => tone(500, 16_000, seconds);

  it('cuts at long pauses, not at short ones', () => {
    const list = joined(
      [pause(300), word(0.5), pause(700), word(0.2), pause(200), word(0.2), pause(700), word(0.3)],
      16_000,
    );
    const seconds = splitAtSilence(list, 350).map((sound) => sound.samples.length / 16_000);
    expect(seconds.map((s) => s.toFixed(1))).toEqual(['0.5', '0.6', '0.3']);
  });

  it('finds nothing in silence', () => {
    expect(splitAtSilence(pause(1000), 350)).toEqual([]);
  });
});

describe('inBatches', () => {
  const wanted = (language: 'de' | 'tr', text: string, recording?: Uint8Array) => ({
    text: { name: text, language, text, tailMs: 0 },
    recording,
  });

  it('joins short words of one language and keeps sentences, recordings and pauses alone', () => {
    const items = [
      wanted('de', '1'),
      wanted('de', '2'),
      wanted('de', 'Guten Tag.'),
      wanted('de', '3'),
      wanted('tr', 'bîst û yek'),
      wanted('tr', 'iki', new Uint8Array(1)),
      wanted('tr', ''),
      wanted('tr', '[de: eins]'),
      wanted('tr', '<b>'),
    ];
    const texts = inBatches(items).map((batch) => batch.map((item) => item.text.text));
    expect(texts).toEqual([['1', '2'], ['Guten Tag.'], ['3'], ['bîst û yek'], ['iki'], [''], ['[de: eins]'], ['<b>']]);
  });

  it('makes at most twenty at once', () => {
    const numbers = Array.from({ length: 45 }, (_, n) => wanted('de', String(n)));
    expect(inBatches(numbers).map((batch) => batch.length)).toEqual([20, 20, 5]);
  });
});

function wav(options: {
  kind?: number;
  channels?: number;
  rate?: number;
  bits?: number;
  data?: number[];
}): Uint8Array<ArrayBuffer> {
  const { kind = 1, channels = 1, rate = 8000, bits = 16, data = [0, 0] } = options;
  const bytes = new Uint8Array(44 + data.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('RIFF'), 0);
  bytes.set(new TextEncoder().encode('WAVEfmt '), 8);
  view.setUint32(16, 16, true);
  view.setUint16(20, kind, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint16(34, bits, true);
  bytes.set(new TextEncoder().encode('data'), 36);
  view.setUint32(40, data.length, true);
  bytes.set(data, 44);
  return bytes;
}
