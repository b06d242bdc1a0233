// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What can be asked and done about news. Whatever says `unread` is about the person who asks and about nobody else:
 * no answer names other readers or counts them (NW8, held by `news-marks.test.ts`).
 */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { newsKinds, newsStates, newsTitleMost } from './news.core.ts';

const daySchema = z.iso.date();

/** What somebody writes; its length, days and topics are judged by the core, in words for people. */
export const newsTextSchema = z.object({
  kind: z.enum(newsKinds),
  title: z.string().trim().max(newsTitleMost),
  bodyMarkdown: z.string().trim().max(100_000),
  topics: z.array(z.string().max(100)).max(200),
  important: z.boolean(),
  firstDay: daySchema,
  lastDay: daySchema.nullable(),
});

export const newsRowSchema = z.object({
  newsId: z.string(),
  kind: z.enum(newsKinds),
  title: z.string(),
  /** Keys; empty = everybody. */
  topics: z.array(z.string()),
  important: z.boolean(),
  firstDay: daySchema,
  lastDay: daySchema.nullable(),
  state: z.enum(newsStates),
  version: z.number().int(),
  changedAt: z.iso.datetime(),
  /** Not yet read by the person who asks. */
  unread: z.boolean(),
});
export type NewsRow = z.infer<typeof newsRowSchema>;

export const deskNewsSchema = newsRowSchema.extend({
  /** Safe HTML of the text. */
  html: z.string(),
  /** It concerns the person who asks. */
  mine: z.boolean(),
});
export type DeskNews = z.infer<typeof deskNewsSchema>;

const newsVersionSchema = newsTextSchema.extend({
  version: z.number().int(),
  at: z.iso.datetime(),
  /** Who wrote it; null = the city's files. */
  by: z.string().nullable(),
  /** This version ended the message. */
  ended: z.boolean(),
});
export type NewsVersion = z.infer<typeof newsVersionSchema>;

export const newsSchema = newsRowSchema.extend({
  bodyMarkdown: z.string(),
  html: z.string(),
  by: z.string().nullable(),
  /** When somebody ended it before its last day. */
  endedAt: z.iso.datetime().nullable(),
  /** Every version, the newest first. */
  history: z.array(newsVersionSchema),
});
export type News = z.infer<typeof newsSchema>;

const topicSchema = z.object({ key: z.string(), de: z.string(), en: z.string() });
export type NewsTopic = z.infer<typeof topicSchema>;

const readers = ['agent', 'lead', 'editor'] as const;
const forWriters = ['editor', 'lead'] as const;
const newsParams = z.object({ newsId: z.string() });
const textErrors = [
  'newsIncomplete',
  'newsTooLong',
  'newsEndsBefore',
  'newsWithoutEnd',
  'topicUnknown',
  'databaseDown',
] as const;

export const listNews = endpoint({
  method: 'GET',
  path: '/api/news',
  access: readers,
  query: z.object({
    search: z.string().max(200).default(''),
    state: z.enum(newsStates).default('current'),
    kind: z.enum(newsKinds).optional(),
    topic: z.string().max(100).optional(),
    unread: z.enum(['true', 'false']).default('false'),
  }),
  reply: z.object({
    messages: z.array(newsRowSchema),
    /** How many fit; more than `messages` when only the newest are listed. */
    total: z.number().int(),
  }),
  summary: 'Messages for the team in reading order; planned ones for those who write.',
});
export const getDeskNews = endpoint({
  method: 'GET',
  path: '/api/news/desk',
  access: readers,
  reply: z.object({ messages: z.array(deskNewsSchema) }),
  summary: 'All current messages with their texts, in reading order.',
});
export const listNewsTopics = endpoint({
  method: 'GET',
  path: '/api/news/topics',
  access: 'signedIn',
  reply: z.object({ topics: z.array(topicSchema) }),
  summary: 'Topics a message can concern, in the order of the menu.',
});
export const getNews = endpoint({
  method: 'GET',
  path: '/api/news/:newsId',
  access: readers,
  params: newsParams,
  reply: newsSchema,
  summary: 'One message with all its versions.',
});
export const createNews = endpoint({
  method: 'POST',
  path: '/api/news',
  access: forWriters,
  body: newsTextSchema,
  reply: newsSchema,
  errors: textErrors,
  summary: 'A new message.',
});
export const changeNews = endpoint({
  method: 'PUT',
  path: '/api/news/:newsId',
  access: forWriters,
  params: newsParams,
  body: newsTextSchema.extend({ version: z.number().int() }),
  reply: newsSchema,
  errors: ['newsChanged', ...textErrors],
  summary: 'A new version of a message; refused with the newer one if there is one.',
});
export const endNews = endpoint({
  method: 'POST',
  path: '/api/news/:newsId/end',
  access: forWriters,
  params: newsParams,
  body: z.object({ version: z.number().int() }),
  reply: newsSchema,
  errors: ['versionChanged', 'newsNotCurrent', 'databaseDown'],
  summary: 'Ends a current message at once.',
});
export const deleteNews = endpoint({
  method: 'DELETE',
  path: '/api/news/:newsId',
  access: forWriters,
  params: newsParams,
  query: z.object({ version: z.coerce.number().int() }),
  reply: z.object({}),
  errors: ['versionChanged', 'newsInForce', 'databaseDown'],
  summary: 'Deletes a message for good; an instruction only before its first day.',
});
export const readNews = endpoint({
  // PUT, so that no answer is kept for repeats: nothing but the mark itself remembers it.
  method: 'PUT',
  path: '/api/news/:newsId/read',
  access: readers,
  params: newsParams,
  body: z.object({ version: z.number().int() }),
  reply: z.object({}),
  errors: ['databaseDown'],
  summary: 'Marks a version as read, for the own screen only.',
});
export const previewNews = endpoint({
  method: 'POST',
  path: '/api/news/preview',
  access: forWriters,
  body: z.object({ bodyMarkdown: z.string().max(100_000) }),
  reply: z.object({ html: z.string() }),
  summary: 'A text as it will be read; nothing is saved.',
});
