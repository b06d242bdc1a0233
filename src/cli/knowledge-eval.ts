// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run -s knowledge:eval -- --catalogue FILE --queries FILE [--scale N] [--no-keywords] [--keywords-as-queries]
 * [--drop PREFIX]`: how well and how fast the search of the desk finds judged articles. Same code path as the desk (search
 * shell and its thread), no database. Prints one JSON object; exit 2: nothing could be measured.
 */
import { parseArgs } from 'node:util';
import { measureSearch } from './knowledge-measure.ts';
import { readCatalogue, readQueries, UnreadableLineError } from './knowledge-files.ts';
import { documentOf, keywordQueries, scaled } from '../features/knowledge/search/evaluation.core.ts';

const { values } = parseArgs({
  options: {
    catalogue: { type: 'string' },
    queries: { type: 'string' },
    scale: { type: 'string' },
    'no-keywords': { type: 'boolean', default: false },
    'keywords-as-queries': { type: 'boolean', default: false },
    drop: { type: 'string' },
    /** Adds the articles that each query found to the output. */
    answers: { type: 'boolean', default: false },
    /** Lists the queries without an answer among the first three, on stderr. */
    misses: { type: 'boolean', default: false },
  },
});

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

async function main(): Promise<void> {
  const { catalogue, queries: queryFile, drop } = values;
  if (catalogue === undefined) return stop('Say which catalogue: --catalogue FILE (JSON Lines).');
  if (queryFile === undefined && !values['keywords-as-queries'])
    return stop('Say which queries: --queries FILE (JSON Lines), or --keywords-as-queries.');
  const scale = values.scale === undefined ? 0 : Number(values.scale);
  if (!Number.isInteger(scale) || scale < 0) return stop(`--scale ${values.scale} is not a number of documents.`);
  const kept = (await readCatalogue(catalogue)).filter(({ id }) => drop === undefined || !id.startsWith(drop));
  if (kept.length === 0)
    return stop(`${catalogue} holds no article${drop === undefined ? '' : ` but those of ${drop}`}.`);
  const queries =
    values['keywords-as-queries'] || queryFile === undefined ? keywordQueries(kept) : await readQueries(queryFile);
  const rows = scaled(kept, scale).map((row) => (values['no-keywords'] ? { ...row, keywords: [] } : row));
  const { report, misses, answers } = await measureSearch(rows.map(documentOf), queries, kept);
  if (report.queries === 0) return stop('No query has an answer in this catalogue; nothing was measured.');
  if (values.misses) for (const line of misses) process.stderr.write(`${line}\n`);
  process.stdout.write(`${JSON.stringify(values.answers ? { ...report, answers } : report, null, 2)}\n`);
}

try {
  await main();
} catch (error) {
  if (error instanceof UnreadableLineError) stop(error.message);
  throw error;
}
