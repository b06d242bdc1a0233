// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One party in From, To, Contact and the like: display name, user part and tag. */
export interface SipAddress {
  readonly name: string;
  readonly uri: string;
  readonly user: string;
  readonly tag?: string;
}

/** Reads a name-addr or addr-spec (RFC 3261, 20.10). Always gives something, because strangers write these. */
export function parseAddress(value: string): SipAddress {
  const named = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*?))\s*<([^>]*)>(.*)$/s.exec(value);
  const uri = (named ? named[3] : value.split(';')[0])?.trim() ?? '';
  const parameters = named ? (named[4] ?? '') : value.slice(uri.length);
  const name = named ? (named[1]?.replace(/\\(.)/g, '$1') ?? named[2]?.trim() ?? '') : '';
  const tag = /;\s*tag=([^;,\s]+)/i.exec(parameters)?.[1];
  const user = /^(?:sips?|tel):([^@;]*)/i.exec(uri)?.[1]?.split(':')[0] ?? '';
  return { name, uri, user, ...(tag === undefined ? {} : { tag }) };
}

/** Writes a name-addr; quotes and backslashes of the name are escaped, so that any name is one display name. */
export function formatAddress(name: string, uri: string, tag?: string): string {
  const shown = name === '' ? '' : `"${name.replace(/["\\]/g, '\\$&')}" `;
  return `${shown}<${uri}>${tag === undefined ? '' : `;tag=${tag}`}`;
}

/** Host and port of a SIP URI; the port is 5060 where none is written. Undefined for a URI without a host. */
export function hostOf(uri: string): { host: string; port: number } | undefined {
  const match = /^sips?:(?:[^@]*@)?([^;:?>]+)(?::(\d{1,5}))?/i.exec(uri);
  return match?.[1] === undefined ? undefined : { host: match[1], port: Number(match[2] ?? 5060) };
}
