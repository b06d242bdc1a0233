// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { contactKinds } from './contact-note.core.ts';
import { ticketSchema } from './promise.contract.ts';

export const noteContact = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/contact',
  access: ['agent', 'lead', 'clerk'],
  params: z.object({ ticketId: z.string() }),
  body: z.object({
    version: z.number().int(),
    kind: z.enum(contactKinds),
    /** When it happened; today or earlier. */
    day: z.iso.date(),
    text: z.string().trim().max(4000),
  }),
  reply: ticketSchema,
  errors: ['contactAhead', 'contactTextMissing', 'versionChanged', 'databaseDown'],
  summary: 'Notes a letter or a visit by hand, with its day; no promise is kept by it.',
});
