// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { fileReply } from '../../lib/file-reply.ts';
import { languages } from '../../lib/pure/language.ts';
import { isInternetAddress } from '../../lib/pure/mail-address.ts';
import { isPostalAddress } from '../../lib/pure/postal-address.ts';
import { answeredSchema, answerSchema } from '../knowledge/questions/questions.contract.ts';
import { attachmentKinds } from '../knowledge/attachments/attachment.core.ts';
import { deedKinds, tieKinds, urgencies } from './deed.core.ts';
import { channels } from './promise.core.ts';

const ways = [
  z.object({ kind: z.literal('callback'), number: z.string().min(3).max(40), window: z.string().max(120) }),
  z.object({ kind: z.literal('email'), address: z.string().refine(isInternetAddress) }),
  /** Lines as they stand on the envelope. */
  z.object({ kind: z.literal('letter'), address: z.string().max(600).refine(isPostalAddress) }),
] as const;
/** How somebody can be told something. */
export const reachSchema = z.discriminatedUnion('kind', ways);
export type Reach = z.infer<typeof reachSchema>;
/** How the citizen wants to be answered, if at all (PR40). */
export const wishSchema = z.discriminatedUnion('kind', [...ways, z.object({ kind: z.literal('none') })]);
export type Wish = z.infer<typeof wishSchema>;

export const promiseSchema = z.object({
  promiseId: z.string(),
  what: z.string(),
  channel: z.enum(channels),
  dueAt: z.iso.datetime(),
  departmentId: z.string(),
  keptAt: z.iso.datetime().nullable(),
  endedReason: z.string().nullable(),
  /** Ended because the citizen did not want it any more. */
  withdrawn: z.boolean(),
  /** Earlier times that were promised, in order, and whether the citizen knew of the new one beforehand. */
  moved: z.array(z.object({ from: z.iso.datetime(), at: z.iso.datetime(), announced: z.boolean() })),
  /** The number of the ticket it was given on, when that was merged into this one. */
  givenOn: z.string().nullable(),
});

export const ticketNoteSchema = z.object({
  noteId: z.string(),
  at: z.iso.datetime(),
  /**
   * `called`, `mailed`, `letterSent` and `done` keep the promise, `closed` ends the ticket with a reason, `note` is internal,
   * `mailIn` came by mail, `departmentMail` from the department, `letter` and `visit` were noted by hand.
   */
  kind: z.enum([
    ...(['called', 'mailed', 'letterSent', 'done', 'closed', 'note', 'reopened'] as const),
    ...(['mailIn', 'departmentMail', 'letter', 'visit'] as const),
    ...deedKinds,
    ...tieKinds,
    ...(['retained', 'released'] as const),
  ]),
  text: z.string(),
  /** Of a letter or a visit: the day it happened on. */
  happenedOn: z.iso.date().nullable(),
  /** Named person: notes are accountable (decision 29). */
  by: z.string(),
  /** The number of the ticket it was written on, when that was merged into this one. */
  from: z.string().nullable(),
});

/** Another ticket as this one names it. */
const otherTicketSchema = z.object({ ticketId: z.string(), number: z.string() });

/** A ticket that became one with this one: what it said. */
export const mergedTicketSchema = otherTicketSchema.extend({
  createdAt: z.iso.datetime(),
  serviceTitle: z.string().nullable(),
  text: z.string(),
  citizenName: z.string(),
  wish: wishSchema,
  answers: z.array(answeredSchema),
});

/** A ticket that belongs to this one. */
export const linkedTicketSchema = otherTicketSchema.extend({
  state: z.enum(['open', 'closed']),
  /** `splitOff`: it was a part of this one; `splitFrom`: this one was a part of it. */
  what: z.enum(['belongs', 'splitOff', 'splitFrom']),
});

/** A file a person added. */
export const ticketFileSchema = z.object({
  fileId: z.string(),
  fileName: z.string(),
  kind: z.enum(attachmentKinds),
  bytes: z.number().int(),
  addedAt: z.iso.datetime(),
  by: z.string(),
  /** It went out, or goes out, with a mail: it stays. */
  sent: z.boolean(),
});
export type TicketFile = z.infer<typeof ticketFileSchema>;

