// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Which versions of a fact, once told, are right no more, and what is right instead. Decides nothing about who is reached.
 * Days are ISO dates of the city, instants Unix milliseconds. Rules: recall.spec.md (AR1 …).
 */
import { nextAfter, validOn, type FactValue, type Validity } from '../knowledge/facts/fact.core.ts';

/** A version as it was or will be. */
export interface KnownVersion extends Validity {
  readonly id: string;
  readonly value: FactValue;
  /** Corrected since: it was wrong all along. */
  readonly replaced: boolean;
}

/** An editor said: wrong since that day. */
export interface Doubt {
  readonly id: string;
  readonly since: string;
  readonly madeAt: number;
}

/** Everything a fact ever said. */
export interface FactStory {
  readonly versions: readonly KnownVersion[];
  readonly doubts: readonly Doubt[];
}

/** `wrong` = it was not right when it was told; `changed` = it was right then. */
export type RecallKind = 'wrong' | 'changed';

/** A version that concerns those who were told it last; `window` null = whenever that was. */
export interface Outdated {
  readonly version: KnownVersion;
  /** The change: the version that is right, or the doubt. One telling for each. */
  readonly causeId: string;
  readonly window: { readonly since: string; readonly before: number } | null;
}

/** So long an agreement may last, in days (AR3). */
export const agreementDays = [30, 90, 180] as const;
export type AgreementDays = (typeof agreementDays)[number];

/** Matters nobody can reach are counted so far back, milliseconds (AR7). */
export const countedForMs = 90 * 86_400_000;
/** What was told is forgotten after this, milliseconds (AR2). */
export const toldForMs = 400 * 86_400_000;

/** What the fact says next: the prepared version, else the one of today (AR5). */
export function rightVersion(story: FactStory, today: string): KnownVersion | undefined {
  const holding = story.versions.filter(({ replaced }) => !replaced);
  return nextAfter(holding, today) ?? validOn(holding, today);
}

/** The versions whose tellings are to be corrected (AR5, AR6). */
export function outdatedVersions(story: FactStory, today: string): readonly Outdated[] {
  const right = rightVersion(story, today);
  const doubt = lastDoubt(story);
  return story.versions.flatMap((version): Outdated[] => {
    if (!right || !sameValue(version.value, right.value))
      return [{ version, causeId: right?.id ?? version.id, window: null }];
    // AR6: it reads as before, and yet it was wrong.
    return doubt ? [{ version, causeId: doubt.id, window: { since: doubt.since, before: doubt.madeAt } }] : [];
  });
}

/** What whoever was told this version is to know instead; null = it reads as before, was wrong, and nobody knows better yet. */
export function newValue(story: FactStory, told: Pick<KnownVersion, 'value'>, today: string): FactValue | null {
  const right = rightVersion(story, today);
  return right && !sameValue(right.value, told.value) ? right.value : null;
}

/** The first day of what is right, if it is still to come. */
export function comesOn(story: FactStory, today: string): string | null {
  const right = rightVersion(story, today);
  return right && right.from > today ? right.from : null;
}

/** Whether the answer was wrong when it was given, or has only changed since (AR6). */
export function kindOf(
  story: FactStory,
  told: { readonly version: Pick<KnownVersion, 'replaced'>; readonly day: string; readonly at: number },
): RecallKind {
  const doubted = story.doubts.some(({ since, madeAt }) => told.day >= since && told.at < madeAt);
  return told.version.replaced || doubted ? 'wrong' : 'changed';
}

/** Names what the fact says and what was doubted: decisions belong to it (AR12, AR13). */
export function stampOf(story: FactStory, today: string): string {
  return `${rightVersion(story, today)?.id ?? 'none'} ${lastDoubt(story)?.id ?? 'none'}`;
}

/** Why the citizen cannot agree on this matter now; undefined = possible (AR3). For the button as well as for the server. */
export function whyNotAgree(
  matter: { readonly outcome: string | null },
  contact: { readonly open: boolean },
): 'contactGone' | 'hasTicket' | undefined {
  if (matter.outcome === 'ticket') return 'hasTicket';
  return contact.open ? undefined : 'contactGone';
}

function lastDoubt({ doubts }: FactStory): Doubt | undefined {
  return doubts.reduce<Doubt | undefined>(
    (last, doubt) => (last && last.madeAt >= doubt.madeAt ? last : doubt),
    undefined,
  );
}

function sameValue(one: FactValue, other: FactValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
