// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Judged queries over a catalogue: reads the JSON Lines rows, varies copies of them, and turns answers into recall and
 * rank figures. What the figures mean stands at each.
 */
import type { SearchDocument } from './document.core.ts';

/** A row of a catalogue; more fields may be there. */
export interface CatalogueRow {
  readonly id: string;
  readonly lang?: string | null;
  readonly title: string;
  readonly keywords?: readonly string[] | null;
  readonly summary?: string | null;
  readonly requirements?: string | null;
  readonly documents?: string | null;
  readonly fees?: string | null;
  readonly duration?: string | null;
  readonly legal?: string | null;
  readonly responsible?: string | null;
  readonly text?: string | null;
  readonly translation_of?: string | null;
  readonly titles?: Readonly<Record<string, string>> | null;
}

/** A query with the articles that answer it. */
export interface JudgedQuery {
  readonly query: string;
  readonly kind: string;
  readonly lang?: string | null;
  readonly relevant: readonly string[];
}

/** Kind of the queries that nothing answers. */
export const unanswerable = 'none';

/** A row as a document: a translation is a variant of its article. */
export function documentOf(row: CatalogueRow): SearchDocument {
  const more = [row.requirements, row.documents, row.text, row.fees, row.duration, row.responsible, row.legal];
  return {
    id: row.id,
    article: row.translation_of ?? row.id,
    language: row.lang ?? 'de',
    title: row.title,
    otherTitles: Object.values(row.titles ?? {}),
    keywords: row.keywords ?? [],
    summary: row.summary ?? '',
    text: more.filter((part) => part).join('\n'),
    topic: null,
    department: null,
    lifeSituations: [],
    label: null,
  };
}

/**
 * Rows up to `count`: copies in which title and text are mixed from two rows and carry a number, so that the index grows
 * in words and in documents per word as a larger catalogue would. Judged articles stay what they are.
 */
export function scaled(rows: readonly CatalogueRow[], count: number): CatalogueRow[] {
  const all = [...rows];
  for (let made = 0; all.length < count && rows.length > 0; made += 1) {
    const one = rows[made % rows.length];
    const other = rows[(made * 7919 + 13) % rows.length];
    if (!one || !other) break;
    const round = Math.floor(made / rows.length) + 2;
    const words = one.title.split(' ');
    const mixed = [...words.slice(0, Math.ceil(words.length / 2)), ...other.title.split(' ').slice(-2)];
    all.push({
      id: `copy-${made}`,
      lang: one.lang ?? 'de',
      title: `${mixed.join(' ')} ${coined(made)} ${round}`,
      keywords: (one.keywords ?? []).slice(0, 1),
      summary: half(one.summary ?? '', made),
      text: `${half(one.text ?? '', made + 1)}\n${half(other.text ?? '', made)} ${coined(made * 3 + 1)}`,
    });
  }
  return all;
}

const half = (text: string, odd: number): string =>
  text
    .split(/(?<=[.!?])\s+/)
    .filter((_, at) => at % 2 === odd % 2)
    .join(' ');

const syllables = ['ber', 'tal', 'kor', 'min', 'sul', 'war', 'hef', 'gro', 'lin', 'dem', 'pus', 'rat', 'fol', 'zen'];
/** A word that no other copy has, as names of places and projects are. */
function coined(number: number): string {
  let word = '';
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? '';
  return word;
}

/** Each different keyword as a query; every article that carries it answers it. */
export function keywordQueries(rows: readonly CatalogueRow[]): JudgedQuery[] {
  const byKeyword = new Map<string, { query: string; relevant: Set<string> }>();
  for (const row of rows)
    for (const keyword of row.keywords ?? []) {
      const key = keyword.trim().toLowerCase();
      const there = byKeyword.get(key) ?? { query: keyword, relevant: new Set() };
      there.relevant.add(row.translation_of ?? row.id);
      byKeyword.set(key, there);
    }
  return [...byKeyword.values()].map(({ query, relevant }) => ({ query, kind: 'keywords', relevant: [...relevant] }));
}

/** Figures over some queries: the share with an answer on rank 1, among the first 3, and the mean of 1/rank up to 10. */
export interface Figures {
  readonly n: number;
  readonly recall1: number;
  readonly recall3: number;
  readonly mrr10: number;
}

/** Rank of the first answer, from 1; 0 = not found. */
export function rankOf(found: readonly string[], relevant: readonly string[]): number {
  return found.findIndex((article) => relevant.includes(article)) + 1;
}

/** The figures of these ranks. */
export function figuresOf(ranks: readonly number[]): Figures {
  const share = (holds: (rank: number) => boolean): number => rounded(ranks.filter(holds).length / ranks.length);
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank > 0 && rank <= 10 ? 1 / rank : 0), 0);
  return {
    n: ranks.length,
    recall1: ranks.length === 0 ? 0 : share((rank) => rank === 1),
    recall3: ranks.length === 0 ? 0 : share((rank) => rank >= 1 && rank <= 3),
    mrr10: ranks.length === 0 ? 0 : rounded(reciprocal / ranks.length),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
