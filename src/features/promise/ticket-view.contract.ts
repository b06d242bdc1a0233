// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { ticketNarrowing } from './promise.contract.ts';

/** So many views one account keeps (PR38). */
export const mostViews = 20;

export const ticketViewSchema = z.object({
  viewId: z.string(),
  name: z.string(),
  filters: ticketNarrowing,
  shared: z.boolean(),
  /** The reader's own: only these can be changed. */
  own: z.boolean(),
});
export type TicketView = z.infer<typeof ticketViewSchema>;

export const ticketViewErrors = ['tooManyViews', 'databaseDown'] as const;
const forTickets = ['agent', 'lead', 'clerk'] as const;

export const listTicketViews = endpoint({
  method: 'GET',
  path: '/api/ticket-view',
  access: forTickets,
  reply: z.object({ views: z.array(ticketViewSchema) }),
  summary: 'Saved views of the list of tickets: the own ones, then those the others share.',
});
export const saveTicketView = endpoint({
  method: 'POST',
  path: '/api/ticket-view',
  access: forTickets,
  body: z.object({ name: z.string().trim().min(1).max(60), filters: ticketNarrowing, shared: z.boolean() }),
  reply: ticketViewSchema,
  errors: ticketViewErrors,
  summary: 'Saves a view under a name; an own one of that name is replaced. At most 20 for each account.',
});
export const removeTicketView = endpoint({
  method: 'DELETE',
  path: '/api/ticket-view/:viewId',
  access: forTickets,
  params: z.object({ viewId: z.string() }),
  reply: z.object({}),
  errors: ['databaseDown'],
  summary: 'Removes an own view; one that is not there any more is removed as well.',
});
