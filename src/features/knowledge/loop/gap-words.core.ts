// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The citizen's own words, kept without personal data. Rules: loop.spec.md, KL4 and KL5. */
import { wordsKey } from '../search/query-plan.core.ts';

/** What was left out stands as this. */
export const leftOut = '…';

/** Most characters of words that are kept. */
export const longestWords = 200;

/** What is left out, in this order: the longer shapes before the shorter ones they hold. */
const personal: readonly RegExp[] = [
  /[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+/gu, // mail address
  /\b[A-Z]{2}\d{2}(?:\s?[A-Z]{4})?(?:\s?(?=[A-Z0-9]*\d)[A-Z0-9]{1,4}){3,8}\b/giu, // IBAN (ISO 13616)
  /(?:\+|\b00)\d[\d\s/()-]{5,}\d/gu, // telephone, international
  /\b0\d{2,5}[\s/-]*\d[\d\s-]{3,}\d\b/gu, // telephone, national
  /\b\d{1,2}\.\s?(?:\d{1,2}\.|\p{Letter}{3,9})\s?\d{2,4}\b/gu, // 3.4.1985, 3. April 1985
  /\b\d{4}-\d{2}-\d{2}\b/gu, // 1985-04-03
  /\b\p{Lu}{1,3}[\s-]\p{Lu}{1,2}[\s-]?\d{1,4}[EH]?\b/gu, // KR-AB 123
  // Kölner Straße 12a, Hauptstr. 5, Am Markt 3 – with the number; the street alone says where a light is broken.
  /(?:\p{Lu}[\p{Letter}.-]*\s)?[\p{Letter}-]*(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Ww]eg|[Aa]llee|[Pp]latz|[Gg]asse|[Rr]ing|[Dd]amm|[Uu]fer|[Ww]all|[Mm]arkt)\s+\d+\s?[a-z]?\b/gu,
  /(?:\d[\s./-]?){3,}\d/gu, // four digits and more, however they are parted
];

/** After these words a name follows: up to two words that begin with a capital letter. */
const beforeNames =
  /(?<![\p{Letter}])((?:Frau|Herrn?|Familie|Dr\.|Mrs?\.?|Ms\.?|Madame|Monsieur|Signora?|Pani?|(?:[Ii]ch|[Ee]r|[Ss]ie) hei(?:ße|sse|ßt|sst)|[Mm]ein Name ist|[Mm]y name is|[Bb]enim adım|[Jj]e m[’']appelle|[Mm]i chiamo|[Nn]azywam się|[Nn]avê min)\s+)(?:\p{Lu}[\p{Letter}'’-]*\s?){1,3}/gu;

/** What is left of a name tells nothing. */
const salutations = /(?:Frau|Herrn?|Familie|Mrs?\.?|Ms\.?|Madame|Monsieur|Signora?|Pani?)\s+…/gu;

/** Kept words as a keyword: without the places where something was left out. */
export function keywordOf(kept: string): string {
  return kept
    .replace(salutations, ' ')
    .replaceAll(leftOut, ' ')
    .replace(/[\s,;:]+/gu, ' ')
    .trim()
    .slice(0, 100);
}

/** Longest answer a department proposes. */
export const longestAnswer = 4000;

/** A department's answer without personal data, line by line, not longer than `longestAnswer` (KL15). */
export function keptAnswer(answer: string): string {
  const lines = answer
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => withoutPersons(line.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')).trim());
  const end = lines.findIndex((line) => farewell.test(line));
  const kept = lines
    .slice(0, end < 0 ? undefined : end)
    .filter((line) => !salutation.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return kept.length > longestAnswer ? `${kept.slice(0, longestAnswer - 1).toWellFormed()}…` : kept;
}

/** Words at the beginning that tell nothing but whom. */
const salutation = /^(?:sehr geehrte[rs]?|guten (?:tag|morgen|abend)|hallo|liebe[rs]?)(?!\p{Letter}).{0,80}[,!]$/iu;
/** From here on it is about who wrote. */
const farewell =
  /^(?:mit )?(?:(?:freundlich|best|viel|herzlich|schön)en?[a-z]* )?(?:grüßen|gruessen|grüße|gruß|mfg|i\. ?a\.)(?!\p{Letter}).{0,60}$/iu;

function withoutPersons(text: string): string {
  let kept = text;
  for (const shape of personal) kept = kept.replace(shape, ` ${leftOut} `);
  kept = kept.replace(beforeNames, `$1${leftOut} `);
  return kept.replace(/\s+/gu, ' ').replace(/(?:… ?){2,}/gu, `${leftOut} `);
}

/** Words without personal data, in one line and not longer than `longestWords`; '' when nothing telling is left. */
export function keptWords(words: string): string {
  let kept = withoutPersons(words.normalize('NFC').replace(/[\p{Cc}\p{Cf}]+/gu, ' ')).trim();
  if (kept.length > longestWords) kept = kept.slice(0, longestWords).replace(/\s?\S*$/u, '');
  return /\p{Letter}/u.test(wordsKey(kept.replace(salutations, ''))) ? kept : '';
}
