// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../../lib/contract.ts';
import { ticketSchema } from '../promise.contract.ts';

export const getRetention = endpoint({
  method: 'GET',
  path: '/api/ticket-retention',
  access: ['agent', 'lead', 'clerk'],
  reply: z.object({
    /** Days a closed ticket is kept. */
    days: z.number().int(),
    /** For leads: how many tickets are deleted within the next seven days, and how many a person keeps longer. */
    ahead: z.object({ soon: z.number().int(), retained: z.number().int() }).nullable(),
  }),
  errors: ['databaseDown'],
  summary: 'How long closed tickets are kept; for leads also how many go within the next seven days.',
});

export const keepErrors = [
  'mergedAlready',
  'dayNotAllowed',
  'notKept',
  'reasonMissing',
  'versionChanged',
  'databaseDown',
] as const;

export const keepTicket = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/keep',
  access: ['lead', 'clerk'],
  params: z.object({ ticketId: z.string() }),
  body: z.object({
    version: z.number().int(),
    /** The last day it is kept; null = no longer than the others. */
    until: z.iso.date().nullable(),
    reason: z.string().trim().max(1000),
  }),
  reply: ticketSchema,
  errors: keepErrors,
  summary: 'Keeps a ticket longer than the others, until a day and with a reason; or no longer.',
});
