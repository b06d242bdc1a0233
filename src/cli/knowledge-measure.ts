// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Asks judged queries through the search of the desk and sums up: used by the command, and beside its peers by the benchmark. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  figuresOf,
  rankOf,
  unanswerable,
  type CatalogueRow,
  type Figures,
  type JudgedQuery,
} from '../features/knowledge/search/evaluation.core.ts';
import type { SearchDocument, SearchHit } from '../features/knowledge/search/document.core.ts';
import { createKnowledgeSearch, type KnowledgeSearch } from '../features/knowledge/search/search.shell.ts';
import type { SearchSource } from '../features/knowledge/search/search-source.port.ts';
import { monotonicMs } from '../platform/clock.ts';

/** What the command prints. */
export interface EvalReport {
  readonly docs: number;
  readonly queries: number;
  /** From the start of the thread until the search answers. */
  readonly indexMs: number;
  /** Of one question as the desk asks it, thread and back, after every question was asked once. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** From the news that one article changed until the next search knows it; the slowest of some. */
  readonly publishMs: number;
  /** The longest time this process stood still meanwhile: what a call would have felt. */
  readonly publishPauseMs: number;
  /** Memory of the whole process afterwards. */
  readonly rssMb: number;
  readonly recall1: number;
  readonly recall3: number;
  readonly mrr10: number;
  readonly byKind: Readonly<Record<string, Figures>>;
  /** Share of the unanswerable queries without any hit; null without such queries. */
  readonly noneEmpty: number | null;
  /** Share of the unanswerable queries whose first hit is marked unsure, or that have none. */
  readonly noneUnsure: number | null;
  /** Share of the answerable queries whose right first hit is marked unsure: what the mark costs. */
  readonly rightUnsure: number;
}

/** The figures, and what they were made from. */
interface Measured {
  readonly report: EvalReport;
  /** Queries without an answer among the first three, one line each. */
  readonly misses: readonly string[];
  readonly answers: readonly { readonly query: string; readonly articles: readonly string[] }[];
}

const rounds = 3;

/** Measures; queries whose articles all are missing from the rows are left out. */
export async function measureSearch(
  documents: readonly SearchDocument[],
  queries: readonly JudgedQuery[],
  rows: readonly CatalogueRow[],
): Promise<Measured> {
  const articleOf = new Map(rows.map((row) => [row.id, row.translation_of ?? row.id]));
  const judged = queries
    .map((query) => ({ ...query, relevant: query.relevant.flatMap((id) => articleOf.get(id) ?? []) }))
    .filter(({ kind, relevant }) => kind === unanswerable || relevant.length > 0);
  const begun = monotonicMs();
  const edited = new Map<string, number>();
  const search = await filled(documents, edited);
  const indexMs = monotonicMs() - begun;
  const ask = async (words: string): Promise<readonly SearchHit[]> => {
    // In the language the desk asks in when the caller's is not known.
    const answer = await search.search({ words, language: 'de', limit: 10 });
    if (!answer.ok) throw new Error('the search is not ready');
    return answer.value;
  };
  const answers: (readonly SearchHit[])[] = [];
  for (const { query } of judged) answers.push(await ask(query));
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const { query } of judged) {
      const asked = monotonicMs();
      await ask(query);
      times.push(monotonicMs() - asked);
    }
  const publishing = await publish(search, documents, edited);
  await search.stop();
  return sumUp(documents.length, judged, answers, { times, indexMs, ...publishing });
}

/** Publishes articles spread over the catalogue one by one, and watches how long this thread stands still. */
async function publish(search: KnowledgeSearch, documents: readonly SearchDocument[], edited: Map<string, number>) {
  const step = Math.max(1, Math.floor(documents.length / 20));
  const some = documents.filter((_, at) => at % step === 0).map(({ article }) => article);
  const stood = monitorEventLoopDelay({ resolution: 1 });
  let publishMs = 0;
  stood.enable();
  for (const [number, article] of some.entries()) {
    edited.set(article, number);
    const begun = monotonicMs();
    await search.changed([article]);
    publishMs = Math.max(publishMs, monotonicMs() - begun);
  }
  stood.disable();
  return { publishMs, publishPauseMs: stood.max / 1e6 };
}

