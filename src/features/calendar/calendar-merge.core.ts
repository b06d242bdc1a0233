// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Two leads change the calendar at once: what only one of them touched holds, what both touched a person decides (C23). */
import { sameJson, type Json } from '../settings/setting-change.core.ts';
import type { CalendarDraft, DraftClosing, DraftOpening } from './calendar-draft.core.ts';

/** A place both have changed differently; undefined = it is gone there. */
export interface CalendarClash {
  readonly place: 'land' | 'weekly' | 'closingDays' | 'openings';
  /** Weekday 0 to 6, the day of a closing or opening, or empty. */
  readonly of: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Both changes together; where they clash, the side that is preferred. */
export function mergedCalendar(
  base: CalendarDraft,
  mine: CalendarDraft,
  theirs: CalendarDraft,
  prefer: 'mine' | 'theirs',
): { readonly calendar: CalendarDraft; readonly clashes: readonly CalendarClash[] } {
  const clashes: CalendarClash[] = [];
  const one = <Value>(place: CalendarClash['place'], of: string, was: Value, my: Value, their: Value): Value => {
    if (same(my, was)) return their;
    if (same(their, was) || same(my, their)) return my;
    clashes.push({ place, of, mine: my, theirs: their });
    return prefer === 'mine' ? my : their;
  };
  const list = <Item>(place: CalendarClash['place'], keyOf: (item: Item) => string, of: ListOf<Item>): Item[] => {
    const [was, my, their] = [of.base, of.mine, of.theirs].map(
      (items) => new Map(items.map((item) => [keyOf(item), item])),
    ) as [Map<string, Item>, Map<string, Item>, Map<string, Item>];
    const keys = new Set([...their.keys(), ...my.keys()]);
    return [...keys].flatMap((key) => {
      const item = one(place, key, was.get(key), my.get(key), their.get(key));
      return item === undefined ? [] : [item];
    });
  };
  const calendar: CalendarDraft = {
    land: one('land', '', base.land, mine.land, theirs.land),
    weekly: mine.weekly.map((spans, day) =>
      one('weekly', String(day), base.weekly[day] ?? [], spans, theirs.weekly[day] ?? []),
    ),
    closingDays: list('closingDays', closingKey, {
      base: base.closingDays,
      mine: mine.closingDays,
      theirs: theirs.closingDays,
    }),
    openings: list('openings', openingKey, { base: base.openings, mine: mine.openings, theirs: theirs.openings }),
  };
  return { calendar, clashes };
}

interface ListOf<Item> {
  readonly base: readonly Item[];
  readonly mine: readonly Item[];
  readonly theirs: readonly Item[];
}

/** No day closes twice, and no two openings begin together: these name them. */
function closingKey({ from, span }: DraftClosing): string {
  return span ? `${from} ${span.from}` : from;
}

function openingKey({ on, from }: DraftOpening): string {
  return `${on} ${from}`;
}

function same(one: unknown, other: unknown): boolean {
  return sameJson(one as Json | undefined, other as Json | undefined);
}
