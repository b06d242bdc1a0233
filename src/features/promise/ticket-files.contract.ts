// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { fileReply } from '../../lib/file-reply.ts';
import { fileRefusals } from '../knowledge/attachments/attachments.contract.ts';
import { ticketFileSchema } from './promise.contract.ts';

const forTickets = ['agent', 'lead', 'clerk'] as const;
const ofTicket = z.object({ ticketId: z.string() });

/** Why a file is not taken, or stays. */
export const ticketFileErrors = [...fileRefusals, 'mergedAlready', 'fileSent', 'databaseDown'] as const;

export const beginTicketFile = endpoint({
  method: 'POST',
  path: '/api/ticket-file-upload',
  access: forTickets,
  body: z.object({ bytes: z.number().int().min(0) }),
  reply: z.object({ uploadId: z.string() }),
  errors: ['attachmentTooLarge', 'attachmentEmpty'],
  summary: 'Begins the transfer of a file from the browser.',
});
export const sendTicketFilePart = endpoint({
  method: 'PUT',
  path: '/api/ticket-file-upload/:uploadId',
  access: forTickets,
  params: z.object({ uploadId: z.uuid() }),
  body: z.object({ offset: z.number().int().nonnegative(), base64: z.base64().max(240_000) }),
  reply: z.object({ received: z.number() }),
  errors: ['uploadGone', 'attachmentTooLarge'],
  summary: 'One piece of a file; sent again after a lost answer it changes nothing.',
});
export const addTicketFile = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/file',
  access: forTickets,
  params: ofTicket,
  body: z.object({ uploadId: z.uuid(), fileName: z.string().max(2000) }),
  reply: z.object({
    files: z.array(ticketFileSchema),
    /** The name it is kept under, where the given one said something else than the content. */
    renamed: z.string().nullable(),
  }),
  errors: ticketFileErrors,
  summary: 'Adds a file that was transferred to a ticket; what it is, its content says.',
});
export const removeTicketFile = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/file/:fileId/remove',
  access: forTickets,
  params: ofTicket.extend({ fileId: z.string() }),
  body: z.object({}),
  reply: z.object({ files: z.array(ticketFileSchema) }),
  errors: ['mergedAlready', 'fileSent', 'databaseDown'],
  summary: 'Deletes a file that was added by mistake; one that went out with a mail stays.',
});
export const openTicketFile = endpoint({
  method: 'GET',
  path: '/api/ticket-file/:fileId',
  access: forTickets,
  params: z.object({ fileId: z.string() }),
  sends: 'file',
  reply: fileReply,
  summary: 'The file itself, under its own type; for whoever reads the ticket.',
});
