// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Lists of departments, people and places that are brought in: compared first, then ticked, then applied as a whole. */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { directoryFaults } from './directory-edit.contract.ts';
import { rowFaults } from './delivery.core.ts';

const keepers = ['lead', 'admin'] as const;
/** Bytes of a whole list, and of one piece of it. */
export const largestDelivery = 8 * 1024 * 1024;
export const deliveryPiece = 160 * 1024;
/** Rows of a list. */
export const mostDelivered = 5_000;

const rowDiffSchema = z.object({
  id: z.string(),
  change: z.enum(['new', 'changed', 'gone']),
  what: z.enum(['department', 'person', 'place']),
  title: z.string(),
  line: z.number(),
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  fault: z.enum(rowFaults).nullable(),
});
export type RowDiffView = z.infer<typeof rowDiffSchema>;

const uploadId = z.uuid();

export const beginDelivery = endpoint({
  method: 'POST',
  path: '/api/directory/delivery',
  access: keepers,
  body: z.object({ bytes: z.number().int().positive() }),
  reply: z.object({ uploadId }),
  errors: ['uploadTooLarge'],
  summary: 'Begins the transfer of a list from the browser.',
});
export const sendDelivery = endpoint({
  method: 'PUT',
  path: '/api/directory/delivery/:uploadId',
  access: keepers,
  params: z.object({ uploadId }),
  body: z.object({ offset: z.number().int().nonnegative(), base64: z.base64().max(240_000) }),
  reply: z.object({ received: z.number() }),
  errors: ['uploadGone', 'uploadTooLarge'],
  summary: 'One piece of a list; sent again after a lost answer it changes nothing.',
});
export const compareDelivered = endpoint({
  method: 'GET',
  path: '/api/directory/delivery/:uploadId',
  access: keepers,
  params: z.object({ uploadId }),
  reply: z.object({
    rows: z.array(rowDiffSchema),
    same: z.number(),
    /** Headings that mean nothing to us. */
    unknownColumns: z.array(z.string()),
    /** The differences that were looked at; sent along when applying. */
    token: z.string(),
  }),
  errors: ['uploadGone', 'fileRefused'],
  summary: 'What a list would change; changes nothing.',
});
export const applyDelivered = endpoint({
  method: 'POST',
  path: '/api/directory/delivery/:uploadId/apply',
  access: keepers,
  params: z.object({ uploadId }),
  body: z.object({
    token: z.string(),
    /** Rows that were ticked. */
    ids: z.array(z.string()).min(1).max(mostDelivered),
    why: z.string().trim().max(500).default(''),
  }),
  reply: z.object({ written: z.number() }),
  errors: ['uploadGone', 'fileRefused', 'dataChanged', 'rowRefused', 'databaseDown', ...directoryFaults],
  summary: 'Takes the ticked rows over, all of them or none.',
});
