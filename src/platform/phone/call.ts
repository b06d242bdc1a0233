// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { performance } from 'node:perf_hooks';
import type { AudioLine } from './audio-line.ts';
import { sendAuthorised, type Credentials } from './authorised.ts';
import type { Call, CallEnd, CallRecord } from './call-view.ts';
import { deferred } from './deferred.ts';
import { allowed, inDialog, learn, nextHop, type Dialog } from './dialog.ts';
import { parseAddress } from './sip-address.ts';
import type { Incoming, Place, SipLine } from './sip-line.ts';
import { cseq, header, type SipHeader, type SipRequest, type SipResponse } from './sip-message.ts';
import { alawPayload, eventPayload, formatSdp, parseSdp, type AudioDescription } from './sdp.ts';

/** What the phone hands each of its calls. */
export interface CallParts {
  readonly line: SipLine;
  readonly audio: AudioLine;
  readonly host: string;
  readonly contact: string;
  readonly server: Place;
  readonly credentials: Credentials | undefined;
  readonly dialog: Dialog;
  readonly onEnd: () => void;
  /** Monotonic milliseconds at which the INVITE came in, or at which somebody wanted to dial. */
  readonly beganAt: number;
}

/** The phone's side of a call: requests of its dialog come in through `take`. */
export interface CallHandle {
  readonly call: Call;
  take(incoming: Incoming): void;
  /** Sends our INVITE (outgoing calls only). */
  start(headers: readonly SipHeader[]): void;
  /** Lets go of the sound port without telling anybody. */
  close(): void;
}

const mirrored = { sendrecv: 'sendrecv', sendonly: 'recvonly', recvonly: 'sendonly', inactive: 'inactive' } as const;

