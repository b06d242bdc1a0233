// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Marks and gaps: what may be done with them, by whom, and by when. Rules: loop.spec.md. */
import type { Role } from '../../../lib/contract.ts';
import { addDays } from '../../../lib/pure/calendar.ts';
import { instantOf, localDate, serviceHoursBetween, type Calendar } from '../../calendar/calendar.core.ts';

/** What an agent says of an article in a call (KL1). */
export const markKinds = ['used', 'told', 'missing', 'wrong', 'unclear'] as const;
export type MarkKind = (typeof markKinds)[number];

export const gapKinds = ['notFound', 'missing', 'wrong', 'unclear'] as const;
export type GapKind = (typeof gapKinds)[number];

/** `answering` = an article is being written that closes it. */
export const gapStates = ['open', 'answering', 'closed', 'dismissed'] as const;
export type GapState = (typeof gapStates)[number];

/** KL3: what a mark says is missing in the article; null = nothing. */
export function gapOfMark(kind: MarkKind): GapKind | null {
  return kind === 'used' || kind === 'told' ? null : kind;
}

/** KL6: service days until a gap is to be answered. */
const daysFor: Readonly<Record<GapKind, number>> = { wrong: 2, missing: 5, unclear: 5, notFound: 10 };

/** KL6: the local day by which it is due; the day itself does not count. Without enough service days within a year null. */
export function dueDay(kind: GapKind, calendar: Calendar, at: number): string | null {
  let left = daysFor[kind];
  let day = localDate(calendar, at);
  for (let looked = 0; looked < 366; looked += 1) {
    day = addDays(day, 1);
    const isServed =
      serviceHoursBetween(calendar, instantOf(calendar, day, 0), instantOf(calendar, addDays(day, 1), 0)) > 0;
    if (isServed) left -= 1;
    if (left === 0) return day;
  }
  return null;
}

/** Whoever wants to change a gap. */
export interface GapPerson {
  readonly roles: readonly Role[];
  readonly departmentId: string | null;
}

/** KL8, KL10, KL13: answering, dismissing and joining belong to those who edit. */
export function mayClose(who: Pick<GapPerson, 'roles'>): boolean {
  return who.roles.some((role) => role === 'editor' || role === 'lead');
}

/** KL7: who edits may change every gap, a department's people those of their department. */
export function mayChange(who: GapPerson, gap: { readonly departmentId: string | null }): boolean {
  return mayClose(who) || (who.departmentId !== null && who.departmentId === gap.departmentId);
}

/** Open ones can be worked on. */
export function isRunning(state: GapState): boolean {
  return state === 'open' || state === 'answering';
}

/** KL6: past its day; on the day itself there is still time. */
export function isOverdue(gap: { readonly state: GapState; readonly due: string | null }, today: string): boolean {
  return isRunning(gap.state) && gap.due !== null && gap.due < today;
}

/** KL11: so long somebody is told that a gap has ended, in milliseconds. */
export const toldForMs = 30 * 24 * 3_600_000;

/** KL12: the list of the week looks back so far, in milliseconds. */
export const weekMs = 7 * 24 * 3_600_000;

/** What the list of gaps can be narrowed to. */
export const gapFilters = ['running', 'overdue', 'open', 'answering', 'closed', 'dismissed', 'all'] as const;
export type GapFilterName = (typeof gapFilters)[number];
