// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Loads only the life situations of a city's folder, for an installation that has its city already. Writes nothing. */
import type { LifeSituation } from '../../features/knowledge/life-situations/life-situation.core.ts';
import { readCityFiles } from './city-files.ts';
import { inWords, type CityProblem } from './city-problem.ts';
import { readCityTree } from './city-tree.ts';
import { situationFindings } from './situation-checks.ts';

/** The list, or all mistakes in its file. */
export type LoadedSituations =
  | { readonly ok: true; readonly lifeSituations: readonly LifeSituation[] }
  | { readonly ok: false; readonly problems: readonly CityProblem[] };

/** Reads `life-situations.yaml`; mistakes of other files are not its own and are not asked about. */
export async function loadLifeSituations(folder: string): Promise<LoadedSituations> {
  const tree = await readCityTree(folder);
  const { 'life-situations': list } = readCityFiles(tree ?? { texts: new Map(), findings: [] });
  const findings = [...list.findings, ...situationFindings(list, [])];
  if (findings.length > 0) return { ok: false, problems: inWords(findings, 'de') };
  return { ok: true, lifeSituations: list.value ?? [] };
}
