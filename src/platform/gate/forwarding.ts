// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Who sent a request and how, as far as we believe it. */
export interface Sender {
  readonly address: string;
  readonly isSecure: boolean;
}

/** A test whether an address is one of a reverse proxy that we believe; entries are IP addresses or networks. */
export function proxyTest(entries: readonly string[]): (address: string) => boolean {
  const nets = new BlockList();
  for (const entry of entries) {
    const [base = '', bits] = entry.split('/');
    const family = isIP(base) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) nets.addAddress(base, family);
    else nets.addSubnet(base, Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && nets.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** The real sender: the peer itself, or what a believed proxy says of it (the last address that is no proxy of ours). */
export function senderOf(
  peer: string | undefined,
  isTls: boolean,
  headers: IncomingHttpHeaders,
  isProxy: (address: string) => boolean,
): Sender {
  const direct = plainAddress(peer ?? '');
  if (!isProxy(direct)) return { address: direct, isSecure: isTls };
  const said = textOf(headers['x-forwarded-for'])
    .split(',')
    .map((entry) => plainAddress(entry.trim()))
    .filter((entry) => isIP(entry) !== 0);
  const address = said.reverse().find((entry) => !isProxy(entry)) ?? direct;
  return { address, isSecure: textOf(headers['x-forwarded-proto']).split(',').at(-1)?.trim() === 'https' };
}

/** Headers of one connection, not of the request (RFC 9110, section 7.6.1). */
const ofTheConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The headers to hand on, as name, value, name, value: without those of the connection, without anything a stranger
 * says about where the request came from, and with our own word on it.
 */
export function forwardedHeaders(raw: readonly string[], sender: Sender): string[] {
  const named = new Set(ofTheConnection);
  for (let i = 0; i < raw.length; i += 2) {
    if (raw[i]?.toLowerCase() === 'connection')
      for (const name of (raw[i + 1] ?? '').split(',')) named.add(name.trim().toLowerCase());
  }
  const kept: string[] = [];
  let wasForwarded = false;
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] ?? '';
    const lower = name.toLowerCase();
    if (lower === 'forwarded' || lower === 'x-real-ip' || lower === 'via' || lower.startsWith('x-forwarded-'))
      wasForwarded = true;
    else if (!named.has(lower)) kept.push(name, raw[i + 1] ?? '');
  }
  // `via` tells the server that somebody stands between: such a request is never one "from this machine".
  if (wasForwarded) kept.push('Via', '1.1 proxy');
  kept.push('X-Forwarded-For', sender.address, 'X-Forwarded-Proto', sender.isSecure ? 'https' : 'http');
  return kept;
}

/** An IPv4 address that came in over an IPv6 socket, in its own spelling. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

function textOf(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}
