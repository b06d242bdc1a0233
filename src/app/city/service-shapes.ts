// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The shapes of the heads of `services/*.md`, in German and in other languages. */
import { z } from 'zod';
import { questionKinds } from '../../features/knowledge/questions/question.core.ts';
import { languages, type Language } from '../../lib/pure/language.ts';
import { date, key, leika, spoken, stage, text, yesNo } from './basic-shapes.ts';

type ForeignLanguage = Exclude<Language, 'de'>;

/** The spoken languages an article is translated into. */
export const foreignLanguages = languages.filter((language): language is ForeignLanguage => language !== 'de');

/** Longer short answers (characters) nobody keeps in mind on the telephone. */
export const shortAnswerLength = 400;

const shortAnswer = text.superRefine((answer, context) => {
  if (answer.length > shortAnswerLength)
    context.addIssue({
      code: 'custom',
      message: 'longShortAnswer',
      params: { length: answer.length, max: shortAnswerLength },
    });
});
const shortAnswers = z.strictObject(
  Object.fromEntries(foreignLanguages.map((l) => [l, shortAnswer.optional()])) as Record<
    ForeignLanguage,
    z.ZodOptional<typeof shortAnswer>
  >,
);
const words = z.array(text).default([]);

/** What is asked when a ticket is taken (QS7); the rest is checked by `whyNotQuestions`. */
const question = z.strictObject({
  key,
  kind: z.enum(questionKinds),
  required: yesNo.default(false),
  words: z.strictObject({
    ...(Object.fromEntries(foreignLanguages.map((l) => [l, text.optional()])) as Record<
      ForeignLanguage,
      z.ZodOptional<typeof text>
    >),
    de: text,
  }),
  choices: words,
});

/** What a wording has beside its text, whatever its language. */
const wordingHead = {
  /** Only for the team, shown beside the text; Markdown. */
  internal: z.string().default(''),
  /** Last day it is shown. */
  until: date.optional(),
  /** `own` = headings beside those every article has, as a city writes them on its screens. */
  headings: z.literal('own').optional(),
  /** Nothing of it is said in one breath. */
  withoutShort: yesNo.default(false),
};

const ownFacts = z.array(z.strictObject({ label: text, value: text }));

/** The front matter of `services/*.md`. */
export const serviceHead = z
  .strictObject({
    leika: leika.optional(),
    department: key,
    topic: key.optional(),
    lifeSituations: z.array(key).default([]),
    stage,
    protected: yesNo.default(false),
    /** `model` = written for the model city, not the word of an authority; `official` = answered for by the department. */
    content: z.enum(['model', 'official']),
    titles: spoken,
    /** What is said in one breath in other languages; what is missing is shown in German. */
    short: shortAnswers.default({}),
    /** Languages whose title and short answer somebody has read; all others count as drafted by a machine. */
    checked: z.array(z.enum(languages)).default(['de']),
    keywords: z.strictObject({
      de: z.array(text),
      ...(Object.fromEntries(foreignLanguages.map((l) => [l, words])) as Record<ForeignLanguage, typeof words>),
    }),
    facts: z.strictObject({ fee: text, duration: text, deadline: text }).optional(),
    /** Instead of those three: what the desk shows large, with labels of its own. */
    ownFacts: ownFacts.optional(),
    questions: z.array(question).default([]),
    ...wordingHead,
    /** Day by which somebody must have read it again. */
    reviewBy: date.optional(),
    /** Whoever wrote a wording must not approve it. */
    fourEyes: yesNo.default(false),
    /** Where another department is responsible for it: in a district, or in some of its streets. */
    places: z.array(z.strictObject({ place: text, streets: z.array(text).default([]), department: key })).default([]),
  })
  .check(checkedHasShort)
  .check(hasFacts);

/** The head of `services/*.leicht.md`, `services/*.tr.md` …: a whole article in another language. */
export const languageHead = z.strictObject({
  title: text,
  checked: yesNo,
  ownFacts: ownFacts.default([]),
  ...wordingHead,
});

/** Only what is there can have been checked. */
function checkedHasShort(
  payload: z.core.ParsePayload<{
    readonly checked: readonly Language[];
    readonly short: Partial<Record<ForeignLanguage, string | undefined>>;
  }>,
): void {
  const { checked, short } = payload.value;
  checked.forEach((language, i) => {
    if (language !== 'de' && short[language] === undefined)
      payload.issues.push({
        code: 'custom',
        message: 'checkedWithoutShort',
        params: { key: language },
        path: ['checked', i],
        input: payload.value,
      });
  });
}

/** The three facts, or others. */
function hasFacts(
  payload: z.core.ParsePayload<{ readonly facts?: object | undefined; readonly ownFacts?: object | undefined }>,
): void {
  const { facts, ownFacts: own } = payload.value;
  if ((facts === undefined) === (own === undefined))
    payload.issues.push({
      ...{ code: 'custom', message: own ? 'factsTwice' : 'missing', params: { key: 'facts' } },
      ...{ path: own ? ['ownFacts'] : [], input: payload.value },
    });
}
