// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What the browser concludes from two views of one call: the server's snapshot and its own phone (decision 9).
 * It never ends a call on the phone's word alone; a lost connection ends nothing.
 */

/** The part of the desk's snapshot that counts here. */
interface Known {
  readonly work: { readonly phone: { readonly kind: 'browser' | 'desk' } } | null;
  readonly offer: object | null;
  readonly call: {
    readonly callId: string;
    readonly phase: string;
    readonly transfer?: { readonly state: string } | undefined;
  } | null;
  readonly hotline: { readonly telephony: boolean };
}

/** The part of the phone that counts here. */
interface Sound {
  readonly call: { readonly phase: 'ringing' | 'answering' | 'talking' } | null;
}

const knows = (desk: Known | undefined, connected: boolean): desk is Known =>
  connected && desk !== undefined && desk.hotline.telephony;

/**
 * True for an open microphone without a call: the phone talks, but the server, connected to the switch, knows
 * the shift and neither call nor offer. Happens when the switch's BYE was lost with the WebSocket.
 * A server that does not know the shift knows nothing of its call either: then the talk goes on (see `isUnknownTalk`).
 */
export function isGhost(desk: Known | undefined, connected: boolean, sound: Sound): boolean {
  return (
    knows(desk, connected) &&
    sound.call?.phase === 'talking' &&
    desk.work !== null &&
    desk.call === null &&
    desk.offer === null
  );
}

/** True for a talk whose shift the server has lost, e.g. after a restart: it goes on until somebody hangs up. */
export function isUnknownTalk(desk: Known | undefined, connected: boolean, sound: Sound): boolean {
  return knows(desk, connected) && sound.call?.phase === 'talking' && desk.work === null;
}

/** What this window does about a conversation whose sound and snapshot do not fit together. */
export type Reunion = 'ringMe' | 'answer' | 'soundIsHere' | null;

/**
 * After a reload or a lost connection: the phone asks to be rung again, answers that ring by itself, or says that its
 * sound never stopped. `answeredHere`: this window has answered a ring of this conversation's already.
 */
export function reunion(desk: Known | undefined, connected: boolean, sound: Sound, answeredHere: boolean): Reunion {
  if (!knows(desk, connected) || desk.call === null || desk.work?.phone.kind !== 'browser') return null;
  const { phase } = desk.call;
  if (phase === 'recalling' && sound.call?.phase === 'ringing') return 'answer';
  if (phase === 'recalling' && sound.call?.phase === 'talking' && !answeredHere) return 'soundIsHere';
  const isConsulting = phase === 'transferring' && desk.call.transfer?.state === 'consulting';
  const isRunning = phase === 'talk' || phase === 'held' || phase === 'recalling' || isConsulting;
  return isRunning && sound.call === null ? 'ringMe' : null;
}

/** True when the server knows a talk on the browser phone but this window has no sound for it, e.g. after a reload. */
export function missesSound(desk: Known | undefined, connected: boolean, sound: Sound): boolean {
  return knows(desk, connected) && desk.call !== null && desk.work?.phone.kind === 'browser' && sound.call === null;
}
