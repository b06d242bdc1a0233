// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Services as JSON Lines: one object a line, one line per language, translations by `translation_of`. */
import { z } from 'zod';
import { decodeText } from './decode-text.ts';
import { entryOfRow, ownSource, problem, type EntryOfRow } from './entry.core.ts';
import type { Bytes, ReadStream } from './import-refused.ts';
import { rowOf } from './row-texts.ts';

/** Characters a line may have. */
const longestLine = 2_000_000;

const text = z
  .union([z.string(), z.number().transform(String), z.null().transform(() => '')])
  .optional()
  .transform((value) => value ?? '');
const lineSchema = z.object({
  id: text,
  source: text,
  lang: text,
  title: text,
  titles: z.record(z.string(), text).nullish(),
  keywords: z.union([z.array(z.string()), z.string().transform((one) => [one])]).nullish(),
  summary: text,
  requirements: text,
  documents: text,
  procedure: text,
  forms: text,
  fees: text,
  duration: text,
  deadline: text,
  legal: text,
  appeal: text,
  responsible: text,
  department: text,
  notes: text,
  limits: text,
  questions: text,
  url: text,
  text,
  translation_of: text,
  leika: text,
  life_situations: z.union([z.array(z.string()), z.string().transform((one) => [one])]).nullish(),
});

/** The services of a JSON Lines file. */
export async function* readJsonLines(bytes: Bytes): ReadStream {
  let line = 0;
  for await (const written of linesOf(decodeText(bytes))) {
    line += 1;
    if (written === undefined) yield { problems: [problem('recordTooLarge', line)] };
    else if (written.trim() !== '') yield entryOfLine(written, line);
  }
}

/** The lines of a text; undefined for one too long to hold. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string | undefined, void, undefined> {
  let rest = '';
  let skipping = false;
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield skipping || line.length > longestLine ? undefined : line;
      skipping = false;
    }
    if (rest.length > longestLine) {
      skipping = true;
      rest = '';
    }
  }
  if (skipping) yield undefined;
  else if (rest !== '') yield rest;
}

function entryOfLine(written: string, line: number): EntryOfRow {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    // The parser's own words would repeat the text; where the line ends tells enough.
    return { problems: [problem('jsonBroken', line)] };
  }
  const read = lineSchema.safeParse(value);
  if (!read.success)
    return { problems: [problem('fieldWrong', line, read.error.issues[0]?.path.map(String).join('.') ?? '')] };
  const raw = read.data;
  const own = raw.source === ownSource;
  const { titles, keywords, life_situations } = raw;
  const lists = { titles: titles ?? {}, keywords: keywords ?? [], life_situations: life_situations ?? [] };
  const row = rowOf({ ...raw, ...lists }, line, own);
  return entryOfRow(row);
}
