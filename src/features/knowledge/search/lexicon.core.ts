// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The words of the catalogue: which term a spelling belongs to, which terms share a root, which compounds hold a part,
 * which spellings begin like or look like another. Counts who uses a word, so that words come and go one by one.
 * Rules KS3 to KS6.
 */
import { mayBePart, splitCompound } from './compound.core.ts';
import { forgivenSlips, trigramsOf, typingDistance } from './likeness.core.ts';
import { isSimpleWord } from './simple-words.core.ts';
import { lightStem, rootOf } from './stem.core.ts';

/** A spelling near an unknown one; `slips` is the typing distance. */
export interface NearWord {
  readonly term: number;
  readonly word: string;
  readonly slips: number;
}

interface Spelling {
  readonly word: string;
  readonly term: number;
  /** How many documents use it now, and how many of them are German: only those lend parts for splitting. */
  uses: number;
  germanUses: number;
}

const mostNear = 5;
/** A prefix of a common stem has thousands of continuations; the rarest of them decide nothing. */
const mostContinuations = 400;

/** Words of one index. */
export function createLexicon() {
  const spellings: Spelling[] = [];
  const spellingOf = new Map<string, number>();
  const byBegin = new Map<string, number[]>();
  const byTrigram = new Map<string, number[]>();
  const termOf = new Map<string, number>();
  const stems: string[] = [];
  const roots: string[] = [];
  const splits: (readonly string[])[] = [];
  const byRoot = new Map<string, Set<number>>();
  const byPart = new Map<string, Set<number>>();
  /** One spelling per term, the one its split was made from. */
  const speltAs: string[] = [];
  /** How many triples each spelling shares with the word of the moment; zero between questions. */
  let shared = new Uint8Array(0);
  /** While many documents come at once, splitting waits until all words are known. */
  let filling = false;

  const isKnownGerman = (word: string): boolean => {
    const id = spellingOf.get(word);
    return id !== undefined && (spellings[id]?.germanUses ?? 0) > 0;
  };
  const known = (part: string): boolean => isSimpleWord(part) || (mayBePart(part, isSimpleWord) && isKnownGerman(part));
  const partsOf = (word: string): readonly string[] =>
    isSimpleWord(word) ? [] : splitCompound(word, known).map(rootOf);

  function split(term: number): void {
    for (const part of splits[term] ?? []) byPart.get(part)?.delete(term);
    const parts = partsOf(speltAs[term] ?? '');
    splits[term] = parts;
    for (const part of parts) addTo(byPart, part, term);
  }

  function termFor(word: string): number {
    const stem = lightStem(word);
    const there = termOf.get(stem);
    if (there !== undefined) return there;
    const term = stems.length;
    stems.push(stem);
    roots.push(rootOf(word));
    splits.push([]);
    speltAs.push(word);
    termOf.set(stem, term);
    addTo(byRoot, roots[term] ?? '', term);
    if (!filling) split(term);
    return term;
  }

  function spellingFor(word: string): Spelling {
    const id = spellingOf.get(word);
    const there = id === undefined ? undefined : spellings[id];
    if (there) return there;
    const made: Spelling = { word, term: termFor(word), uses: 0, germanUses: 0 };
    const at = spellings.length;
    spellings.push(made);
    spellingOf.set(word, at);
    addToList(byBegin, word.slice(0, 3), at);
    for (const gram of new Set(trigramsOf(word))) addToList(byTrigram, gram, at);
    return made;
  }

  /** Compounds that hold this word are split anew: it has just become known, or is known no more. */
  function splitAgain(word: string): void {
    if (filling || word.length < 4) return;
    let rarest: readonly number[] | undefined;
    for (let at = 0; at + 3 <= word.length; at += 1) {
      const list = byTrigram.get(word.slice(at, at + 3)) ?? [];
      if (!rarest || list.length < rarest.length) rarest = list;
    }
    for (const id of rarest ?? []) {
      const other = spellings[id];
      if (other && other.word.length > word.length && other.word.includes(word)) split(other.term);
    }
  }

  return {
    /** A document begins to use a word; the term it counts for. */
    use(word: string, isGerman: boolean): number {
      const spelling = spellingFor(word);
      spelling.uses += 1;
      if (isGerman) {
        spelling.germanUses += 1;
        if (spelling.germanUses === 1) splitAgain(word);
      }
      return spelling.term;
    },
    /** A document no longer uses a word. */
    drop(word: string, isGerman: boolean): void {
      const spelling = spellingFor(word);
      spelling.uses -= 1;
      if (isGerman) {
        spelling.germanUses -= 1;
        if (spelling.germanUses === 0) splitAgain(word);
      }
    },
    /** Many documents begin to come, or all have come: then every compound is split once. */
    setFilling(on: boolean): void {
      if (filling && !on) for (const term of stems.keys()) split(term);
      filling = on;
    },
    /** Has this spelling, or its stem, been seen in a document that is there now? */
    isKnown: (word: string): boolean => (spellings[spellingOf.get(word) ?? -1]?.uses ?? 0) > 0,
    term: (word: string): number | undefined =>
      spellings[spellingOf.get(word) ?? -1]?.term ?? termOf.get(lightStem(word)),
    ofRoot: (root: string): ReadonlySet<number> => byRoot.get(root) ?? nothing,
    ofPart: (root: string): ReadonlySet<number> => byPart.get(root) ?? nothing,
    partsOf,
    /** The longest known beginning and end of a word that does not split into known parts, as roots. */
    endsOf(word: string): readonly string[] {
      const ends: string[] = [];
      for (let to = word.length - 3; to >= 5; to -= 1)
        if (known(word.slice(0, to))) {
          ends.push(rootOf(word.slice(0, to)));
          break;
        }
      for (let from = 3; word.length - from >= 5; from += 1)
        if (known(word.slice(from))) {
          ends.push(rootOf(word.slice(from)));
          break;
        }
      return ends;
    },
    rootOfTerm: (term: number): string => roots[term] ?? '',
    /** Words that share the longest beginning with an unknown one: seven letters and most of it, or none. */
    begunAlike(word: string): readonly number[] {
      for (let end = word.length - 1; end >= 7 && end >= word.length * 0.55; end -= 1) {
        const begin = word.slice(0, end);
        const terms = (byBegin.get(begin.slice(0, 3)) ?? []).flatMap((id) => {
          const spelling = spellings[id];
          return spelling && spelling.uses > 0 && spelling.word.startsWith(begin) ? [spelling.term] : [];
        });
        if (terms.length > 0) return [...new Set(terms)];
      }
      return [];
    },
    /** Terms of the words that begin like this, the shortest (nearest) first. */
    continuations(begin: string): readonly number[] {
      const lists =
        begin.length >= 3
          ? [byBegin.get(begin.slice(0, 3)) ?? []]
          : [...byBegin].filter(([key]) => key.startsWith(begin)).map(([, list]) => list);
      const found: Spelling[] = [];
      for (const list of lists)
        for (const id of list) {
          const spelling = spellings[id];
          if (spelling && spelling.uses > 0 && spelling.word.startsWith(begin)) found.push(spelling);
        }
      const nearest =
        found.length <= mostContinuations ? found : found.sort((a, b) => b.uses - a.uses).slice(0, mostContinuations);
      return [...new Set(nearest.map(({ term }) => term))];
    },
    /** The known words this one may have been meant to be, nearest first. */
    near(word: string): readonly NearWord[] {
      const limit = forgivenSlips(word.length);
      if (limit === 0) return [];
      const grams = new Set(trigramsOf(word));
      if (shared.length < spellings.length) shared = new Uint8Array(spellings.length * 2);
      const touched: number[] = [];
      for (const gram of grams)
        for (const id of byTrigram.get(gram) ?? []) {
          const before = shared[id] ?? 0;
          if (before === 0) touched.push(id);
          shared[id] = before + 1;
        }
      // One slip spoils at most three triples, a swap of two letters four.
      const enough = Math.max(1, grams.size - 3 * limit - 1);
      const found: (NearWord & { readonly common: number })[] = [];
      for (const id of touched) {
        const common = shared[id] ?? 0;
        shared[id] = 0;
        const spelling = spellings[id];
        if (!spelling || common < enough || spelling.uses === 0) continue;
        const slips = typingDistance(word, spelling.word, limit);
        if (slips <= limit) found.push({ term: spelling.term, word: spelling.word, slips, common });
      }
      return found
        .sort((a, b) => a.slips - b.slips || b.common - a.common || (a.word < b.word ? -1 : 1))
        .slice(0, mostNear);
    },
    terms: (): number => stems.length,
  };
}

export type Lexicon = ReturnType<typeof createLexicon>;

const nothing: ReadonlySet<number> = new Set();

function addTo(map: Map<string, Set<number>>, key: string, value: number): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

function addToList(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
