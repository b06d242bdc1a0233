// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What a browser phone shows, as a pure transition: the agent's phone and the citizen's page share it.
 * It decides nothing about SIP; `browser-phone.ts` feeds it with what happened.
 */

/** The connection to the switch. `lost` heals by itself, `refused` needs new credentials or another window to close. */
export type Line = 'off' | 'connecting' | 'ready' | 'lost' | 'refused';

/** Why there is no sound; every one has a sentence that says what to do. */
export type SoundTrouble =
  | 'microphoneDenied'
  | 'microphoneMissing'
  | 'microphoneBusy'
  | 'insecurePage'
  | 'browserTooOld'
  | 'soundFailed'
  | 'soundBlocked';

/** How the last call of this phone ended. */
export type PhoneEnd =
  'hungUpHere' | 'hungUpThere' | 'busy' | 'noAnswer' | 'rejected' | 'unavailable' | 'noSound' | 'failed';

export interface PhoneCall {
  readonly direction: 'incoming' | 'outgoing';
  /** `ringing` until somebody answers, `answering` while the sound is set up, then `talking`. */
  readonly phase: 'ringing' | 'answering' | 'talking';
  /** `interrupted` = the network lost the sound for the moment; the call itself stands. */
  readonly sound: 'none' | 'flowing' | 'interrupted';
  readonly muted: boolean;
}

export interface PhoneState {
  readonly line: Line;
  readonly call: PhoneCall | null;
  readonly trouble: SoundTrouble | null;
  readonly lastEnd: PhoneEnd | null;
}

export type PhoneEvent =
  | { readonly type: 'lineChanged'; readonly line: Line }
  | { readonly type: 'callRang' }
  | { readonly type: 'callDialled' }
  | { readonly type: 'answerBegan' }
  | { readonly type: 'callConnected' }
  | { readonly type: 'soundFlowed' }
  | { readonly type: 'soundInterrupted' }
  | { readonly type: 'muteChanged'; readonly muted: boolean }
  | { readonly type: 'troubleCame'; readonly trouble: SoundTrouble }
  | { readonly type: 'troubleWent' }
  | { readonly type: 'callEnded'; readonly end: PhoneEnd };

/** A phone that was never switched on. */
export const silentPhone: PhoneState = { line: 'off', call: null, trouble: null, lastEnd: null };

const newCall = (direction: PhoneCall['direction']): PhoneCall => ({
  direction,
  phase: 'ringing',
  sound: 'none',
  muted: false,
});

/** The next state; late events (a mute after the end, sound of a call that is gone) leave it unchanged. */
export function phoneStep(state: PhoneState, event: PhoneEvent): PhoneState {
  const { call } = state;
  switch (event.type) {
    case 'lineChanged':
      return state.line === event.line ? state : { ...state, line: event.line };
    case 'callRang':
      return call ? state : { ...state, call: newCall('incoming'), lastEnd: null };
    case 'callDialled':
      return call ? state : { ...state, call: newCall('outgoing'), lastEnd: null, trouble: null };
    case 'answerBegan':
      return call?.phase === 'ringing' ? { ...state, call: { ...call, phase: 'answering' }, trouble: null } : state;
    case 'callConnected':
      return call && call.phase !== 'talking' ? { ...state, call: { ...call, phase: 'talking' } } : state;
    case 'soundFlowed':
      return call && call.sound !== 'flowing' ? { ...state, call: { ...call, sound: 'flowing' } } : state;
    case 'soundInterrupted':
      // Before the first sound there is nothing to interrupt: ICE is still looking for a way.
      return call?.sound === 'flowing' ? { ...state, call: { ...call, sound: 'interrupted' } } : state;
    case 'muteChanged':
      return call && call.muted !== event.muted ? { ...state, call: { ...call, muted: event.muted } } : state;
    case 'troubleCame':
      return { ...state, trouble: event.trouble };
    case 'troubleWent':
      return state.trouble ? { ...state, trouble: null } : state;
    case 'callEnded':
      return call ? { ...state, call: null, lastEnd: event.end } : state;
  }
}

/** The trouble behind an error of `getUserMedia`, by the names of the Media Capture standard. */
export function microphoneTrouble(error: unknown): SoundTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'microphoneDenied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'microphoneMissing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'microphoneBusy';
  return 'soundFailed';
}
