// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Reading and writing SIP messages (RFC 3261, section 7) as plain data. It decides nothing and keeps nothing;
 * what cannot be a SIP message is `undefined`, never an exception, because a phone must survive any datagram.
 */

/** Header fields in order; names of parsed messages are lower case and in their long form. */
export type SipHeader = readonly [name: string, value: string];

export interface SipRequest {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
  readonly headers: readonly SipHeader[];
  readonly body: string;
}

export interface SipResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly SipHeader[];
  readonly body: string;
}

export type SipMessage = SipRequest | SipResponse;

/** Compact header names (RFC 3261, 7.3.3, and the extensions we meet). */
const longNames: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  l: 'content-length',
  c: 'content-type',
  k: 'supported',
  r: 'refer-to',
  b: 'referred-by',
  o: 'event',
  x: 'session-expires',
};

const needed = ['via', 'from', 'to', 'call-id', 'cseq'] as const;
const longestMessage = 65_535;
const mostHeaders = 200;

/** The first value of a header (any case), or undefined. */
export function header(message: SipMessage, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return message.headers.find(([n]) => n.toLowerCase() === wanted)?.[1];
}

/** All values of a header (any case) in order. */
export function headerValues(message: SipMessage, name: string): string[] {
  const wanted = name.toLowerCase();
  return message.headers.filter(([n]) => n.toLowerCase() === wanted).map(([, value]) => value);
}

/** The number and method of CSeq; undefined if it is missing or malformed. */
export function cseq(message: SipMessage): { number: number; method: string } | undefined {
  const match = /^(\d{1,10})\s+([A-Za-z]+)$/.exec(header(message, 'cseq') ?? '');
  return match ? { number: Number(match[1]), method: match[2]?.toUpperCase() ?? '' } : undefined;
}

/** The branch of the topmost Via: the id of the transaction. */
export function branch(message: SipMessage): string | undefined {
  return /;\s*branch=([^;,\s]+)/i.exec(header(message, 'via') ?? '')?.[1];
}

/** Reads one datagram; undefined for anything that is not a complete SIP message (keep-alives, garbage, cut-off bodies). */
export function parseSip(datagram: string): SipMessage | undefined {
  if (datagram.length > longestMessage) return undefined;
  const end = /\r?\n\r?\n/.exec(datagram);
  if (!end) return undefined;
  const head = datagram.slice(0, end.index);
  // A line that begins with blank space continues the one before it (7.3.1).
  const [startLine = '', ...lines] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  if (lines.length > mostHeaders) return undefined;
  const headers: SipHeader[] = [];
  for (const line of lines) {
    const match = /^([A-Za-z0-9\-.!%*_+`'~]+)[ \t]*:[ \t]*([^]*)$/.exec(line);
    if (!match) return undefined;
    const name = (match[1] ?? '').toLowerCase();
    headers.push([longNames[name] ?? name, (match[2] ?? '').trimEnd()]);
  }
  const rest = datagram.slice(end.index + end[0].length);
  const body = cutBody(headers, rest);
  const start = body === undefined ? undefined : parseStartLine(startLine);
  if (body === undefined || !start) return undefined;
  const message: SipMessage = { ...start, headers, body };
  return needed.every((name) => header(message, name) !== undefined) && cseq(message) ? message : undefined;
}

type StartLine = Pick<SipRequest, 'kind' | 'method' | 'uri'> | Pick<SipResponse, 'kind' | 'status' | 'reason'>;

function parseStartLine(line: string): StartLine | undefined {
  const response = /^SIP\/2\.0 ([1-6]\d\d)(?: (.*))?$/i.exec(line);
  if (response) return { kind: 'response', status: Number(response[1]), reason: response[2] ?? '' };
  const request = /^([A-Z]+) (\S+) SIP\/2\.0$/i.exec(line);
  if (!request) return undefined;
  return { kind: 'request', method: (request[1] ?? '').toUpperCase(), uri: request[2] ?? '' };
}

/** Over UDP the body may be followed by rubbish, and a body shorter than promised is an error (18.3). */
function cutBody(headers: readonly SipHeader[], rest: string): string | undefined {
  const length = headers.find(([name]) => name === 'content-length')?.[1];
  if (length === undefined) return rest;
  if (!/^\d{1,5}$/.test(length)) return undefined;
  const bytes = Buffer.from(rest, 'utf8');
  return bytes.length < Number(length) ? undefined : bytes.subarray(0, Number(length)).toString('utf8');
}

/** Writes a message with its Content-Length. Throws on a line break in a header: that would smuggle in another header. */
export function formatSip(message: SipMessage): string {
  const start =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`;
  const lines = [start, ...message.headers.map(([name, value]) => `${name}: ${value}`)];
  const broken = lines.find((line) => /[\r\n]/.test(line));
  if (broken !== undefined) throw new Error(`a line break inside a SIP header: ${JSON.stringify(broken)}`);
  return `${lines.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(message.body)}\r\n\r\n${message.body}`;
}
