// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * `npm run bench:knowledge [-- --catalogue FILE --queries FILE]`: the search of the desk beside MiniSearch (as it comes;
 * with fuzzy, prefix and boosts), Orama with its German stemmer and PostgreSQL full text, over the same documents and
 * questions in the same run. By default the model city's articles and bench/lib/knowledge-queries.jsonl. Prints figures
 * and ratios, writes bench/results/knowledge.json. Exit 2: nothing was measured; 1: a peer finds more than we do.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCity } from '../src/app/city/load-city.ts';
import { hoursKey } from '../src/features/knowledge/facts/department-hours.core.ts';
import { withFacts } from '../src/features/knowledge/facts/fact-text.core.ts';
import { readCatalogue, readQueries } from '../src/cli/knowledge-files.ts';
import { measureSearch } from '../src/cli/knowledge-measure.ts';
import {
  documentOf,
  figuresOf,
  rankOf,
  scaled,
  unanswerable,
  type CatalogueRow,
  type JudgedQuery,
} from '../src/features/knowledge/search/evaluation.core.ts';
import { plainLines } from '../src/lib/markdown.ts';
import { percentile, rounded } from './lib/figures.ts';
import { knowledgePeers, type Peer } from './lib/knowledge-peers.ts';
import { throwAwayPostgres } from './lib/throw-away-postgres.ts';

const { values } = parseArgs({
  options: {
    catalogue: { type: 'string' },
    queries: { type: 'string' },
    scale: { type: 'string', default: '0' },
  },
});
const root = resolve(import.meta.dirname, '..');
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** The articles of the model city as rows of a catalogue. */
async function modelCity(): Promise<CatalogueRow[]> {
  const loaded = await loadCity(join(root, 'cities/krefeld'), 'de');
  if (!loaded.ok) throw new Error('the model city has mistakes: npm run -s city:check -- cities/krefeld');
  const facts = new Map(loaded.city.facts.map(({ key, value, uncertain }) => [key, { value, uncertain }]));
  for (const { key, hours } of loaded.city.departments)
    facts.set(hoursKey(key), { value: { kind: 'hours', week: hours }, uncertain: false });
  return loaded.city.services.map((service) => {
    const { de, ...titles } = service.titles;
    const read = (text: string): string => withFacts(text, facts, 'de');
    return {
      id: service.key,
      lang: 'de',
      title: de,
      titles,
      keywords: Object.values(service.keywords).flat(),
      summary: read(service.shortAnswer),
      text: [
        ...plainLines(read(service.bodyMarkdown)),
        ...service.facts.map(({ label, value }) => `${label}: ${read(value)}`),
      ].join('\n'),
    };
  });
}

async function measurePeer(peer: Peer, rows: readonly CatalogueRow[], queries: readonly JudgedQuery[]) {
  const documents = rows.map(documentOf);
  const begun = performance.now();
  await peer.fill(documents);
  const indexMs = performance.now() - begun;
  const articleOf = new Map(rows.map((row) => [row.id, row.translation_of ?? row.id]));
  const judged = queries
    .map((query) => ({ ...query, relevant: query.relevant.flatMap((id) => articleOf.get(id) ?? []) }))
    .filter(({ kind, relevant }) => kind === unanswerable || relevant.length > 0);
  const ranks = new Map<JudgedQuery, number>();
  for (const query of judged) ranks.set(query, rankOf(await peer.ask(query.query), query.relevant));
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1)
    for (const { query } of judged) {
      const asked = performance.now();
      await peer.ask(query);
      times.push(performance.now() - asked);
    }
  await peer.close();
  const answerable = judged.filter(({ kind }) => kind !== unanswerable);
  const byKind = Map.groupBy(answerable, ({ kind }) => kind);
  const figures = (of: readonly JudgedQuery[]) => figuresOf(of.map((query) => ranks.get(query) ?? 0));
  const { recall1, recall3, mrr10 } = figures(answerable);
  return {
    ...{ setUp: peer.setUp, indexMs: Math.round(indexMs), recall1, recall3, mrr10 },
    p50Ms: rounded(percentile(times, 0.5)),
    p99Ms: rounded(percentile(times, 0.99)),
    byKind: Object.fromEntries([...byKind].map(([kind, of]) => [kind, figures(of)])),
  };
}

async function main(): Promise<number> {
  const kept = values.catalogue === undefined ? await modelCity() : await readCatalogue(values.catalogue);
  const queries = await readQueries(values.queries ?? join(root, 'bench/lib/knowledge-queries.jsonl'));
  const rows = scaled(kept, Number(values.scale));
  say(`${rows.length} documents, ${queries.length} questions`);
  const { report } = await measureSearch(rows.map(documentOf), queries, kept);
  const results: Record<string, Awaited<ReturnType<typeof measurePeer>>> = {};
  const database = await throwAwayPostgres();
  try {
    for (const peer of knowledgePeers(database.connection)) {
      say(`${peer.name} …`);
      results[peer.name] = await measurePeer(peer, rows, queries);
    }
  } finally {
    await database.stop();
  }
  const ratios = Object.fromEntries(
    Object.entries(results).map(([name, peer]) => [
      name,
      {
        recall3: rounded(report.recall3 / peer.recall3),
        mrr10: rounded(report.mrr10 / peer.mrr10),
        p99: rounded(report.p99Ms / peer.p99Ms),
        index: rounded(report.indexMs / peer.indexMs),
      },
    ]),
  );
  const machine = { node: process.version, cpus: cpus().length };
  const output = {
    ...{ catalogue: values.catalogue === undefined ? 'model city' : 'given', machine },
    ...{ ours: report, peers: results, oursDividedByPeer: ratios },
  };
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(join(root, 'bench/results/knowledge.json'), `${JSON.stringify(output, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
  if (report.queries === 0) return 2;
  return Object.values(results).some((peer) => peer.recall3 > report.recall3) ? 1 : 0;
}

process.exitCode = await main();
