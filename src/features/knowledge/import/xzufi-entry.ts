// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One XZuFi `leistung` as an entry: text modules by their code, fees, deadlines and durations, terms in context, in every language. */
import type { ArticleLanguage } from '../../../lib/pure/language.ts';
import {
  articleLanguage,
  entryOfRow,
  mergeEntries,
  note,
  ownSource,
  problem,
  type EntryOfRow,
  type ImportEntry,
  type ImportProblem,
} from './entry.core.ts';
import { lineOf, markdownOf } from './html-markdown.ts';
import { unpackNotes, type SectionName } from './sections.core.ts';
import { situationsOfLeistung } from './xzufi-situation.ts';

/** An element with what is in it; names without prefix. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** All words directly in it. */
  readonly text: string;
  /** Words and elements in their order. */
  readonly pieces: readonly (string | XmlNode)[];
  readonly line: number;
}

type Field = SectionName | 'title' | 'summary' | 'fee';

/**
 * Codes of `urn:de:xzufi:codeliste:leistungstextmodulleika`. Where two mean the same field the first that holds something wins:
 * the name for citizens (03) before the official one (02), the teaser (24) before the short text (05).
 */
const modules: readonly (readonly [code: string, field: Field])[] = [
  ['03', 'title'],
  ['02', 'title'],
  ['24', 'summary'],
  ['05', 'summary'],
  ['06', 'text'],
  ['07', 'legal'],
  ['08', 'documents'],
  ['09', 'requirements'],
  ['11', 'procedure'],
  ['14', 'forms'],
  ['15', 'url'],
  ['16', 'notes'],
  ['22', 'responsible'],
  ['23', 'responsible'],
  ['25', 'appeal'],
];
/** What has an element of its own instead of a code. */
const described: Readonly<Record<string, Field>> = {
  modulKosten: 'fee',
  modulBearbeitungsdauer: 'duration',
  modulFrist: 'deadline',
};

type Texts = Map<ArticleLanguage, Map<Field, string>>;

/** The entry of one `leistung`. */
export function entryOfLeistung(leistung: XmlNode): EntryOfRow {
  const problems: ImportProblem[] = [];
  const idNode = child(leistung, 'id');
  const sourceId = idNode?.text.trim() ?? '';
  if (sourceId === '') return { problems: [problem('idMissing', leistung.line, 'leistung/id')] };
  const own = idNode?.attributes.get('schemeAgencyID') === ownSource;
  const texts = textsOf(leistung, problems, own);
  const keywords = keywordsOf(leistung, problems);
  const leika = lineOf(child(child(leistung, 'referenzLeiKa'), 'code')?.text ?? '');
  const entries: ImportEntry[] = [];
  // German first: it is the service, the others are its translations.
  for (const language of [
    'de' as const,
    ...[...new Set([...texts.keys(), ...keywords.keys()])].filter((tag) => tag !== 'de'),
  ]) {
    const fields = texts.get(language) ?? new Map<Field, string>();
    const of = (name: Field): string => fields.get(name) ?? '';
    const { entry, problems: more } = entryOfRow({
      id: sourceId,
      line: leistung.line,
      language,
      title: of('title'),
      titles: {},
      keywords: keywords.get(language) ?? [],
      summary: of('summary'),
      fee: of('fee'),
      duration: of('duration'),
      deadline: of('deadline'),
      sections: unpackNotes(
        Object.fromEntries(
          [...fields].filter(([name]) => !['title', 'summary', 'fee', 'duration', 'deadline'].includes(name)),
        ),
        language,
      ),
      translationOf: language === 'de' ? '' : sourceId,
      leika: language === 'de' ? leika : '',
      lifeSituations: language === 'de' ? situationsOfLeistung(leistung) : [],
      responsible: lineOf(of('responsible')).slice(0, 200),
      own,
    });
    problems.push(...more.map((one) => ({ ...one, field: one.field === 'title' ? 'modulText[02|03]' : one.field })));
    if (entry) entries.push(entry);
  }
  const [main, ...translations] = entries;
  if (!main || main.part !== '') return { problems };
  return { entry: mergeEntries(main, translations), problems };
}

