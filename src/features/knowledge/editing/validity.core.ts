// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Wordings with a last day: until when they hold, what is read afterwards, and which may not end. Days are the city's, as ISO
 * dates; the last day belongs to the wording. Rules: knowledge.spec.md, KB20 to KB25.
 */
import { addDays } from '../../../lib/pure/calendar.ts';
import { runsOutWithinDays } from '../facts/fact.core.ts';

/** Why a last day is refused when a draft is published. */
export const validityRefusals = ['lastDayWrong', 'nothingAfterwards'] as const;
export type ValidityRefusal = (typeof validityRefusals)[number];

/** First and last day of a draft. */
interface Days {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** KB20: true while the wording is read, its last day included. */
export function holdsOn({ validUntil }: { readonly validUntil: string | null }, day: string): boolean {
  return validUntil === null || day <= validUntil;
}

/** KB23: why a draft with these days cannot be published today, or null. `mayEnd`: something is there to be read afterwards. */
export function validityRefused(
  { validFrom, validUntil }: Days,
  today: string,
  mayEnd: boolean,
): ValidityRefusal | null {
  if (validUntil === null) return null;
  const first = validFrom !== null && validFrom > today ? validFrom : today;
  if (validUntil < first) return 'lastDayWrong';
  return mayEnd ? null : 'nothingAfterwards';
}

/**
 * KB21: what is read after the last day: the newest wording published before `version` that still holds on the day. Undefined
 * where there is none.
 */
export function returning<Wording extends { readonly version: number; readonly validUntil: string | null }>(
  published: readonly Wording[],
  version: number,
  day: string,
): Wording | undefined {
  return published
    .filter((wording) => wording.version < version && holdsOn(wording, day))
    .toSorted((a, b) => b.version - a.version)[0];
}

/** KB24: true when the last day comes within 30 days, or is over. */
export function endsSoon({ validUntil }: { readonly validUntil: string | null }, today: string): boolean {
  return validUntil !== null && validUntil <= addDays(today, runsOutWithinDays);
}
