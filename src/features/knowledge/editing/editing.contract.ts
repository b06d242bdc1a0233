// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../../lib/contract.ts';
import { easyGerman, languages } from '../../../lib/pure/language.ts';
import { daySchema } from '../facts/fact.contract.ts';
import { lifeSituationKeys } from '../life-situations/life-situation.contract.ts';
import { editingTasks } from './editor-tasks.core.ts';
import { articleSchema } from '../knowledge.contract.ts';
import { draftStates, stepRefusals, steps, type DraftText } from './editing.core.ts';
import { validityRefusals } from './validity.core.ts';

const languageSchema = z.enum([...languages, easyGerman]);

/** What an editor types; drafts may be incomplete. */
export const draftTextSchema = z.object({
  title: z.string().max(200),
  shortAnswer: z.string().max(2000),
  bodyMarkdown: z.string().max(60_000),
  internalMarkdown: z.string().max(20_000),
  keywords: z.array(z.string().trim().min(1).max(100)).max(200),
  facts: z.array(z.object({ label: z.string().max(100), value: z.string().max(500) })).max(12),
  checked: z.boolean(),
  validFrom: daySchema.nullable(),
  // What a browser kept from before there were last days has none.
  validUntil: daySchema.nullable().default(null),
}) satisfies z.ZodType<DraftText>;

const publishedSchema = draftTextSchema.omit({ validFrom: true }).extend({
  version: z.number().int(),
  /** The German version a translation was made from. */
  germanVersion: z.number().int().nullable(),
  at: z.iso.datetime(),
});

