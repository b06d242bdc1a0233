// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One packet of sound or key press (RFC 3550, section 5.1), without header extensions of our own. */
export interface RtpPacket {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly source: number;
  readonly payload: Uint8Array;
}

/** Reads a datagram; undefined if it is no RTP (STUN, RTCP, garbage, a cut-off header). */
export function parseRtp(datagram: Uint8Array): RtpPacket | undefined {
  const bytes = Buffer.from(datagram.buffer, datagram.byteOffset, datagram.byteLength);
  if (bytes.length < 12) return undefined;
  const first = bytes[0] ?? 0;
  const second = bytes[1] ?? 0;
  if (first >> 6 !== 2 || (second >= 192 && second <= 223)) return undefined;
  let start = 12 + (first & 0x0f) * 4;
  if (first & 0x10) {
    if (bytes.length < start + 4) return undefined;
    start += 4 + bytes.readUInt16BE(start + 2) * 4;
  }
  const padding = first & 0x20 ? (bytes[bytes.length - 1] ?? 0) : 0;
  const end = bytes.length - padding;
  if (start > end) return undefined;
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    source: bytes.readUInt32BE(8),
    payload: bytes.subarray(start, end),
  };
}

/** Writes a packet; sequence and timestamp may have grown beyond their field and are cut to it. */
export function formatRtp(packet: RtpPacket): Buffer {
  const head = Buffer.alloc(12);
  head[0] = 0x80;
  head[1] = (packet.marker ? 0x80 : 0) | packet.payloadType;
  head.writeUInt16BE(packet.sequence & 0xffff, 2);
  head.writeUInt32BE(packet.timestamp >>> 0, 4);
  head.writeUInt32BE(packet.source >>> 0, 8);
  return Buffer.concat([head, packet.payload]);
}

const keys = '0123456789*#ABCD';

/** True for one of the sixteen keys. */
export function isKey(key: string): boolean {
  return key.length === 1 && keys.includes(key);
}

/** A key press as event payload (RFC 4733, section 2.3); the duration counts samples of 8 kHz, at most 65 535. */
export function formatKey(key: string, ended: boolean, duration: number): Uint8Array {
  if (!isKey(key)) throw new Error(`${JSON.stringify(key)} is not a key of a telephone`);
  const payload = Buffer.alloc(4);
  payload[0] = keys.indexOf(key);
  payload[1] = (ended ? 0x80 : 0) | 10;
  payload.writeUInt16BE(Math.min(duration, 0xffff), 2);
  return payload;
}

/** Reads an event payload; undefined if it is none of the sixteen keys. */
export function parseKey(payload: Uint8Array): { key: string; ended: boolean; duration: number } | undefined {
  const [code = 255, flags = 0, high = 0, low = 0] = payload;
  const key = keys[code];
  if (payload.length < 4 || key === undefined) return undefined;
  return { key, ended: (flags & 0x80) !== 0, duration: high * 256 + low };
}