function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((one) => one.name === name);
}

function children(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.filter((one) => one.name === name);
}

/** HTML of a node: escaped HTML as it stands, or, as some systems write it, elements of the XML itself. */
function innerHtml(node: XmlNode): string {
  if (node.children.length === 0) return node.text;
  return node.pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const href = piece.attributes.get('href')?.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      const inside =
        piece.children.length === 0 ? piece.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : innerHtml(piece);
      return `<${piece.name}${href === undefined ? '' : ` href="${href}"`}>${inside}</${piece.name}>`;
    })
    .join('');
}

function textsOf(leistung: XmlNode, problems: ImportProblem[], own: boolean): Texts {
  const texts: Texts = new Map();
  const put = (field: Field, value: XmlNode, append: boolean): void => {
    const language = languageOf(value, problems);
    if (language === undefined) return;
    const line = field === 'title';
    const text = line
      ? lineOf(innerHtml(value))
      : field === 'summary'
        ? plain(innerHtml(value))
        : markdownOf(innerHtml(value));
    if (text === '') return;
    const fields = texts.get(language) ?? new Map<Field, string>();
    texts.set(language, fields);
    const before = fields.get(field);
    if (before === undefined) fields.set(field, text);
    else if (append && before !== text) fields.set(field, `${before}\n\n${text}`);
  };
  for (const [code, field] of modules)
    for (const modul of children(leistung, 'modulText'))
      if (child(child(modul, 'leikaTextmodul'), 'code')?.text.trim() === code) {
        for (const inhalt of children(modul, 'inhalt')) put(field, inhalt, field !== 'title' && field !== 'summary');
        for (const link of own ? [] : children(modul, 'weiterfuehrenderLink')) putLink(link, put);
      }
  for (const [name, field] of Object.entries(described))
    for (const modul of children(leistung, name))
      for (const text of children(modul, 'beschreibung')) put(field, text, true);
  return texts;
}

/** A link beside a text module goes to the section "Online". */
function putLink(link: XmlNode, put: (field: Field, value: XmlNode, append: boolean) => void): void {
  const uri = child(link, 'uri')?.text.trim() ?? '';
  if (!/^https?:\/\/[^\s"<>]+$/i.test(uri)) return;
  const title = lineOf(child(link, 'titel')?.text ?? '') || uri;
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  put(
    'url',
    { ...link, children: [], pieces: [], text: `<p><a href="${uri.replaceAll('&', '&amp;')}">${escaped}</a></p>` },
    true,
  );
}

/** A text for a short answer: paragraphs without markup. */
function plain(html: string): string {
  return lineOf(html.replace(/<\/(?:p|li|div|h\d)>|<br\s*\/?>/gi, ' $&'));
}

function languageOf(node: XmlNode, problems: ImportProblem[]): ArticleLanguage | undefined {
  const tag = node.attributes.get('languageCode') ?? node.attributes.get('lang') ?? 'de';
  const language = articleLanguage(tag);
  if (language === undefined && !problems.some((one) => one.code === 'languageUnknown' && one.detail === tag))
    problems.push(note('languageUnknown', node.line, node.name, tag));
  return language;
}

function keywordsOf(leistung: XmlNode, problems: ImportProblem[]): Map<ArticleLanguage, string[]> {
  const words = new Map<ArticleLanguage, string[]>();
  for (const modul of children(leistung, 'modulBegriffImKontext'))
    for (const term of children(modul, 'begriffImKontext'))
      for (const begriff of children(term, 'begriff')) {
        const language = languageOf(begriff, problems);
        const word = lineOf(innerHtml(begriff));
        if (language === undefined || word === '') continue;
        const all = words.get(language) ?? [];
        words.set(language, all);
        if (!all.includes(word)) all.push(word);
      }
  return words;
}
