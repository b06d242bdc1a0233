// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What a change of a setting was: which places of a value differ, and whether it can be taken back.
 * Knows nothing of hours, menus or people; each room says what its own changes mean. Rules: settings.spec.md (ST1 …).
 */

import type { Result } from '../../lib/result.ts';

/** A value as JSON keeps it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a room writes down with a change it made, in the same transaction. */
export interface SettingChange {
  /** The room: `calendar`, `menu`, `department` … */
  readonly kind: string;
  /** Which one of that kind; the kind itself where there is only one. */
  readonly subject: string;
  /** What people call it, in German. */
  readonly title: string;
  /** The whole of it; null = there was none, or it is gone. */
  readonly before: Json;
  readonly after: Json;
  /** Why, in the words of who did it; empty = nothing was said. */
  readonly why: string;
  /** Null = the program or a script. */
  readonly accountId: string | null;
  /** Unix milliseconds. */
  readonly now: number;
  /** The change this one takes back; absent = none. */
  readonly undoes?: string;
}

/** One place that differs; null = it is not there. */
export interface Difference {
  /** Keys from the outside in; entries of lists by their own key where they have one, else counted from 1. */
  readonly path: readonly string[];
  readonly before: Json;
  readonly after: Json;
}

/** More differences than this nobody reads one by one. */
export const mostDifferences = 200;

/** Every place in which two values differ, in reading order (ST1, ST2). */
export function differences(before: Json, after: Json): readonly Difference[] {
  const found: Difference[] = [];
  compare([], before, after, found);
  return found;
}

function compare(path: readonly string[], before: Json, after: Json, found: Difference[]): void {
  if (found.length >= mostDifferences || sameJson(before, after)) return;
  const [left, right] = [partsOf(before), partsOf(after)];
  if (!left || !right) {
    found.push({ path, before, after });
    return;
  }
  for (const name of new Set([...left.keys(), ...right.keys()]))
    compare([...path, name], left.get(name) ?? null, right.get(name) ?? null, found);
}

/** What a value consists of, by name; undefined for a value that is one thing. */
function partsOf(value: Json): ReadonlyMap<string, Json> | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (!isList(value)) return new Map(Object.entries(value));
  const names = value.map(nameOf);
  // ST2: a list of things with names is compared by them, so that one put in front changes nothing behind it.
  if (names.every((name) => name !== undefined) && new Set(names).size === names.length)
    return new Map(value.map((entry, i) => [names[i] ?? '', entry]));
  // Plain words and numbers are read as one line.
  if (value.every((entry) => entry === null || typeof entry !== 'object')) return undefined;
  return new Map(value.map((entry, i) => [String(i + 1), entry]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function nameOf(entry: Json): string | undefined {
  if (entry === null || typeof entry !== 'object' || isList(entry)) return undefined;
  const name = entry['key'] ?? entry['id'];
  return typeof name === 'string' ? name : undefined;
}

/** Whether two values say the same; the order of an object's keys says nothing (ST3). */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (isList(one) !== isList(other)) return false;
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((entry, i) => sameJson(entry, other[i]));
  const [left, right] = [Object.entries(one), Object.entries(other)];
  const there = new Map<string, Json>(right);
  return (
    left.length === right.length && left.every(([key, value]) => there.has(key) && sameJson(value, there.get(key)))
  );
}

/** What a room is asked to do when a change is taken back (ST7). */
export interface Restoring {
  readonly subject: string;
  /** What to put in place; null = take it away. */
  readonly value: Json;
  /** What stands there according to the history; the room refuses with `changedSince` when it does not. */
  readonly expected: Json;
  readonly why: string;
  readonly accountId: string | null;
  readonly now: number;
  readonly undoes: string;
}

/** Why a change is not taken back; `recordsChanged` and `recordsInUse` name what. */
export const undoRefusals = [
  'changedSince',
  'undoRefused',
  'recordsChanged',
  'recordsInUse',
  'teamNeedsAdmin',
] as const;
export type UndoRefusal = (typeof undoRefusals)[number];

/** Puts a former value back by the checks of its room and writes the change down; the code says what it is refused for. */
export type Restore = (order: Restoring) => Promise<Result<{ readonly changeId: string }, UndoRefusal>>;
