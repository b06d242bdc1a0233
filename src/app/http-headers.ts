// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Headers every answer carries: nothing is framed, sniffed, embedded or sent elsewhere. */
const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'microphone=(self), speaker-selection=(self), camera=(), geolocation=(), display-capture=(), payment=(), usb=()',
};

/** For everything that is no page: nothing may be loaded or run from it. */
const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The security headers of every answer; `secure` adds HSTS for a year. */
export function baseHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    ...always,
    'content-security-policy': closedPolicy,
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/**
 * The policy of our pages: own scripts only, none inline; styles of our own files and of the one element that carries the nonce
 * (React Aria adds a style element and reads the nonce from a meta element). Audio of the phone is a media stream, no URL.
 * @param host The request's `Host`, so that browsers that do not read 'self' as our WebSocket can connect too.
 */
export function pagePolicy(nonce: string, host: string, secure: boolean): string {
  const socket = /^[\w.:[\]-]+$/.test(host) ? ` ${secure ? 'wss' : 'ws'}://${host}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    `connect-src 'self'${socket}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    // Mails are shown in a frame, under a policy of their own that lets nothing in (MI20).
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ');
}
