// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The search of the running program: fills the search thread from a source in the background, keeps it equal to the
 * source article by article, and answers. Calls never wait for it. Rules KS12 to KS14.
 */
import { refuse, ok, type Result } from '../../../lib/result.ts';
import type { LearnedUse, SearchHit, SearchRequest } from './document.core.ts';
import type { SearchWish } from './search-messages.ts';
import type { SearchSource } from './search-source.port.ts';
import { SearchThreadLostError, startSearchThread, type SearchThread } from './search-thread.shell.ts';

/** What goes wrong and right, for the log. */
export interface SearchNews {
  readonly ready: (documents: number) => void;
  readonly lost: (error: Error) => void;
  readonly failed: (error: unknown) => void;
  /** The source could be read, whatever was before. */
  readonly recovered?: () => void;
}

/** So many articles are read and handed over in one piece: a few milliseconds of this thread, not more. */
const batch = 40;

export type KnowledgeSearch = ReturnType<typeof createKnowledgeSearch>;

/** A search that does nothing until `start`; `everyMs` = how often the source is asked whether something changed. */
export function createKnowledgeSearch(source: SearchSource, news: SearchNews, everyMs = 500) {
  /** What the thread has: version and documents of each article. */
  const has = new Map<string, { version: string; documents: readonly string[] }>();
  let seen: string | undefined;
  let isReady = false;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  /** Counts the threads: what was read for a dead one must not be noted for its successor. */
  let life = 0;
  let thread: SearchThread | undefined;
  let timer: NodeJS.Timeout | undefined;

  function lost(error: Error): void {
    life += 1;
    has.clear();
    seen = undefined;
    isReady = false;
    news.lost(error);
    void queue(sync);
  }

  function ask(wish: SearchWish): Promise<readonly SearchHit[]> {
    return thread ? thread.ask(wish) : Promise.reject(new SearchThreadLostError('the search was not started'));
  }

  /** One after the other: two fillings at once could put an old text over a new one. */
  function queue(work: () => Promise<void>): Promise<void> {
    running = running.then(work).catch((error: unknown) => {
      if (!stopped && !(error instanceof SearchThreadLostError)) news.failed(error);
    });
    return running;
  }

  async function hand(articles: readonly string[], versions: ReadonlyMap<string, string>): Promise<void> {
    const of = life;
    const documents = await source.read(articles);
    const byArticle = Map.groupBy(documents, ({ article }) => article);
    const ids = new Set(documents.map(({ id }) => id));
    const gone = articles.flatMap((article) => has.get(article)?.documents ?? []).filter((id) => !ids.has(id));
    if (gone.length > 0) await ask({ do: 'remove', ids: gone });
    if (documents.length > 0) await ask({ do: 'put', documents });
    if (of !== life) throw new SearchThreadLostError('the search thread was replaced');
    for (const article of articles) {
      const parts = byArticle.get(article);
      if (parts) has.set(article, { version: versions.get(article) ?? '', documents: parts.map(({ id }) => id) });
      else has.delete(article);
    }
  }

  async function sync(): Promise<void> {
    if (stopped) return;
    const mark = await source.fingerprint();
    news.recovered?.();
    if (mark === seen && isReady) return;
    const versions = await source.versions();
    const different = [...versions].filter(([article, version]) => has.get(article)?.version !== version);
    const gone = [...has.keys()].filter((article) => !versions.has(article));
    const all = [...different.map(([article]) => article), ...gone];
    if (!isReady) await ask({ do: 'filling', on: true });
    for (let at = 0; at < all.length; at += batch) {
      if (stopped) return;
      await hand(all.slice(at, at + batch), versions);
    }
    if (!isReady) {
      await ask({ do: 'filling', on: false });
      await ask({ do: 'learn', uses: await source.learned() });
      isReady = true;
      news.ready(has.size);
    }
    seen = mark;
  }

  return {
    /** Begins filling, in the background; changes are looked for from now on. */
    start(): void {
      if (thread || stopped) return;
      thread = startSearchThread(lost);
      void queue(sync);
      timer = setInterval(() => void queue(sync), everyMs);
      timer.unref();
    },
    /** The hits, or `unavailable` while the index is being filled. */
    async search(request: SearchRequest): Promise<Result<readonly SearchHit[], 'unavailable'>> {
      if (!isReady) return refuse('unavailable');
      try {
        return ok(await ask({ do: 'search', request }));
      } catch (error) {
        if (error instanceof SearchThreadLostError) return refuse('unavailable');
        throw error;
      }
    },
    /** These articles have just changed: the next search knows it, without waiting for the next look at the source. */
    changed: (articles: readonly string[]): Promise<void> => queue(() => hand(articles, new Map())),
    /** People used an article after asking these words. */
    learn: (uses: readonly LearnedUse[]): Promise<void> => queue(async () => void (await ask({ do: 'learn', uses }))),
    /** Resolves when everything that was to be done is done. */
    settled: (): Promise<void> => queue(async () => undefined),
    isReady: (): boolean => isReady,
    articles: (): number => has.size,
    /** For tests of its death. */
    thread: () => thread?.thread(),
    async stop(): Promise<void> {
      stopped = true;
      clearInterval(timer);
      await thread?.stop();
    },
  };
}
