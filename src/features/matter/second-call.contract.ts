// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { dangerSchema } from './matter.contract.ts';
import { outcomes } from './matter.core.ts';
import { causes } from './second-call.core.ts';

export const earlierMatterSchema = z.object({
  matterId: z.string(),
  at: z.iso.datetime(),
  /** Null = not named, or protected. */
  serviceTitle: z.string().nullable(),
  topicName: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  /** Null = no ticket, or protected. */
  ticketNumber: z.string().nullable(),
  /** When the ticket's first open promise is due; null = no ticket, protected, or nothing is promised any more. */
  ticketDueAt: z.iso.datetime().nullable(),
  /** Social or health data: title and ticket are not shown (SC3). */
  protected: z.boolean(),
});
export type EarlierMatter = z.infer<typeof earlierMatterSchema>;

export const matterLinkSchema = z.object({ matterId: z.string(), earlierId: z.string(), cause: z.enum(causes) });

const forAgents = ['agent', 'lead'] as const;

export const listEarlierMatters = endpoint({
  method: 'GET',
  path: '/api/contact/:contactId/earlier',
  access: forAgents,
  params: z.object({ contactId: z.string() }),
  query: z.object({ ticketNumber: z.string().max(20).optional() }),
  reply: z.object({
    /** Of the same number, newest first. */
    earlier: z.array(earlierMatterSchema),
    /** Links of this contact's matters. */
    links: z.array(matterLinkSchema),
    dangerBefore: dangerSchema,
  }),
  errors: ['databaseDown'],
  summary: 'Earlier matters of the same caller within 14 days, or the one of a ticket number that was said.',
});
export const linkMatter = endpoint({
  method: 'PUT',
  path: '/api/matter/:matterId/link',
  access: forAgents,
  params: z.object({ matterId: z.string() }),
  body: z.object({ earlierId: z.string(), cause: z.enum(causes) }),
  reply: matterLinkSchema,
  errors: ['earlierUnknown', 'databaseDown'],
  summary: 'Says that this matter came back on an earlier one, and why.',
});
export const unlinkMatter = endpoint({
  method: 'DELETE',
  path: '/api/matter/:matterId/link',
  access: forAgents,
  params: z.object({ matterId: z.string() }),
  reply: z.object({}),
  errors: ['databaseDown'],
  summary: 'Takes that back.',
});
