// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What a delivered file says about services, in the product's own terms, and what can be wrong with it.
 * Decides how a delivered row becomes an entry; must not read files or know a format. Rules: import.spec.md.
 */
import { easyGerman, isLanguage, type ArticleLanguage } from '../../../lib/pure/language.ts';
import type { DeliveredSituation } from '../life-situations/life-situation.core.ts';
import { joinSections, type Sections } from './sections.core.ts';

/** Everything that can be wrong with a file or a part of it; each has a text in both languages. */
export const problemCodes = [
  'doctype',
  'xmlBroken',
  'cutOff',
  'notXzufi',
  'versionUnknown',
  'encodingBroken',
  'fileEmpty',
  'formatUnknown',
  'jsonArray',
  'oldExcel',
  'macros',
  'zipBroken',
  'tooLarge',
  'columnsMissing',
  'columnUnknown',
  'columnTwice',
  'quoteOpen',
  'tooManyCells',
  'jsonBroken',
  'idMissing',
  'idTooLong',
  'idTwice',
  'titleMissing',
  'leikaWrong',
  'leikaSeveral',
  'fieldWrong',
  'fieldTooLong',
  'recordTooLarge',
  'languageUnknown',
  'orphan',
  'deletionIgnored',
  'departmentMissing',
  'lifeSituationUnknown',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One thing that is wrong; `line` counts from 1 and is 0 where the whole file is meant, `field` is the file's own name. */
export interface ImportProblem {
  readonly code: ProblemCode;
  readonly line: number;
  readonly field: string;
  /** What was found: an id, a version, another line; short and without the citizen's or author's text. */
  readonly detail: string;
  /** True: only told, the record is imported all the same. */
  readonly note: boolean;
}

/** A problem that only this record has; it is left out, the others go on. */
export function problem(code: ProblemCode, line: number, field = '', detail = ''): ImportProblem {
  return { code, line, field, detail: detail.slice(0, 200), note: false };
}

/** Something worth knowing that costs nothing. */
export function note(code: ProblemCode, line: number, field = '', detail = ''): ImportProblem {
  return { ...problem(code, line, field, detail), note: true };
}

/** The texts of one language. */
export interface EntryTexts {
  readonly title?: string;
  readonly keywords?: readonly string[];
  readonly shortAnswer?: string;
  readonly bodyMarkdown?: string;
}

/** A label with its value, as articles show it large. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** One delivered service, or with `part` its translation that comes as a row of its own. */
export interface ImportEntry {
  /** The id the source gives the German text. */
  readonly sourceId: string;
  /** Empty for the service itself, else the language of the translation. */
  readonly part: '' | ArticleLanguage;
  readonly line: number;
  /** True for what this program exported: the id is the service's own key. */
  readonly own: boolean;
  readonly leika: string | null;
  readonly responsible: string;
  readonly facts: readonly Fact[];
  /** As the source names them; absent in what an older version of this program read. */
  readonly lifeSituations?: readonly DeliveredSituation[];
  readonly texts: Readonly<Partial<Record<ArticleLanguage, EntryTexts>>>;
}

/** The source's name in what this program exports. */
export const ownSource = 'amtsleitung';
/** Longest text of one field, in characters; beyond it is no text for people. */
export const longestField = 100_000;
/** Longest short answer, in characters (KV4). */
export const longestShortAnswer = 400;
/** A fact longer than this is a section of the text instead, in characters. */
const longestFact = 200;

/** The tag of an article's language, or undefined for one we do not keep; `de-DE` is `de`. */
export function articleLanguage(tag: string): ArticleLanguage | undefined {
  const lower = tag.trim().toLowerCase().replaceAll('_', '-');
  if (lower === easyGerman || lower === 'de-x-ls' || lower === 'de-leicht') return easyGerman;
  const [main = ''] = lower.split('-');
  return isLanguage(main) ? main : undefined;
}

/** Removes control characters, evens out line breaks and composes accents; what only says "nothing" is empty (IM4). */
export function cleanText(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // Line breaks and tabs are the only control characters a text has.
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[ \t\u00A0]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return saysNothing.test(clean) ? '' : clean;
}

const saysNothing = /^(?:nicht angegeben|keine angaben?|k\. ?a\.|n\. ?n\.|n\/a|not specified|[-–—]+)\.?$/i;

/** Whole sentences from the beginning that fit into a short answer; a first sentence that is too long ends with "…". */
export function leadingSentences(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= longestShortAnswer) return plain;
  const cut = plain.slice(0, longestShortAnswer);
  const ends = [...cut.matchAll(/[.!?](?= )/g)].map((match) => match.index + 1);
  // "z. B." and "Nr. 5" end no sentence.
  const end = ends.findLast(
    (at) => !/(?:^|[ (])(?:\p{L}|bzw|ca|evtl|ggf|gem|inkl|Nr|Abs|Art|Str|Tel|usw|\d{1,2})\.$/u.test(cut.slice(0, at)),
  );
  if (end !== undefined && end >= 40) return cut.slice(0, end);
  return `${cut.slice(0, cut.lastIndexOf(' ', longestShortAnswer - 2)).replace(/[,;:]$/, '')} …`;
}

/** A delivered service as tables and lines have it: one row per language. All texts are Markdown already. */
export interface Row {
  readonly id: string;
  readonly line: number;
  readonly language: string;
  readonly title: string;
  readonly titles: Readonly<Record<string, string>>;
  readonly keywords: readonly string[];
  readonly summary: string;
  readonly fee: string;
  readonly duration: string;
  readonly deadline: string;
  readonly sections: Sections;
  readonly translationOf: string;
  readonly leika: string;
  readonly responsible: string;
  readonly lifeSituations: readonly DeliveredSituation[];
  readonly own: boolean;
}

/** An entry and what is wrong with its row; without an entry the row is left out. */
export interface EntryOfRow {
  readonly entry?: ImportEntry;
  readonly problems: readonly ImportProblem[];
}

/** The entry of a row (IM5). */
export function entryOfRow(row: Row): EntryOfRow {
  const problems: ImportProblem[] = [];
  const say = (code: ProblemCode, field: string, detail = ''): void =>
    void problems.push(problem(code, row.line, field, detail));
  const language = articleLanguage(row.language === '' ? 'de' : row.language);
  const main = row.translationOf === '';
  const sourceId = main ? row.id : row.translationOf;
  if (row.id === '') say('idMissing', 'id');
  if (sourceId.length > 200) say('idTooLong', 'id');
  if (language === undefined) {
    return { problems: [...problems, note('languageUnknown', row.line, 'lang', row.language)] };
  }
  if (main && (row.title === '' || language !== 'de')) say('titleMissing', 'title', row.id);
  const { leika, notes } = leikaOf(row);
  for (const [field, text] of longTexts(row))
    if (text.length > longestField) say('fieldTooLong', field, String(text.length));
  if (problems.length > 0) return { problems };
  const titles = knownTitles(row.titles);
  const { facts, sections } = factsOf(row, language);
  const texts: Partial<Record<ArticleLanguage, EntryTexts>> = {};
  if (main) for (const [tag, title] of titles.known) texts[tag] = { title };
  texts[language] = textsOf(row, sections, language);
  const entry: ImportEntry = {
    sourceId,
    part: main ? '' : language,
    line: row.line,
    own: row.own,
    leika,
    responsible: row.responsible,
    facts: main ? facts : [],
    lifeSituations: main ? row.lifeSituations : [],
    texts,
  };
  return {
    entry,
    problems: [...notes, ...titles.unknown.map((tag) => note('languageUnknown', row.line, 'titles', tag))],
  };
}

/** The service's key: of several the first (a text about several services), of a wrong one nothing. */
function leikaOf(row: Row): { leika: string | null; notes: ImportProblem[] } {
  const given = row.leika
    .split(/[,;\n]/)
    .map((key) => key.replace(/\s/g, ''))
    .filter((key) => key !== '');
  const [first = null] = given.filter((key) => /^\d{14}$/.test(key));
  const wrong = given.filter((key) => !/^\d{14}$/.test(key));
  const notes = wrong.map((key) => note('leikaWrong', row.line, 'leika', key));
  if (first !== null && given.length - wrong.length > 1) notes.push(note('leikaSeveral', row.line, 'leika', first));
  return { leika: first, notes };
}

function longTexts(row: Row): (readonly [string, string])[] {
  return [
    ['title', row.title],
    ['summary', row.summary],
    ['fees', row.fee],
    ['duration', row.duration],
    ['deadline', row.deadline],
    ...Object.entries(row.sections),
  ];
}

function knownTitles(titles: Row['titles']): { known: [ArticleLanguage, string][]; unknown: string[] } {
  const known: [ArticleLanguage, string][] = [];
  const unknown: string[] = [];
  for (const [tag, title] of Object.entries(titles)) {
    const language = articleLanguage(tag);
    if (title === '') continue;
    if (language === undefined) unknown.push(tag);
    else known.push([language, title]);
  }
  return { known, unknown };
}

/** Short values are facts; long ones are sections of the text, where they can be read (IM6). */
function factsOf(row: Row, language: ArticleLanguage): { facts: Fact[]; sections: Sections } {
  const short = (value: string): boolean =>
    language === 'de' && (row.own || (value.length <= longestFact && !value.includes('\n')));
  const given = [
    ['Gebühr', 'fees', row.fee],
    ['Dauer', 'duration', row.duration],
    ['Frist', 'deadline', row.deadline],
  ] as const;
  const facts = given.flatMap(([label, , value]) => (value !== '' && short(value) ? [{ label, value }] : []));
  const long = given.flatMap(([, section, value]) =>
    value !== '' && !short(value) ? [[section, value] as const] : [],
  );
  return { facts, sections: { ...row.sections, ...Object.fromEntries(long) } };
}

function textsOf(row: Row, sections: Sections, language: ArticleLanguage): EntryTexts {
  const fits = row.own || row.summary.length <= longestShortAnswer;
  // IM7: nothing of a long summary is lost, it begins the text.
  const whole = [fits ? '' : row.summary, sections.text ?? ''].filter((part) => part !== '').join('\n\n');
  const bodyMarkdown = joinSections({ ...sections, text: whole }, language);
  const shortAnswer = row.own ? row.summary : leadingSentences(row.summary || plainStart(sections.text ?? ''));
  return {
    ...(row.title !== '' && { title: row.title }),
    ...(row.keywords.length > 0 && { keywords: row.keywords }),
    ...(shortAnswer !== '' && { shortAnswer }),
    ...(bodyMarkdown !== '' && { bodyMarkdown }),
  };
}

/** The first paragraph of a text that is prose. */
function plainStart(markdown: string): string {
  const first = markdown.split('\n\n').find((block) => !/^(?:#|[-*+|>]|\d+\.)/.test(block)) ?? '';
  return first
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\(.)/g, '$1')
    .replace(/[*_`]{1,2}/g, '');
}

/** The service of its own entry and those of its translations (IM5). */
export function mergeEntries(main: ImportEntry, translations: readonly ImportEntry[]): ImportEntry {
  const texts: Partial<Record<ArticleLanguage, EntryTexts>> = { ...main.texts };
  for (const translation of translations)
    for (const language of Object.keys(translation.texts) as ArticleLanguage[])
      texts[language] = { ...texts[language], ...translation.texts[language] };
  return { ...main, texts };
}
