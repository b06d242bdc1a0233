// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { fromAlaw } from './alaw.ts';
import { parseKey, type RtpPacket } from './rtp-packet.ts';
import { alawPayload } from './sdp.ts';
import { loudness, sampleRate, toneShare } from './tones.ts';

/** What a tenth of a second sounded like; `atMs` is monotonic (performance.now) at its end. */
export interface Block {
  readonly atMs: number;
  readonly rms: number;
  /** Share of the energy per frequency listened for, 0 to 1. No record: V8 keeps ten kilobytes for one with the key 790. */
  readonly tones: ReadonlyMap<number, number>;
}

/** Everything heard so far; times are monotonic milliseconds, gaps lie between two packets that followed each other. */
export interface Heard {
  readonly packets: number;
  /** Packets missing by their sequence numbers. */
  readonly lost: number;
  readonly maxGapMs: number;
  readonly firstRtpAt?: number;
  readonly lastRtpAt?: number;
  /** Loudness of the last second, 0 to 1 of full scale. */
  readonly rms: number;
  /** Share of each frequency in the last second's energy, 0 to 1. */
  readonly tones: Readonly<Record<number, number>>;
  /** Keys the other side pressed, in order. */
  readonly keys: string;
  /** The tenths of seconds so far, growing while the call lasts. */
  readonly blocks: readonly Block[];
  /** Arrival of every packet, for gap statistics, growing too. Empty in an ear that only counts. */
  readonly arrivals: readonly number[];
}

export interface Ear {
  /** Takes one packet that arrived at `atMs`. `eventPayload` is the agreed payload type of telephone events. */
  take(packet: RtpPacket, atMs: number, eventPayload: number): void;
  heard(): Heard;
  /** The largest gap between two packets that arrived in this span, in milliseconds. */
  maxGapBetween(fromMs: number, untilMs: number): number;
  /** Starts all counts anew, so that what follows is judged alone. */
  forget(): void;
}

const blockLength = sampleRate / 10;
/** Two minutes of blocks and twenty minutes of arrivals: enough for any test, small enough for many calls. */
const mostBlocks = 1200;
const mostArrivals = 60_000;

/** An ear that measures loudness and tones of A-law, or with an empty list only counts packets. */
export function createEar(frequencies: readonly number[]): Ear {
  const fill = new Int16Array(blockLength);
  let filled = 0;
  let blocks: Block[] = [];
  let arrivals: number[] = [];
  let keys = '';
  let press: { began: number; key: string; ended: boolean } | undefined;
  let packets = 0;
  let lost = 0;
  let maxGapMs = 0;
  let firstRtpAt: number | undefined;
  let lastRtpAt: number | undefined;
  let expected: { source: number; sequence: number } | undefined;

  function count(packet: RtpPacket, atMs: number): void {
    packets += 1;
    if (lastRtpAt !== undefined) maxGapMs = Math.max(maxGapMs, atMs - lastRtpAt);
    firstRtpAt ??= atMs;
    lastRtpAt = atMs;
    if (frequencies.length > 0 && arrivals.length < mostArrivals) arrivals.push(atMs);
    if (expected?.source === packet.source) {
      const missing = (packet.sequence - expected.sequence) & 0xffff;
      // A large jump is a new numbering or an old packet, no loss.
      if (missing > 0 && missing < 1000) lost += missing;
      if (missing >= 0x8000) return;
    }
    expected = { source: packet.source, sequence: (packet.sequence + 1) & 0xffff };
  }

  function measure(samples: Int16Array, atMs: number): void {
    for (const sample of samples) {
      fill[filled] = sample;
      filled += 1;
      if (filled < blockLength) continue;
      filled = 0;
      const tones = new Map(frequencies.map((hz) => [hz, toneShare(fill, hz)]));
      blocks.push({ atMs, rms: loudness(fill), tones });
      if (blocks.length > mostBlocks) blocks = blocks.slice(-mostBlocks / 2);
    }
  }

  return {
    take(packet, atMs, eventPayload) {
      count(packet, atMs);
      if (packet.payloadType === alawPayload && frequencies.length > 0) measure(fromAlaw(packet.payload), atMs);
      if (packet.payloadType !== eventPayload) return;
      const event = parseKey(packet.payload);
      if (!event) return;
      // All packets of one press carry the time it began; a very long one goes on in a new segment without an end.
      const isNew = packet.timestamp !== press?.began && !(press?.key === event.key && !press.ended);
      press = { began: packet.timestamp, key: event.key, ended: event.ended };
      if (isNew) keys += event.key;
    },
    heard() {
      const last = blocks.slice(-10);
      const energy = last.reduce((sum, block) => sum + block.rms ** 2, 0);
      const share = (hz: number) =>
        energy === 0 ? 0 : last.reduce((sum, block) => sum + (block.tones.get(hz) ?? 0) * block.rms ** 2, 0) / energy;
      return {
        packets,
        lost,
        maxGapMs,
        ...(firstRtpAt === undefined ? {} : { firstRtpAt }),
        ...(lastRtpAt === undefined ? {} : { lastRtpAt }),
        rms: last.length === 0 ? 0 : Math.sqrt(energy / last.length),
        // Asked for the time of the last packet far more often than for this.
        get tones() {
          return Object.fromEntries(frequencies.map((hz) => [hz, share(hz)]));
        },
        keys,
        blocks,
        arrivals,
      };
    },
    maxGapBetween(fromMs, untilMs) {
      const inside = arrivals.filter((at) => at >= fromMs && at <= untilMs);
      return inside.reduce((most, at, index) => Math.max(most, at - (inside[index - 1] ?? at)), 0);
    },
    forget() {
      filled = 0;
      blocks = [];
      arrivals = [];
      keys = '';
      packets = 0;
      lost = 0;
      maxGapMs = 0;
      firstRtpAt = undefined;
      lastRtpAt = undefined;
      expected = undefined;
    },
  };
}
