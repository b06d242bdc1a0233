// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What every room is told that takes something over from files. */
import type { CityPart } from '../features/settings/files/city-files.core.ts';
import { sameJson, type Json } from '../features/settings/setting-change.core.ts';
import type { City } from './city/city.ts';

/** Who takes over what, and when (Unix milliseconds). */
export interface Applying {
  readonly parts: readonly CityPart[];
  readonly accountId: string | null;
  readonly why: string;
  readonly now: number;
}

/** The city as it is and as it shall be. */
export interface CityStep {
  readonly before: City;
  readonly after: City;
}

/** Whether two values of a city say the same. */
export function same(one: unknown, other: unknown): boolean {
  const json = (value: unknown): Json => (value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json));
  return sameJson(json(one), json(other));
}
