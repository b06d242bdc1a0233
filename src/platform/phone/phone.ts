// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { openAudioLine } from './audio-line.ts';
import { sendAuthorised, type Credentials } from './authorised.ts';
import { createCall, type CallHandle } from './call.ts';
import type { Call } from './call-view.ts';
import { allowed, learn, type Dialog } from './dialog.ts';
import { formatAddress } from './sip-address.ts';
import { openSipLine, type Incoming, type Place } from './sip-line.ts';
import { header, type SipHeader, type SipResponse } from './sip-message.ts';

export interface PhoneOptions {
  /** Our address, e.g. 127.0.0.1. */
  readonly host: string;
  /** Our SIP port; a free one if missing. */
  readonly port?: number;
  readonly server: Place;
  readonly credentials?: Credentials;
  /** Frequencies in Hz the ear measures; an empty list only counts packets, which is cheap. */
  readonly listenFor?: readonly number[];
}

export interface DialOptions {
  /** User part of From; the phone's own user if missing. */
  readonly from?: string;
  readonly displayName?: string;
  /** The whole From without tag, instead of both: for the strange ones. */
  readonly rawFrom?: string;
  /** The number of P-Asserted-Identity. */
  readonly pai?: string;
  /** Value of Privacy, e.g. `id` for a withheld number. */
  readonly privacy?: string;
  readonly headers?: readonly SipHeader[];
}

/** A telephone for tests and load: it dials, rings, answers, speaks tones and measures what it hears. */
export interface Phone {
  readonly port: number;
  /** All calls so far, in both directions. */
  readonly calls: readonly Call[];
  /** Sends the INVITE and gives the call; how it goes on is seen on the call. */
  dial(number: string, options?: DialOptions): Promise<Call>;
  /** Registers and stays registered; rejects with the server's answer if refused. */
  register(expiresSeconds?: number): Promise<void>;
  unregister(): Promise<void>;
  /** Called for each incoming call; without a listener the phone only says 100 Trying, and calls wait for `nextRing`. */
  onRing(listener: (call: Call) => void): void;
  /** The next incoming call that no listener took; rejects after the time-out (milliseconds, default 10 s). */
  nextRing(timeoutMs?: number): Promise<Call>;
  /** Pulls the cable: nothing is received or sent any more; `false` plugs it in again. */
  unplug(isUnplugged: boolean): void;
  /** Hangs up nothing and says nothing: closes all sockets and timers. */
  close(): void;
}

/** The tones tests use by default: far enough apart for blocks of 100 ms, and none a multiple of another's half. */
export const testTones = [440, 620, 790, 950, 1130, 1370, 1610] as const;

