// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Mistakes with life situations: the list itself, and services that name what it does not have (LS2). */
import { situationName } from '../../features/knowledge/life-situations/life-situation.core.ts';
import { fold } from '../../lib/pure/fold.ts';
import type { CityFiles } from './city-files.ts';
import type { Finding } from './city-problem.ts';
import type { ServiceRead } from './service-file.ts';

/** A list that could not be read is not blamed on the services. */
export function situationFindings(
  list: CityFiles['life-situations'],
  services: readonly ServiceRead[],
): readonly Finding[] {
  const entries = list.value;
  if (!entries) return [];
  // Deliveries are understood by the German name: two of the same would be a matter of luck.
  const names = entries.map((entry) => fold(situationName(entry, 'de')));
  const keys = entries.map(({ key }) => key);
  return [
    ...entries.flatMap(({ key, names: { de } }, i) => [
      ...(keys.indexOf(key) < i ? [list.finding([i, 'key'], 'twice', { key })] : []),
      ...(names.indexOf(names[i] ?? '') < i ? [list.finding([i, 'names', 'de'], 'twice', { key: de })] : []),
    ]),
    ...services.flatMap(({ service, finding }) =>
      (service?.lifeSituations ?? []).flatMap((key, i, all) => [
        ...(keys.includes(key) ? [] : [finding(['lifeSituations', i], 'noLifeSituation', { key })]),
        ...(all.indexOf(key) < i ? [finding(['lifeSituations', i], 'twice', { key })] : []),
      ]),
    ),
  ];
}
