// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The start vocabulary: which official words an everyday or foreign word stands for (rule KS8). It is general knowledge
 * of German administration, the same for every city; what a city's people say beyond it stands in its articles' keywords.
 *
 * A line reads `official, official < everyday, everyday | foreign, foreign`; a form may have several words. A line
 * without `<` joins forms of one meaning in both directions, such as irregular verbs and their nouns.
 */
import { foldedWords } from './fold-words.core.ts';
import { createLexicon } from './lexicon.core.ts';
import { lightStem, rootOf } from './stem.core.ts';
import { isStopWord, isWeakWord } from './stop-words.core.ts';
import { everydayVocabulary } from './vocabulary-everyday.core.ts';
import { foreignVocabulary } from './vocabulary-foreign.core.ts';
import { kindsVocabulary } from './vocabulary-kinds.core.ts';
import { officialVocabulary } from './vocabulary-official.core.ts';
import { verbVocabulary } from './vocabulary-verbs.core.ts';

/** What a query's words may stand for. */
export interface Meaning {
  /** Places of the query's words that triggered it. */
  readonly at: readonly number[];
  /** The official forms, each a list of folded words. */
  readonly forms: readonly (readonly string[])[];
  /** Below 1 when a word was only nearly the one of the vocabulary. */
  readonly likeness: number;
}

interface Trigger {
  readonly words: readonly string[];
  readonly isForeign: boolean;
  readonly concept: number;
}

/**
 * The telling words of a form; with its small words where it would say too much or too little without them: "keine
 * Wohnung" is not "Wohnung", "Deutscher werden" is not "Deutscher".
 */
function wordsOf(form: string): string[] {
  const all = foldedWords(form).map(({ word }) => word);
  const telling = all.filter((word) => !isStopWord(word));
  if (telling.every(isWeakWord)) return [];
  const lost = all.filter((word) => isStopWord(word) && word.length > 2).length;
  return telling.length === 1 && lost > 0 ? all : telling;
}
const formsOf = (text: string): string[][] =>
  text
    .split(',')
    .map(wordsOf)
    .filter((words) => words.length > 0);

const concepts: (readonly (readonly string[])[])[] = [];
const triggers = new Map<string, Trigger[]>();
/** All words of triggers, to find the one that was nearly typed. */
const triggerWords = createLexicon();

function learn(line: string): void {
  const [official = '', everyday] = line.split('<');
  const [german = '', foreign = ''] = (everyday ?? '').split('|');
  const concept = concepts.push(formsOf(official)) - 1;
  const sorts = [
    { forms: formsOf(official), isForeign: false },
    { forms: formsOf(german), isForeign: false },
    { forms: formsOf(foreign), isForeign: true },
  ];
  for (const { forms, isForeign } of sorts)
    for (const words of forms) {
      const key = (words[0] ?? '').slice(0, 3);
      const list = triggers.get(key) ?? [];
      list.push({ words, isForeign, concept });
      triggers.set(key, list);
      for (const word of words) triggerWords.use(word, false);
    }
}
for (const text of [officialVocabulary, everydayVocabulary, kindsVocabulary, foreignVocabulary, verbVocabulary])
  for (const line of text.split('\n')) if (line.trim() !== '' && !line.startsWith('#')) learn(line);

/** Is this word of the query the one of the trigger, and how surely? 0 = no. */
function likeness(query: string, trigger: string, isForeign: boolean): number {
  if (query === trigger) return 1;
  if (lightStem(query) === lightStem(trigger)) return 0.95;
  if (trigger.length >= 5 && query.length >= 5 && rootOf(query) === rootOf(trigger)) return 0.85;
  // Turkish, Polish and Kurdish say by endings what German says by other words.
  if (isForeign && trigger.length >= 4 && query.length < 2 * trigger.length && query.startsWith(trigger)) return 0.9;
  if (isForeign && trigger.length >= 6 && query.length >= 5 && query.startsWith(trigger.slice(0, -1))) return 0.8;
  // A German compound that begins with the word is about it: "Führerscheinstelle".
  if (!isForeign && trigger.length >= 7 && query.length - trigger.length >= 3 && query.startsWith(trigger)) return 0.6;
  return 0;
}

/** Does the vocabulary know this word? */
export function isInVocabulary(word: string): boolean {
  return (
    triggerWords.isKnown(word) ||
    (triggers.get(word.slice(0, 3)) ?? []).some((trigger) =>
      trigger.words.some((one) => likeness(word, one, trigger.isForeign) > 0),
    )
  );
}

/** The vocabulary's words near one that neither it nor the index knows. */
export function nearInVocabulary(word: string): readonly string[] {
  return triggerWords.near(word).map((near) => near.word);
}

/** Everything the words of a query, its small words with them, may stand for; a trigger of more words wins over one inside it. */
export function meaningsOf(query: readonly string[]): readonly Meaning[] {
  const found: { trigger: Trigger; at: number[]; likeness: number }[] = [];
  for (const word of new Set(query))
    for (const trigger of triggers.get(word.slice(0, 3)) ?? []) {
      let sure = 1;
      const at: number[] = [];
      for (const needed of trigger.words) {
        let best = 0;
        let place = -1;
        for (const [index, given] of query.entries()) {
          const like = likeness(given, needed, trigger.isForeign);
          if (like > best) {
            best = like;
            place = index;
          }
        }
        sure = Math.min(sure, best);
        at.push(place);
      }
      if (sure > 0 && new Set(at).size === at.length) found.push({ trigger, at, likeness: sure });
    }
  const longest = found.filter(
    ({ trigger, at }) =>
      !found.some(
        (other) =>
          other.at.length > at.length && at.every((place) => other.at.includes(place)) && other.trigger !== trigger,
      ),
  );
  const byConcept = new Map<number, Meaning>();
  for (const { trigger, at, likeness: sure } of longest) {
    const forms = concepts[trigger.concept] ?? [];
    const others = forms.filter((form) => form.join(' ') !== trigger.words.join(' '));
    const there = byConcept.get(trigger.concept);
    if (others.length > 0 && (there?.likeness ?? 0) < sure)
      byConcept.set(trigger.concept, { at, forms: others, likeness: sure });
  }
  return [...byConcept.values()];
}