/** Switches a phone on; rejects if its port is taken. */
export async function createPhone(options: PhoneOptions): Promise<Phone> {
  const { host, server, credentials } = options;
  const line = await openSipLine(host, options.port ?? 0);
  const frequencies = options.listenFor ?? testTones;
  const user = credentials?.user ?? 'phone';
  const contact = `<sip:${user}@${host}:${line.port}>`;
  const running = new Map<string, CallHandle>();
  const calls: Call[] = [];
  const untaken: Call[] = [];
  const waiting: ((call: Call) => void)[] = [];
  let listener: ((call: Call) => void) | undefined;
  let refresh: NodeJS.Timeout | undefined;
  let registerSequence = 0;
  const registerId = randomBytes(12).toString('hex');
  const registerTag = randomBytes(6).toString('hex');
  const domain = `${server.host}:${server.port}`;
  let isOpen = true;

  async function open(dialog: Dialog, invite: Incoming | undefined): Promise<CallHandle> {
    // The time the INVITE came or was asked for, not the time its sound port was open.
    const beganAt = performance.now();
    const audio = await openAudioLine(host, frequencies);
    const onEnd = () => running.delete(dialog.callId);
    const handle = createCall({ line, audio, host, contact, server, credentials, dialog, onEnd, beganAt }, invite);
    running.set(dialog.callId, handle);
    calls.push(handle.call);
    return handle;
  }

  async function arrive(invite: Incoming): Promise<void> {
    const { request } = invite;
    invite.reply(100, 'Trying');
    const localTag = randomBytes(6).toString('hex');
    const dialog: Dialog = {
      callId: header(request, 'call-id') ?? '',
      localTag,
      local: `${header(request, 'to') ?? ''};tag=${localTag}`,
      remote: header(request, 'from') ?? '',
      target: '',
      route: [],
      sequence: 0,
    };
    learn(dialog, request);
    const { call } = await open(dialog, invite);
    const taker = listener ?? waiting.shift();
    if (taker) taker(call);
    else untaken.push(call);
  }

  /** INVITEs being opened: a CANCEL can overtake the opening of the sound port. */
  const arriving = new Map<string, Promise<void>>();

  line.onRequest((incoming) => {
    const { request } = incoming;
    const callId = header(request, 'call-id') ?? '';
    const handle = running.get(callId);
    if (handle) return handle.take(incoming);
    const isNew = !/;\s*tag=/i.test(header(request, 'to') ?? '');
    if (request.method === 'INVITE' && isNew) {
      const opening = arrive(incoming).catch(() => incoming.reply(500, 'No sound port'));
      arriving.set(
        callId,
        opening.finally(() => arriving.delete(callId)),
      );
      return undefined;
    }
    const opening = arriving.get(callId);
    if (opening) return void opening.then(() => running.get(callId)?.take(incoming));
    if (request.method === 'OPTIONS' && isNew) return incoming.reply(200, 'OK', { headers: [allowed] });
    if (request.method === 'NOTIFY' && isNew) return incoming.reply(200, 'OK');
    return incoming.reply(481, 'Call/Transaction Does Not Exist');
  });

  function registration(expires: number): Promise<SipResponse> {
    const identity = `<sip:${user}@${domain}>`;
    const build = (extra: readonly SipHeader[]) => ({
      method: 'REGISTER',
      uri: `sip:${domain}`,
      headers: [
        ['From', `${identity};tag=${registerTag}`],
        ['To', identity],
        ['Call-ID', registerId],
        ['CSeq', `${(registerSequence += 1)} REGISTER`],
        ['Contact', contact],
        ['Expires', String(expires)],
        ...extra,
      ] satisfies SipHeader[],
      body: '',
    });
    return new Promise((resolve) => {
      sendAuthorised(line, server, credentials, build, (response) => {
        if (response.status >= 200) resolve(response);
      });
    });
  }

  async function register(expires: number): Promise<void> {
    const response = await registration(expires);
    if (response.status !== 200) throw new Error(`registration refused: ${response.status} ${response.reason}`);
    if (!isOpen) return;
    // A refresh that is lost is tried again at the next one; half the time leaves room for that.
    refresh = setTimeout(() => void register(expires).catch(() => undefined), expires * 500);
  }

  return {
    port: line.port,
    calls,
    async dial(number, dialOptions = {}) {
      const localTag = randomBytes(6).toString('hex');
      const from =
        dialOptions.rawFrom ?? formatAddress(dialOptions.displayName ?? '', `sip:${dialOptions.from ?? user}@${host}`);
      const target = `sip:${number}@${domain}`;
      const callId = `${randomBytes(12).toString('hex')}@${host}`;
      const local = `${from};tag=${localTag}`;
      const dialog: Dialog = { callId, localTag, local, remote: `<${target}>`, target, route: [], sequence: 0 };
      const handle = await open(dialog, undefined);
      const { pai, privacy } = dialOptions;
      handle.start([
        ...(pai === undefined ? [] : [['P-Asserted-Identity', `<sip:${pai}@${host}>`] as const]),
        ...(privacy === undefined ? [] : [['Privacy', privacy] as const]),
        ...(dialOptions.headers ?? []),
      ]);
      return handle.call;
    },
    register: (expires = 120) => {
      clearTimeout(refresh);
      return register(expires);
    },
    async unregister() {
      clearTimeout(refresh);
      await registration(0);
    },
    onRing(next) {
      listener = next;
      for (const call of untaken.splice(0)) next(call);
    },
    nextRing(timeoutMs = 10_000) {
      const early = untaken.shift();
      if (early) return Promise.resolve(early);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(take), 1);
          reject(new Error(`the phone did not ring within ${timeoutMs} ms`));
        }, timeoutMs);
        const take = (call: Call): void => {
          clearTimeout(timer);
          resolve(call);
        };
        waiting.push(take);
      });
    },
    unplug: (isUnplugged) => line.unplug(isUnplugged),
    close() {
      isOpen = false;
      clearTimeout(refresh);
      for (const handle of running.values()) handle.close();
      line.close();
    },
  };
}
