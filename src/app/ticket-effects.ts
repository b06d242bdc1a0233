// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Carries a caller's question about a ticket to the tickets, and what may be said back to the call (C83, C86). */
import type { CallEffect, CallEvent } from '../features/call/call-events.core.ts';
import type { Caller } from '../features/call/call-state.core.ts';
import type { Asker, TicketLookUp } from '../features/promise/public-ticket.shell.ts';
import { ticketWords } from '../features/promise/ticket-words.core.ts';
import type { HotlineEvent } from './hotline-state.core.ts';

/** The effect that concerns the tickets. */
export type TicketEffect = Extract<CallEffect, { do: 'askTicket' }>;

export interface TicketDeps {
  readonly lookUp: TicketLookUp;
  /** Unix milliseconds. */
  readonly nowMs: () => number;
  /** IANA name. */
  readonly timeZone: string;
  readonly report: (event: HotlineEvent) => void;
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
}

/** Returns the function that carries out a call's question. What was typed goes no further than to the look-up. */
export function ticketEffects(deps: TicketDeps): (call: string, effect: TicketEffect) => void {
  async function answer({ asking, question, caller, language }: TicketEffect): Promise<CallEvent> {
    const found = await ('found' in question
      ? deps.lookUp.again(question.found)
      : deps.lookUp.byKey(question, askerOf(caller)));
    if (!found.ok) {
      const why =
        found.code === 'tooManyRequests' ? 'tooMany' : found.code === 'databaseDown' ? 'unavailable' : 'notKnown';
      return { type: 'ticketRefused', asking, why };
    }
    const { ticketId, ticket } = found.value;
    const words = ticketWords(ticket, { now: deps.nowMs(), timeZone: deps.timeZone, language });
    return { type: 'ticketFound', asking, ticket: { id: ticketId, number: ticket.number }, words };
  }

  return (call, effect) => {
    const failed = (error: unknown): CallEvent => {
      deps.alarm('ticketNotAsked', { error: error instanceof Error ? error.name : 'unknown' });
      return { type: 'ticketRefused', asking: effect.asking, why: 'unavailable' };
    };
    void answer(effect)
      .catch(failed)
      .then((event) => deps.report({ type: 'callEvent', call, event }));
  };
}

/** A withheld number is nobody's (decision 13). */
function askerOf(caller: Caller): Asker {
  return caller.kind === 'known' ? { kind: 'number', number: caller.number } : { kind: 'unknown' };
}
