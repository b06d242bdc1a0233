// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The audio part of a session description (RFC 8866), as far as a telephone on one address needs it. */
export interface AudioDescription {
  readonly host: string;
  readonly port: number;
  /** Payload types in the order of preference. */
  readonly payloads: readonly number[];
  /** Payload type of RFC 4733 telephone events at 8 kHz, if offered. */
  readonly events?: number;
  readonly direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
}

/** G.711 A-law, the one codec we speak. */
export const alawPayload = 8;
/** The number we offer for telephone events. */
export const eventPayload = 101;

/** Writes our description; `session` counts up with each new version we send. */
export function formatSdp(own: {
  host: string;
  port: number;
  session: number;
  events: number;
  direction: AudioDescription['direction'];
}): string {
  const family = own.host.includes(':') ? 'IP6' : 'IP4';
  return [
    'v=0',
    `o=- 1 ${own.session} IN ${family} ${own.host}`,
    's=-',
    `c=IN ${family} ${own.host}`,
    't=0 0',
    `m=audio ${own.port} RTP/AVP ${alawPayload} ${own.events}`,
    `a=rtpmap:${alawPayload} PCMA/8000`,
    `a=rtpmap:${own.events} telephone-event/8000`,
    `a=fmtp:${own.events} 0-15`,
    'a=ptime:20',
    `a=${own.direction}`,
    '',
  ].join('\r\n');
}

/** Reads the first audio stream of a description; undefined if there is none (or it is switched off with port 0). */
export function parseSdp(text: string): AudioDescription | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('m=audio '));
  if (start < 0) return undefined;
  const next = lines.findIndex((line, at) => at > start && line.startsWith('m='));
  const media = lines.slice(start, next < 0 ? undefined : next);
  const match = /^m=audio (\d{1,5})(?:\/\d+)? \S+ ([\d ]+)$/.exec(media[0]?.trimEnd() ?? '');
  const connection = [...media, ...lines.slice(0, start)].find((line) => line.startsWith('c='));
  const host = /^c=IN IP[46] (\S+)/.exec(connection ?? '')?.[1];
  if (!match || host === undefined || Number(match[1]) === 0 || Number(match[1]) > 65_535) return undefined;
  const event = media.map((line) => /^a=rtpmap:(\d{1,3}) telephone-event\/8000/i.exec(line)?.[1]).find(Boolean);
  const direction = [...media, ...lines.slice(0, start)]
    .map((line) => /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/.exec(line)?.[1])
    .find(Boolean);
  return {
    host,
    port: Number(match[1]),
    payloads: (match[2] ?? '').split(' ').filter(Boolean).map(Number),
    ...(event === undefined ? {} : { events: Number(event) }),
    direction: (direction ?? 'sendrecv') as AudioDescription['direction'],
  };
}
