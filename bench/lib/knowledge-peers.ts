// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Other searches over the same documents: each is filled, asked, and may find variants; a variant counts as its article. */
import { create, insertMultiple, search } from '@orama/orama';
import { language, stemmer } from '@orama/stemmers/german';
import MiniSearch from 'minisearch';
import pg from 'pg';
import type { SearchDocument } from '../../src/features/knowledge/search/document.core.ts';

/** A search to compare with. */
export interface Peer {
  readonly name: string;
  /** How it is set up, for the printed result. */
  readonly setUp: string;
  fill(documents: readonly SearchDocument[]): Promise<void>;
  /** Articles, best first, each once; at most ten. */
  ask(words: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The four fields every peer gets; titles of all languages stand in the title. */
function fieldsOf(document: SearchDocument) {
  return {
    id: document.id,
    article: document.article,
    title: [document.title, ...document.otherTitles].join(' '),
    keywords: document.keywords.join(' '),
    summary: document.summary,
    text: document.text,
  };
}

const wanted = 10;
const boost = { title: 8, keywords: 4, summary: 1.5, text: 1 };
const once = (articles: readonly string[]): string[] => [...new Set(articles)].slice(0, wanted);
const nothingToClose = async (): Promise<void> => undefined;

/** MiniSearch as it comes, or with fuzzy matching, prefixes and the same field weights as ours. */
function miniSearch(name: string, options: { fuzzy?: number; prefix?: boolean; boost?: typeof boost }): Peer {
  const index = new MiniSearch<ReturnType<typeof fieldsOf>>({
    fields: ['title', 'keywords', 'summary', 'text'],
    storeFields: ['article'],
  });
  return {
    name,
    setUp: `MiniSearch 7.2.0 ${JSON.stringify(options)}`,
    fill: async (documents) => index.addAll(documents.map(fieldsOf)),
    ask: async (words) => once(index.search(words, options).map((hit) => String(hit['article']))),
    close: nothingToClose,
  };
}

/** Orama with its German tokenizer and stemmer, and the same field weights. */
function orama(): Peer {
  const schema = { article: 'string', title: 'string', keywords: 'string', summary: 'string', text: 'string' } as const;
  const index = create({ schema, components: { tokenizer: { language, stemmer } } });
  return {
    name: 'orama',
    setUp: `Orama 3.1.18, German stemmer, boosts ${JSON.stringify(boost)}`,
    fill: async (documents) => void (await insertMultiple(index, documents.map(fieldsOf))),
    async ask(words) {
      const found = await search(index, {
        term: words,
        properties: ['title', 'keywords', 'summary', 'text'],
        boost,
        limit: wanted * 3,
      });
      return once(found.hits.map((hit) => hit.document.article));
    },
    close: nothingToClose,
  };
}

/**
 * PostgreSQL full text, configuration german: all words (`websearch_to_tsquery`), and where that finds nothing any of
 * them, by `ts_rank_cd` with weights A to D for the four fields.
 */
function postgres(connection: pg.ClientConfig): Peer {
  const client = new pg.Client(connection);
  // When something else fails the database goes first; its last word must not hide what failed.
  client.on('error', () => undefined);
  const found = (query: string) => `
    select article from (
      select article, max(ts_rank_cd(words, query)) as rank
      from peer_document, (select ${query} as query) as asked
      where words @@ query group by article
    ) as hit order by rank desc, article limit ${wanted}`;
  const all = found(`websearch_to_tsquery('german', $1)`);
  const any = found(`replace(plainto_tsquery('german', $1)::text, '&', '|')::tsquery`);
  return {
    name: 'postgresql',
    setUp: 'PostgreSQL tsvector german, all words, else any; ts_rank_cd, weights A to D, GIN index',
    async fill(documents) {
      await client.connect();
      await client.query(`
        create temp table peer_document (article text not null, words tsvector not null);
        create index on peer_document using gin (words);`);
      for (const document of documents) {
        const { article, title, keywords, summary, text } = fieldsOf(document);
        await client.query(
          `insert into peer_document values ($1,
            setweight(to_tsvector('german', $2), 'A') || setweight(to_tsvector('german', $3), 'B') ||
            setweight(to_tsvector('german', $4), 'C') || setweight(to_tsvector('german', $5), 'D'))`,
          [article, title, keywords, summary, text],
        );
      }
      await client.query('analyze peer_document');
    },
    async ask(words) {
      const strict = await client.query<{ article: string }>(all, [words]);
      const { rows } = strict.rows.length > 0 ? strict : await client.query<{ article: string }>(any, [words]);
      return rows.map(({ article }) => article);
    },
    close: () => client.end(),
  };
}

/** All peers of the benchmark. */
export function knowledgePeers(connection: pg.ClientConfig): readonly Peer[] {
  return [
    miniSearch('minisearch', {}),
    miniSearch('minisearch fuzzy', { fuzzy: 0.2, prefix: true, boost }),
    orama(),
    postgres(connection),
  ];
}
