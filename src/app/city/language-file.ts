// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads one `services/*.leicht.md`, `services/*.tr.md` …: a whole article in another language beside the German one of the same name. */
import { moduleHeading } from '../../features/knowledge/modules.core.ts';
import { easyGerman, type ArticleLanguage } from '../../lib/pure/language.ts';
import { readArticleFile, sectionsOf } from './article-file.ts';
import { factReferencesOf, type FactReference } from './fact-checks.ts';
import type { Finding } from './city-problem.ts';
import { foreignLanguages, languageHead } from './service-shapes.ts';
import type { CityService, CityVariant } from './city.ts';
import type { Read } from './read-yaml.ts';
import type { ServiceRead } from './service-file.ts';

/** Such a text as read; `variant` only if it has no mistakes of its own. */
export interface LanguageRead {
  /** Name of the German file without `.md`. */
  readonly key?: string;
  readonly variant?: CityVariant;
  readonly findings: readonly Finding[];
  readonly references: readonly FactReference[];
  readonly finding: Read<unknown>['finding'];
}

type OtherLanguage = Exclude<ArticleLanguage, 'de'>;

/** How the file of a language ends before `.md`. */
export function languageSuffix(language: OtherLanguage): string {
  return language === easyGerman ? 'leicht' : language;
}

const otherLanguages: readonly OtherLanguage[] = [...foreignLanguages, easyGerman];
const suffixes = new Map(otherLanguages.map((language) => [languageSuffix(language), language]));

function suffixOf(file: string): OtherLanguage | undefined {
  return suffixes.get(/\.([^.]+)\.md$/.exec(file)?.[1] ?? '');
}

/** True for a file that holds another language than German. */
export function isLanguageFile(file: string): boolean {
  return suffixOf(file) !== undefined;
}

/** `file` is the path inside the city's folder. */
export function readLanguageFile(file: string, text: string): LanguageRead {
  const language = suffixOf(file) ?? easyGerman;
  const article = readArticleFile(file, text, languageHead, language);
  const { head, shortAnswer, markdown, finding } = article;
  const { references, findings: inReferences } = factReferencesOf(file, text);
  const inText = [...article.findings, ...inReferences];
  const key = /^services\/([a-z0-9]+(?:-[a-z0-9]+)*)\.[a-z]+\.md$/.exec(file)?.[1];
  if (key === undefined)
    return { findings: [...inText, { file, line: 1, code: 'fileName', params: {} }], references, finding };
  if (!head || inText.length > 0) return { key, findings: inText, references, finding };
  const { title, checked, internal, until, ownFacts: facts, headings } = head;
  const variant: CityVariant = {
    ...{ language, title, shortAnswer, bodyMarkdown: markdown, checked },
    ...(internal.trim() !== '' && { internalMarkdown: internal }),
    ...(until !== undefined && { validUntil: until }),
    ...(facts.length > 0 && { facts }),
    ...(headings === 'own' && { ownHeadings: true as const }),
  };
  return { key, variant, findings: [], references, finding };
}

/** What the team must know to answer; nobody reads it in Leichte Sprache. */
const forTeam = [moduleHeading('limits', easyGerman), moduleHeading('questions', easyGerman)];

/** Texts without a German one, and easy ones with other sections; a German text with mistakes is not compared. */
export function textFindings(services: readonly ServiceRead[], texts: readonly LanguageRead[]): readonly Finding[] {
  return texts.flatMap(({ key, variant, finding }) => {
    if (key === undefined) return [];
    const german = services.find((read) => read.key === key);
    if (!german) return [finding([], 'easyAlone', { key })];
    if (!german.service || !variant) return [];
    if (variant.language !== easyGerman)
      return german.service.variants.some(({ language }) => language === variant.language)
        ? [finding([], 'textTwice', { file: `services/${key}.md`, key: variant.language })]
        : [];
    return variant.ownHeadings || german.service.ownHeadings ? [] : sectionFindings(german.service, variant, finding);
  });
}

function sectionFindings(
  service: CityService,
  variant: CityVariant,
  finding: LanguageRead['finding'],
): readonly Finding[] {
  const { missing, extra } = sectionsApart(service.bodyMarkdown, variant.bodyMarkdown ?? '');
  const file = `${service.key}.md`;
  return [
    ...missing.map((key) => finding(['title'], 'easySectionMissing', { key, file })),
    ...extra.map((key) => finding(['title'], 'easySectionExtra', { key, file })),
  ];
}

function sectionsApart(german: string, easy: string) {
  const wanted = sectionsOf(german).filter((heading) => !forTeam.includes(heading));
  const there = sectionsOf(easy);
  return {
    missing: wanted.filter((heading) => !there.includes(heading)),
    extra: there.filter((heading) => !wanted.includes(heading)),
  };
}

/** True when a text in Leichte Sprache has the sections it should have beside the German one. */
export function sectionsFit(german: string, easy: string): boolean {
  const { missing, extra } = sectionsApart(german, easy);
  return missing.length === 0 && extra.length === 0;
}

/** The service with its texts in other languages, spoken languages before Leichte Sprache. */
export function withTexts(service: CityService, texts: readonly LanguageRead[]): CityService {
  const own = texts.flatMap(({ key, variant }) => (key === service.key && variant ? [variant] : []));
  if (own.length === 0) return service;
  const order = [...suffixes.values()];
  const variants = [...service.variants, ...own].toSorted(
    (a, b) => order.indexOf(a.language) - order.indexOf(b.language),
  );
  return { ...service, variants };
}
