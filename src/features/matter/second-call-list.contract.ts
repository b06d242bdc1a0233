// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { causes, listPeriods } from './second-call.core.ts';

export const returningArticleSchema = z.object({
  articleId: z.string(),
  title: z.string(),
  departmentName: z.string(),
  /** Matters that were told from it in the period. */
  told: z.number().int(),
  /** Those that came back, whatever day; a really new matter is none. */
  secondCalls: z.number().int(),
  /** How often each cause was named, the most frequent first; really new ones too. */
  causes: z.array(z.object({ cause: z.enum(causes), times: z.number().int() })),
  /** When the last one came back. */
  lastAt: z.iso.datetime(),
  /** A gap about the article that is open; null = none. */
  gapId: z.string().nullable(),
});
export type ReturningArticle = z.infer<typeof returningArticleSchema>;

export const listReturning = endpoint({
  method: 'GET',
  path: '/api/knowledge/second-call',
  access: ['editor', 'lead'],
  query: z.object({ days: z.enum(listPeriods).default('30') }),
  reply: z.object({ articles: z.array(returningArticleSchema) }),
  summary: 'Articles that were told and still led to a second call, the most frequent first; nobody is named.',
});