const draftSchema = draftTextSchema.extend({
  state: z.enum(draftStates),
  version: z.number().int(),
  basedOnVersion: z.number().int(),
  germanVersion: z.number().int().nullable(),
  /** Who saved it last. */
  author: z.string(),
  authors: z.array(z.string()),
  reviewer: z.string().nullable(),
  /** Why it was sent back. */
  reason: z.string().nullable(),
  savedAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof draftSchema>;

const changedSchema = z.object({ before: z.string().nullable(), after: z.string().nullable() });
const markedSchema = z.object({
  sentence: z.string(),
  /** Names of the facts that changed since somebody looked at it. */
  facts: z.array(z.string()),
});

const wordingSchema = z.object({
  language: languageSchema,
  published: publishedSchema.nullable(),
  draft: draftSchema.nullable(),
  /** Sentences of the German wording that changed since this one was made from it. */
  changed: z.array(changedSchema),
  /** Sentences that mention a fact that changed. */
  marked: z.array(markedSchema),
  /** May get a last day: something is there to be read afterwards. */
  /** Title and search words its service has in this language: what a first wording begins with. */
  serviceTitle: z.string(),
  serviceKeywords: z.array(z.string()),
  mayEnd: z.boolean(),
  /** After the last day an earlier wording returns; false = the German one is shown. */
  returns: z.boolean(),
});
export type WordingState = z.infer<typeof wordingSchema>;

export const editedArticleSchema = z.object({
  articleId: z.string(),
  title: z.string(),
  leika: z.string().nullable(),
  departmentName: z.string(),
  version: z.number().int(),
  ownerId: z.string().nullable(),
  reviewBy: daySchema.nullable(),
  reviewOverdue: z.boolean(),
  fourEyes: z.boolean(),
  /** Keys, in the order of the city's list. */
  lifeSituations: z.array(z.string()),
  /** Who can be the owner. */
  editors: z.array(z.object({ accountId: z.string(), name: z.string() })),
  /** All languages, German first. */
  wordings: z.array(wordingSchema),
});
export type EditedArticle = z.infer<typeof editedArticleSchema>;

export const editedRowSchema = z.object({
  articleId: z.string(),
  title: z.string(),
  departmentId: z.string(),
  departmentName: z.string(),
  ownerName: z.string().nullable(),
  reviewBy: daySchema.nullable(),
  reviewOverdue: z.boolean(),
  drafts: z.array(z.object({ language: languageSchema, state: z.enum(draftStates) })),
  /** Languages whose wording is behind the German one. */
  outdated: z.array(languageSchema),
  /** Wordings with sentences whose facts changed. */
  marked: z.number().int(),
  factRunningOut: z.boolean(),
  /** Published wordings with a last day. */
  endings: z.array(z.object({ language: languageSchema, day: daySchema })),
  /** One of them ends soon. */
  wordingRunningOut: z.boolean(),
});
export type EditedRow = z.infer<typeof editedRowSchema>;

export const historyEntrySchema = publishedSchema.extend({
  /** Null = the city's files, or nobody: `insteadOf`. */
  by: z.string().nullable(),
  why: z.string(),
  /** It returned by itself when the last day of this version was over. */
  insteadOf: z.number().int().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

const forEditors = ['editor', 'lead'] as const;
const wording = z.object({ articleId: z.string(), language: languageSchema });
const saveErrors = ['draftChanged', 'factUnknown', 'databaseDown'] as const;
/** What the person saw: with anything newer there, nothing is saved. */
const seen = {
  /** Version of the draft; 0 = there was none. */
  draftVersion: z.number().int().min(0),
  /** The published version the draft begins with; 0 = there was none. */
  basedOnVersion: z.number().int().min(0),
};

export const listEditedArticles = endpoint({
  method: 'GET',
  path: '/api/editing/article',
  access: forEditors,
  query: z.object({
    search: z.string().max(200).default(''),
    departmentId: z.string().optional(),
    state: z.enum(draftStates).optional(),
    task: z.enum(editingTasks).optional(),
    lifeSituation: z.string().max(100).optional(),
  }),
  reply: z.object({ articles: z.array(editedRowSchema) }),
  summary: 'Articles with what is to be done on them, by title.',
});
export const createArticle = endpoint({
  method: 'POST',
  path: '/api/editing/article',
  access: forEditors,
  body: z.object({
    title: z.string().trim().min(1).max(200),
    departmentId: z.string(),
    topic: z.string().max(100).nullable(),
    /** 14 digits (Leistungskatalog). */
    leika: z
      .string()
      .regex(/^\d{14}$/)
      .nullable(),
    lifeSituations: lifeSituationKeys.default([]),
  }),
  reply: z.object({ articleId: z.string() }),
  errors: ['departmentUnknown', 'titleTaken', 'lifeSituationUnknown', 'databaseDown'],
  summary: 'A service that is new in the knowledge base, with an article nobody has written yet.',
});
export const removeArticle = endpoint({
  method: 'DELETE',
  path: '/api/editing/article/:articleId',
  access: forEditors,
  params: z.object({ articleId: z.string() }),
  reply: z.object({}),
  errors: ['alreadyPublished', 'serviceInUse', 'databaseDown'],
  summary: 'Removes an article that was never published, with its service.',
});
export const getEditedArticle = endpoint({
  method: 'GET',
  path: '/api/editing/article/:articleId',
  access: forEditors,
  params: z.object({ articleId: z.string() }),
  reply: editedArticleSchema,
  summary: 'One article with all its wordings, published and in work.',
});
export const changeEditedArticle = endpoint({
  method: 'PUT',
  path: '/api/editing/article/:articleId',
  access: forEditors,
  params: z.object({ articleId: z.string() }),
  body: z.object({
    version: z.number().int(),
    ownerId: z.string().nullable(),
    reviewBy: daySchema.nullable(),
    fourEyes: z.boolean(),
    /** Absent = as they are. */
    lifeSituations: lifeSituationKeys.optional(),
  }),
  reply: editedArticleSchema,
  errors: ['versionChanged', 'ownerUnknown', 'lifeSituationUnknown', 'databaseDown'],
  summary: 'Owner, day of the next review, whether four eyes are needed, and the life situations of the service.',
});
export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/editing/article/:articleId/:language/draft',
  access: forEditors,
  params: wording,
  body: draftTextSchema.extend({
    ...seen,
    /** For translations: the German version it follows. */
    germanVersion: z.number().int().nullable().default(null),
  }),
  reply: draftSchema,
  errors: saveErrors,
  summary:
    'Saves a draft. With something newer there it answers 409 with that text in `params.theirs` (JSON); nothing is overwritten.',
});
export const goStep = endpoint({
  method: 'POST',
  path: '/api/editing/article/:articleId/:language/step',
  access: forEditors,
  params: wording,
  body: z.object({
    step: z.enum(steps),
    draftVersion: z.number().int(),
    /** Needed to send it back; kept in the history when it is published. */
    reason: z.string().trim().max(1000).default(''),
  }),
  reply: editedArticleSchema,
  errors: [...stepRefusals, ...validityRefusals, 'draftChanged', 'reasonMissing', 'databaseDown'],
  summary: 'A draft goes its way: submit, approve, reject, publish, withdraw, discard.',
});
export const getHistory = endpoint({
  method: 'GET',
  path: '/api/editing/article/:articleId/:language/history',
  access: forEditors,
  params: wording,
  reply: z.object({ entries: z.array(historyEntrySchema) }),
  summary: 'Every published wording, the newest first.',
});
export const restoreVersion = endpoint({
  method: 'POST',
  path: '/api/editing/article/:articleId/:language/restore',
  access: forEditors,
  params: wording,
  body: z.object({ ...seen, version: z.number().int() }),
  reply: draftSchema,
  errors: saveErrors,
  summary: 'Makes an old wording the draft; published is it only by the usual way.',
});
export const confirmWording = endpoint({
  method: 'POST',
  path: '/api/editing/article/:articleId/:language/confirm',
  access: forEditors,
  params: wording,
  body: z.object({
    what: z.enum(['facts', 'translation']),
    version: z.number().int(),
    /** For a translation: the German version it was compared with. */
    germanVersion: z.number().int().nullable(),
  }),
  reply: editedArticleSchema,
  errors: ['versionChanged', 'databaseDown'],
  summary: 'Somebody looked: the sentences with changed facts, or the translation as a whole, are still right.',
});
export const previewDraft = endpoint({
  method: 'PUT',
  path: '/api/editing/article/:articleId/:language/preview',
  access: forEditors,
  params: wording,
  body: draftTextSchema,
  reply: z.object({ article: articleSchema }),
  summary: 'How a draft would be read today, with the values of its facts; nothing is kept.',
});
