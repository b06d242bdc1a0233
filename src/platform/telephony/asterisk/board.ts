// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { Digit, Done, LegId, TalkId, TelephonyEvent } from '../telephony.port.ts';

export type LegArrived = Extract<TelephonyEvent, { type: 'legArrived' }>;

/** What we know of a leg. Changed when a command is sent, not when it is answered: the socket keeps the order. */
export interface Leg {
  readonly id: LegId;
  /** Present on a leg that came to us; absent on one we rang. */
  readonly arrived?: LegArrived;
  state: 'ringing' | 'up';
  /** In the dial plan's fallback; it comes back by itself or ends. */
  away: boolean;
  /** The network or we asked for the end. */
  hangupSeen: boolean;
  byUs: boolean;
  /** We answered it, so its row is written. */
  isKept: boolean;
  /** Asterisk ended it by itself, because its sound was missing for too long (`rtp_timeout`, fault 6). */
  soundLost: boolean;
  /** We were told that it rings. */
  hasRung: boolean;
  music: boolean;
  play?: { readonly playback: string; readonly play: string };
  /** Plays we have stopped that Asterisk has not ended yet, by playback id; see `quieten`. */
  readonly stopping: Map<string, { readonly over: Promise<void>; readonly end: () => void }>;
  /** Counts the plays, see `nextPlayback`. */
  plays: number;
  /** Found after a connect: something we do not know may be playing there. */
  isInherited: boolean;
  talk?: TalkId;
  note: string;
  /** The lease asked for last, in milliseconds; absent before the first one. */
  leaseMs?: number | 'always';
  /** A `keep` that waits until the leg is answered or its play is over: Asterisk takes none before. */
  kept?: { readonly leaseMs: number | 'always'; readonly note: string };
  /** The last digit event: subscribed phones tell everything twice. */
  lastDigit?: { readonly digit: Digit; readonly timestamp: string };
  /** The key tone asked for last; the next one waits for its answer, or it could overtake. */
  keying?: Promise<Done>;
  timer?: NodeJS.Timeout;
  /** Why the timer ended the leg. */
  timedOut?: 'noAnswer' | 'unreachable';
}

/** A talk on the switch: a bridge under this name, whose id is never taken twice. */
export interface BridgedTalk {
  readonly bridge: string;
  readonly members: Set<LegId>;
}

/** Everything that is on the switch, as far as we know. */
export interface Board {
  readonly legs: Map<LegId, Leg>;
  readonly talks: Map<TalkId, BridgedTalk>;
}

/** An empty board. */
export function newBoard(): Board {
  return { legs: new Map(), talks: new Map() };
}

/** A leg of which nothing has happened yet. */
export function newLeg(id: LegId, arrived?: LegArrived): Leg {
  return {
    id,
    ...(arrived ? { arrived } : {}),
    state: 'ringing',
    away: false,
    hangupSeen: false,
    byUs: false,
    soundLost: false,
    isKept: false,
    hasRung: false,
    music: false,
    stopping: new Map(),
    plays: 0,
    isInherited: false,
    note: '',
  };
}

/** Takes a leg out of its talk; returns the bridge if nobody is left in it (the talk is then forgotten). */
export function leaveTalk(board: Board, leg: Leg): string | undefined {
  const { talk } = leg;
  if (talk === undefined) return undefined;
  delete leg.talk;
  const bridged = board.talks.get(talk);
  bridged?.members.delete(leg.id);
  if (bridged?.members.size !== 0) return undefined;
  board.talks.delete(talk);
  return bridged.bridge;
}

/** Forgets a leg; returns the bridge that is empty now, if any. */
export function dropLeg(board: Board, leg: Leg): string | undefined {
  letGo(leg);
  board.legs.delete(leg.id);
  return leaveTalk(board, leg);
}

/** Ends our own waiting for a leg: its timer, and whoever waits for its plays to end. */
export function letGo(leg: Leg): void {
  clearTimeout(leg.timer);
  for (const { end } of leg.stopping.values()) end();
}
