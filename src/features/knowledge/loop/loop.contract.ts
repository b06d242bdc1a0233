// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../../lib/contract.ts';
import { easyGerman, languages } from '../../../lib/pure/language.ts';
import { daySchema } from '../facts/fact.contract.ts';
import { longestSearch } from '../knowledge.contract.ts';
import { longestWords } from './gap-words.core.ts';
import { gapFilters, gapKinds, gapStates, markKinds } from './loop.core.ts';

const forTeam = ['agent', 'lead', 'editor'] as const;
const forEditors = ['editor', 'lead'] as const;
const forDepartments = ['editor', 'lead', 'clerk'] as const;
const gapId = z.object({ gapId: z.string() });
const version = z.number().int();

const markSchema = z.object({ articleId: z.string(), kind: z.enum(markKinds) });

export const listMarks = endpoint({
  method: 'GET',
  path: '/api/knowledge/mark',
  access: forTeam,
  query: z.object({ contactId: z.string() }),
  reply: z.object({ marks: z.array(markSchema) }),
  summary: 'What was said of articles in one contact; by whom is not kept.',
});
export const setMark = endpoint({
  method: 'PUT',
  path: '/api/knowledge/mark',
  access: forTeam,
  body: markSchema.extend({
    language: z.enum([...languages, easyGerman]),
    /** The contact it belongs to; null outside calls: then it cannot be taken back. */
    contactId: z.string().nullable(),
    /** The matter of that contact the citizen was told in; null = its only one. */
    matterId: z.string().nullable().default(null),
    /** What had been looked for; kept without personal data. */
    words: z.string().max(longestSearch).default(''),
    on: z.boolean(),
  }),
  /** `gapWordId`: what a note can be added to. */
  reply: z.object({ on: z.boolean(), gapWordId: z.string().nullable() }),
  errors: ['databaseDown'],
  summary: 'Marks an article in a call (used, told, missing, wrong, unclear) or takes the mark back.',
});
export const noteGap = endpoint({
  method: 'PUT',
  path: '/api/knowledge/gap-word/:gapWordId/note',
  access: forTeam,
  params: z.object({ gapWordId: z.string() }),
  body: z.object({ note: z.string().max(longestSearch) }),
  reply: z.object({ note: z.string() }),
  errors: ['databaseDown'],
  summary: 'What is missing, wrong or unclear, in a few words; kept without personal data.',
});
export const openGap = endpoint({
  method: 'POST',
  path: '/api/knowledge/gap',
  access: forTeam,
  body: z.object({
    words: z.string().max(longestSearch),
    language: z.enum(languages),
    topic: z.string().nullable(),
    /** The matter's service, if it has one: its department is asked. */
    serviceId: z.string().nullable(),
  }),
  reply: z.object({
    /** As they are kept. */
    words: z.string(),
    /** Others had met it before. */
    known: z.boolean(),
  }),
  errors: ['nothingTelling', 'databaseDown'],
  summary: 'Nothing fitting was found: the words become a gap, without personal data.',
});

const wordingSchema = z.object({ words: z.string(), language: z.string(), times: z.number().int() });
export const gapSchema = z.object({
  gapId: z.string(),
  kind: z.enum(gapKinds),
  state: z.enum(gapStates),
  articleId: z.string().nullable(),
  articleTitle: z.string().nullable(),
  departmentId: z.string().nullable(),
  departmentName: z.string().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  due: daySchema.nullable(),
  overdue: z.boolean(),
  /** The citizens' words, the most frequent first; of a gap that was met very often the fifty most frequent. */
  wordings: z.array(wordingSchema),
  /** What agents added, the latest first; the last twenty. */
  notes: z.array(z.string()),
  /** How often it was met. */
  met: z.number().int(),
  lastMetAt: z.iso.datetime(),
  openedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** What the department says is right. */
  answer: z.string(),
  answerArticleId: z.string().nullable(),
  answerLanguage: z.string().nullable(),
  answerTitle: z.string().nullable(),
  /** Why it was dismissed. */
  reason: z.string(),
  version,
});
export type Gap = z.infer<typeof gapSchema>;

const changeErrors = ['versionChanged', 'gapEnded', 'databaseDown'] as const;

