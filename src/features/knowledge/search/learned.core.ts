// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Whole queries learned from use: who asked these words and used an article said which one it is. At least two votes and
 * 60 % of all votes for the words; then the article stands first (rule KS10). Counts, no persons.
 */
import type { LearnedUse } from './document.core.ts';
import { wordsKey } from './query-plan.core.ts';

const fewestVotes = 2;
const smallestShare = 0.6;

/** What was learned; an empty memory. */
export function createLearned() {
  const votes = new Map<string, Map<string, number>>();

  return {
    /** Replaces the votes of these words for this article; zero forgets them. */
    learn({ words, article, votes: count }: LearnedUse): void {
      const key = wordsKey(words);
      if (key === '') return;
      const articles = votes.get(key) ?? new Map<string, number>();
      if (count > 0) articles.set(article, count);
      else articles.delete(article);
      if (articles.size > 0) votes.set(key, articles);
      else votes.delete(key);
    },
    /** The article these words mean, if people agree. */
    articleFor(words: string): string | undefined {
      const articles = votes.get(wordsKey(words));
      if (!articles) return undefined;
      const all = [...articles.values()].reduce((sum, count) => sum + count, 0);
      const [best] = [...articles].sort((a, b) => b[1] - a[1]);
      return best && best[1] >= fewestVotes && best[1] / all >= smallestShare ? best[0] : undefined;
    },
  };
}
