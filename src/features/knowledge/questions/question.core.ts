// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What is asked when a ticket of a service is taken, and what counts as an answer; for the button as well as for the server.
 * Reads and writes nothing. Rules: questions.spec.md (QS1 …).
 */
import { isDate } from '../../../lib/pure/calendar.ts';
import type { Language } from '../../../lib/pure/language.ts';

/** How a question is answered. */
export const questionKinds = ['short', 'long', 'choice', 'date'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** One question of a set. */
export interface Question {
  /** Names it within its set; never shown. */
  readonly key: string;
  readonly kind: QuestionKind;
  readonly required: boolean;
  /** By language; German is always there, the others are read out to the caller. */
  readonly words: Readonly<Partial<Record<Language, string | undefined>>> & { readonly de: string };
  /** Of `choice`, in German; empty otherwise. */
  readonly choices: readonly string[];
}

/** What was said to one question: text, one of the choices, or an ISO date. */
export interface Answer {
  readonly key: string;
  readonly value: string;
}

/** QS2: the most of everything; lengths in characters. */
export const questionLimits = { questions: 20, words: 300, choices: 15, choice: 100, short: 200, long: 4000 } as const;

export type QuestionFault = 'wordsMissing' | 'choicesMissing' | 'choiceTwice' | 'keyTwice' | 'tooLong' | 'tooMany';

/** QS2: the first thing wrong with a set and at which question (from 0); undefined = it can be kept. */
export function whyNotQuestions(
  questions: readonly Question[],
): { readonly at: number; readonly why: QuestionFault } | undefined {
  const { questions: most } = questionLimits;
  if (questions.length > most) return { at: most, why: 'tooMany' };
  for (const [at, question] of questions.entries()) {
    const twice = questions.findIndex(({ key }) => key === question.key) < at;
    const why = twice ? 'keyTwice' : faultOf(question);
    if (why) return { at, why };
  }
  return undefined;
}

function faultOf({ kind, words, choices }: Question): QuestionFault | undefined {
  if (words.de.trim() === '') return 'wordsMissing';
  if (Object.values(words).some((text) => (text ?? '').length > questionLimits.words)) return 'tooLong';
  if (kind !== 'choice') return undefined;
  const said = choices.map((choice) => choice.trim()).filter((choice) => choice !== '');
  if (said.length < 2) return 'choicesMissing';
  if (said.length > questionLimits.choices) return 'tooMany';
  if (said.some((choice) => choice.length > questionLimits.choice)) return 'tooLong';
  return new Set(said).size < said.length ? 'choiceTwice' : undefined;
}

/** The set as it is kept: no blanks around words, no empty choices or translations, choices only where one chooses. */
export function tidyQuestions(questions: readonly Question[]): Question[] {
  return questions.map(({ key, kind, required, words, choices }) => ({
    key,
    kind,
    required,
    words: {
      ...Object.fromEntries(
        Object.entries(words).flatMap(([language, text]) => (text?.trim() ? [[language, text.trim()]] : [])),
      ),
      de: words.de.trim(),
    },
    choices: kind === 'choice' ? choices.map((choice) => choice.trim()).filter((choice) => choice !== '') : [],
  }));
}

export type AnswerFault = 'answerMissing' | 'answerTooLong' | 'answerNoChoice' | 'answerNoDate';

/** QS4: why this is no answer to the question; undefined = it is one, or none is needed. */
export function whyNotAnswer(question: Question, value: string): AnswerFault | undefined {
  const said = value.trim();
  if (said === '') return question.required ? 'answerMissing' : undefined;
  switch (question.kind) {
    case 'short':
      return said.length > questionLimits.short ? 'answerTooLong' : undefined;
    case 'long':
      return said.length > questionLimits.long ? 'answerTooLong' : undefined;
    case 'choice':
      return question.choices.includes(said) ? undefined : 'answerNoChoice';
    case 'date':
      return isDate(said) ? undefined : 'answerNoDate';
  }
}

/** QS4: the first question, in their order, that is not answered well; undefined = all is. */
export function whyNotAnswers(
  questions: readonly Question[],
  answers: readonly Answer[],
): { readonly question: Question; readonly why: AnswerFault } | undefined {
  for (const question of questions) {
    const why = whyNotAnswer(question, valueOf(answers, question.key));
    if (why) return { question, why };
  }
  return undefined;
}

/** What is kept of the answers: what was said, in the order of the questions; what nobody asked is dropped (QS4). */
export function tidyAnswers(questions: readonly Question[], answers: readonly Answer[]): Answer[] {
  return questions.flatMap(({ key }) => {
    const value = valueOf(answers, key).trim();
    return value === '' ? [] : [{ key, value }];
  });
}

/** A question as it was asked, with what was said. */
export interface Answered {
  readonly question: string;
  readonly kind: QuestionKind;
  /** Empty = nothing was said. */
  readonly value: string;
}

/** QS5: the questions of a set with what was said to each, in German. */
export function answered(questions: readonly Question[], answers: readonly Answer[]): Answered[] {
  return questions.map(({ key, kind, words }) => ({ question: words.de, kind, value: valueOf(answers, key) }));
}

/** QS5: all that was said, in one line for a table. Dates as people write them here. */
export function answersInOneLine(said: readonly Answered[]): string {
  return said
    .filter(({ value }) => value !== '')
    .map((one) => `${one.question} ${answerInWords(one)}`.replace(/\s+/g, ' '))
    .join('; ');
}

/** An answer as people read it here: a date as `30.11.2026`. */
export function answerInWords({ kind, value }: Pick<Answered, 'kind' | 'value'>): string {
  return kind === 'date' ? value.split('-').toReversed().join('.') : value;
}

function valueOf(answers: readonly Answer[], key: string): string {
  return answers.find((answer) => answer.key === key)?.value ?? '';
}
