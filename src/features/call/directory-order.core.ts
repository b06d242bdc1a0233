// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** In which order offices stand when a call is to be transferred: what was typed first, then who can answer now. */

interface Entry {
  readonly name: string;
  readonly openNow: boolean;
}

/** 0 = the name begins with it, 1 = one of its words does, 2 = found elsewhere. Without a search all are equal. */
function distance(name: string, search: string): number {
  if (search === '') return 0;
  const text = name.toLowerCase();
  if (text.startsWith(search)) return 0;
  return text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(search)) ? 1 : 2;
}

/** The entries with the best fit first; among equals open offices before closed ones, otherwise as they came. */
export function byFitness<One extends Entry>(entries: readonly One[], search: string): readonly One[] {
  const typed = search.trim().toLowerCase();
  return [...entries].sort(
    (a, b) => distance(a.name, typed) - distance(b.name, typed) || Number(b.openNow) - Number(a.openNow),
  );
}
