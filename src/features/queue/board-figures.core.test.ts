// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { longestFirst, outcomeShares, promiseState, shareOf } from './board-figures.core.ts';

describe('shares', () => {
  it('[BF1] names the whole', () => {
    expect(shareOf(41, 50)).toEqual({ count: 41, of: 50, share: 0.82 });
  });
  it('[BF2] keeps count and share back below 20 cases and shows them from 20 on', () => {
    expect(shareOf(19, 19)).toEqual({ count: null, of: 19, share: null });
    expect(shareOf(0, 0).share).toBeNull();
    expect(shareOf(20, 20).share).toBe(1);
  });
  it('[BF3] divides by what was decided', () => {
    const shares = outcomeShares({ answered: 80, transferred: 18, ticket: 2 });
    expect(shares.decided).toBe(100);
    expect([shares.answered.share, shares.transferred.share, shares.ticket.share]).toEqual([0.8, 0.18, 0.02]);
  });
  it('[BF4] kept from the promised share on, unknown with few calls', () => {
    expect(promiseState(shareOf(75, 100), 0.75)).toBe('kept');
    expect(promiseState(shareOf(74, 100), 0.75)).toBe('missed');
    expect(promiseState(shareOf(19, 19), 0.75)).toBe('unknown');
  });
});

describe('longest first', () => {
  const at = (minute: number) => ({ longestSince: `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z` });
  it('[BF5] sorts by the longest wait and counts the rest', () => {
    expect(longestFirst([at(5), at(1), at(3)], 2)).toEqual({ shown: [at(1), at(3)], hidden: 1 });
    expect(longestFirst([at(5)], 4)).toEqual({ shown: [at(5)], hidden: 0 });
  });
});
