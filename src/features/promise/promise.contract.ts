// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { languages } from '../../lib/pure/language.ts';

/** How the citizen wants to be answered. */
export const wishSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('callback'), number: z.string().min(3).max(40), window: z.string().max(120) }),
  z.object({ kind: z.literal('email'), address: z.email().max(254) }),
]);
export type Wish = z.infer<typeof wishSchema>;

export const promiseSchema = z.object({
  promiseId: z.string(),
  what: z.string(),
  channel: z.enum(['callback', 'email']),
  dueAt: z.iso.datetime(),
  departmentId: z.string(),
  keptAt: z.iso.datetime().nullable(),
  endedReason: z.string().nullable(),
});

export const ticketNoteSchema = z.object({
  noteId: z.string(),
  at: z.iso.datetime(),
  /** `called` and `mailed` keep the promise, `closed` ends the ticket with a reason, `note` is internal. */
  kind: z.enum(['called', 'mailed', 'closed', 'note', 'reopened']),
  text: z.string(),
  /** Named person: notes are accountable (decision 29). */
  by: z.string(),
});

export const ticketSchema = z.object({
  ticketId: z.string(),
  /** 8 digits, the last a Damm check digit (decision 27); shown as `1234 5678`. */
  number: z.string(),
  state: z.enum(['open', 'closed']),
  createdAt: z.iso.datetime(),
  serviceId: z.string().nullable(),
  serviceTitle: z.string().nullable(),
  departmentId: z.string(),
  departmentName: z.string(),
  /** Of the answer; null = hidden. */
  language: z.enum(languages).nullable(),
  text: z.string(),
  citizenName: z.string(),
  /** Null = hidden. */
  wish: wishSchema.nullable(),
  promises: z.array(promiseSchema),
  notes: z.array(ticketNoteSchema),
  /** True for services under § 35 SGB I: others see number and state only. */
  protected: z.boolean(),
  /** Protected and the reader is one of the others: names and texts are empty, the rest of the story is null. */
  hidden: z.boolean(),
  version: z.number().int(),
});
export type Ticket = z.infer<typeof ticketSchema>;

export const ticketRowSchema = z.object({
  ticketId: z.string(),
  number: z.string(),
  state: z.enum(['open', 'closed']),
  createdAt: z.iso.datetime(),
  serviceTitle: z.string().nullable(),
  departmentName: z.string(),
  /** Null = hidden. */
  language: z.enum(languages).nullable(),
  channel: z.enum(['callback', 'email']).nullable(),
  dueAt: z.iso.datetime().nullable(),
  /** Past its promise and not kept. */
  overdue: z.boolean(),
  citizenName: z.string(),
  protected: z.boolean(),
  hidden: z.boolean(),
});

export const ticketErrors = [
  'numberNotAllowed',
  'alreadyDecided',
  'departmentUnknown',
  'closedAlready',
  'reasonMissing',
  'versionChanged',
  'databaseDown',
] as const;
const forTickets = ['agent', 'lead', 'clerk'] as const;

export const createTicket = endpoint({
  method: 'POST',
  path: '/api/matter/:matterId/ticket',
  access: ['agent', 'lead'],
  params: z.object({ matterId: z.string() }),
  body: z.object({
    version: z.number().int(),
    departmentId: z.string(),
    wish: wishSchema,
    text: z.string().trim().min(3).max(8000),
    citizenName: z.string().trim().max(200),
    language: z.enum(languages),
    /** Defaults to 24 service hours from now (decision 28). */
    dueAt: z.iso.datetime().optional(),
  }),
  reply: z.object({
    ticket: ticketSchema,
    /** 6 digits, shown once, opens the ticket to the citizen. */ code: z.string(),
  }),
  errors: ticketErrors,
  summary: 'Makes a ticket with its promise out of a matter; idempotent by `Idempotency-Key`.',
});
export const ticketDue = endpoint({
  method: 'GET',
  path: '/api/ticket/due',
  access: forTickets,
  reply: z.object({ dueAt: z.iso.datetime() }),
  summary: 'When a promise made now would be due: 24 service hours from now.',
});
export const listTickets = endpoint({
  method: 'GET',
  path: '/api/ticket',
  access: forTickets,
  query: z.object({
    state: z.enum(['open', 'closed', 'all']).default('open'),
    departmentId: z.string().optional(),
    search: z.string().max(100).optional(),
    overdue: z.enum(['true', 'false']).optional(),
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ tickets: z.array(ticketRowSchema), cursor: z.string().nullable() }),
  summary: 'Tickets by due time; clerks see only their department.',
});
export const getTicket = endpoint({
  method: 'GET',
  path: '/api/ticket/:ticketId',
  access: forTickets,
  params: z.object({ ticketId: z.string() }),
  reply: ticketSchema,
  summary: 'One ticket with promises and notes; foreign departments answer 404.',
});
export const noteTicket = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/note',
  access: forTickets,
  params: z.object({ ticketId: z.string() }),
  body: z.object({
    version: z.number().int(),
    kind: z.enum(['called', 'mailed', 'closed', 'note', 'reopened']),
    text: z.string().trim().max(4000),
  }),
  reply: ticketSchema,
  errors: ticketErrors,
  summary: 'Notes "called", "mailed" or "closed because …"; called and mailed keep the open promise.',
});
