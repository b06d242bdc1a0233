// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

const german = new Intl.Collator('de', { numeric: true, sensitivity: 'base' });

/** A sorted copy: text in German order, numbers by size, null always last; equal rows keep their order. */
export function sortRows<Item>(
  rows: readonly Item[],
  by: (item: Item) => string | number | null,
  direction: 'ascending' | 'descending',
): readonly Item[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const x = by(a);
    const y = by(b);
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : german.compare(String(x), String(y)));
  });
}
