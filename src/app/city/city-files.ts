// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The YAML files of a city, read from disk. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  announcementsFile,
  cityFile,
  departmentsFile,
  directoryFile,
  hoursFile,
  menuFile,
  newsFile,
  routingFile,
  teamFile,
  topicsFile,
} from './city-shapes.ts';
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
  news: newsFile,
  facts: factsFile,
} as const;
type Shapes = typeof shapes;

/** Files a city can do without, with the text that then counts. */
const withoutFile: Partial<Record<keyof Shapes, string>> = { news: '[]', facts: '[]' };

/** Each file with its value or its mistakes. */
export type CityFiles = { readonly [Name in keyof Shapes]: Read<z.output<Shapes[Name]>> };

/** Reads all of them; a missing file is a mistake of that file, unless a city can do without it. */
export async function readCityFiles(folder: string): Promise<CityFiles> {
  const entries = await Promise.all(
    Object.entries(shapes).map(
      async ([name, shape]) =>
        [name, await readOne(folder, `${name}.yaml`, shape, withoutFile[name as keyof Shapes])] as const,
    ),
  );
  return Object.fromEntries(entries) as unknown as CityFiles;
}

async function readOne(
  folder: string,
  file: string,
  shape: z.ZodType,
  instead: string | undefined,
): Promise<Read<unknown>> {
  const content = await readFile(join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) =>
    // One that is there and cannot be read is a mistake all the same.
    error.code === 'ENOENT' ? instead : undefined,
  );
  if (content !== undefined) return readYaml(file, content, shape);
  const finding: Read<unknown>['finding'] = (_path, code, params = {}) => ({ file, line: 1, code, params });
  return { findings: [finding([], 'fileMissing')], finding };
}
