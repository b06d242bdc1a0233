// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the texts of a city say of facts: every reference must name one, with the line of each that does not. */
import { factKeysIn, hasBrokenReference } from '../../features/knowledge/facts/fact-text.core.ts';
import { hoursKey } from '../../features/knowledge/facts/department-hours.core.ts';
import type { CityFiles } from './city-files.ts';
import type { Finding } from './city-problem.ts';

/** A place where a text refers to a fact. */
export interface FactReference {
  readonly key: string;
  readonly file: string;
  readonly line: number;
}

/** The references of a file, and what only looks like one. */
export interface FactReferences {
  readonly references: readonly FactReference[];
  readonly findings: readonly Finding[];
}

/** `file` is the path inside the city's folder, `text` the whole file. */
export function factReferencesOf(file: string, text: string): FactReferences {
  const lines = text.split(/\r?\n/).map((words, at) => ({ words, line: at + 1 }));
  return {
    references: lines.flatMap(({ words, line }) => factKeysIn(words).map((key) => ({ key, file, line }))),
    findings: lines.flatMap(({ words, line }) =>
      hasBrokenReference(words) ? [{ file, line, code: 'factReference' as const, params: {} }] : [],
    ),
  };
}

/** Facts twice, of departments that do not exist, and references to none; a file that could not be read is not blamed on the others. */
export function factFindings(files: CityFiles, references: readonly FactReference[]): readonly Finding[] {
  const { value: facts, finding } = files.facts;
  const departments = files.departments.value?.map(({ key }) => key);
  if (!facts || !departments) return [];
  const keys = facts.map(({ key }) => key);
  const hours = departments.map(hoursKey);
  const known = new Set([...keys, ...hours]);
  return [
    ...facts.flatMap(({ key, department }, i) => [
      ...(keys.indexOf(key) < i || hours.includes(key) ? [finding([i, 'key'], 'twice', { key })] : []),
      ...(departments.includes(department) ? [] : [finding([i, 'department'], 'noDepartment', { key: department })]),
    ]),
    ...references.flatMap(({ key, file, line }) =>
      known.has(key) ? [] : [{ file, line, code: 'noFact' as const, params: { key } }],
    ),
  ];
}
