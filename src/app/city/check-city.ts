// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Looks through a city's whole folder, recordings included, and says every mistake in both languages. */
import { inWords, type Finding } from './city-problem.ts';
import type { City } from './city.ts';
import { readCityTree } from './city-tree.ts';
import { readCity } from './load-city.ts';
import { recordingFindings } from './recording-checks.ts';

/** A mistake in both languages; `line` counts from 1. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly de: string;
  readonly en: string;
}

/** The city, or its mistakes in the order of files and lines; undefined when there is no such folder. */
export async function checkCityFolder(
  folder: string,
): Promise<
  | { readonly city: City; readonly mistakes: readonly [] }
  | { readonly city?: undefined; readonly mistakes: readonly Mistake[] }
  | undefined
> {
  const tree = await readCityTree(folder);
  if (!tree) return undefined;
  const { city, findings } = readCity(tree);
  const all = [...findings, ...(await recordingFindings(folder, city))];
  return city && all.length === 0 ? { city, mistakes: [] } : { mistakes: inBothLanguages(all) };
}

/** Mistakes as sentences, in the order of files and lines. */
export function inBothLanguages(findings: readonly Finding[]): readonly Mistake[] {
  const english = inWords(findings, 'en');
  return inWords(findings, 'de').map(({ file, line, message }, i) => ({
    ...{ file, line, de: message },
    en: english[i]?.message ?? '',
  }));
}
