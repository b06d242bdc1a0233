// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { ticketSchema } from './promise.contract.ts';

const forTickets = ['agent', 'lead', 'clerk'] as const;
const ofTicket = z.object({ ticketId: z.string() });
const remark = z.string().trim().max(2000);

export const tieErrors = [
  ...(['closedAlready', 'otherMissing', 'otherChanged', 'otherClosed', 'sameTicket', 'sameAlready'] as const),
  ...(['departmentMissing', 'departmentUnknown', 'partMissing', 'notLinked'] as const),
  ...(['versionChanged', 'databaseDown'] as const),
] as const;

export const mergeTicket = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/merge',
  access: forTickets,
  params: ofTicket,
  body: z.object({
    version: z.number().int(),
    /** The ticket that goes on, and its version as it was seen. */
    intoId: z.string(),
    intoVersion: z.number().int(),
    text: remark,
  }),
  /** The one that goes on. */
  reply: ticketSchema,
  errors: tieErrors,
  summary:
    'Two tickets of the same matter become one: this one closes, everything of it goes along. Idempotent by `Idempotency-Key`.',
});
export const splitTicket = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/split',
  access: forTickets,
  params: ofTicket,
  body: z.object({
    version: z.number().int(),
    departmentId: z.string(),
    /** What the new ticket is about. */
    text: z.string().trim().max(8000),
  }),
  reply: z.object({
    ticket: ticketSchema,
    created: z.object({
      ticketId: z.string(),
      number: z.string(),
      /** 6 digits, shown once. */
      code: z.string(),
      dueAt: z.iso.datetime(),
    }),
  }),
  errors: tieErrors,
  summary: 'A part becomes a ticket of its own with its own promise. Idempotent by `Idempotency-Key`.',
});
export const linkTicket = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/link',
  access: forTickets,
  params: ofTicket,
  body: z.object({ version: z.number().int(), otherId: z.string(), linked: z.boolean(), text: remark }),
  reply: ticketSchema,
  errors: tieErrors,
  summary: 'Marks two tickets as belonging together, or no longer; without effect on either.',
});