/** Makes a call: with the INVITE that came in, or without one for dialling. */
export function createCall(parts: CallParts, invite: Incoming | undefined): CallHandle {
  const { line, audio, dialog, server } = parts;
  const records: CallRecord[] = [];
  const ringing = deferred<void>();
  const answered = deferred<void>();
  const ended = deferred<CallEnd>();
  const times: { dialledAt: number; ringingAt?: number; answeredAt?: number } = { dialledAt: parts.beganAt };
  let state: Call['state'] = 'new';
  let session = 1;
  let wantsEnd = false;
  let isAnswerSent = false;
  let isAcknowledged = false;
  let sent: { branch: string; request: Omit<SipRequest, 'kind'> } | undefined;
  let hasProvisional = false;

  const note = (what: string): number => {
    const atMs = performance.now();
    records.push({ atMs, what });
    return atMs;
  };
  const hop = (): Place => nextHop(dialog, server);
  const contact: SipHeader = ['Contact', parts.contact];
  const sdpType: SipHeader = ['Content-Type', 'application/sdp'];

  function description(remote?: AudioDescription): string {
    const direction = mirrored[remote?.direction ?? 'sendrecv'];
    return formatSdp({
      host: parts.host,
      port: audio.port,
      session: session++,
      events: remote?.events ?? eventPayload,
      direction,
    });
  }

  /** Follows the other side's description; false if it cannot speak A-law with us. */
  function follow(body: string): AudioDescription | undefined {
    const remote = parseSdp(body);
    if (!remote?.payloads.includes(alawPayload)) return undefined;
    audio.connect(remote);
    return remote;
  }

  function end(by: CallEnd['by'], status: number, reason: string): void {
    if (state === 'ended') return;
    state = 'ended';
    const atMs = note(`ended by ${by}: ${status} ${reason}`);
    audio.close();
    ended.resolve({ by, status, reason, atMs });
    const error = new Error(`the call ended before: ${status} ${reason}`);
    ringing.reject(error);
    answered.reject(error);
    parts.onEnd();
  }

  function up(): void {
    if (state === 'ended') return;
    state = 'up';
    times.answeredAt = note('up');
    answered.resolve();
  }

  function request(method: string, onResponse: (r: SipResponse) => void, headers: readonly SipHeader[] = []): void {
    const build = (extra: readonly SipHeader[]) =>
      inDialog(dialog, method, { headers: [contact, ...headers, ...extra] });
    sendAuthorised(line, hop(), parts.credentials, build, onResponse);
  }

  function bye(): void {
    note('BYE sent');
    request('BYE', () => end('us', 200, 'hung up'));
  }

  function cancel(): void {
    if (!sent) return;
    note('CANCEL sent');
    const kept = sent.request.headers.filter(([name]) => /^(from|to|call-id|route)$/i.test(name));
    const number = cseq({ ...sent.request, kind: 'request' })?.number ?? 0;
    const message = { ...sent.request, headers: [...kept, ['CSeq', `${number} CANCEL`] as const], body: '' };
    line.send({ ...message, method: 'CANCEL' }, server, sent.branch);
  }

  function onInviteResponse(response: SipResponse): void {
    const { status } = response;
    if (status < 200) {
      note(`${status} ${response.reason}`);
      if (!hasProvisional && wantsEnd) cancel();
      hasProvisional = true;
      if (status === 100) return;
      follow(response.body);
      if (state === 'new') state = 'ringing';
      times.ringingAt ??= performance.now();
      return ringing.resolve();
    }
    if (status >= 300) {
      const reason = header(response, 'reason') ?? response.reason;
      return end(wantsEnd ? 'us' : 'them', status, reason);
    }
    learn(dialog, response);
    // The ACK goes out for every 2xx, repeated ones too.
    const sequence = cseq(response)?.number ?? 0;
    line.send(inDialog(dialog, 'ACK', { sequence }), hop());
    if (state === 'up' || state === 'ended') return;
    ringing.resolve();
    up();
    if (!follow(response.body) || wantsEnd) bye();
  }

  function takeInvite(incoming: Incoming): void {
    const remote = incoming.request.body === '' ? undefined : follow(incoming.request.body);
    if (!remote && incoming.request.body !== '') {
      incoming.reply(488, 'Not Acceptable Here');
      return;
    }
    note('re-INVITE answered');
    incoming.onAck((ack) => ack && remote === undefined && follow(ack.body));
    incoming.reply(200, 'OK', { headers: [contact, allowed, sdpType], body: description(remote) });
  }

  function take(incoming: Incoming): void {
    const { request: message } = incoming;
    const toTag = dialog.localTag;
    note(`${message.method} received`);
    switch (message.method) {
      case 'BYE':
        incoming.reply(200, 'OK');
        return end('them', 200, header(message, 'reason') ?? 'hung up');
      case 'CANCEL':
        incoming.reply(200, 'OK', { toTag });
        if (state === 'up' || state === 'ended') return;
        invite?.reply(487, 'Request Terminated', { toTag });
        return end('them', 487, header(message, 'reason') ?? 'cancelled');
      case 'INVITE':
        return takeInvite(incoming);
      case 'UPDATE': {
        const remote = message.body === '' ? undefined : follow(message.body);
        const body = remote ? { headers: [contact, sdpType], body: description(remote) } : { headers: [contact] };
        return incoming.reply(200, 'OK', body);
      }
      case 'NOTIFY':
        note(`NOTIFY says ${message.body.split('\r\n')[0] ?? ''}`);
        return incoming.reply(200, 'OK');
      case 'OPTIONS':
      case 'INFO':
        return incoming.reply(200, 'OK', { headers: [allowed] });
      default:
        return incoming.reply(405, 'Method Not Allowed', { headers: [allowed] });
    }
  }

  function onAck(ack: SipRequest | undefined): void {
    isAcknowledged = true;
    if (ack && ack.body !== '') follow(ack.body);
    if (ack && state !== 'ended') up();
    if (!ack || wantsEnd) bye();
  }

  function decline(status: number, reason: string): void {
    if (!invite || state === 'up' || state === 'ended') return;
    invite.reply(status, reason, { toTag: dialog.localTag });
    end('us', status, reason);
  }

  const call: Call = {
    direction: invite ? 'in' : 'out',
    sipCallId: dialog.callId,
    party: partyOf(dialog.remote),
    invite: invite?.request,
    records,
    times,
    get state() {
      return state;
    },
    ringing: () => ringing.promise,
    answered: () => answered.promise,
    ended: () => ended.promise,
    heard: () => audio.ear.heard(),
    maxGapBetween: (fromMs, untilMs) => audio.ear.maxGapBetween(fromMs, untilMs),
    forgetHeard: () => audio.ear.forget(),
    tone: (hz, level) => audio.mouth.tone(hz, level),
    say: (samples) => audio.mouth.say(samples),
    hush: () => audio.mouth.hush(),
    press(keys, timing) {
      note(`presses ${keys}`);
      return Promise.race([audio.mouth.press(keys, timing), ended.promise.then(() => undefined)]);
    },
    cutAudio: (isCut) => audio.cut(isCut),
    hangUp() {
      if (wantsEnd || state === 'ended') return ended.promise;
      wantsEnd = true;
      if (invite && !isAcknowledged) {
        // A callee says BYE only after the ACK (15.1.1); before answering it declines.
        if (!isAnswerSent) decline(480, 'Temporarily Unavailable');
      } else if (state === 'up') bye();
      else if (hasProvisional) cancel();
      return ended.promise;
    },
    refer(to) {
      note(`REFER to ${to}`);
      return new Promise((resolve) => {
        const headers: SipHeader[] = [['Refer-To', `<${to}>`]];
        request('REFER', (response) => resolve(response.status), headers);
      });
    },
    ring() {
      if (!invite || state !== 'new') return;
      state = 'ringing';
      times.ringingAt = note('180 sent');
      invite.reply(180, 'Ringing', { headers: [contact], toTag: dialog.localTag });
      ringing.resolve();
    },
    answer() {
      if (!invite || isAnswerSent || state === 'ended') return;
      const remote = invite.request.body === '' ? undefined : follow(invite.request.body);
      if (!remote && invite.request.body !== '') return decline(488, 'Not Acceptable Here');
      note('200 sent');
      isAnswerSent = true;
      invite.onAck(onAck);
      const headers = [contact, allowed, sdpType];
      invite.reply(200, 'OK', { headers, body: description(remote), toTag: dialog.localTag });
    },
    decline: (status = 603, reason = 'Decline') => decline(status, reason),
    redirect(to) {
      if (!invite || isAnswerSent || state === 'ended') return;
      const headers: SipHeader[] = [['Contact', `<${to}>`]];
      invite.reply(302, 'Moved Temporarily', { headers, toTag: dialog.localTag });
      end('us', 302, 'Moved Temporarily');
    },
  };

  return {
    call,
    take,
    close: () => audio.close(),
    start(headers) {
      note('INVITE sent');
      const body = description();
      const build = (extra: readonly SipHeader[]) =>
        inDialog(dialog, 'INVITE', { headers: [contact, allowed, ...headers, sdpType, ...extra], body });
      const onSent = (next: NonNullable<typeof sent>) => {
        sent = next;
        hasProvisional = false;
      };
      sendAuthorised(line, server, parts.credentials, build, onInviteResponse, onSent);
    },
  };
}

function partyOf(address: string): { name: string; number: string } {
  const { name, user } = parseAddress(address);
  return { name, number: user };
}
