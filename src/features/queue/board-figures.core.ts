// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What the board says about today: shares beside what was promised, or nothing while there are too few calls (decision 30).
 * Decides no wording. Rules: board-figures.spec.md (BF1 …).
 */

/** Fewer cases than this are not shown as a share. */
export const fewestCases = 20;

/** The pilot's shares of matters as the city published them; tickets were what remained. */
export const pilot = { answered: { from: 0.8, to: 0.8 }, transferred: { from: 0.18, to: 0.2 } } as const;

/** The national 115 number's published promise: share of calls accepted within the threshold. */
export const promisedWithinThreshold = 0.75;

/** A share with what it is made of; `share` is null below `fewestCases`. */
export interface Share {
  readonly count: number | null;
  readonly of: number;
  readonly share: number | null;
}

/** BF1–BF2: a part of a whole, kept back while the whole is small. */
export function shareOf(count: number, of: number): Share {
  if (of < fewestCases) return { count: null, of, share: null };
  return { count, of, share: Math.min(1, Math.max(0, count / of)) };
}

/** Today's decided matters by outcome. */
export interface OutcomeShares {
  readonly decided: number;
  readonly answered: Share;
  readonly transferred: Share;
  readonly ticket: Share;
}

/** BF3: the denominator is what was decided; open after-call work is no outcome yet. */
export function outcomeShares(matters: {
  readonly answered: number;
  readonly transferred: number;
  readonly ticket: number;
}): OutcomeShares {
  const decided = matters.answered + matters.transferred + matters.ticket;
  return {
    decided,
    answered: shareOf(matters.answered, decided),
    transferred: shareOf(matters.transferred, decided),
    ticket: shareOf(matters.ticket, decided),
  };
}

/** BF4: a promise is kept, missed, or not known yet because of too few calls. */
export function promiseState(share: Share, promised: number): 'kept' | 'missed' | 'unknown' {
  if (share.share === null) return 'unknown';
  return share.share >= promised ? 'kept' : 'missed';
}

/** BF5: the longest waits first, and how many entries did not fit. */
export function longestFirst<Entry extends { readonly longestSince: string }>(
  entries: readonly Entry[],
  room: number,
): { readonly shown: readonly Entry[]; readonly hidden: number } {
  const sorted = [...entries].sort((a, b) => Date.parse(a.longestSince) - Date.parse(b.longestSince));
  return { shown: sorted.slice(0, room), hidden: Math.max(0, sorted.length - room) };
}
