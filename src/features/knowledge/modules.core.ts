// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The modules of an article (FIM service description) with their headings in every language: one list for city files, import,
 * export and editor. Decides which modules a text has and where a missing one belongs. Rules: modules.spec.md.
 */
import { easyGerman, type ArticleLanguage } from '../../lib/pure/language.ts';

/** The modules with a heading, in the order in which a text has them. The short answer and internal hints are fields of their own. */
export const moduleNames = [
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
] as const;
export type ModuleName = (typeof moduleNames)[number];
type Headings = Readonly<Record<ModuleName, string>>;

const german: Headings = {
  requirements: 'Voraussetzungen',
  documents: 'Unterlagen',
  procedure: 'Ablauf',
  forms: 'Formulare',
  fees: 'Gebühren',
  duration: 'Dauer',
  deadline: 'Frist',
  legal: 'Rechtsgrundlagen',
  appeal: 'Rechtsbehelf',
  responsible: 'Zuständig',
  notes: 'Hinweise',
  limits: 'Grenzen der Auskunft',
  questions: 'Danach wird oft gefragt',
  url: 'Online',
};

/** Texts in Leichte Sprache stand beside the German ones and have the same sections (KV5). */
const headings: Readonly<Record<ArticleLanguage, Headings>> = {
  de: german,
  [easyGerman]: german,
  en: {
    requirements: 'Requirements',
    documents: 'Documents',
    procedure: 'Procedure',
    forms: 'Forms',
    fees: 'Fees',
    duration: 'Processing time',
    deadline: 'Deadline',
    legal: 'Legal basis',
    appeal: 'Appeal',
    responsible: 'Responsible',
    notes: 'Notes',
    limits: 'What we may not say',
    questions: 'What people ask next',
    url: 'Online',
  },
  tr: {
    requirements: 'Koşullar',
    documents: 'Gerekli belgeler',
    procedure: 'İşleyiş',
    forms: 'Formlar',
    fees: 'Ücretler',
    duration: 'İşlem süresi',
    deadline: 'Süre',
    legal: 'Yasal dayanak',
    appeal: 'İtiraz',
    responsible: 'Yetkili birim',
    notes: 'Notlar',
    limits: 'Bilgi vermenin sınırları',
    questions: 'Sık sorulanlar',
    url: 'İnternette',
  },
  fr: {
    requirements: 'Conditions',
    documents: 'Documents à fournir',
    procedure: 'Déroulement',
    forms: 'Formulaires',
    fees: 'Frais',
    duration: 'Durée de traitement',
    deadline: 'Délai',
    legal: 'Bases légales',
    appeal: 'Recours',
    responsible: 'Service compétent',
    notes: 'Remarques',
    limits: 'Limites des renseignements',
    questions: 'Questions fréquentes',
    url: 'En ligne',
  },
  it: {
    requirements: 'Requisiti',
    documents: 'Documenti necessari',
    procedure: 'Procedura',
    forms: 'Moduli',
    fees: 'Costi',
    duration: 'Tempi',
    deadline: 'Termine',
    legal: 'Basi giuridiche',
    appeal: 'Ricorso',
    responsible: 'Ufficio competente',
    notes: 'Note',
    limits: 'Limiti delle informazioni',
    questions: 'Domande frequenti',
    url: 'Online',
  },
  pl: {
    requirements: 'Warunki',
    documents: 'Potrzebne dokumenty',
    procedure: 'Przebieg',
    forms: 'Formularze',
    fees: 'Opłaty',
    duration: 'Czas załatwienia',
    deadline: 'Termin',
    legal: 'Podstawa prawna',
    appeal: 'Odwołanie',
    responsible: 'Właściwy urząd',
    notes: 'Uwagi',
    limits: 'Granice informacji',
    questions: 'Częste pytania',
    url: 'Przez internet',
  },
  ku: {
    requirements: 'Şert',
    documents: 'Belgeyên pêwîst',
    procedure: 'Pêvajo',
    forms: 'Form',
    fees: 'Heq',
    duration: 'Dema karê',
    deadline: 'Mohlet',
    legal: 'Bingeha qanûnî',
    appeal: 'Îtiraz',
    responsible: 'Ofîsa berpirs',
    notes: 'Têbînî',
    limits: 'Sînorên agahdariyê',
    questions: 'Pirsên gelemperî',
    url: 'Li ser înternetê',
  },
};

/** What a module is called in an article of the language. */
export function moduleHeading(name: ModuleName, language: ArticleLanguage): string {
  return headings[language][name];
}

/** The module a heading names, in the article's language or, as in texts that were brought from elsewhere, in German. */
export function moduleOfHeading(heading: string, language: ArticleLanguage): ModuleName | undefined {
  const text = heading.trim();
  return moduleNames.find((name) => headings[language][name] === text || german[name] === text);
}

/** A module of a text: where its heading begins and where what stands under it begins, in UTF-16 units. */
export interface ModulePlace {
  readonly name: ModuleName;
  readonly from: number;
  readonly text: number;
  /** True when nothing stands under the heading. */
  readonly empty: boolean;
}

/** KM1: the modules of a text in its order; headings that name none are part of what stands before them. */
export function modulesIn(markdown: string, language: ArticleLanguage): readonly ModulePlace[] {
  const found = [...markdown.matchAll(/^## (.*)$/gm)];
  return found.flatMap((match, at) => {
    const name = moduleOfHeading(match[1] ?? '', language);
    if (name === undefined) return [];
    const end = match.index + match[0].length;
    const under = markdown.slice(end, found[at + 1]?.index);
    const text = end + (/^\s*/.exec(under)?.[0].length ?? 0);
    return [{ name, from: match.index, text, empty: under.trim() === '' }];
  });
}

/**
 * KM2: the text with the heading of a module it lacks, before the first module that comes later in the list, else at the end;
 * and where to write on. A module that is there stays, only the place is told.
 */
export function withModule(
  markdown: string,
  name: ModuleName,
  language: ArticleLanguage,
): { readonly markdown: string; readonly at: number } {
  const places = modulesIn(markdown, language);
  const there = places.find((place) => place.name === name);
  if (there) return { markdown, at: there.text };
  const order = (one: ModuleName): number => moduleNames.indexOf(one);
  const next = places.find((place) => order(place.name) > order(name));
  const before = markdown.slice(0, next?.from ?? markdown.length).trimEnd();
  const head = `${before === '' ? '' : `${before}\n\n`}## ${moduleHeading(name, language)}\n\n`;
  return { markdown: next ? `${head}\n\n${markdown.slice(next.from)}` : head, at: head.length };
}
