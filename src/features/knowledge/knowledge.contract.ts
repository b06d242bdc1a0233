// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { attachmentSchema } from './attachments/attachments.contract.ts';
import { lifeSituationSchema } from './life-situations/life-situation.contract.ts';

export const serviceRowSchema = z.object({
  serviceId: z.string(),
  leika: z.string().nullable(),
  title: z.string(),
  departmentId: z.string(),
  departmentName: z.string(),
  topic: z.string().nullable(),
  protected: z.boolean(),
});
export type ServiceRow = z.infer<typeof serviceRowSchema>;

export const articleHitSchema = z.object({
  articleId: z.string(),
  serviceId: z.string(),
  title: z.string(),
  departmentName: z.string(),
  /** The piece of the article that answers, and where in it the words stand: [from, to) in UTF-16 units. */
  passage: z.object({ text: z.string(), marks: z.array(z.tuple([z.number(), z.number()])) }),
  language: z.string(),
  /** Weak: it may be something else. */
  unsure: z.boolean(),
});
/** Longer questions are cut by the screens; nobody says more in one breath. */
export const longestSearch = 400;

export const articleSchema = z.object({
  articleId: z.string(),
  serviceId: z.string(),
  leika: z.string().nullable(),
  departmentId: z.string(),
  departmentName: z.string(),
  /** Of its service, in the order of the city's list. */
  lifeSituations: z.array(lifeSituationSchema),
  title: z.string(),
  language: z.string(),
  /** True when the wanted language has no variant and German is shown. */
  fallback: z.boolean(),
  /** Title and short answer were read by somebody who knows the language; false = drafted by a machine. */
  checked: z.boolean(),
  /** Said in one breath. */
  shortAnswer: z.string(),
  /** Large facts beside the text: fee, duration, deadline; in `factsLanguage`. */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  /** German where the variant has no facts of its own. */
  factsLanguage: z.string(),
  /** Safe HTML made on the server from Markdown; in `textLanguage`. */
  html: z.string(),
  /** Hints for the team only, as safe HTML in `textLanguage`; empty = none. */
  internalHtml: z.string(),
  /** German where the variant has no text of its own. */
  textLanguage: z.string(),
  /** The languages there is a wording in, by tag; `de-x-leicht` is Leichte Sprache. */
  variants: z.array(z.object({ language: z.string(), checked: z.boolean() })),
  titles: z.record(z.string(), z.string()),
  /** Files of the article, those in the wanted language first. */
  attachments: z.array(attachmentSchema),
});
export type Article = z.infer<typeof articleSchema>;

export const searchArticles = endpoint({
  method: 'GET',
  path: '/api/knowledge/search',
  access: 'signedIn',
  query: z.object({
    search: z.string().max(longestSearch).default(''),
    /** The topic chosen in the menu: its articles come a little earlier. */
    topic: z.string().optional(),
    /** Only articles of this topic, of this department, of this life situation. */
    onlyTopic: z.string().optional(),
    onlyDepartment: z.string().optional(),
    onlyLifeSituation: z.string().optional(),
    language: z.string().max(12).default('de'),
  }),
  reply: z.object({ hits: z.array(articleHitSchema) }),
  summary: "The city's articles by words, best first; without words all, the chosen topic first.",
});
export const getArticle = endpoint({
  method: 'GET',
  path: '/api/article/:articleId',
  access: 'signedIn',
  params: z.object({ articleId: z.string() }),
  query: z.object({ language: z.string().max(12).default('de') }),
  reply: articleSchema,
  summary: 'One article to read out.',
});
export const listServices = endpoint({
  method: 'GET',
  path: '/api/service',
  access: 'signedIn',
  query: z.object({ search: z.string().max(200).default('') }),
  reply: z.object({ services: z.array(serviceRowSchema) }),
  summary: 'Services by title, to name what a matter is about.',
});