export const ticketSchema = z.object({
  ticketId: z.string(),
  /** 8 digits, the last a Damm check digit (decision 27); shown as `1234 5678`. */
  number: z.string(),
  state: z.enum(['open', 'closed']),
  createdAt: z.iso.datetime(),
  /** Null = open, or hidden. */
  closedAt: z.iso.datetime().nullable(),
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
  /** The questions of its service as they were asked, with what was said. */
  answers: z.array(answeredSchema),
  promises: z.array(promiseSchema),
  notes: z.array(ticketNoteSchema),
  /** True for services under § 35 SGB I: others see number and state only. */
  protected: z.boolean(),
  /** Protected and the reader is one of the others: names and texts are empty, the rest of the story is null. */
  hidden: z.boolean(),
  urgency: z.enum(urgencies),
  /** Somebody of the department has it in hand. */
  accepted: z.boolean(),
  /** The department has asked the team something and waits for the answer. */
  asked: z.boolean(),
  /** Put aside until this day begins; the citizen may see it, with the reason. */
  heldUntil: z.iso.date().nullable(),
  heldReason: z.string(),
  /** Kept until this day, included, longer than the others; null = not. */
  retainedUntil: z.iso.date().nullable(),
  retainedReason: z.string(),
  /** It became one with this ticket; everything goes on there. */
  mergedInto: otherTicketSchema.nullable(),
  /** Tickets that became one with this one. */
  merged: z.array(mergedTicketSchema),
  /** Those the reader may know of. */
  links: z.array(linkedTicketSchema),
  files: z.array(ticketFileSchema),
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
  channel: z.enum(channels).nullable(),
  dueAt: z.iso.datetime().nullable(),
  /** Past its promise and not kept. */
  overdue: z.boolean(),
  /** Not past yet, but fewer than 4 service hours are left (PR35). */
  danger: z.boolean(),
  citizenName: z.string(),
  protected: z.boolean(),
  hidden: z.boolean(),
  urgency: z.enum(urgencies),
  /** For a look at the department's answer, for the team's answer, or for the day it was put aside until. */
  waiting: z.enum(['answer', 'question', 'hold']).nullable(),
  /** Kept until this day, included, longer than the others; null = not, or hidden. */
  retainedUntil: z.iso.date().nullable(),
});

export const ticketErrors = [
  'numberNotAllowed',
  'alreadyDecided',
  'departmentUnknown',
  'answersWrong',
  'otherService',
  'closedAlready',
  'mergedAlready',
  'otherWish',
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
    /** Which questions were asked, and what was said; null = none were asked. */
    asked: z
      .object({ questionSetId: z.uuid(), answers: z.array(answerSchema).max(100) })
      .nullable()
      .default(null),
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
/** What the list is narrowed to, in the address, in a saved view and in a saved table alike. */
export const ticketNarrowing = z.object({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  departmentId: z.string().optional(),
  search: z.string().max(100).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  urgent: z.enum(['true', 'false']).optional(),
  /** For a look at the department's answer, for the team's answer, or for a day. */
  waiting: z.enum(['answer', 'question', 'hold']).optional(),
  /** Taken up on these days of the city, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  channel: z.enum(channels).optional(),
  /** Of the answer. */
  language: z.enum(languages).optional(),
});
export const listTickets = endpoint({
  method: 'GET',
  path: '/api/ticket',
  access: forTickets,
  query: ticketNarrowing.extend({
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ tickets: z.array(ticketRowSchema), cursor: z.string().nullable() }),
  summary: 'Tickets by due time; clerks see only their department.',
});
export const exportTickets = endpoint({
  method: 'GET',
  path: '/api/ticket/csv',
  access: forTickets,
  query: ticketNarrowing,
  sends: 'file',
  reply: fileReply,
  summary: 'The list as CSV with semicolons, at most 10,000 lines; no cell is a formula.',
});
export const exportTicketsExcel = endpoint({
  method: 'GET',
  path: '/api/ticket/xlsx',
  access: forTickets,
  query: ticketNarrowing,
  sends: 'file',
  reply: fileReply,
  summary: 'The list as an Excel file, at most 10,000 lines; every cell is text.',
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
    kind: z.enum(['called', 'mailed', 'letterSent', 'done', 'closed', 'note', 'reopened']),
    text: z.string().trim().max(20_000),
  }),
  reply: ticketSchema,
  errors: ticketErrors,
  summary:
    'Notes "called", "mailed", "letter sent", "done" or "closed because …"; the first four keep the open promise, done closes, too.',
});