export const listGaps = endpoint({
  method: 'GET',
  path: '/api/knowledge/gap',
  access: forDepartments,
  query: z.object({
    search: z.string().max(200).default(''),
    state: z.enum(gapFilters).default('running'),
    departmentId: z.string().optional(),
    articleId: z.string().optional(),
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ gaps: z.array(gapSchema), cursor: z.string().nullable() }),
  summary: "Gaps of the knowledge base, the most frequently met first; a department's people see their own.",
});
export const getGap = endpoint({
  method: 'GET',
  path: '/api/knowledge/gap/:gapId',
  access: forDepartments,
  params: gapId,
  reply: gapSchema.extend({
    /** Who can own it: editors, leads and the people of its department. */
    owners: z.array(z.object({ accountId: z.string(), name: z.string() })),
    /** Articles that may answer it, as the search finds them. */
    candidates: z.array(z.object({ articleId: z.string(), title: z.string() })),
  }),
  summary: 'One gap with the articles that may answer it.',
});
export const changeGap = endpoint({
  method: 'PUT',
  path: '/api/knowledge/gap/:gapId',
  access: forDepartments,
  params: gapId,
  body: z.object({
    version,
    ownerId: z.string().nullable(),
    departmentId: z.string().nullable(),
    due: daySchema.nullable(),
    answer: z.string().max(4000),
  }),
  reply: gapSchema,
  errors: [...changeErrors, 'ownerUnknown', 'notYours'],
  summary: "Owner, department, day, and the department's answer.",
});
export const answerGap = endpoint({
  method: 'POST',
  path: '/api/knowledge/gap/:gapId/answer',
  access: forEditors,
  params: gapId,
  body: z.object({
    version,
    articleId: z.string(),
    /** The article is right and only could not be found: with the new keywords it is published at once. */
    publish: z.boolean().default(false),
  }),
  reply: gapSchema.extend({ language: z.string() }),
  errors: [...changeErrors, 'articleUnknown', 'draftOpen', 'fourEyes'],
  summary: "Its wordings become keywords in the article's draft; published, the gap is closed.",
});
export const dismissGap = endpoint({
  method: 'POST',
  path: '/api/knowledge/gap/:gapId/dismiss',
  access: forEditors,
  params: gapId,
  body: z.object({ version, reason: z.string().trim().max(500) }),
  reply: gapSchema,
  errors: [...changeErrors, 'reasonMissing'],
  summary: 'It does not belong into the knowledge base.',
});
export const mergeGap = endpoint({
  method: 'POST',
  path: '/api/knowledge/gap/:gapId/merge',
  access: forEditors,
  params: gapId,
  body: z.object({ version, into: z.string() }),
  reply: gapSchema,
  errors: [...changeErrors, 'sameGap'],
  summary: 'Another gap means the same: it takes up all words.',
});

export const listWeek = endpoint({
  method: 'GET',
  path: '/api/knowledge/week',
  access: forDepartments,
  reply: z.object({
    failed: z.array(
      z.object({
        words: z.string().max(longestWords),
        language: z.string(),
        times: z.number().int(),
        gapId: z.string(),
        state: z.enum(gapStates),
      }),
    ),
  }),
  summary: 'The wordings that failed in the last seven days, the most frequent first.',
});

const endedSchema = z.object({
  gapId: z.string(),
  words: z.string(),
  kind: z.enum(gapKinds),
  state: z.enum(['closed', 'dismissed']),
  articleId: z.string().nullable(),
  articleTitle: z.string().nullable(),
  reason: z.string(),
});
export type EndedGap = z.infer<typeof endedSchema>;

export const listEndedGaps = endpoint({
  method: 'GET',
  path: '/api/knowledge/ended-gap',
  access: forTeam,
  reply: z.object({ gaps: z.array(endedSchema) }),
  summary: 'Gaps this person met that have ended since; nobody else sees who met them.',
});
export const readEndedGap = endpoint({
  method: 'DELETE',
  path: '/api/knowledge/ended-gap/:gapId',
  access: forTeam,
  params: gapId,
  reply: z.object({}),
  errors: ['databaseDown'],
  summary: 'Read; it is no longer known that this person met it.',
});
