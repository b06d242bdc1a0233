// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { messageObstacles } from './message.core.ts';
import { ticketErrors, ticketSchema } from './promise.contract.ts';

/** A mail to a citizen as the ticket shows it. */
export const mailOutSchema = z.object({
  mailId: z.string(),
  /** The note a person made by writing it; null = the program wrote it. */
  noteId: z.string().nullable(),
  kind: z.enum(['acknowledgement', 'tooLarge', 'answer', 'promiseMoved', 'correction', 'departmentNotice', 'newCode']),
  address: z.string(),
  subject: z.string(),
  /** Empty = its time was over and it was deleted. */
  text: z.string(),
  state: z.enum(['waiting', 'sent', 'failed']),
  attempts: z.number().int(),
  createdAt: z.iso.datetime(),
  /** When it is tried next; null unless it waits. */
  nextAt: z.iso.datetime().nullable(),
  /** When a mail server accepted it. */
  sentAt: z.iso.datetime().nullable(),
  /** What it takes along. */
  files: z.array(z.object({ fileId: z.string(), fileName: z.string() })),
  /** A try ended without anybody knowing how: it may have arrived twice. */
  maybeTwice: z.boolean(),
  /** The mail server's words or ours, in short. */
  error: z.string().nullable(),
});
export type MailOut = z.infer<typeof mailOutSchema>;

/** What stands around the text of an answer, for the preview. */
export const mailFrameSchema = z.object({
  subject: z.string(),
  greeting: z.string(),
  /** Lines after the text. */
  closing: z.array(z.string()),
  /** What the first part says instead of a translation nobody wrote; empty in German. */
  untranslated: z.string(),
  /** What stands between the citizen's language and German; empty in German. */
  germanBelow: z.string(),
  german: z.object({ greeting: z.string(), closing: z.array(z.string()) }),
});
export type MailFrame = z.infer<typeof mailFrameSchema>;

const forTickets = ['agent', 'lead', 'clerk'] as const;
const messageErrors = [
  ...ticketErrors,
  'mailOff',
  'noAddress',
  'addressUnusable',
  'fileGone',
  'filesTooLarge',
] as const;

export const listMessages = endpoint({
  method: 'GET',
  path: '/api/ticket/:ticketId/message',
  access: forTickets,
  params: z.object({ ticketId: z.string() }),
  reply: z.object({
    /** Null = a mail can be written. */
    obstacle: z.enum(messageObstacles).nullable(),
    /** What stands around the text; null = hidden. */
    frame: mailFrameSchema.nullable(),
    /** The oldest first. */
    mails: z.array(mailOutSchema),
  }),
  summary: 'The mails of a ticket to its citizen with what became of them, and what stands around the next one.',
});
export const writeMessage = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/message',
  access: forTickets,
  params: z.object({ ticketId: z.string() }),
  body: z.object({
    version: z.number().int(),
    /** In German, the official wording. */
    text: z.string().trim().min(3).max(20_000),
    /** In the ticket's language, where that is not German and somebody can write it. */
    translation: z.string().trim().max(20_000).default(''),
    /** Files of the ticket that go along. */
    fileIds: z.array(z.uuid()).max(20).default([]),
  }),
  reply: ticketSchema,
  errors: messageErrors,
  summary:
    'Writes a mail to the citizen; it keeps the promise once a mail server has accepted it. Idempotent by `Idempotency-Key`.',
});
export const sendMessageAgain = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/message/:mailId/again',
  access: forTickets,
  params: z.object({ ticketId: z.string(), mailId: z.string() }),
  body: z.object({}),
  reply: z.object({}),
  errors: ['mailOff', 'mailNotFailed', 'databaseDown'],
  summary: 'Sends a mail again that was not delivered, with its Message-ID.',
});
