// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A call of our phone as its user sees it. */
import type { Heard } from './ear.ts';
import type { KeyTiming } from './mouth.ts';
import type { SipRequest } from './sip-message.ts';

/** How a call ended. `status`: the final SIP answer if it was never up, 200 if it was. `reason`: the Reason header or phrase. */
export interface CallEnd {
  readonly by: 'us' | 'them';
  readonly status: number;
  readonly reason: string;
  readonly atMs: number;
}

/** One thing that happened, at a monotonic time in milliseconds (performance.now). */
export interface CallRecord {
  readonly atMs: number;
  readonly what: string;
}

/** One call of a phone, in either direction. */
export interface Call {
  readonly direction: 'out' | 'in';
  readonly sipCallId: string;
  /** The other side as its From (incoming) or our To (outgoing) says. */
  readonly party: { readonly name: string; readonly number: string };
  /** The INVITE as it came in; undefined for a call we dialled. */
  readonly invite: SipRequest | undefined;
  readonly state: 'new' | 'ringing' | 'up' | 'ended';
  readonly records: readonly CallRecord[];
  /** Monotonic times of the signals, in milliseconds. */
  readonly times: { readonly dialledAt: number; readonly ringingAt?: number; readonly answeredAt?: number };
  /** Resolves at the first 180 or 183; rejects if the call ends before. */
  ringing(): Promise<void>;
  /** Resolves when both sides may talk; rejects if the call ends before. */
  answered(): Promise<void>;
  ended(): Promise<CallEnd>;
  heard(): Heard;
  /** Largest gap between packets received in a span of monotonic time, in milliseconds. */
  maxGapBetween(fromMs: number, untilMs: number): number;
  forgetHeard(): void;
  tone(hz: number, level?: number): void;
  say(samples: Int16Array): void;
  hush(): void;
  press(keys: string, timing?: KeyTiming): Promise<void>;
  /** Stops our packets silently, as a dead line does. */
  cutAudio(isCut: boolean): void;
  hangUp(): Promise<CallEnd>;
  /** Asks the other side to transfer itself; gives the SIP status of its answer. */
  refer(to: string): Promise<number>;
  /** Incoming only: 180, 200, a refusal, or a redirection to another place (302). */
  ring(): void;
  answer(): void;
  decline(status?: number, reason?: string): void;
  redirect(to: string): void;
}