/** What was measured with the clock, in milliseconds. */
interface Measures {
  readonly times: readonly number[];
  readonly indexMs: number;
  readonly publishMs: number;
  readonly publishPauseMs: number;
}

function sumUp(
  docs: number,
  judged: readonly JudgedQuery[],
  answers: readonly (readonly SearchHit[])[],
  { times, indexMs, publishMs, publishPauseMs }: Measures,
): Measured {
  const ranked = judged.map((query, at) => {
    const hits = answers[at] ?? [];
    return {
      query,
      hits,
      rank: rankOf(
        hits.map(({ article }) => article),
        query.relevant,
      ),
    };
  });
  const answerable = ranked.filter(({ query }) => query.kind !== unanswerable);
  const none = ranked.filter(({ query }) => query.kind === unanswerable);
  const ofNone = (holds: (hits: readonly SearchHit[]) => boolean): number | null =>
    none.length === 0 ? null : rounded(none.filter(({ hits }) => holds(hits)).length / none.length, 3);
  const right = answerable.filter(({ rank }) => rank === 1);
  const byKind = Map.groupBy(answerable, ({ query }) => query.kind);
  const { recall1, recall3, mrr10 } = figuresOf(answerable.map(({ rank }) => rank));
  const misses = answerable
    .filter(({ rank }) => rank === 0 || rank > 3)
    .map(
      ({ query, hits, rank }) =>
        `${query.kind}\t${query.query}\t${rank}\t${query.relevant.slice(0, 3).join(' ')}\t${hits
          .slice(0, 3)
          .map(({ article }) => article)
          .join(' ')}`,
    );
  return {
    misses,
    answers: ranked.map(({ query, hits }) => ({ query: query.query, articles: hits.map(({ article }) => article) })),
    report: {
      docs,
      queries: judged.length,
      indexMs: Math.round(indexMs),
      p50Ms: rounded(at(times, 0.5), 2),
      p99Ms: rounded(at(times, 0.99), 2),
      publishMs: rounded(publishMs, 1),
      publishPauseMs: rounded(publishPauseMs, 1),
      rssMb: Math.round(process.memoryUsage.rss() / 1_048_576),
      recall1,
      recall3,
      mrr10,
      byKind: Object.fromEntries([...byKind].map(([kind, of]) => [kind, figuresOf(of.map(({ rank }) => rank))])),
      noneEmpty: ofNone((hits) => hits.length === 0),
      noneUnsure: ofNone((hits) => hits[0]?.unsure !== false),
      rightUnsure:
        right.length === 0 ? 0 : rounded(right.filter(({ hits }) => hits[0]?.unsure).length / right.length, 3),
    },
  };
}

/** An article as an editor left it: with words that nobody has written yet. */
function editionOf(document: SearchDocument, number: number | undefined): SearchDocument {
  if (number === undefined) return document;
  const letters = [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  return { ...document, text: `${document.text}\nNachtrag zur Sonderregelung${letters} und Nachfrist${letters}.` };
}

/** The search of the desk over documents that stand in a file. */
async function filled(documents: readonly SearchDocument[], edited: ReadonlyMap<string, number>) {
  const byArticle = Map.groupBy(documents, ({ article }) => article);
  const source: SearchSource = {
    fingerprint: async () => 'file',
    versions: async () => new Map([...byArticle.keys()].map((article) => [article, ''])),
    read: async (articles) =>
      articles.flatMap((article) =>
        (byArticle.get(article) ?? []).map((document) => editionOf(document, edited.get(article))),
      ),
    learned: async () => [],
  };
  return new Promise<ReturnType<typeof createKnowledgeSearch>>((done, fail) => {
    const search = createKnowledgeSearch(source, { ready: () => done(search), lost: fail, failed: fail });
    search.start();
  });
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? 0;
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
