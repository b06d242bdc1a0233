// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Who stands in for a department on days on which it is closed under a name (D16, D17). Days are ISO dates of the city. */
import type { HoursException } from './hours-exceptions.core.ts';

/** A department as far as standing in matters. */
export interface Deputised {
  readonly key: string;
  /** Key of its deputy; null = nobody. */
  readonly deputy: string | null;
  /** True while it is connected to the hotline in any way. */
  readonly joined: boolean;
  readonly exceptions: readonly HoursException[];
}

/** Who stands in, until which day, and why. */
export interface StandIn {
  readonly key: string;
  /** The last day, included. */
  readonly until: string;
  /** The name of what the department is closed for. */
  readonly why: string;
}

/** What a department is closed for on a day; undefined = for nothing that has a name. */
export function awayOn(exceptions: readonly HoursException[], day: string): HoursException | undefined {
  return exceptions.find(({ from, to, spans }) => spans.length === 0 && from <= day && day <= to);
}

/** Who stands in for a department on a day; undefined = it is there, or nobody does. */
export function standInOf(all: readonly Deputised[], key: string, day: string): StandIn | undefined {
  const byKey = new Map(all.map((one) => [one.key, one]));
  const away = awayOn(byKey.get(key)?.exceptions ?? [], day);
  if (!away) return undefined;
  const passed = new Set([key]);
  for (let deputy = byKey.get(key)?.deputy ?? null; deputy !== null;) {
    const next = byKey.get(deputy);
    // D17: what was written before a department went back, or by hand in the database, leads nowhere.
    if (!next?.joined || passed.has(deputy)) return undefined;
    if (!awayOn(next.exceptions, day)) return { key: deputy, until: away.to, why: away.name };
    passed.add(deputy);
    deputy = next.deputy;
  }
  return undefined;
}

/** Why a department cannot be the deputy of another. */
export const deputyFaults = ['deputyUnknown', 'deputyItself', 'deputyCircle', 'deputyNotJoined'] as const;
export type DeputyFault = (typeof deputyFaults)[number];

/** Judges a new deputy; undefined = nothing is wrong (D17). */
export function deputyFault(
  all: readonly Pick<Deputised, 'key' | 'deputy' | 'joined'>[],
  key: string,
  deputy: string,
): DeputyFault | undefined {
  if (deputy === key) return 'deputyItself';
  const byKey = new Map(all.map((one) => [one.key, one]));
  const named = byKey.get(deputy);
  if (!named) return 'deputyUnknown';
  if (!named.joined) return 'deputyNotJoined';
  const passed = new Set<string>();
  for (let at = named.deputy; at !== null && !passed.has(at); at = byKey.get(at)?.deputy ?? null) {
    if (at === key) return 'deputyCircle';
    passed.add(at);
  }
  return undefined;
}
