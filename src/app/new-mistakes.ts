// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Mistake } from './city/check-city.ts';
import type { City } from './city/city.ts';
import { cityWork } from './city/city-work.ts';

/** What would be wrong with a city afterwards; what is wrong now was so before, and keeps nobody from mending the rest (SD11). */
export async function newMistakes(before: City, after: City): Promise<readonly Mistake[]> {
  const { mistakes } = await cityWork({ do: 'write', city: after });
  if (mistakes.length === 0) return [];
  const known = (await cityWork({ do: 'write', city: before })).mistakes.map(({ file, de }) => `${file} ${de}`);
  return mistakes.filter(({ file, de }) => !known.includes(`${file} ${de}`));
}
