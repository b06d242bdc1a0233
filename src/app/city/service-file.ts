// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads one `services/*.md`: the German article of a service, with short answers in other languages in its head. */
import { tidyQuestions, whyNotQuestions } from '../../features/knowledge/questions/question.core.ts';
import type { PlaceValue } from '../../features/directory/directory-edit.core.ts';
import { readArticleFile } from './article-file.ts';
import { factReferencesOf, type FactReference } from './fact-checks.ts';
import type { Finding } from './city-problem.ts';
import { foreignLanguages, serviceHead } from './service-shapes.ts';
import type { CityService, CityVariant } from './city.ts';
import type { Read } from './read-yaml.ts';

/** The three facts every article has, with what the desk calls them. */
export const factLabels = [
  ['fee', 'Gebühr'],
  ['duration', 'Dauer'],
  ['deadline', 'Frist'],
] as const;

/** As the database lists them. */
export function inPlaceOrder(places: readonly PlaceValue[]): readonly PlaceValue[] {
  return places.toSorted((a, b) => (a.place < b.place ? -1 : 1));
}

/** A service as read, with a way to point at parts of its head. */
export interface ServiceRead {
  /** Name of its file without `.md`, also where the text has mistakes. */
  readonly key?: string;
  readonly service?: CityService;
  readonly findings: readonly Finding[];
  readonly references: readonly FactReference[];
  readonly finding: Read<unknown>['finding'];
}

/** `file` is the path inside the city's folder. */
export function readService(file: string, text: string): ServiceRead {
  const { head, shortAnswer, markdown, findings: inText, finding } = readArticleFile(file, text, serviceHead);
  const key = /^services\/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(file)?.[1];
  const copied = foreignLanguages.filter((language) => head?.short[language] === shortAnswer && shortAnswer !== '');
  const { references, findings: inReferences } = factReferencesOf(file, text);
  const wrong = whyNotQuestions(head?.questions ?? []);
  const findings = [
    ...inText,
    // QS7
    ...(wrong ? [finding(['questions', wrong.at], wrong.why)] : []),
    ...inReferences,
    ...copied.map((language) => finding(['short', language], 'shortIsGerman', { key: language })),
    ...(key === undefined ? [{ file, line: 1, code: 'fileName' as const, params: {} }] : []),
  ];
  if (!head || key === undefined || findings.length > 0)
    return { ...(key === undefined ? {} : { key }), findings, references, finding };
  const {
    facts,
    ownFacts = [],
    leika,
    short,
    checked,
    questions,
    internal,
    until,
    reviewBy,
    fourEyes,
    headings,
    places,
    ...rest
  } = head;
  const { withoutShort: _form, ...named } = rest;
  const variants = foreignLanguages.flatMap((language): CityVariant[] => {
    const answer = short[language];
    return answer === undefined
      ? []
      : [{ language, title: rest.titles[language], shortAnswer: answer, checked: checked.includes(language) }];
  });
  const service: CityService = {
    key,
    ...(leika === undefined ? {} : { leika }),
    ...named,
    shortAnswer,
    facts: facts ? factLabels.map(([name, label]) => ({ label, value: facts[name] })) : ownFacts,
    bodyMarkdown: markdown,
    ...(internal.trim() !== '' && { internalMarkdown: internal }),
    ...(until !== undefined && { validUntil: until }),
    ...(reviewBy !== undefined && { reviewBy }),
    ...(fourEyes && { fourEyes }),
    ...(headings === 'own' && { ownHeadings: true as const }),
    ...(places.length > 0 && { places: inPlaceOrder(places) }),
    ...(questions.length === 0 ? {} : { questions: tidyQuestions(questions) }),
    checked: checked.includes('de'),
    variants,
  };
  return { key, service, findings, references, finding };
}
