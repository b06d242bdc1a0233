// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What citizens type and see of their ticket. Rules: public-ticket.spec.md (PT1 …). */
import { isDamm } from '../../lib/pure/damm.ts';
import type { Channel } from './promise.core.ts';

/** Number (8 digits) and code (6 digits) as they are kept. */
export interface TicketKey {
  readonly number: string;
  readonly code: string;
}

/** 8 digits with the right check digit, so that a mistyped number is not asked for. */
export function isTicketNumber(digits: string): boolean {
  return /^[1-9]\d{7}$/.test(digits) && isDamm(digits);
}

/** PT1: what was typed; or which of the two cannot be right. */
export function readTicketKey(typed: {
  readonly number: string;
  readonly code: string;
}): TicketKey | 'number' | 'code' {
  const number = digitsOf(typed.number);
  const code = digitsOf(typed.code);
  if (!isTicketNumber(number)) return 'number';
  return /^\d{6}$/.test(code) ? { number, code } : 'code';
}

/** Without what people put between digits; full-width digits of East Asian keyboards count. */
function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\-–./]/g, '');
}

/** What has become of a promise, in the citizen's eyes (PT5). */
export type PublicPromiseState = 'open' | 'late' | 'kept' | 'ended';

/** What may be said of a ticket, whether it is shown or spoken (PT2). Times are ISO 8601, days ISO dates. */
export interface SayableTicket {
  readonly number: string;
  readonly state: 'open' | 'closed';
  readonly hold: { readonly until: string } | null;
  readonly promises: readonly {
    readonly channel: Channel;
    readonly dueAt: string;
    readonly state: PublicPromiseState;
    readonly keptAt: string | null;
  }[];
}

/** PT2, PT5. Times in Unix milliseconds. */
export function publicPromiseState(
  promise: { readonly dueAt: number; readonly keptAt: number | null; readonly endedAt: number | null },
  now: number,
): PublicPromiseState {
  if (promise.keptAt !== null) return 'kept';
  if (promise.endedAt !== null) return 'ended';
  return promise.dueAt < now ? 'late' : 'open';
}
