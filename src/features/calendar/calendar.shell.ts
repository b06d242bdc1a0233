// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The calendar that holds now, in memory: the city's hours with the special openings of the database. */
import { openness, type Calendar, type Openness } from './calendar.core.ts';
import type { StoredOpening } from './calendar.store.ts';

export interface CalendarNow {
  /** Hours, holidays and closing days with the special openings. */
  calendar(): Calendar;
  openness(atMs: number): Openness & { readonly trial: boolean };
  /** Reads the special openings again; throws when the database is away, and keeps what it had. */
  reload(): Promise<void>;
}

/** Holds the calendar; `base` is asked anew each time, `load` reads the openings that are not over. */
export function calendarNow(base: () => Calendar, load: () => Promise<readonly StoredOpening[]>): CalendarNow {
  let openings: readonly StoredOpening[] = [];
  const calendar = (): Calendar => {
    const hours = base();
    return { ...hours, specialOpenings: [...hours.specialOpenings, ...openings] };
  };
  return {
    calendar,
    openness(atMs) {
      const trial = openings.some(
        (opening) => opening.trial && opening.from <= atMs && atMs < (opening.until ?? Infinity),
      );
      return { ...openness(calendar(), atMs), trial };
    },
    async reload() {
      openings = await load();
    },
  };
}
