// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The settings of the line to the telephone network: the trunk and a given Asterisk. A part of `config.ts`. */
import { z } from 'zod';
import { hostName, httpUrl, isLoopback, networks, trunkNumbers } from './config-fields.ts';

/** The line to the telephone network, as set. */
export interface TrunkConfig {
  readonly host: string;
  readonly transport: 'udp' | 'tcp' | 'tls';
  readonly user?: string;
  readonly password?: string;
  /** E.164; the first one is shown where calls go out. */
  readonly numbers: readonly string[];
  readonly fromAddresses: readonly string[];
}

/** An Asterisk that is not ours to start, and who we are there. */
export interface AriConfig {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** The settings by name. */
export const lineFields = {
  ASTERISK_ARI_URL: httpUrl.optional(),
  ASTERISK_ARI_USER: z.string().optional(),
  ASTERISK_ARI_PASSWORD: z.string().optional(),
  SIP_TRUNK_HOST: hostName.optional(),
  SIP_TRUNK_TRANSPORT: z.enum(['udp', 'tcp', 'tls'], 'must be udp, tcp or tls').default('udp'),
  SIP_TRUNK_USER: z.string().optional(),
  SIP_TRUNK_PASSWORD: z.string().optional(),
  SIP_TRUNK_NUMBERS: trunkNumbers.default([]),
  SIP_TRUNK_FROM_ADDRESSES: networks.default([]),
};

type Fields = z.output<z.ZodObject<typeof lineFields>>;

/** Settings of the line that are right one by one but not together. */
export function lineContradictions(set: Fields): string[] {
  const found: string[] = [];
  const hasUser = set.SIP_TRUNK_USER !== undefined;
  if (set.SIP_TRUNK_HOST === undefined) {
    const orphan = [hasUser && 'SIP_TRUNK_USER', set.SIP_TRUNK_NUMBERS.length > 0 && 'SIP_TRUNK_NUMBERS'].find(
      (name) => name !== false,
    );
    if (orphan) found.push(`${orphan} is set without SIP_TRUNK_HOST: set the host of the trunk as well`);
  } else if (set.SIP_TRUNK_NUMBERS.length === 0) {
    found.push('SIP_TRUNK_HOST is set without SIP_TRUNK_NUMBERS: name the hotline’s numbers, e.g. +492151860');
  }
  if (hasUser !== (set.SIP_TRUNK_PASSWORD !== undefined)) {
    found.push('SIP_TRUNK_USER and SIP_TRUNK_PASSWORD (or SIP_TRUNK_PASSWORD_FILE) belong together: set both or none');
  }
  if (set.ASTERISK_ARI_URL !== undefined && !ariOf(set)) {
    found.push(
      'ASTERISK_ARI_URL needs a user and password: http://user:password@127.0.0.1:8088, or ASTERISK_ARI_USER and ASTERISK_ARI_PASSWORD',
    );
  }
  if (set.ASTERISK_ARI_URL !== undefined && !isLoopback(new URL(set.ASTERISK_ARI_URL).hostname)) {
    found.push(
      'ASTERISK_ARI_URL must be on this machine (127.0.0.1) for now: the announcements lie in a folder both must read',
    );
  }
  return found;
}

/** The given Asterisk, undefined when we run our own. */
export function ariOf(set: Fields): AriConfig | undefined {
  if (set.ASTERISK_ARI_URL === undefined) return undefined;
  const url = new URL(set.ASTERISK_ARI_URL);
  const user = set.ASTERISK_ARI_USER ?? decodeURIComponent(url.username);
  const password = set.ASTERISK_ARI_PASSWORD ?? decodeURIComponent(url.password);
  return user === '' || password === '' ? undefined : { url: url.origin, user, password };
}

/** The trunk, undefined when none is set. */
export function trunkOf(set: Fields): TrunkConfig | undefined {
  if (set.SIP_TRUNK_HOST === undefined) return undefined;
  return {
    host: set.SIP_TRUNK_HOST,
    transport: set.SIP_TRUNK_TRANSPORT,
    ...(set.SIP_TRUNK_USER !== undefined && { user: set.SIP_TRUNK_USER }),
    ...(set.SIP_TRUNK_PASSWORD !== undefined && { password: set.SIP_TRUNK_PASSWORD }),
    numbers: set.SIP_TRUNK_NUMBERS,
    fromAddresses: set.SIP_TRUNK_FROM_ADDRESSES,
  };
}
