// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What a text with references to facts read like: today, or at any time since its facts were first written. Decides whether a
 * delivered text is ours with the values of such a day; must not change either. Rules: import.spec.md, IM22 and IM23.
 */
import { factKeysIn, withFacts, type ValidFact } from '../facts/fact-text.core.ts';
import { addDays } from '../../../lib/pure/calendar.ts';
import { cityDay, type FactValue } from '../facts/fact.core.ts';
import type { Fields } from './diff.core.ts';

/** A version of a fact with the time in which it was the word of the house (Unix milliseconds). */
export interface ToldVersion {
  readonly key: string;
  readonly value: FactValue;
  readonly uncertain: boolean;
  readonly from: string;
  readonly until: string | null;
  readonly madeAt: number;
  /** Corrected then; null = it still counts. */
  readonly replacedAt: number | null;
}

/** The texts' language by the field that holds them: `short.tr`, `body.de-x-leicht`; facts to read out are German. */
export function languageOfField(field: string): string | undefined {
  if (field.startsWith('fact.')) return 'de';
  return /^(?:short|body)\.(.+)$/.exec(field)?.[1];
}

/** What facts said at an instant (Unix milliseconds), by key. */
export function factsAt(versions: readonly ToldVersion[], at: number): ReadonlyMap<string, ValidFact> {
  const day = cityDay(at);
  const known = versions.filter(({ madeAt, replacedAt }) => madeAt <= at && (replacedAt === null || replacedAt > at));
  // A version that ends where a later written one begins had no end before that was written.
  const until = (version: ToldVersion): string | null =>
    version.until !== null &&
    versions.some(
      ({ key, from, madeAt }) =>
        key === version.key && madeAt > at && madeAt > version.madeAt && from === addDays(version.until ?? '', 1),
    )
      ? null
      : version.until;
  return new Map(
    known
      .filter((version) => version.from <= day && (until(version) ?? day) >= day)
      .map(({ key, value, uncertain }) => [key, { value, uncertain }]),
  );
}

/** Every instant up to `now` at which the facts may have begun to say something else, the latest first. */
function turns(versions: readonly ToldVersion[], now: number): readonly number[] {
  // Noon: on the right side of midnight here, whatever the clocks do.
  const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);
  const all = versions.flatMap(({ from, until, madeAt, replacedAt }) => [
    madeAt,
    noon(from),
    ...(until === null ? [] : [noon(addDays(until, 1))]),
    ...(replacedAt === null ? [] : [replacedAt]),
  ]);
  return [...new Set([now, ...all.filter((at) => at < now)])].toSorted((a, b) => b - a);
}

/** What facts said until now (Unix milliseconds), and whether the values of an earlier day count as well. */
interface Told {
  readonly versions: readonly ToldVersion[];
  readonly now: number;
  readonly ever: boolean;
}

/** IM23: the delivered fields, with our own text where that is what was delivered, but for the values in place of its references. */
export function withReferences(
  ours: Fields,
  incoming: Fields,
  facts: Told,
  alike: (one: string, other: string) => boolean,
): Fields {
  return Object.fromEntries(
    Object.entries(incoming).map(([field, text]) => {
      const own = ours[field] ?? '';
      const language = languageOfField(field);
      const same = language !== undefined && own !== text && readLike(own, text, language, facts, alike);
      return [field, same ? own : text];
    }),
  );
}

/**
 * True when a text with references read like the other one today, or with `ever` at any time before.
 * @param alike Whether two Markdown texts read the same although they are written differently.
 */
function readLike(
  ours: string,
  other: string,
  language: string,
  facts: Told,
  alike: (one: string, other: string) => boolean,
): boolean {
  const keys = new Set(factKeysIn(ours));
  if (keys.size === 0) return false;
  const versions = facts.versions.filter(({ key }) => keys.has(key));
  const delivered = evenSpaces(other);
  const tried = new Set<string>();
  return (facts.ever ? turns(versions, facts.now) : [facts.now]).some((at) => {
    const read = evenSpaces(withFacts(ours, factsAt(versions, at), language));
    if (tried.has(read)) return false;
    tried.add(read);
    return read === delivered || alike(read, delivered);
  });
}

/** Amounts are written with blanks that do not break; on the way through other systems they become plain ones. */
function evenSpaces(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, ' ');
}
