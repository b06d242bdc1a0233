// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Two people changed the same beginning: what each changed alone is taken, what both changed differently is named.
 * Knows nothing of menus. Rules: menu.spec.md (V8, V9).
 */
import { sameJson, type Json } from '../settings/setting-change.core.ts';

/** A place that both changed, each in another way. */
export interface MergeConflict {
  /** As in `Difference.path`. */
  readonly path: readonly string[];
  readonly mine: Json;
  readonly theirs: Json;
}

/** The merged value, with mine where both changed the same place; and those places. */
export interface Merged {
  readonly value: Json;
  readonly conflicts: readonly MergeConflict[];
}

/** Merges what two made of `base`; null stands for "not there". */
export function merged(base: Json, mine: Json, theirs: Json): Merged {
  const conflicts: MergeConflict[] = [];
  return { value: merge([], base, mine, theirs, conflicts), conflicts };
}

function merge(path: readonly string[], base: Json, mine: Json, theirs: Json, conflicts: MergeConflict[]): Json {
  if (sameJson(mine, theirs) || sameJson(base, theirs)) return mine;
  if (sameJson(base, mine)) return theirs;
  const [was, one, other] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  if (!one || !other || one.list !== other.list) {
    conflicts.push({ path, mine, theirs });
    return mine;
  }
  const parts = new Map<string, Json>();
  // The order of mine, then what only they have.
  for (const name of new Set([...one.parts.keys(), ...other.parts.keys()])) {
    const before = (was?.list === one.list ? was.parts.get(name) : undefined) ?? null;
    const value = merge([...path, name], before, one.parts.get(name) ?? null, other.parts.get(name) ?? null, conflicts);
    if (value !== null) parts.set(name, value);
  }
  return one.list ? [...parts.values()] : Object.fromEntries(parts);
}

/** Lists of things with keys are merged by them; any other list is one thing. */
function partsOf(value: Json): { readonly list: boolean; readonly parts: ReadonlyMap<string, Json> } | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (!isList(value)) return { list: false, parts: new Map(Object.entries(value)) };
  const names = value.map((entry) => {
    const key = entry !== null && typeof entry === 'object' && !isList(entry) ? entry['key'] : undefined;
    return typeof key === 'string' ? key : undefined;
  });
  if (names.some((name) => name === undefined) || new Set(names).size !== names.length) return undefined;
  return { list: true, parts: new Map(value.map((entry, i) => [names[i] ?? '', entry])) };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
