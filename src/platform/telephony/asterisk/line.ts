// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { Done, TelephonyEvent } from '../telephony.port.ts';
import type { Ari, AriReply } from './ari.ts';
import type { Board, Leg } from './board.ts';

/** What is done about the calls the switch remembers. */
export interface MissedCalls {
  /** A leg has ended; if its call was never answered by us, it may be one we know nothing of. */
  ended(leg: Leg): void;
  /** Tells of every call of late that is not on the switch any more. To be called after each connect. */
  look(): Promise<void>;
  close(): void;
}

/** What the parts of the adapter share. */
export interface Line {
  readonly ari: Pick<Ari, 'request'>;
  /** Our application's name in ARI. */
  readonly app: string;
  readonly board: Board;
  /** Which of the lives this connection is, see `nextPlayback`. */
  readonly life: { now: number };
  /** Calls the switch remembers until their rows are written. */
  readonly missed?: MissedCalls;
  readonly emit: (event: TelephonyEvent) => void;
  readonly log: (message: string) => void;
  /** The calling number shown on outgoing calls over the trunk: one of the city's own. */
  readonly outgoingNumber?: string;
  /** A phone of ours that gives no sign for so long is unreachable (milliseconds). */
  readonly silentMs: number;
}

export const done: Done = { ok: true };
export const gone: Done = { ok: false, code: 'gone' };
export const failed: Done = { ok: false, code: 'failed' };

/** Asterisk's answer in our words: 404 and 412 mean that the thing has ended, 409 that it is not with us any more. */
export function outcome(reply: AriReply): Done {
  if (reply.status >= 200 && reply.status < 300) return done;
  return [404, 409, 412].includes(reply.status) ? gone : failed;
}

/** The same for commands that end something: ending what is gone is fine. */
export function ended(reply: AriReply): Done {
  const result = outcome(reply);
  return !result.ok && result.code === 'gone' ? done : result;
}

/** An id as part of a path. */
export function at(id: string): string {
  return encodeURIComponent(id);
}
