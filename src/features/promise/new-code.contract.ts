// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { ticketSchema } from './promise.contract.ts';

export const newCodeErrors = [
  ...(['mergedAlready', 'mailOff', 'noAddress', 'addressUnusable', 'versionChanged', 'databaseDown'] as const),
] as const;

export const renewCode = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/code',
  access: ['agent', 'lead'],
  params: z.object({ ticketId: z.string() }),
  body: z.object({
    version: z.number().int(),
    /** To the address of the wish as well. */
    byMail: z.boolean(),
  }),
  reply: z.object({
    ticket: ticketSchema,
    /** 6 digits, shown once. */
    code: z.string(),
    /** A mail with it is on its way; false also when it was wanted and nobody reads that address. */
    mailed: z.boolean(),
  }),
  errors: newCodeErrors,
  summary: 'Gives a ticket a new code; the one before is invalid at once. Idempotent by `Idempotency-Key`.',
});
