// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What somebody means who types into the search of the tickets. Rule: promise.spec.md (PR24). */
import { foldedWords } from '../../lib/pure/fold.ts';

/** A ticket is found when one of these fits; all absent = the search says nothing and finds nothing. */
export interface TicketSearch {
  /** The ticket's number from its beginning. */
  readonly number?: string;
  /** The telephone number of the wish from its beginning, E.164. */
  readonly phone?: string;
  /** Beginnings of folded words, all of which must be there. */
  readonly words?: readonly string[];
}

/** Shorter beginnings of telephone numbers would find half the city. */
const phoneDigits = 6;
const longestWord = 60;

/** Reads the search line; undefined = nothing was typed. */
export function ticketSearch(typed: string): TicketSearch | undefined {
  if (typed.trim() === '') return undefined;
  const words = foldedWords(typed).map((word) => [...word].slice(0, longestWord).join(''));
  const found = words.length > 0 ? { words } : {};
  const compact = typed.replace(/[\s\-/().]/g, '');
  if (!/^\+?\d+$/.test(compact)) return found;
  const phone = compact.length < phoneDigits ? undefined : e164Beginning(compact);
  return {
    ...found,
    ...(/^\d+$/.test(compact) && { number: compact }),
    ...(phone !== undefined && { phone }),
  };
}

/** A number as people type it, as the beginning of its E.164 spelling; undefined without an area code. */
function e164Beginning(digits: string): string | undefined {
  if (digits.startsWith('+')) return digits;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  return digits.startsWith('0') ? `+49${digits.slice(1)}` : undefined;
}
