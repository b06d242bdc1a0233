// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The parts of a city that can be taken over from files one by one, and what they would change. Decides nothing about how a part is
 * kept. Rules: src/app/city/city.spec.md (SD9 …).
 */
import { differences, mostDifferences, sameJson, type Difference, type Json } from '../setting-change.core.ts';

/** Every part, in the order in which they stand on the page. */
export const cityParts = [
  'city',
  'hours',
  'menu',
  'announcements',
  'routing',
  'topics',
  'departments',
  'directory',
  'facts',
  'services',
  'lifeSituations',
  'news',
  'team',
  'roster',
] as const;
export type CityPart = (typeof cityParts)[number];

/** The file or folder a part stands in. */
export const fileOfPart: Readonly<Record<CityPart, string>> = {
  city: 'city.yaml',
  hours: 'hours.yaml',
  menu: 'menu.yaml',
  announcements: 'announcements.yaml',
  routing: 'routing.yaml',
  topics: 'topics.yaml',
  departments: 'departments.yaml',
  directory: 'directory.yaml',
  facts: 'facts.yaml',
  services: 'services/',
  lifeSituations: 'life-situations.yaml',
  news: 'news.yaml',
  team: 'team.yaml',
  roster: 'roster.yaml',
};

/** What taking one part over would do; things in lists by their keys. */
export interface PartChange {
  readonly part: CityPart;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  /** In the installation, not in the files, and staying all the same (SD14). */
  readonly staying: readonly string[];
  readonly differences: readonly Difference[];
  /** There are more differences than are listed. */
  readonly more: boolean;
}

/** SD10: what differs between a part as it is and as it would be; `staying` are keys that only the installation has. */
export function changeOfPart(part: CityPart, before: Json, after: Json, staying: readonly string[]): PartChange {
  const [left, right] = [byKey(before), byKey(after)];
  const found = differences(before, after);
  return {
    part,
    added: [...right.keys()].filter((key) => !left.has(key)),
    changed: [...right].flatMap(([key, one]) => (left.has(key) && !sameJson(left.get(key), one) ? [key] : [])),
    gone: [...left.keys()].filter((key) => !right.has(key)),
    staying,
    differences: found,
    more: found.length >= mostDifferences,
  };
}

/** True when taking the part over would change nothing. */
export function changesNothing({ added, changed, gone }: PartChange): boolean {
  return added.length + changed.length + gone.length === 0;
}

/** Lists of things with a key by it, anything else by the names of its fields. */
function byKey(value: Json): ReadonlyMap<string, Json> {
  if (value === null || typeof value !== 'object') return new Map();
  const entries: readonly (readonly [string, Json])[] = Object.entries(value as Readonly<Record<string, Json>>);
  if (!Array.isArray(value)) return new Map(entries);
  return new Map(entries.map(([at, one]) => [keyOf(one) ?? String(Number(at) + 1), one]));
}

function keyOf(one: Json): string | undefined {
  if (one === null || typeof one !== 'object' || Array.isArray(one)) return undefined;
  const { key, user, title } = one as Readonly<Record<string, Json>>;
  return [key, user, title].find((name): name is string => typeof name === 'string');
}
