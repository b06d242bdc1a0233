// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomInt } from 'node:crypto';
import { alawSilence, toAlaw } from './alaw.ts';
import { formatKey, formatRtp, isKey } from './rtp-packet.ts';
import { alawPayload } from './sdp.ts';
import { sampleRate, sine } from './tones.ts';

/** Samples in one packet of 20 ms. */
const frame = sampleRate / 50;
/** One key event may last 65 535 samples at most; a longer press continues in a new segment (RFC 4733, 2.5.1.3). */
const longestSegment = Math.floor(0xffff / frame) * frame;

/** What a phone says, frame by frame. The pace is set by the caller of `next`, every 20 ms. */
export interface Mouth {
  /** A tone from now on. */
  tone(hz: number, level?: number): void;
  /** These samples once (8 kHz), then silence. */
  say(samples: Int16Array): void;
  /** Silence, still sent as packets. */
  hush(): void;
  /** Presses keys after those still waiting; resolves when the last was let go. Throws on what is no key. */
  press(keys: string, timing?: KeyTiming): Promise<void>;
  /** True while a key is held, its end is being said, or the pause after it lasts. */
  isPressing(): boolean;
  /** The next packet, or undefined while the phone is mute. `eventPayload`: agreed type for keys. */
  next(eventPayload: number): Buffer;
}

export interface KeyTiming {
  /** How long each key is held (milliseconds, default 100). */
  readonly holdMs?: number;
  /** Pause after each key (milliseconds, default 80). */
  readonly gapMs?: number;
  /** Called as the packet goes out that says a key was let go: from then on the other side knows it. */
  readonly onReleased?: () => void;
}

interface Press {
  readonly key: string;
  readonly hold: number;
  readonly gap: number;
  readonly released: () => void;
  readonly done: () => void;
}

/** Tones already made, by pitch and level: of a whole number of hertz every second is like the first. */
const seconds = new Map<string, Uint8Array>();

/** The A-law bytes of one frame of a tone. */
function toneFrame(hz: number, from: number, level?: number): Uint8Array {
  if (!Number.isInteger(hz)) return toAlaw(sine(hz, from, frame, level));
  const key = `${hz} ${level ?? ''}`;
  let second = seconds.get(key);
  if (!second) seconds.set(key, (second = toAlaw(sine(hz, 0, sampleRate, level))));
  const at = from % sampleRate;
  return second.subarray(at, at + frame);
}

/** A mouth that is silent until told otherwise; sequence, timestamp and source begin at random (RFC 3550, 5.1). */
export function createMouth(): Mouth {
  const source = randomInt(0xffff_ffff);
  let sequence = randomInt(0x8000);
  let timestamp = randomInt(0x7fff_ffff);
  let voice: (from: number) => Uint8Array | undefined = () => undefined;
  let spoken = 0;
  let first = true;
  const presses: Press[] = [];
  let current: { press: Press; began: number; segment: number; held: number; ends: number; pause: number } | undefined;

  function packet(payloadType: number, marker: boolean, at: number, payload: Uint8Array): Buffer {
    const bytes = formatRtp({ payloadType, marker, sequence, timestamp: at, source, payload });
    sequence += 1;
    timestamp += frame;
    return bytes;
  }

  function sound(): Buffer {
    const payload = voice(spoken) ?? new Uint8Array(frame).fill(alawSilence);
    spoken += frame;
    const marker = first;
    first = false;
    return packet(alawPayload, marker, timestamp, payload);
  }

  function keyFrame(payloadType: number): Buffer | undefined {
    const next = presses[0];
    if (!current && next) {
      presses.shift();
      current = { press: next, began: timestamp, segment: 0, held: 0, ends: 0, pause: next.gap };
    }
    if (!current) return undefined;
    const { press } = current;
    if (current.held < press.hold) {
      if (current.segment === longestSegment) {
        current.began += longestSegment;
        current.segment = 0;
      }
      current.held += frame;
      current.segment += frame;
      const event = formatKey(press.key, false, current.segment);
      return packet(payloadType, current.held === frame, current.began, event);
    }
    if (current.ends < 3) {
      // The end is said three times, in case a packet is lost (RFC 4733, 2.5.1.4).
      if (current.ends === 0) press.released();
      current.ends += 1;
      return packet(payloadType, false, current.began, formatKey(press.key, true, current.segment));
    }
    if (current.pause > 0) {
      current.pause -= frame;
      return sound();
    }
    current = undefined;
    press.done();
    return keyFrame(payloadType);
  }

  return {
    tone(hz, level) {
      voice = (from) => toneFrame(hz, from, level);
    },
    say(samples) {
      const began = spoken;
      voice = (from) => {
        const part = samples.subarray(from - began, from - began + frame);
        if (part.length === 0) return undefined;
        const whole = new Int16Array(frame);
        whole.set(part);
        return toAlaw(whole);
      };
    },
    hush() {
      voice = () => undefined;
    },
    press(keys, timing = {}) {
      const wrong = [...keys].find((key) => !isKey(key));
      if (wrong !== undefined) throw new Error(`${JSON.stringify(wrong)} is not a key of a telephone`);
      const samples = (ms: number) => Math.max(1, Math.round(ms / 20)) * frame;
      const hold = samples(timing.holdMs ?? 100);
      const gap = samples(timing.gapMs ?? 80);
      const released = timing.onReleased ?? (() => undefined);
      const all = [...keys].map((key) => new Promise<void>((done) => presses.push({ key, hold, gap, released, done })));
      return Promise.all(all).then(() => undefined);
    },
    isPressing: () => current !== undefined,
    next(eventPayload) {
      return keyFrame(eventPayload) ?? sound();
    },
  };
}
