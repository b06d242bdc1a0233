// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The search over a knowledge base: documents are put and removed one by one, a request is answered with articles.
 * Decides what is found, in which order, and what is unsure; keeps nothing on disk and reads no clock. Rules:
 * search.spec.md; measures: docs/knowledge-search.md.
 */
import type { LearnedUse, SearchDocument, SearchHit, SearchRequest } from './document.core.ts';
import { createLearned } from './learned.core.ts';
import { bestLine, passageOf } from './passage.core.ts';
import { createPostings, type Indexed } from './postings.core.ts';
import { planQuery, type Plan } from './query-plan.core.ts';
import { rank, rarity, type Ranked } from './ranking.core.ts';
import { tuning as standard, type Tuning } from './tuning.core.ts';

const usualLimit = 20;
const mostHits = 100;
/** So many of the best are looked at line by line. */
const looked = 40;

/** An empty search. */
export function createSearchIndex(tuning: Tuning = standard) {
  const postings = createPostings();
  const learned = createLearned();
  const { lexicon } = postings;

  const fits = ({ document }: Indexed, request: SearchRequest): boolean =>
    (request.topic === undefined || document.topic === request.topic) &&
    (request.department === undefined || document.department === request.department) &&
    (request.lifeSituation === undefined || document.lifeSituations.includes(request.lifeSituation));

  function boost({ document }: Indexed, request: SearchRequest): number {
    const byTopic = request.boostTopic !== undefined && document.topic === request.boostTopic ? tuning.topicBoost : 1;
    return byTopic * (document.language === request.language ? tuning.languageBoost : 1);
  }

  /** Each article once, by its best variant. */
  function articles(ranked: readonly Ranked[], request: SearchRequest): Ranked[] {
    const best = new Map<string, Ranked>();
    const sums = new Map<string, number>();
    for (const one of ranked) {
      const { article } = one.indexed.document;
      const score = one.score * boost(one.indexed, request);
      sums.set(article, (sums.get(article) ?? 0) + score);
      const there = best.get(article);
      if (!there || score > there.score) best.set(article, { ...one, score });
    }
    return [...best]
      .map(([article, one]) => ({
        ...one,
        score: one.score + tuning.otherVariants * ((sums.get(article) ?? one.score) - one.score),
      }))
      .sort((a, b) => b.score - a.score || (a.indexed.document.id < b.indexed.document.id ? -1 : 1));
  }

  /** How much each term says about the plan; for lines and passages. */
  function weights(plan: Plan): ReadonlyMap<number, number> {
    const byTerm = new Map<number, number>();
    for (const group of plan.groups)
      for (const alternative of group.alternatives)
        for (const classes of alternative.words)
          for (const { weight, terms } of classes)
            for (const term of terms) {
              const holders = postings.posting(term)?.slots.length ?? 0;
              const telling = group.weight * alternative.weight * weight * rarity(holders, postings.size());
              if (telling > (byTerm.get(term) ?? 0)) byTerm.set(term, telling);
            }
    return byTerm;
  }

  /** The best of them once more, by how much one line alone answers: a question is answered in one place. */
  function byLines(found: readonly Ranked[], weightOf: ReadonlyMap<number, number>, words: number): Ranked[] {
    const bonus = tuning.bestLine * Math.min(1, (words - 1) / 2);
    const head = found.slice(0, looked).map((one) => ({ one, ...bestLine(one.indexed.lines, weightOf) }));
    const most = Math.max(...head.map(({ weight }) => weight), 0.001);
    return [
      ...head
        .map(({ one, weight }) => ({ ...one, score: one.score * (1 + (bonus * weight) / most) }))
        .sort((a, b) => b.score - a.score || (a.indexed.document.id < b.indexed.document.id ? -1 : 1)),
      ...found.slice(looked),
    ];
  }

  function toHit(one: Ranked, weightOf: ReadonlyMap<number, number>, isLearned: boolean): SearchHit {
    const { document, lines } = one.indexed;
    return {
      ...headOf(document),
      score: one.score,
      unsure: !isLearned && one.coverage < tuning.unsureCoverage,
      learned: isLearned,
      passage: passageOf(document, bestLine(lines, weightOf).line, (word) => weightOf.has(lexicon.term(word) ?? -1)),
    };
  }

  /** Without words: every article, those of the boosted topic first, by title. */
  function listed(request: SearchRequest): SearchHit[] {
    const one = new Map<string, Indexed>();
    for (const indexed of postings.all()) {
      if (!fits(indexed, request)) continue;
      const { article, language } = indexed.document;
      const there = one.get(article);
      const preferred = language === request.language ? 2 : language === 'de' ? 1 : 0;
      const has = there?.document.language === request.language ? 2 : there?.document.language === 'de' ? 1 : 0;
      if (!there || preferred > has) one.set(article, indexed);
    }
    const ofTopic = ({ document }: Indexed): number =>
      request.boostTopic !== undefined && document.topic === request.boostTopic ? 1 : 0;
    return [...one.values()]
      .sort((a, b) => ofTopic(b) - ofTopic(a) || a.document.title.localeCompare(b.document.title, 'de'))
      .slice(0, Math.min(request.limit ?? mostHits, mostHits))
      .map(({ document }) => ({
        ...headOf(document),
        score: 0,
        unsure: false,
        learned: false,
        passage: passageOf(document, 0, () => false),
      }));
  }

  function search(request: SearchRequest): SearchHit[] {
    if (request.words.trim() === '') return listed(request);
    const plan = planQuery(request.words, lexicon, tuning);
    if (plan.words.length === 0) return [];
    const weightOf = weights(plan);
    const first = articles(
      rank(plan, postings, (indexed) => fits(indexed, request), tuning),
      request,
    );
    const found = byLines(first, weightOf, plan.words.length);
    const chosen = learned.articleFor(request.words);
    const known =
      chosen === undefined
        ? undefined
        : (found.find((one) => one.indexed.document.article === chosen) ?? unfound(chosen, request));
    const ordered = known ? [known, ...found.filter((one) => one.indexed.document.article !== chosen)] : found;
    return ordered
      .slice(0, Math.min(request.limit ?? usualLimit, mostHits))
      .map((one, at) => toHit(one, weightOf, known !== undefined && at === 0));
  }

  /** A learned article that no word of the query leads to. */
  function unfound(article: string, request: SearchRequest): Ranked | undefined {
    const variants = postings.all().filter(({ document }) => document.article === article);
    const indexed = variants.find(({ document }) => document.language === request.language) ?? variants[0];
    return indexed && fits(indexed, request) ? { indexed, score: 0, coverage: 1 } : undefined;
  }

  return {
    put: postings.put,
    remove: postings.remove,
    learn: (use: LearnedUse): void => learned.learn(use),
    setFilling: (on: boolean): void => lexicon.setFilling(on),
    search,
    size: postings.size,
    /** For measuring: how a query is understood. */
    plan: (words: string): Plan => planQuery(words, lexicon, tuning),
  };
}

const headOf = ({ article, title, label, language }: SearchDocument) => ({ article, title, label, language });
