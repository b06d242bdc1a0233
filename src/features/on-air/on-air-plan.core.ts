// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Announcements that begin later, beside the one that was put on air at once: which one is heard when, and where they get in each
 * other's way. All times are Unix milliseconds. Rules: on-air.spec.md (OA13 …).
 */
import type { OnAir } from './on-air.core.ts';

/** What was put on air at once (null = nothing), and what begins by itself, in the order of the beginnings. */
export interface Air {
  readonly onAir: OnAir | null;
  readonly planned: readonly OnAir[];
}

/** As the settings of a city have it; absent in one that was loaded by an older version. */
export interface AirSettings {
  readonly onAir?: OnAir | null;
  readonly onAirPlanned?: readonly OnAir[];
}

/** The settings as one. */
export function airOf({ onAir, onAirPlanned }: AirSettings): Air {
  return { onAir: onAir ?? null, planned: onAirPlanned ?? [] };
}

/** All of them. */
export function everyNotice({ onAir, planned }: Air): readonly OnAir[] {
  return onAir ? [onAir, ...planned] : planned;
}

/** The one on air at this moment: of those whose time it is the one that began last (OA15); null = none. */
export function heardAt(air: Air, at: number): OnAir | null {
  const begun = everyNotice(air).filter(({ from, until }) => from <= at && at < until);
  return begun.reduce<OnAir | null>((last, one) => (last && last.from > one.from ? last : one), null);
}

/** Those that are not over and not on air at this moment: still to come, or to come back (OA15). */
export function comingAt(air: Air, at: number): readonly OnAir[] {
  const now = heardAt(air, at);
  return inOrder(everyNotice(air).filter((one) => one !== now && at < one.until));
}

/** With one put on air at this moment: it takes the place of whatever is (OA1); what begins later stays. */
export function withOnAir(air: Air, onAir: OnAir): Air {
  return { onAir, planned: air.planned.filter(({ from }) => from > onAir.from) };
}

/** With one planned, in place of `replaces` if that is given; those that are over go. */
export function withPlanned(air: Air, next: OnAir, replaces: string | null, now: number): Air {
  const others = air.planned.filter(({ id, until }) => id !== replaces && now < until);
  return { ...air, planned: inOrder([...others, next]) };
}

/** Without one that is planned. */
export function withoutPlanned(air: Air, id: string): Air {
  return { ...air, planned: air.planned.filter((one) => one.id !== id) };
}

/** With another end of the one on air at this moment; null = off the air at once. */
export function withEnd(air: Air, until: number | null, now: number): Air {
  const there = heardAt(air, now);
  if (!there) return air;
  if (there === air.onAir) return { ...air, onAir: until === null ? null : { ...there, until } };
  const planned = air.planned.flatMap((one) => (one !== there ? [one] : until === null ? [] : [{ ...one, until }]));
  return { ...air, planned };
}

/** The one with this id that has not begun. */
export function stillPlanned(air: Air, id: string, now: number): OnAir | undefined {
  return air.planned.find((one) => one.id === id && one.from > now);
}

function inOrder(all: readonly OnAir[]): readonly OnAir[] {
  return all.toSorted((a, b) => a.from - b.from);
}

/** Another announcement at the same time, and what that means. */
export interface Overlap<Other> {
  readonly other: Other;
  /** From this instant the later one takes the place of the earlier. */
  readonly from: number;
  /** Which of the two is heard from then on. */
  readonly heard: 'this' | 'other';
  /** From then on the earlier one is heard again; null = it is over by then. */
  readonly again: number | null;
}

/** Where an announcement and others are on air at the same time (OA15); of two that begin together the one written later is heard. */
export function overlaps<Other extends { readonly from: number; readonly until: number }>(
  one: { readonly from: number; readonly until: number },
  others: readonly Other[],
): readonly Overlap<Other>[] {
  return others
    .filter((other) => other.from < one.until && one.from < other.until)
    .map((other) => {
      const isLater = one.from >= other.from;
      const [earlier, later] = isLater ? [other, one] : [one, other];
      const again = later.until < earlier.until ? later.until : null;
      return { other, from: later.from, heard: isLater ? ('this' as const) : ('other' as const), again };
    });
}
