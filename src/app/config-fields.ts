// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { isIP } from 'node:net';

import { z } from 'zod';

/** True for an address or name that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '');
  return plain === 'localhost' || plain === '::1' || /^127\.\d+\.\d+\.\d+$/.test(plain);
}

/** A whole number within bounds. */
export function number(least: number, most: number): z.ZodType<number, string> {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, message)
    .transform(Number);
}

/** A TCP or UDP port. */
export const port = number(1, 65_535);

/** `10000-10999`: at least ten ports, so that some calls find two each. */
export const portRange = z.string().transform((text, context) => {
  const match = /^(\d{1,5})\s*-\s*(\d{1,5})$/.exec(text);
  const [first = 0, last = 0] = (match?.slice(1) ?? []).map(Number);
  if (match && first >= 1024 && last <= 65_535 && last - first >= 9) return { first, last };
  context.addIssue('must be a range of at least ten ports between 1024 and 65535, e.g. 10000-10999');
  return z.NEVER;
});

/** An IP address to listen on, or `localhost`. */
export const address = z
  .string()
  .refine((text) => text === 'localhost' || isIP(text) !== 0, 'must be an IP address, e.g. 127.0.0.1 or 0.0.0.0')
  .transform((text) => (text === 'localhost' ? '127.0.0.1' : text));

/** A host name or IP address, with or without a port. */
export const hostName = z
  .string()
  .regex(/^[A-Za-z0-9._-]+(:\d{1,5})?$|^\[?[0-9a-fA-F:]+\]?(:\d{1,5})?$/, 'must be a host name or IP address');

/** An http or https address. */
export const httpUrl = z.string().refine((text) => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
}, 'must be an address like https://hotline.example');

/** `1`, `true`, `yes` or `0`, `false`, `no`. */
export const flag = z
  .string()
  .refine((text) => /^(1|0|true|false|yes|no)$/i.test(text), 'must be 1 or 0')
  .transform((text) => /^(1|true|yes)$/i.test(text));

/** Addresses or networks, separated by commas: `192.0.2.7, 198.51.100.0/24, 2001:db8::/32`. */
export const networks = z.string().transform((text, context) => {
  const entries = split(text);
  const wrong = entries.find((entry) => !isNetwork(entry));
  if (wrong === undefined) return entries;
  context.addIssue(`must be IP addresses or networks separated by commas, "${wrong}" is none`);
  return z.NEVER;
});

/** The hotline's numbers in E.164, separated by commas. */
export const trunkNumbers = z.string().transform((text, context) => {
  const entries = split(text).map((entry) => entry.replace(/[ ()/-]/g, ''));
  const wrong = entries.find((entry) => !/^\+[1-9]\d{4,14}$/.test(entry));
  if (wrong === undefined) return entries;
  context.addIssue(`must be numbers with country code separated by commas, e.g. +492151860; "${wrong}" is none`);
  return z.NEVER;
});

/** STUN and TURN servers separated by commas: `stun:host:3478`, `turn:user:password@host:3478`. */
export const iceServers = z.string().transform((text, context) => {
  const servers: { urls: string; username?: string; credential?: string }[] = [];
  for (const entry of split(text)) {
    const match =
      /^(stuns?|turns?):(?:([^:@]+):([^@]+)@)?([A-Za-z0-9.-]+(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?)$/.exec(entry);
    if (!match) {
      context.addIssue(
        'must be servers like stun:stun.example:3478 or turn:user:password@turn.example:3478, separated by commas',
      );
      return z.NEVER;
    }
    const [, scheme = '', username, credential, host = ''] = match;
    servers.push({
      urls: `${scheme}:${host}`,
      ...(username !== undefined && credential !== undefined && { username, credential }),
    });
  }
  return servers;
});

function split(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function isNetwork(entry: string): boolean {
  const [base = '', bits, ...more] = entry.split('/');
  const family = isIP(base);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
