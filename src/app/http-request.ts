// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { isIP } from 'node:net';

/** The headers of a request as Node gives them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Where the program is reached, as the operator set it. */
export interface PublicAddress {
  /** `PUBLIC_URL`; undefined in the sample installation. */
  readonly publicUrl: URL | undefined;
  /** TLS by our own gate or by the public address: cookies are `Secure` and `__Host-`. */
  readonly secure: boolean;
}

function first(value: string | readonly string[] | undefined): string | undefined {
  const text = typeof value === 'string' ? value : value?.[0];
  return text?.split(',')[0]?.trim() || undefined;
}

/**
 * The client's address. The gate in front sets `X-Forwarded-For` itself and strips what strangers send;
 * without it the request came straight over the server's socket, which only this machine's user can open.
 */
export function addressOf(headers: Headers): string | undefined {
  return first(headers['x-forwarded-for']);
}

/** True for 127.0.0.0/8 and ::1, also in IPv4-mapped form. */
export function isLoopback(address: string): boolean {
  return /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/.test(address);
}

/** Addresses that share a throttle: one IPv4 address, one IPv6 network of 64 bits. */
export function addressGroup(address: string): string {
  if (isIP(address) !== 6 || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const full = [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return full
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** A host name that no foreign name server can point at us: an address, `localhost`, or the public one. */
function isOwnHost(host: string, address: PublicAddress): boolean {
  if (address.publicUrl && host.toLowerCase() === address.publicUrl.host) return true;
  const url = URL.parse(`http://${host}`);
  if (!url || url.host === '' || url.username !== '' || url.pathname !== '/') return false;
  const name = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost');
}

/**
 * True when the request's `Origin` is our own: the scheme and host under which this very request reached us, or `PUBLIC_URL`.
 * A missing, `null` or foreign origin is not, nor is a host name that might be somebody else's (DNS rebinding).
 */
export function isOwnOrigin(headers: Headers, address: PublicAddress): boolean {
  const origin = first(headers['origin']);
  const host = first(headers['host']);
  if (origin === undefined || host === undefined) return false;
  if (address.publicUrl && origin === address.publicUrl.origin) return true;
  if (!isOwnHost(host, address)) return false;
  const scheme = first(headers['x-forwarded-proto']) === 'https' ? 'https' : 'http';
  return origin === URL.parse(`${scheme}://${host}`)?.origin;
}

/**
 * True for somebody on this machine: straight over the socket, or from loopback to a loopback name while no public address is set.
 * Behind a public address every request may come through a proxy on this machine, so a token is needed there.
 */
export function isLocal(headers: Headers, address: PublicAddress): boolean {
  const from = addressOf(headers);
  if (from === undefined) return true;
  if (address.publicUrl !== undefined || headers['forwarded'] !== undefined || headers['via'] !== undefined)
    return false;
  const name = URL.parse(`http://${first(headers['host']) ?? ''}`)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  return isLoopback(from) && (name === 'localhost' || isLoopback(name));
}

/** The session cookie's name: with TLS bound to this host, path and transport. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-amtsleitung' : 'amtsleitung';
}

const secretShape = /^[\w-]{20,128}$/;

/** The credentials of a request; whatever does not look like one of ours is not there. */
export interface Credentials {
  readonly cookie: string | undefined;
  readonly bearer: string | undefined;
}

/** Reads session cookie and bearer token from the headers. A cookie given twice is none: somebody tampers. */
export function credentialsOf(headers: Headers, secure: boolean): Credentials {
  const bearer = /^Bearer +(\S+)$/i.exec(first(headers['authorization']) ?? '')?.[1];
  return {
    cookie: cookieOf(headers, cookieName(secure)),
    bearer: bearer !== undefined && secretShape.test(bearer) ? bearer : undefined,
  };
}

/** The secret of a one-time link's session, apart from any sign-in. */
export function linkSecretOf(headers: Headers, secure: boolean): string | null {
  return cookieOf(headers, `${cookieName(secure)}-vorgang`) ?? null;
}

/** Whoever is told a cookie twice is told lies: it is none. */
function cookieOf(headers: Headers, name: string): string | undefined {
  const raw = headers['cookie'];
  const wanted = `${name}=`;
  const found = (typeof raw === 'string' ? raw : (raw ?? []).join(';'))
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(wanted))
    .map((part) => part.slice(wanted.length));
  const cookie = found.length === 1 ? found[0] : undefined;
  return cookie !== undefined && secretShape.test(cookie) ? cookie : undefined;
}

/** The `Set-Cookie` value that opens a session in the browser until `expiresAtMs`, or ends it (empty token). */
export function sessionCookie(token: string, expiresAtMs: number, secure: boolean): string {
  return setCookie(cookieName(secure), token, expiresAtMs, secure);
}

/** The same for a one-time link's session. */
export function linkCookie(secret: string, expiresAtMs: number, secure: boolean): string {
  return setCookie(`${cookieName(secure)}-vorgang`, secret, expiresAtMs, secure);
}

function setCookie(name: string, value: string, expiresAtMs: number, secure: boolean): string {
  const expires = new Date(expiresAtMs).toUTCString();
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Expires=${expires}${secure ? '; Secure' : ''}`;
}
