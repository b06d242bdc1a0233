// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads one `services/*.leicht.md`: an article in Leichte Sprache beside the German one of the same name. */
import { moduleHeading } from '../../features/knowledge/modules.core.ts';
import { easyGerman } from '../../lib/pure/language.ts';
import { readArticleFile, sectionsOf } from './article-file.ts';
import { factReferencesOf, type FactReference } from './fact-checks.ts';
import type { Finding } from './city-problem.ts';
import { easyHead } from './city-shapes.ts';
import type { CityService, CityVariant } from './city.ts';
import type { Read } from './read-yaml.ts';
import type { ServiceRead } from './service-file.ts';

/** An easy text as read; `variant` only if it has no mistakes of its own. */
export interface EasyRead {
  /** Name of the German file without `.md`. */
  readonly key?: string;
  readonly variant?: CityVariant;
  readonly findings: readonly Finding[];
  readonly references: readonly FactReference[];
  readonly finding: Read<unknown>['finding'];
}

/** True for a file that holds Leichte Sprache. */
export function isEasyFile(name: string): boolean {
  return name.endsWith('.leicht.md');
}

/** `file` is the path inside the city's folder. */
export function readEasyText(file: string, text: string): EasyRead {
  const { head, shortAnswer, markdown, findings: inArticle, finding } = readArticleFile(file, text, easyHead);
  const { references, findings: inReferences } = factReferencesOf(file, text);
  const inText = [...inArticle, ...inReferences];
  const key = /^services\/([a-z0-9]+(?:-[a-z0-9]+)*)\.leicht\.md$/.exec(file)?.[1];
  if (key === undefined)
    return { findings: [...inText, { file, line: 1, code: 'fileName', params: {} }], references, finding };
  if (!head || inText.length > 0) return { key, findings: inText, references, finding };
  const { title, checked } = head;
  return {
    key,
    variant: { language: easyGerman, title, shortAnswer, bodyMarkdown: markdown, checked },
    findings: [],
    references,
    finding,
  };
}

/** What the team must know to answer; nobody reads it in Leichte Sprache. */
const forTeam = [moduleHeading('limits', easyGerman), moduleHeading('questions', easyGerman)];

/** Easy texts without a German one, or with other sections; a German text with mistakes is not compared. */
export function easyFindings(services: readonly ServiceRead[], easy: readonly EasyRead[]): readonly Finding[] {
  return easy.flatMap(({ key, variant, finding }) => {
    if (key === undefined) return [];
    const german = services.find((read) => read.key === key);
    if (!german) return [finding([], 'easyAlone', { key })];
    if (!german.service || !variant) return [];
    const wanted = sectionsOf(german.service.bodyMarkdown).filter((heading) => !forTeam.includes(heading));
    const there = sectionsOf(variant.bodyMarkdown ?? '');
    return [
      ...wanted
        .filter((heading) => !there.includes(heading))
        .map((heading) => ['easySectionMissing', heading] as const),
      ...there.filter((heading) => !wanted.includes(heading)).map((heading) => ['easySectionExtra', heading] as const),
    ].map(([code, heading]) => finding(['title'], code, { key: heading, file: `${key}.md` }));
  });
}

/** The service with its easy text, if there is one. */
export function withEasyText(service: CityService, easy: readonly EasyRead[]): CityService {
  const variant = easy.find((read) => read.key === service.key)?.variant;
  return variant ? { ...service, variants: [...service.variants, variant] } : service;
}
