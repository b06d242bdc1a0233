// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What the launcher makes of Asterisk's own console: whether a switch that lives but lets nobody in may be started anew,
 * and whether the telephone line is there. Pure.
 */
import type { LineState } from '../app/line-state.core.ts';

/** The number of channels in the answer to `core show channels count`; undefined = no such answer. */
export function channelsIn(answer: string | undefined): number | undefined {
  const found = /^(\d+) active channels?/m.exec(answer ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The line's state in the answers to `pjsip show registrations` and `pjsip show contacts`; undefined = Asterisk does not say (yet). */
export function lineIn(registrations: string | undefined, contacts: string | undefined): LineState | undefined {
  if (registrations === undefined || contacts === undefined) return undefined;
  const registered = / (Registered|Unregistered|Rejected|Stopped)\b/.exec(registrations)?.[1];
  if (registered !== undefined && registered !== 'Registered') return 'notRegistered';
  const contact = /trunk-watch\/.* (Avail|Unavail|NonQual|Unknown)\b/.exec(contacts)?.[1];
  if (contact === 'Unavail') return 'noAnswer';
  return contact === 'Avail' ? 'up' : undefined;
}

/** What is known of a switch that does not let the server in. */
export interface StuckSwitch {
  /** So long already, milliseconds; 0 = it does. */
  readonly awayMs: number;
  /** Channels by its console; undefined = the console does not answer either. */
  readonly channels: number | undefined;
  /** How often in a row the console has not answered. */
  readonly silences: number;
}

/** A switch that only starts up, or is busy for a moment, is let in peace for so long (milliseconds). */
export const stuckAfterMs = 10_000;
/** Nothing at all answers: no call can be set up or ended there any more. */
const deadAfterSilences = 3;

/** `restart` only where nobody is cut off, or nothing works any more; `wait` where calls run (fault 43). */
export function stuckVerdict({ awayMs, channels, silences }: StuckSwitch): 'fine' | 'wait' | 'restart' {
  if (awayMs < stuckAfterMs) return 'fine';
  if (channels === 0) return 'restart';
  return channels === undefined && silences >= deadAfterSilences ? 'restart' : 'wait';
}
