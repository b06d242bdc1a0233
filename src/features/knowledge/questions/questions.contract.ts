// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../../lib/contract.ts';
import { languages, type Language } from '../../../lib/pure/language.ts';
import { questionKinds, questionLimits, type Answer, type Answered, type Question } from './question.core.ts';

const foreign = Object.fromEntries(
  languages.flatMap((language) => (language === 'de' ? [] : [[language, z.string().max(2000).optional()]])),
) as Record<Exclude<Language, 'de'>, z.ZodOptional<z.ZodString>>;

/** A question on its way; what the words lack is decided by the core, so that a mistake is named at its question. */
export const questionSchema = z.object({
  key: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  kind: z.enum(questionKinds),
  required: z.boolean(),
  words: z.object({ ...foreign, de: z.string().max(2000) }),
  choices: z.array(z.string().max(1000)).max(100),
}) satisfies z.ZodType<Question>;

export const answerSchema = z.object({
  key: z.string().max(60),
  value: z.string().max(questionLimits.long * 2),
}) satisfies z.ZodType<Answer>;

export const answeredSchema = z.object({
  question: z.string(),
  kind: z.enum(questionKinds),
  /** Empty = nothing was said; a date is an ISO date. */
  value: z.string(),
}) satisfies z.ZodType<Answered>;

/** A set of a service. */
export const questionSetSchema = z.object({
  /** Null = never had one. */
  questionSetId: z.string().nullable(),
  /** 0 = never had one. */
  version: z.number().int(),
  questions: z.array(questionSchema),
});
export type QuestionSet = z.infer<typeof questionSetSchema>;

const editedSetSchema = questionSetSchema.extend({
  serviceTitle: z.string(),
  madeAt: z.iso.datetime().nullable(),
  /** Empty = the city's files, or nobody. */
  madeBy: z.string(),
});

/** A service in the list of those that can be asked about. */
const questionRowSchema = z.object({
  articleId: z.string(),
  serviceTitle: z.string(),
  departmentName: z.string(),
  /** How many are asked. */
  count: z.number().int(),
  /** 0 = never had any. */
  version: z.number().int(),
  madeAt: z.iso.datetime().nullable(),
  /** Empty = the city's files, or nobody. */
  madeBy: z.string(),
});
export type QuestionRow = z.infer<typeof questionRowSchema>;

const forEditors = ['editor', 'lead', 'admin'] as const;
const ofArticle = z.object({ articleId: z.uuid() });

export const getQuestions = endpoint({
  method: 'GET',
  path: '/api/service/:serviceId/questions',
  access: ['agent', 'lead'],
  params: z.object({ serviceId: z.string() }),
  reply: questionSetSchema,
  summary: 'What is asked when a ticket of this service is taken.',
});
export const listQuestionSets = endpoint({
  method: 'GET',
  path: '/api/editing/questions',
  access: forEditors,
  query: z.object({
    /** Beginnings of words of service and department. */
    search: z.string().max(200).default(''),
    /** Only services that ask something. */
    asking: z.enum(['true', 'false']).default('false'),
  }),
  reply: z.object({
    /** By title, at most 200. */
    services: z.array(questionRowSchema),
    /** Of all that fit. */
    total: z.number().int(),
  }),
  summary: 'The services with how much is asked for a ticket of each.',
});
export const getEditedQuestions = endpoint({
  method: 'GET',
  path: '/api/editing/article/:articleId/questions',
  access: forEditors,
  params: ofArticle,
  reply: editedSetSchema,
  summary: 'The questions of an article’s service, with who changed them last.',
});
export const saveQuestions = endpoint({
  method: 'PUT',
  path: '/api/editing/article/:articleId/questions',
  access: forEditors,
  params: ofArticle,
  body: z.object({
    /** The one this was made from; 0 = there was none. */
    version: z.number().int().min(0),
    questions: z.array(questionSchema).max(100),
  }),
  reply: editedSetSchema,
  errors: ['questionsWrong', 'versionChanged', 'databaseDown'],
  summary: 'A new version of the questions; tickets that were taken keep theirs.',
});
