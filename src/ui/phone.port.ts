// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The phone in the browser as screens use it; `browser-phone.ts` makes one. */
import type { PhoneState } from './phone-state.ts';

/** What the server hands out for one phone; the path carries a ticket that is good for one connection. */
export interface PhoneCredentials {
  readonly phoneId: string;
  readonly password: string;
  readonly webSocketPath: string;
  readonly sipHost: string;
  readonly iceServers: readonly RTCIceServer[];
}

export interface PhoneOptions {
  /** Asked before every connection: tickets are short-lived, and a restarted switch may want another password. */
  readonly credentials: () => Promise<PhoneCredentials>;
  /** True for a phone that is rung (agent), false for one that only dials (citizen). */
  readonly register: boolean;
  /** Where the other party is heard. */
  readonly speaker: HTMLAudioElement;
  /** Id of the chosen microphone; undefined = the system's choice. */
  readonly microphone?: () => string | undefined;
}

export interface BrowserPhone {
  readonly state: () => PhoneState;
  /** Calls the listener after every change; the returned function ends that. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Connects to the switch and stays connected. */
  readonly start: () => void;
  /** Ends a call and the connection. */
  readonly stop: () => void;
  /** Takes the ringing call; asks for the microphone first. Does nothing when nothing rings. */
  readonly answer: () => Promise<void>;
  /** Dials the user part of an address on our switch. */
  readonly dial: (user: string) => Promise<void>;
  /** Refuses a ringing call or ends the running one. */
  readonly hangUp: () => void;
  readonly setMuted: (muted: boolean) => void;
  /** Sends one key tone inside the sound (RFC 4733). */
  readonly sendDigit: (digit: string) => void;
  /** Changes microphone in the running call. */
  readonly changeMicrophone: (deviceId: string | undefined) => Promise<void>;
  /** Streams of the running call, for level meters. */
  readonly streams: () => { readonly near: MediaStream | null; readonly far: MediaStream | null };
}
