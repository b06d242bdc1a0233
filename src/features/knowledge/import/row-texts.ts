// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { longestField, type Row } from './entry.core.ts';
import { lineOf, markdownOf } from './html-markdown.ts';

/** The texts of a row by the names JSON Lines, CSV and Excel share. */
export interface RowTexts {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly titles: Readonly<Record<string, string>>;
  readonly keywords: readonly string[];
  readonly summary: string;
  readonly requirements: string;
  readonly documents: string;
  readonly procedure: string;
  readonly forms: string;
  readonly fees: string;
  readonly duration: string;
  readonly deadline: string;
  readonly legal: string;
  readonly appeal: string;
  readonly responsible: string;
  /** Our department's name, in what we exported. */
  readonly department: string;
  readonly notes: string;
  readonly limits: string;
  readonly questions: string;
  readonly url: string;
  readonly text: string;
  readonly translation_of: string;
  readonly leika: string;
  /** Each a key of ours or a German name. */
  readonly life_situations: readonly string[];
}

/** A row with its texts as Markdown; what we exported is Markdown already. */
export function rowOf(raw: RowTexts, line: number, own: boolean): Row {
  // A field beyond all measure is reported by its length; converting it first could take minutes.
  const markdown = (value: string): string =>
    own || value.length > longestField ? value.replace(/\r\n?/g, '\n').trim() : markdownOf(value);
  const oneLine = (value: string): string => (value.length > longestField ? value : lineOf(value));
  return {
    id: lineOf(raw.id),
    line,
    language: raw.lang,
    title: oneLine(raw.title),
    titles: Object.fromEntries(Object.entries(raw.titles).map(([tag, title]) => [tag, oneLine(title)])),
    keywords: [...new Set(raw.keywords.map(oneLine).filter((word) => word !== '' && word.length <= 200))],
    summary: own ? raw.summary.trim() : oneLine(raw.summary.replace(/<\/(?:p|li|div)>|<br\s*\/?>/gi, ' $&')),
    fee: markdown(raw.fees),
    duration: markdown(raw.duration),
    deadline: markdown(raw.deadline),
    sections: {
      text: markdown(raw.text),
      requirements: markdown(raw.requirements),
      documents: markdown(raw.documents),
      procedure: markdown(raw.procedure),
      forms: markdown(raw.forms),
      legal: markdown(raw.legal),
      appeal: markdown(raw.appeal),
      notes: markdown(raw.notes),
      limits: markdown(raw.limits),
      questions: markdown(raw.questions),
      responsible: markdown(raw.responsible),
      url: own ? markdown(raw.url) : linkOf(raw.url),
    },
    translationOf: lineOf(raw.translation_of),
    leika: lineOf(raw.leika),
    lifeSituations: [...new Set(raw.life_situations.map(oneLine))]
      .filter((name) => name !== '' && name.length <= 200)
      .map((name) => ({ code: name, name })),
    responsible: oneLine(raw.department || raw.responsible).slice(0, 200),
    own,
  };
}

/** An address as a link; what is no web address is left out. */
function linkOf(url: string): string {
  const address = URL.parse(url.trim());
  if (!address || !/^https?:$/.test(address.protocol)) return '';
  return `[${address.host}](${address.href.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})`;
}
