// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of the knowledge: from the database to the search, from a change to search and screens. A part of `wiring.ts`. */
import { createKnowledgeSearch, type KnowledgeSearch } from '../features/knowledge/search/search.shell.ts';
import { searchDocuments } from '../features/knowledge/search/search-documents.store.ts';
import { monotonicMs } from '../platform/clock.ts';
import type { Deps } from './deps.ts';
import type { Live } from './live.ts';

/** What the other arrows need of the knowledge. */
export interface KnowledgeWires {
  readonly search: KnowledgeSearch;
  /** These articles read differently from now on. */
  changed(articleIds: readonly string[]): void;
  /** Calls are served: the index fills itself on a thread of its own, nobody waits for it. */
  start(isTakeOver: boolean): void;
  stop(): Promise<void>;
}

/** Whoever takes over has callers to look after first: filling the search would take the processor from them. */
const afterTakeOverMs = 5_000;

/** Makes the search and tells it and the screens of changes. */
export function wireKnowledge(deps: Pick<Deps, 'db' | 'log' | 'metrics'>, live: Pick<Live, 'publish'>): KnowledgeWires {
  const search = createSearch(deps);
  let starting: NodeJS.Timeout | undefined;
  return {
    search,
    changed(articleIds) {
      if (articleIds.length === 0) return;
      void search.changed(articleIds);
      live.publish('articles', 'articlesChanged', {});
      // What an article answers ends with its publication.
      live.publish('gaps', 'gapsChanged', {});
    },
    start(isTakeOver) {
      starting = setTimeout(() => search.start(), isTakeOver ? afterTakeOverMs : 0);
    },
    async stop() {
      clearTimeout(starting);
      await search.stop();
    },
  };
}

/** The search with its words to the operator. */
function createSearch({ db, log, metrics }: Pick<Deps, 'db' | 'log' | 'metrics'>): KnowledgeSearch {
  const trouble = metrics.counter('amtsleitung_knowledge_search_trouble_total', 'Troubles of the knowledge search', [
    'what',
  ]);
  let isReadable = true;
  let begun = monotonicMs();
  return createKnowledgeSearch(searchDocuments(db), {
    ready: (articles) => {
      isReadable = true;
      log.info({ articles, ms: Math.round(monotonicMs() - begun) }, 'The knowledge search is ready.');
    },
    lost: (error) => {
      begun = monotonicMs();
      trouble({ what: 'lost' });
      log.error({ error }, 'The knowledge search died and is filled anew; calls are not touched by it.');
    },
    failed: (error) => {
      trouble({ what: 'failed' });
      // It is tried twice a second while the database is away: one line says it.
      if (isReadable)
        log.warn({ error }, 'The articles cannot be read at the moment; the search goes on with what it knows.');
      isReadable = false;
    },
    recovered: () => {
      isReadable = true;
    },
  });
}
