// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { channels } from './promise.core.ts';

export const publicTicketSchema = z.object({
  /** 8 digits. */
  number: z.string(),
  /** It became one with the ticket of this number (PR28); what follows is that one's. */
  goesOnAs: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  createdAt: z.iso.datetime(),
  /** Put aside until this day (ISO date), with the reason the citizen may see (PR14); null = it is not. */
  hold: z.object({ until: z.string(), reason: z.string() }).nullable(),
  /** In the order in which they were made. */
  promises: z.array(
    z.object({
      channel: z.enum(channels),
      dueAt: z.iso.datetime(),
      state: z.enum(['open', 'late', 'kept', 'ended']),
      keptAt: z.iso.datetime().nullable(),
      /** Of what is only to be done: the time before, and why it is later; the reason is empty on protected tickets (PT7). */
      moved: z.object({ from: z.iso.datetime(), reason: z.string() }).nullable(),
    }),
  ),
  /** What was done for who wanted no answer, in the department's words (PT7); null = nothing to say. */
  done: z.string().nullable(),
});
export type PublicTicket = z.infer<typeof publicTicketSchema>;

export const lookUpTicket = endpoint({
  method: 'POST',
  path: '/api/public/ticket',
  access: 'public',
  body: z.object({ number: z.string().max(40), code: z.string().max(40) }),
  reply: publicTicketSchema,
  errors: ['numberMistyped', 'ticketNotKnown', 'tooManyRequests', 'databaseDown'],
  summary: 'State and promises of the own ticket, for who names number and code (decision 27).',
});
