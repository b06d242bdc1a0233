// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Sentences of German (and neighbouring) texts in Markdown. A full stop after an abbreviation, an ordinal or a number of a list
 * ends nothing; a line of a list and a row of a table is a sentence of its own. Rules: knowledge.spec.md, KB9.
 */

/** Abbreviations that are followed by more of their sentence; without the last full stop, in lower case. */
const abbreviations = new Set(
  (
    'z.b|z. b|u.a|u. a|d.h|d. h|i.d.r|i. d. r|o.ä|o. ä|z.t|z. t|v.a|v. a|u.u|s.o|s.u|i.v.m|n.chr|ca|nr|bzw|usw|etc|ggf|evtl|inkl|zzgl|abs|art|str|' +
    'tel|max|min|mind|std|sog|vgl|dr|prof|hr|fr|mio|mrd|gem|einschl|vorauss|jan|feb|apr|aug|sept|okt|nov|dez|mo|di|mi|do|sa|so|no|e.g|i.e|approx|p.ex|n°|np|ul'
  ).split('|'),
);

const monthOrWord =
  /^(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahrhundert|lebensjahr|geburtstag|monat|tag|woche|etage|stock|obergeschoss|klasse|rang|mal)/i;

/** The sentences of a text in their order, without empty ones; Markdown signs of lists and headings stay outside. */
export function sentencesOf(markdown: string): readonly string[] {
  return markdown
    .split(/\n+/)
    .flatMap((line) => inLine(line.replace(/^\s*(?:[#>]+|[-*+]|\d+[.)])\s+/, '').trim()))
    .filter((sentence) => /[\p{Letter}\p{Number}]/u.test(sentence));
}

function inLine(line: string): string[] {
  const sentences: string[] = [];
  let begin = 0;
  for (const match of line.matchAll(/[.!?…]+["“”»«)\]*_]*(?=\s)/gu)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('.') && !isEnd(line.slice(begin, match.index), line.slice(end).trimStart())) continue;
    sentences.push(line.slice(begin, end).trim());
    begin = end;
  }
  return [...sentences, line.slice(begin).trim()];
}

/** True when a full stop after `before` ends a sentence that `after` does not continue. */
function isEnd(before: string, after: string): boolean {
  const last = /[^\s(„"]+$/.exec(before)?.[0] ?? '';
  const lastTwo = /[^\s(„"]+\s[^\s(„"]+$/.exec(before)?.[0] ?? '';
  if (abbreviations.has(last.toLowerCase()) || abbreviations.has(lastTwo.toLowerCase())) return false;
  // "z. B.": the first of the two letters.
  if (/^\p{Letter}$/u.test(last) && /^\p{Letter}\./u.test(after)) return false;
  // "1. Januar", "18. Lebensjahr"; but "bis 2030. Danach …" ends.
  if (/^\d{1,2}$/.test(last) && (monthOrWord.test(after) || /^\d/.test(after))) return false;
  // A sentence begins with a capital letter, a number or a sign, not with a small one.
  return !/^\p{Ll}/u.test(after);
}
