// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The YAML files of a city, each in its shape. */
import type { z } from 'zod';
import {
  announcementsFile,
  cityFile,
  departmentsFile,
  directoryFile,
  hoursFile,
  lifeSituationsFile,
  menuFile,
  newsFile,
  routingFile,
  topicsFile,
} from './city-shapes.ts';
import { rosterFile, teamFile } from './team-shapes.ts';
import type { CityTree } from './city-tree.ts';
import { factsFile } from './facts-file.ts';
import { readYaml, type Read } from './read-yaml.ts';

const shapes = {
  city: cityFile,
  hours: hoursFile,
  menu: menuFile,
  topics: topicsFile,
  departments: departmentsFile,
  directory: directoryFile,
  routing: routingFile,
  announcements: announcementsFile,
  team: teamFile,
  roster: rosterFile,
  news: newsFile,
  facts: factsFile,
  'life-situations': lifeSituationsFile,
} as const;
type Shapes = typeof shapes;

/** Files a city can do without, with the text that then counts. */
const withoutFile: Partial<Record<keyof Shapes, string>> = {
  news: '[]',
  roster: '[]',
  facts: '[]',
  'life-situations': '[]',
};

/** Each file with its value or its mistakes. */
export type CityFiles = { readonly [Name in keyof Shapes]: Read<z.output<Shapes[Name]>> };

/** Names of the files a city can have. */
export const cityFileNames: readonly string[] = Object.keys(shapes).map((name) => `${name}.yaml`);

/** Reads all of them; a missing file is a mistake of that file, unless a city can do without it or it was found wanting before. */
export function readCityFiles({ texts, findings }: Pick<CityTree, 'texts' | 'findings'>): CityFiles {
  const told = new Set(findings.map(({ file }) => file));
  const entries = Object.entries(shapes).map(([name, shape]) => {
    const file = `${name}.yaml`;
    const text = texts.get(file) ?? (told.has(file) ? undefined : withoutFile[name as keyof Shapes]);
    return [name, text === undefined ? unread(file, told.has(file)) : readYaml(file, text, shape)] as const;
  });
  return Object.fromEntries(entries) as unknown as CityFiles;
}

function unread(file: string, isTold: boolean): Read<never> {
  const finding: Read<never>['finding'] = (_path, code, params = {}) => ({ file, line: 1, code, params });
  return { findings: isTold ? [] : [finding([], 'fileMissing')], finding };
}
