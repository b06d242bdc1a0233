// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';

/** What a server asks in `WWW-Authenticate` or `Proxy-Authenticate`. */
export interface Challenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque?: string;
  readonly algorithm: 'MD5' | 'SHA-256';
  readonly qop: boolean;
}

/** Reads a digest challenge (RFC 8760); undefined if it is none that we can answer. */
export function parseChallenge(value: string): Challenge | undefined {
  if (!/^\s*Digest\s/i.test(value)) return undefined;
  const parts: Record<string, string> = {};
  for (const [, key = '', quoted, plain] of value.matchAll(/([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^,\s]+))/gi))
    parts[key.toLowerCase()] = quoted ?? plain ?? '';
  const { realm, nonce, opaque } = parts;
  const algorithm = (parts['algorithm'] ?? 'MD5').toUpperCase();
  if (realm === undefined || nonce === undefined || (algorithm !== 'MD5' && algorithm !== 'SHA-256')) return undefined;
  const qop = (parts['qop'] ?? '').split(',').some((q) => q.trim() === 'auth');
  return { realm, nonce, algorithm, qop, ...(opaque === undefined ? {} : { opaque }) };
}

/** The value of `Authorization` for a challenge (RFC 7616). `cnonce` is ours and random, `count` how often the nonce was used. */
export function answerChallenge(
  challenge: Challenge,
  request: { method: string; uri: string; user: string; password: string; cnonce: string; count: number },
): string {
  const hash = (text: string) =>
    createHash(challenge.algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const { realm, nonce } = challenge;
  const count = request.count.toString(16).padStart(8, '0');
  const ha1 = hash(`${request.user}:${realm}:${request.password}`);
  const ha2 = hash(`${request.method}:${request.uri}`);
  const response = challenge.qop
    ? hash(`${ha1}:${nonce}:${count}:${request.cnonce}:auth:${ha2}`)
    : hash(`${ha1}:${nonce}:${ha2}`);
  const parts = [
    `username="${request.user}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${request.uri}"`,
    `response="${response}"`,
    `algorithm=${challenge.algorithm}`,
    ...(challenge.qop ? [`qop=auth`, `nc=${count}`, `cnonce="${request.cnonce}"`] : []),
    ...(challenge.opaque === undefined ? [] : [`opaque="${challenge.opaque}"`]),
  ];
  return `Digest ${parts.join(', ')}`;
}
