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
  facts: factsFile,
} as const;
type Shapes = typeof shapes;

/** Each file with its value or its mistakes. */
export type CityFiles = { readonly [Name in keyof Shapes]: Read<z.output<Shapes[Name]>> };

/** Reads all of them; a missing file is a mistake of that file. */
export async function readCityFiles(folder: string): Promise<CityFiles> {
  const entries = await Promise.all(
    Object.entries(shapes).map(async ([name, shape]) => [name, await readOne(folder, `${name}.yaml`, shape)] as const),
  );
  return Object.fromEntries(entries) as unknown as CityFiles;
}

/** A city may have no facts of its own; everything else it needs. */
const optional = ['facts.yaml'];

async function readOne(folder: string, file: string, shape: z.ZodType): Promise<Read<unknown>> {
  try {
    return readYaml(file, await readFile(join(folder, file), 'utf8'), shape);
  } catch (error) {
    const finding: Read<unknown>['finding'] = (_path, code, params = {}) => ({ file, line: 1, code, params });
    if (optional.includes(file) && (error as NodeJS.ErrnoException).code === 'ENOENT')
      return { value: [], findings: [], finding };
    return { findings: [finding([], 'fileMissing')], finding };
  }
}
