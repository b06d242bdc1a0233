// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What brings a citizen to the city: a short list with names in every language, and which of them a service belongs to.
 * Decides names, order and what a delivered code or name means; must not read or write anything. Rules: life-situation.spec.md.
 */
import { fold } from '../../../lib/pure/fold.ts';

/** One entry of the city's list. */
export interface LifeSituation {
  readonly key: string;
  /** By language tag; German is always there. */
  readonly names: Readonly<Record<string, string>>;
}

/** A life situation as a delivery names it: a code, a name, or both; what is missing is empty. */
export interface DeliveredSituation {
  readonly code: string;
  readonly name: string;
}

/** LS1: the name in a language, German where it has none, as in Leichte Sprache. */
export function situationName({ key, names }: LifeSituation, language: string): string {
  return names[language] ?? names['de'] ?? key;
}

/** LS4: the entries with these keys, in the order of the list; a key the list does not have says nothing to anybody. */
export function situationsOf(keys: readonly string[], list: readonly LifeSituation[]): readonly LifeSituation[] {
  return list.filter(({ key }) => keys.includes(key));
}

/** LS5: keys that the list does not have. */
export function unknownSituations(keys: readonly string[], list: readonly LifeSituation[]): readonly string[] {
  return keys.filter((key) => list.every((one) => one.key !== key));
}

/** IM22: what is delivered, in our keys and in the order of our list, and the names of what our list does not have. */
export function mapSituations(
  delivered: readonly DeliveredSituation[],
  list: readonly LifeSituation[],
): { readonly keys: readonly string[]; readonly unknown: readonly string[] } {
  const found = new Set<string>();
  const unknown = new Set<string>();
  for (const one of delivered) {
    const ours = entryFor(one, list);
    if (ours) found.add(ours.key);
    else unknown.add(one.name === '' ? one.code : one.name);
  }
  return { keys: situationsOf([...found], list).map(({ key }) => key), unknown: [...unknown] };
}

/** A code is our key; a name is our German name, however it is spelled. Other systems' codes mean nothing here, their names do. */
function entryFor({ code, name }: DeliveredSituation, list: readonly LifeSituation[]): LifeSituation | undefined {
  const folded = fold(name);
  return (
    list.find(({ key }) => key === code.trim().toLowerCase()) ??
    (folded === '' ? undefined : list.find((one) => fold(situationName(one, 'de')) === folded))
  );
}
