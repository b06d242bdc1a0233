// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { parseAddress, hostOf } from './sip-address.ts';
import type { Place } from './sip-line.ts';
import { header, headerValues, type SipHeader, type SipMessage, type SipRequest } from './sip-message.ts';

/** The lasting part of a call between two SIP parties (RFC 3261, section 12): who, where to, and the next number. */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  /** From of our requests, with our tag. */
  readonly local: string;
  /** To of our requests; gets the other side's tag with its first answer. */
  remote: string;
  /** Where requests go: the other side's Contact. */
  target: string;
  route: readonly string[];
  sequence: number;
}

/** The methods our phone understands. */
export const allowed: SipHeader = ['Allow', 'INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY, INFO, UPDATE'];

/** The next request of a dialog. ACK and CANCEL carry the number of their INVITE instead of a new one. */
export function inDialog(
  dialog: Dialog,
  method: string,
  options: { headers?: readonly SipHeader[]; body?: string; sequence?: number } = {},
): Omit<SipRequest, 'kind'> {
  const sequence = options.sequence ?? (dialog.sequence += 1);
  return {
    method,
    uri: dialog.target,
    headers: [
      ...dialog.route.map((value): SipHeader => ['Route', value]),
      ['From', dialog.local],
      ['To', dialog.remote],
      ['Call-ID', dialog.callId],
      ['CSeq', `${sequence} ${method}`],
      ...(options.headers ?? []),
    ],
    body: options.body ?? '',
  };
}

/** Takes tag, contact and route from the other side's INVITE or from its answer to ours. */
export function learn(dialog: Dialog, message: SipMessage): void {
  if (message.kind === 'response') dialog.remote = header(message, 'to') ?? dialog.remote;
  const contact = header(message, 'contact');
  if (contact !== undefined) dialog.target = parseAddress(contact).uri || dialog.target;
  const recorded = headerValues(message, 'record-route').flatMap((value) => value.split(/,\s*(?=<)/));
  // A callee keeps the order, a caller turns it round (12.1.2).
  dialog.route = message.kind === 'response' ? recorded.reverse() : recorded;
}

/** Where the datagrams of a dialog go: its first route, else its target, else the server. */
export function nextHop(dialog: Dialog, server: Place): Place {
  const first = dialog.route[0];
  const place = hostOf(first === undefined ? dialog.target : parseAddress(first).uri);
  // Names are not looked up: our phones live on addresses, and the server is the way for the rest.
  return place && /^[\d.]+$/.test(place.host) ? place : server;
}
