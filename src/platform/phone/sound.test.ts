// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { fromAlaw, toAlaw } from './alaw.ts';
import { createEar } from './ear.ts';
import { createMouth } from './mouth.ts';
import { formatKey, formatRtp, parseKey, parseRtp } from './rtp-packet.ts';
import { loudness, sine, toneShare } from './tones.ts';
import { readWav } from './wav.ts';

const packetOf = (sequence: number, timestamp = 0, payload = toAlaw(sine(440, timestamp, 160))) => ({
  payloadType: 8,
  marker: false,
  sequence,
  timestamp,
  source: 1,
  payload,
});

describe('A-law', () => {
  it('is silence for the silent byte and keeps every byte', () => {
    const all = Uint8Array.from({ length: 256 }, (_, at) => at);
    expect(toAlaw(fromAlaw(all))).toEqual(all);
    expect(fromAlaw(Uint8Array.of(0xd5))[0]).toBe(8);
  });
  it('is off by no more than a step', () => {
    for (let sample = -32_768; sample < 32_768; sample += 7) {
      const [back = 0] = fromAlaw(toAlaw(Int16Array.of(sample)));
      expect(Math.abs(back - sample)).toBeLessThanOrEqual(Math.max(8, Math.abs(sample) / 16));
    }
  });
});

describe('tones', () => {
  it('finds the tone and not its neighbours', () => {
    const sound = sine(790, 0, 800);
    expect(toneShare(sound, 790)).toBeGreaterThan(0.99);
    expect(toneShare(sound, 620)).toBeLessThan(0.01);
    expect(toneShare(new Int16Array(800), 790)).toBe(0);
    expect(loudness(sound)).toBeCloseTo(0.354, 2);
  });
  it('shares two tones evenly', () => {
    const other = sine(1130, 0, 800, 0.4);
    const mixed = sine(440, 0, 800, 0.4).map((sample, at) => sample + (other[at] ?? 0));
    expect(toneShare(mixed, 440)).toBeCloseTo(0.5, 1);
    expect(toneShare(mixed, 1130)).toBeCloseTo(0.5, 1);
  });
});

describe('RTP', () => {
  it('reads what it writes', () => {
    const packet = { ...packetOf(65_535, 4_294_967_295), marker: true };
    expect(parseRtp(formatRtp(packet))).toMatchObject({ ...packet, payload: Buffer.from(packet.payload) });
  });
  it('skips extension, contributors and padding', () => {
    const head = Buffer.from('b1880001000000000000000100000002bede0001aabbccdd', 'hex');
    expect(parseRtp(Buffer.concat([head, Buffer.from([7, 0, 2])]))?.payload).toEqual(Buffer.from([7]));
  });
  it.each(['', '80', '0001', '80c80006000000000000000000000000', '90080001000000000000000100000002'.slice(0, 28)])(
    'is no packet: %s',
    (hex) => expect(parseRtp(Buffer.from(hex, 'hex'))).toBeUndefined(),
  );
  it('reads all sixteen keys and nothing else', () => {
    for (const key of '0123456789*#ABCD')
      expect(parseKey(formatKey(key, true, 800))).toEqual({ key, ended: true, duration: 800 });
    expect(parseKey(Uint8Array.of(16, 0, 0, 0))).toBeUndefined();
    expect(parseKey(Uint8Array.of(1))).toBeUndefined();
    expect(() => formatKey('x', false, 1)).toThrow(/not a key/);
  });
});

describe('mouth and ear', () => {
  function frames(count: number, mouth = createMouth(), ear = createEar([440, 620])) {
    for (let at = 0; at < count; at += 1) {
      const packet = parseRtp(mouth.next(101));
      if (packet) ear.take(packet, at * 20, 101);
    }
    return ear.heard();
  }
  it('hears the tone that is spoken, without loss', () => {
    const mouth = createMouth();
    mouth.tone(620);
    const heard = frames(100, mouth);
    expect(heard).toMatchObject({ packets: 100, lost: 0, maxGapMs: 20 });
    expect(heard.tones[620]).toBeGreaterThan(0.99);
    expect(heard.tones[440]).toBeLessThan(0.01);
  });
  it('says a sound once and then nothing', () => {
    const mouth = createMouth();
    mouth.say(sine(440, 0, 1600));
    const { blocks } = frames(100, mouth);
    expect(blocks[0]?.tones.get(440)).toBeGreaterThan(0.9);
    expect(blocks.at(-1)?.rms).toBeLessThan(0.001);
  });
  it('presses each key once, also a key held for 30 s', async () => {
    const mouth = createMouth();
    const pressed = [mouth.press('12'), mouth.press('5', { holdMs: 30_000 }), mouth.press('55#')];
    expect(frames(2000, mouth).keys).toBe('12555#');
    await Promise.all(pressed);
  });
  it('says when a key was let go: with the first packet that ends it', () => {
    const mouth = createMouth();
    let released = 0;
    void mouth.press('5', { holdMs: 100, onReleased: () => (released += 1) });
    frames(5, mouth);
    expect(released).toBe(0);
    frames(1, mouth);
    expect(released).toBe(1);
    frames(50, mouth);
    expect(released).toBe(1);
  });
  it('refuses what is no key before pressing any', () => {
    expect(() => createMouth().press('12x')).toThrow(/"x"/);
  });
  it('counts losses and gaps, not late packets twice, and a new source as none', () => {
    const ear = createEar([440]);
    ear.take(packetOf(65_534), 0, 101);
    ear.take(packetOf(1), 200, 101);
    ear.take(packetOf(0), 210, 101);
    ear.take({ ...packetOf(9000), source: 2 }, 230, 101);
    expect(ear.heard()).toMatchObject({ packets: 4, lost: 2, maxGapMs: 200, firstRtpAt: 0, lastRtpAt: 230 });
    expect(ear.maxGapBetween(150, 300)).toBe(20);
    ear.forget();
    expect(ear.heard()).toMatchObject({ packets: 0, lost: 0, maxGapMs: 0, keys: '' });
  });
});

describe('WAV', () => {
  function wav(rate: number, samples: Int16Array, channels = 1): Buffer {
    const head = Buffer.alloc(44);
    head.write('RIFF', 0, 'latin1');
    head.write('WAVEfmt ', 8, 'latin1');
    head.writeUInt32LE(16, 16);
    head.writeUInt16LE(1, 20);
    head.writeUInt16LE(channels, 22);
    head.writeUInt32LE(rate, 24);
    head.writeUInt16LE(16, 34);
    head.write('data', 36, 'latin1');
    head.writeUInt32LE(samples.length * 2, 40);
    return Buffer.concat([head, Buffer.from(samples.buffer)]);
  }
  it('reads 8 and 16 kHz', () => {
    expect(readWav(wav(8000, Int16Array.of(1, 2, 3)))).toEqual(Int16Array.of(1, 2, 3));
    expect(readWav(wav(16_000, Int16Array.of(10, 20, 30, 40)))).toEqual(Int16Array.of(15, 35));
  });
  it.each([
    ['stereo', wav(8000, Int16Array.of(1), 2), /one channel/],
    ['44.1 kHz', wav(44_100, Int16Array.of(1)), /8 or 16 kHz/],
    ['another file', Buffer.from('hello world, no sound'), /not a WAV/],
    ['a header alone', wav(8000, Int16Array.of()).subarray(0, 36), /without sound/],
  ])('refuses %s', (_, file, reason) => {
    expect(() => readWav(file)).toThrow(reason);
  });
});
