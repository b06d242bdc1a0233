// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Services as XZuFi 2.3, JSON Lines or CSV; what is written here is read by our own readers without a difference (IM20). */
import type { LifeSituation } from '../life-situations/life-situation.core.ts';
import type { ExportedService } from './export.store.ts';
import { articleLanguage, ownSource } from './entry.core.ts';
import { htmlOf } from './html-markdown.ts';
import { packNotes, sectionNames, splitSections, type SectionName, type Sections } from './sections.core.ts';
import { escapedCell } from './table-reader.ts';

/** The formats that can be written. */
export const exportFormats = ['xzufi', 'jsonl', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What becomes of references to facts: what they say on the day of export, or the references themselves (IM22). */
export const exportedFacts = ['resolved', 'placeholders'] as const;
export type ExportedFacts = (typeof exportedFacts)[number];

/** IM22: XZuFi and CSV go to others, who know nothing of our facts; JSON Lines is the form for ourselves. */
export function factsByDefault(format: ExportFormat): ExportedFacts {
  return format === 'jsonl' ? 'placeholders' : 'resolved';
}

/** The pieces of an exported file. */
export async function* exportText(
  format: ExportFormat,
  services: AsyncIterable<ExportedService>,
): AsyncGenerator<string, void, undefined> {
  const { head, foot, write } = writers[format];
  yield head;
  for await (const service of services) yield write(service);
  yield foot;
}

interface Writer {
  readonly head: string;
  readonly foot: string;
  readonly write: (service: ExportedService) => string;
}

/** The names of the columns, in their order; titles in other languages follow. */
const columns = [
  'id',
  'source',
  'lang',
  'title',
  'keywords',
  'summary',
  'requirements',
  'documents',
  'procedure',
  'forms',
  'fees',
  'duration',
  'deadline',
  'legal',
  'appeal',
  'responsible',
  'notes',
  'limits',
  'questions',
  'url',
  'text',
  'department',
  'translation_of',
  'leika',
  'life_situations',
] as const;
type Row = Record<(typeof columns)[number], string>;
const labels = { fees: 'Gebühr', duration: 'Dauer', deadline: 'Frist' } as const;

interface ExportedRow {
  readonly row: Row;
  readonly keywords: readonly string[];
  readonly titles: Readonly<Record<string, string>>;
}

/** The German row first, then one for every language that has more than a title. */
function rowsOf(service: ExportedService): ExportedRow[] {
  const languages = new Set([
    'de',
    ...service.variants.map(({ language }) => language),
    ...Object.keys(service.keywords),
  ]);
  return [...languages].map((language) => {
    const main = language === 'de';
    const { de: title = '', ...titles } = service.titles;
    const texts = sectionsOf(service, language);
    const fact = (name: keyof typeof labels): string => (main ? factOf(service, name) : '');
    const row: Row = {
      id: main ? service.key : `${service.key}-${language}`,
      source: ownSource,
      lang: language,
      title: main ? title : (service.titles[language] ?? ''),
      keywords: '',
      summary: service.variants.find((variant) => variant.language === language)?.shortAnswer ?? '',
      ...texts,
      fees: fact('fees'),
      duration: fact('duration'),
      deadline: fact('deadline'),
      department: main ? service.department : '',
      translation_of: main ? '' : service.key,
      leika: main ? (service.leika ?? '') : '',
      life_situations: main ? service.situations.map(({ key }) => key).join('\n') : '',
    };
    return { row, keywords: service.keywords[language] ?? [], titles: main ? titles : {} };
  });
}

function factOf(service: ExportedService, name: keyof typeof labels): string {
  return service.facts.find(({ label }) => label === labels[name])?.value ?? '';
}

function sectionsOf(service: ExportedService, language: string, pack = false): Record<SectionName, string> {
  const body = service.variants.find((variant) => variant.language === language)?.bodyMarkdown ?? '';
  const tag = articleLanguage(language) ?? 'de';
  const split: Sections = pack ? packNotes(splitSections(body, tag), tag) : splitSections(body, tag);
  // Those three columns are facts: a section of that name stays in the text.
  const sections = 'fees' in split || 'duration' in split || 'deadline' in split ? { text: body } : split;
  return Object.fromEntries(sectionNames.map((name) => [name, sections[name] ?? ''])) as Record<SectionName, string>;
}

function jsonLines(service: ExportedService): string {
  return rowsOf(service)
    .map(({ row, keywords, titles }) => {
      const translationOf = row.translation_of === '' ? null : row.translation_of;
      const situations = row.life_situations === '' ? undefined : row.life_situations.split('\n');
      const leika = row.leika === '' ? undefined : row.leika;
      return `${JSON.stringify({ ...row, keywords, titles, translation_of: translationOf, leika, life_situations: situations })}\n`;
    })
    .join('');
}

const titleLanguages = ['tr', 'en', 'fr', 'it', 'pl', 'ku', 'de-x-leicht'];

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${escapedCell(cell).replaceAll('"', '""')}"`).join(';')}\r\n`;
}

