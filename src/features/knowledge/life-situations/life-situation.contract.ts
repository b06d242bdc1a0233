// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../../lib/contract.ts';
import type { LifeSituation } from './life-situation.core.ts';

export const lifeSituationSchema = z.object({
  key: z.string(),
  /** By language tag; German is always there. */
  names: z.record(z.string(), z.string()),
}) satisfies z.ZodType<LifeSituation>;

/** Keys somebody chose; the store knows whether the list has them. */
export const lifeSituationKeys = z.array(z.string().min(1).max(100)).max(100);

export const listLifeSituations = endpoint({
  method: 'GET',
  path: '/api/life-situation',
  access: 'signedIn',
  reply: z.object({ lifeSituations: z.array(lifeSituationSchema) }),
  summary: 'What services are for, seen from a citizen’s life, in the order of the city’s list.',
});
