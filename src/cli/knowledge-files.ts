// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads catalogues and judged queries in JSON Lines; a mistake is named with file and line. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { CatalogueRow, JudgedQuery } from '../features/knowledge/search/evaluation.core.ts';

/** A line that cannot be read; the message names file, line and field. */
export class UnreadableLineError extends Error {}

const text = z.string().nullish();
const rowSchema = z.object({
  id: z.string().min(1),
  lang: text,
  title: z.string().min(1),
  keywords: z.array(z.string()).nullish(),
  summary: text,
  requirements: text,
  documents: text,
  fees: text,
  duration: text,
  legal: text,
  responsible: text,
  text,
  translation_of: text,
  titles: z.record(z.string(), z.string()).nullish(),
});
const querySchema = z.object({
  query: z.string().min(1),
  kind: z.string().min(1),
  lang: text,
  relevant: z.array(z.string()).default([]),
});

async function readLines<Row>(file: string, schema: z.ZodType<Row>): Promise<Row[]> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    throw new UnreadableLineError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`, {
      cause: error,
    });
  }
  const rows: Row[] = [];
  for (const [at, line] of content
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    rows.push(readLine(`${file}:${at + 1}`, line, schema));
  }
  return rows;
}

function readLine<Row>(place: string, line: string, schema: z.ZodType<Row>): Row {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw new UnreadableLineError(`${place}: this line is no JSON object.`, { cause: error });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnreadableLineError(`${place}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not readable'}`);
}

/** The rows of a catalogue. Throws `UnreadableLineError`. */
export function readCatalogue(file: string): Promise<CatalogueRow[]> {
  return readLines<CatalogueRow>(file, rowSchema as z.ZodType<CatalogueRow>);
}

/** Judged queries. Throws `UnreadableLineError`. */
export function readQueries(file: string): Promise<JudgedQuery[]> {
  return readLines<JudgedQuery>(file, querySchema as unknown as z.ZodType<JudgedQuery>);
}