function csv(service: ExportedService): string {
  return rowsOf(service)
    .map(({ row, keywords, titles }) => {
      // A single word with a sign that parts words ends with a line break, which then parts them.
      const words = keywords.length === 1 && /[;|]/.test(keywords[0] ?? '') ? `${keywords[0]}\n` : keywords.join('\n');
      const cells = columns.map((name) => (name === 'keywords' ? words : row[name]));
      return csvLine([...cells, ...titleLanguages.map((language) => titles[language] ?? '')]);
    })
    .join('');
}

/** Codes of `urn:de:xzufi:codeliste:leistungstextmodulleika`. */
const codes: Readonly<Partial<Record<SectionName, string>>> = {
  text: '06',
  legal: '07',
  documents: '08',
  requirements: '09',
  procedure: '11',
  forms: '14',
  url: '15',
  notes: '16',
  responsible: '22',
  appeal: '25',
};
const codeList = 'listURI="urn:de:xzufi:codeliste:leistungstextmodulleika" listVersionID="20240216"';

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

type Inhalt = readonly (readonly [language: string, text: string])[];

function xzufiOf(service: ExportedService): string {
  const bodies = service.variants.map(({ language }) => [language, sectionsOf(service, language, true)] as const);
  const module = (code: string, texts: Inhalt): string => {
    const inhalt = texts.flatMap(([language, text]) =>
      text === '' ? [] : [`<xzufi:inhalt languageCode="${language}">${xml(text)}</xzufi:inhalt>`],
    );
    if (inhalt.length === 0) return '';
    return `<xzufi:modulText>${inhalt.join('')}<xzufi:leikaTextmodul ${codeList}><code>${code}</code></xzufi:leikaTextmodul></xzufi:modulText>\n`;
  };
  const described = (name: string, text: string): string =>
    text === ''
      ? ''
      : `<xzufi:${name}><xzufi:beschreibung languageCode="de">${xml(text)}</xzufi:beschreibung></xzufi:${name}>\n`;
  const terms = Object.entries(service.keywords).flatMap(([language, words]) =>
    words.map(
      (word) =>
        `<xzufi:begriffImKontext><xzufi:begriff languageCode="${language}">${xml(word)}</xzufi:begriff></xzufi:begriffImKontext>`,
    ),
  );
  return [
    `<xzufi:schreibe><xzufi:leistung>\n<xzufi:id schemeAgencyID="${ownSource}" schemeID="service">${xml(service.key)}</xzufi:id>\n`,
    service.leika === null
      ? ''
      : `<xzufi:referenzLeiKa listURI="urn:de:fim:leika:leistung"><code>${service.leika}</code></xzufi:referenzLeiKa>\n`,
    module('02', Object.entries(service.titles)),
    module(
      '24',
      service.variants.map(({ language, shortAnswer }) => [language, shortAnswer]),
    ),
    ...sectionNames.flatMap((name) => {
      const code = codes[name];
      return code === undefined
        ? []
        : [
            module(
              code,
              bodies.map(([language, texts]) => [language, texts[name] === '' ? '' : htmlOf(texts[name])]),
            ),
          ];
    }),
    described('modulFrist', factOf(service, 'deadline')),
    described('modulKosten', factOf(service, 'fees')),
    described('modulBearbeitungsdauer', factOf(service, 'duration')),
    terms.length === 0 ? '' : `<xzufi:modulBegriffImKontext>${terms.join('')}</xzufi:modulBegriffImKontext>\n`,
    ...service.situations.map(categoryOf),
    '</xzufi:leistung></xzufi:schreibe>\n',
  ].join('');
}

/** A life situation as a category of that class (IM22). */
function categoryOf({ key, names }: LifeSituation): string {
  const name = Object.entries(names).map(
    ([language, words]) => `<xzufi:bezeichnung languageCode="${language}">${xml(words)}</xzufi:bezeichnung>`,
  );
  const id = (scheme: string, value: string): string =>
    `<xzufi:id schemeAgencyID="${ownSource}" schemeID="${scheme}">${value}</xzufi:id>`;
  const named = `${id('category', 'life-situation')}<xzufi:bezeichnung languageCode="de">Lebenslage</xzufi:bezeichnung>`;
  return `<xzufi:kategorie>${id('life-situation', key)}<xzufi:klasse>${named}</xzufi:klasse>${name.join('')}</xzufi:kategorie>\n`;
}

const writers: Readonly<Record<ExportFormat, Writer>> = {
  jsonl: { head: '', foot: '', write: jsonLines },
  // The mark at the beginning tells Excel that this is UTF-8.
  csv: {
    head: `\uFEFF${csvLine([...columns, ...titleLanguages.map((language) => `title_${language}`)])}`,
    foot: '',
    write: csv,
  },
  xzufi: {
    head: '<?xml version="1.0" encoding="UTF-8"?>\n<xzufi:transfer xmlns:xzufi="http://xoev.de/schemata/xzufi/2_3_0" xzufiVersion="2.3.0">\n',
    foot: '</xzufi:transfer>\n',
    write: xzufiOf,
  },
};
