// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the list of tickets is narrowed to on the screen, and what the server is asked for then. Rule: promise.spec.md (PR37). */
import type { Language } from '../../lib/pure/language.ts';
import type { Channel } from './promise.core.ts';

/** The filters of the list; kept in the address. */
export interface TicketFilters {
  readonly state: 'open' | 'closed' | 'all';
  readonly departmentId: string | null;
  readonly overdue: boolean;
  readonly search: string;
  readonly urgent: boolean;
  readonly waiting: 'answer' | 'question' | 'hold' | null;
  /** ISO dates between which the ticket was taken up, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly channel: Channel | null;
  readonly language: Language | null;
}

/** The list as it comes. */
export const noFilters: TicketFilters = {
  ...{ state: 'open', departmentId: null, overdue: false, search: '', urgent: false, waiting: null },
  ...{ from: null, to: null, channel: null, language: null },
};

/** The filters as the server, and a saved view, have them: what is not narrowed is absent. */
export interface Narrowing {
  readonly state: TicketFilters['state'];
  readonly departmentId?: string | undefined;
  readonly search?: string | undefined;
  readonly overdue?: 'true' | 'false' | undefined;
  readonly urgent?: 'true' | 'false' | undefined;
  readonly waiting?: 'answer' | 'question' | 'hold' | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly language?: Language | undefined;
}

/** What the server is asked for these filters. */
export function narrowedBy(filters: TicketFilters): Narrowing {
  const { state, departmentId, overdue, urgent, waiting, search, from, to, channel, language } = filters;
  return {
    state,
    ...(departmentId !== null && { departmentId }),
    ...(overdue && { overdue: 'true' }),
    ...(urgent && { urgent: 'true' }),
    ...(waiting !== null && { waiting }),
    ...(search.trim() !== '' && { search: search.trim() }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(channel !== null && { channel }),
    ...(language !== null && { language }),
  };
}

/** The filters that ask for this. */
export function filtersOf({ overdue, urgent, ...rest }: Narrowing): TicketFilters {
  const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...noFilters, ...set, overdue: overdue === 'true', urgent: urgent === 'true' };
}

/** Two sets of filters that show the same list. */
export function isSameNarrowing(one: TicketFilters, other: TicketFilters): boolean {
  const written = (filters: TicketFilters): string => JSON.stringify(Object.entries(narrowedBy(filters)).toSorted());
  return written(one) === written(other);
}
