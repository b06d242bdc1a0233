// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What citizens ask about their ticket on the page and on the telephone, slowly for those who guess (PT4). */
import { ok, refuse, type Result } from '../../lib/result.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { createThrottle } from '../../platform/login/throttle.ts';
import { readTicketKey } from './public-ticket.core.ts';
import { findPublicTicket, foundBefore, type FoundTicket } from './public-ticket.store.ts';

const hourMs = 3_600_000;

/** Who asks: an address of the network, a number, or one of those callers whose number nobody knows. */
export type Asker =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'unknown' };

/** Why nothing is said of a ticket. */
export type LookUpRefusal = 'numberMistyped' | 'ticketNotKnown' | 'tooManyRequests' | 'databaseDown';

export interface TicketLookUp {
  /** By what was typed; every wrong try is counted, for the ticket and for who asks. */
  byKey(
    typed: { readonly number: string; readonly code: string },
    asker: Asker,
  ): Promise<Result<FoundTicket, LookUpRefusal>>;
  /** Wrong tries for this number count no more: it has a new code (PR39). */
  forgive(number: string): void;
  /** A ticket that was found by its key before, in the same call. */
  again(ticketId: string): Promise<Result<FoundTicket, LookUpRefusal>>;
}

/** One look-up for the page and the telephone: what was guessed here counts there. */
export function createTicketLookUp({ db }: { readonly db: Db }): TicketLookUp {
  const byNumber = createThrottle(10, hourMs);
  const byAsker = createThrottle(20, hourMs);
  // Nobody can tell them apart: more tries, so that one of them does not soon take the look-up from all the others.
  const byUnknown = createThrottle(60, hourMs);
  return {
    async byKey(typed, asker) {
      const key = readTicketKey(typed);
      if (key === 'number') return refuse('numberMistyped');
      if (key === 'code') return refuse('ticketNotKnown');
      const now = nowMs();
      const limits = [
        asker.kind === 'unknown'
          ? { throttle: byUnknown, name: '' }
          : { throttle: byAsker, name: asker.kind === 'address' ? asker.address : `tel:${asker.number}` },
        { throttle: byNumber, name: key.number },
      ];
      // Counted before the code is looked at: a hundred tries in one moment count as a hundred.
      const full = limits.find(({ throttle, name }) => !throttle.take(name, now));
      if (full) return refuse('tooManyRequests', { seconds: full.throttle.secondsToWait(full.name, now) });
      const giveBack = (): void => limits.forEach(({ throttle, name }) => throttle.giveBack(name));
      const found = await unlessDown(async () => {
        const ticket = await findPublicTicket(db, key, now).catch((error: unknown) => {
          giveBack();
          throw error;
        });
        return ticket ? ok(ticket) : refuse('ticketNotKnown');
      });
      if (found.ok) giveBack();
      return found;
    },
    forgive: (number) => byNumber.forget(number),
    again: (ticketId) =>
      unlessDown(async () => {
        const ticket = await foundBefore(db, ticketId, nowMs());
        return ticket ? ok(ticket) : refuse('ticketNotKnown');
      }),
  };
}
