// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Services as their Markdown files: the way back of `service-file.ts` and `language-file.ts`. */
import { foreignLanguages, shortAnswerLength } from './service-shapes.ts';
import type { CityService, CityVariant, CityWording } from './city.ts';
import { inFileOrder } from './file-order.ts';
import { languageSuffix } from './language-file.ts';
import { factLabels } from './service-file.ts';
import { yamlText, type Writable } from './write-yaml.ts';

/** The file of a service and those of its texts in other languages, by path. */
export function serviceFiles(service: CityService): readonly (readonly [string, string])[] {
  const apart = service.variants.filter((variant) => !fitsInHead(service, variant));
  return [
    [`services/${service.key}.md`, article(headOf(service, apart), service)],
    ...apart.map((variant): readonly [string, string] => [
      `services/${service.key}.${languageSuffix(variant.language)}.md`,
      article(languageHeadOf(variant), variant),
    ]),
  ];
}

/** A short answer alone stands in the head of the German file. */
function fitsInHead(service: CityService, variant: CityVariant): boolean {
  const { language, title, shortAnswer, bodyMarkdown = '', internalMarkdown, validUntil, facts } = variant;
  if (language === 'de-x-leicht' || bodyMarkdown !== '' || facts || internalMarkdown !== undefined) return false;
  const isShort = shortAnswer !== '' && shortAnswer.length <= shortAnswerLength && shortAnswer !== service.shortAnswer;
  return isShort && validUntil === undefined && title === service.titles[language];
}

function headOf(service: CityService, apart: readonly CityVariant[]): Writable {
  const { leika, department, topic, lifeSituations, stage, content, titles, keywords, variants } = service;
  const inHead = variants.filter((variant) => !apart.includes(variant));
  const short = Object.fromEntries(inHead.map(({ language, shortAnswer }) => [language, shortAnswer]));
  const checked = ['de', ...inHead.map(({ language }) => language)].filter((language) =>
    language === 'de' ? service.checked : inHead.some((one) => one.language === language && one.checked),
  );
  return {
    ...{ leika, department, topic },
    lifeSituations: lifeSituations.length > 0 ? [...lifeSituations] : undefined,
    stage,
    protected: service.protected ? true : undefined,
    content,
    titles: inFileOrder(titles),
    short: inHead.length > 0 ? short : undefined,
    // Without a word only the German text counts as read.
    checked: checked.join() === 'de' ? undefined : checked,
    keywords: {
      de: [...keywords.de],
      ...Object.fromEntries(
        foreignLanguages.flatMap((language) =>
          keywords[language].length > 0 ? [[language, [...keywords[language]]]] : [],
        ),
      ),
    },
    ...factsOf(service),
    questions: service.questions?.map(({ key, kind, required, words, choices }) => ({
      ...{ key, kind, words: inFileOrder(words) },
      required: required ? true : undefined,
      choices: choices.length > 0 ? [...choices] : undefined,
    })),
    ...wordingOf(service),
    reviewBy: service.reviewBy,
    fourEyes: service.fourEyes === true ? true : undefined,
    places: service.places?.map(({ place, streets, department: of }) => ({
      ...{ place, department: of },
      streets: streets.length > 0 ? [...streets] : undefined,
    })),
  };
}

function languageHeadOf({ title, checked, facts, ...wording }: CityVariant): Writable {
  return { title, checked, ownFacts: facts?.map((fact) => ({ ...fact })), ...wordingOf(wording) };
}

function wordingOf({
  internalMarkdown,
  validUntil,
  ownHeadings,
  shortAnswer,
}: CityWording & { readonly shortAnswer: string }) {
  return {
    internal: internalMarkdown,
    until: validUntil,
    headings: ownHeadings ? 'own' : undefined,
    withoutShort: shortAnswer === '' ? true : undefined,
  };
}

function factsOf({ facts }: CityService): { readonly facts?: Writable; readonly ownFacts?: Writable } {
  const areUsual =
    facts.length === factLabels.length &&
    factLabels.every(([, label], i) => facts[i]?.label === label && facts[i]?.value.trim() !== '');
  return areUsual
    ? { facts: Object.fromEntries(factLabels.map(([name], i) => [name, facts[i]?.value ?? ''])) }
    : { ownFacts: facts.filter(({ label, value }) => label !== '' && value !== '').map((fact) => ({ ...fact })) };
}

function article(
  head: Writable,
  { shortAnswer, bodyMarkdown = '' }: { readonly shortAnswer: string; readonly bodyMarkdown?: string },
): string {
  const parts = [
    '---\n',
    yamlText(head, {
      oneLine: ['lifeSituations', 'checked', 'words', 'choices', 'streets', ...foreignLanguages, 'de'],
    }),
    '---\n',
  ];
  if (shortAnswer !== '') parts.push(`\n${shortAnswer}\n`);
  if (bodyMarkdown !== '') parts.push(`\n${bodyMarkdown}`);
  return parts.join('');
}
