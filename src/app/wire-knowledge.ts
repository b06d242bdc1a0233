// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrow from the database to the knowledge search. A part of `wiring.ts`. */
import { createKnowledgeSearch, type KnowledgeSearch } from '../features/knowledge/search/search.shell.ts';
import { searchDocuments } from '../features/knowledge/search/search-documents.store.ts';
import { monotonicMs } from '../platform/clock.ts';
import type { Deps } from './deps.ts';

/** Makes the search; `start` it when calls are served, it fills itself in the background. */
export function wireKnowledge({ db, log, metrics }: Pick<Deps, 'db' | 'log' | 'metrics'>): KnowledgeSearch {
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
