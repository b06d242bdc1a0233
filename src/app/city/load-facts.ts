// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Loads only the facts of a city's folder, for an installation that has its city already. Writes nothing. */
import { readCityFiles } from './city-files.ts';
import { inWords, type CityProblem } from './city-problem.ts';
import { readCityTree } from './city-tree.ts';
import type { CityFact } from './city.ts';
import { factFindings } from './fact-checks.ts';

/** The facts, or all mistakes in their file. */
export type LoadedFacts =
  | { readonly ok: true; readonly facts: readonly CityFact[] }
  | { readonly ok: false; readonly problems: readonly CityProblem[] };

/** Reads `facts.yaml` and what it refers to; mistakes of other files are not its own and are not asked about. */
export async function loadCityFacts(folder: string): Promise<LoadedFacts> {
  const tree = await readCityTree(folder);
  const files = readCityFiles(tree ?? { texts: new Map(), findings: [] });
  const findings = [...files.facts.findings, ...factFindings(files, [])];
  if (findings.length > 0) return { ok: false, problems: inWords(findings, 'de') };
  return { ok: true, facts: files.facts.value ?? [] };
}
