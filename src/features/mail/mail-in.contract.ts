// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { fileReply } from '../../lib/file-reply.ts';
import { isInternetAddress } from '../../lib/pure/mail-address.ts';

export const hintsSchema = z.array(
  z.discriminatedUnion('code', [
    z.object({ code: z.literal('namesTicket'), number: z.string() }),
    z.object({ code: z.literal('noSender') }),
    z.object({ code: z.literal('notDepartment') }),
    z.object({ code: z.literal('encrypted') }),
    z.object({ code: z.literal('tooLarge'), bytes: z.number() }),
    z.object({ code: z.literal('byHand') }),
    z.object({ code: z.literal('autoReply') }),
    z.object({ code: z.literal('bounce') }),
    z.object({ code: z.literal('list') }),
  ]),
);

const mailPartSchema = z.object({
  partId: z.string(),
  name: z.string(),
  bytes: z.number().int(),
  /** A picture of the text, not something that was attached to it. */
  inline: z.boolean(),
  /** Browsers may show it: a picture or a plain text by its content, whatever its sender calls it. */
  viewable: z.boolean(),
});

/** Why a sender was not told that the mail arrived. */
export const unconfirmedReasons = [
  ...(['notPerson', 'noSender', 'otherReplyTo', 'notAuthenticated', 'nobodyReads'] as const),
  ...(['own', 'address', 'all', 'off'] as const),
] as const;

export const ticketMailSchema = z.object({
  mailId: z.string(),
  /** The note it became; null = the ticket was made of it. */
  noteId: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  /** As the sender wrote it; null = no time, or one that cannot be. */
  sentAt: z.iso.datetime().nullable(),
  kind: z.enum(['person', 'autoReply', 'bounce', 'list', 'own']),
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
  hints: hintsSchema,
  /** It can be looked at with its layout and pictures. */
  hasPage: z.boolean(),
  /** Pictures the page would have loaded from elsewhere, and does not. */
  outsidePictures: z.number().int(),
  /** Null = its sender was told that it arrived, or there was nothing to tell. */
  unconfirmed: z.enum(unconfirmedReasons).nullable(),
  /** When raw mail and parts were deleted because their time was over. */
  forgottenAt: z.iso.datetime().nullable(),
  parts: z.array(mailPartSchema),
});
export type TicketMail = z.infer<typeof ticketMailSchema>;

export const unreadableReasons = [
  ...(['empty', 'tooLarge', 'tooSlow', 'tooMuchMemory', 'tooManyParts', 'tooDeep', 'headersTooLarge'] as const),
  ...(['boundaryMissing', 'broken', 'notStorable'] as const),
] as const;

export const quarantinedMailSchema = z.object({
  mailId: z.string(),
  mailbox: z.string(),
  receivedAt: z.iso.datetime(),
  reason: z.enum(unreadableReasons),
  bytes: z.number().int(),
  /** As far as its headers say; empty = nothing readable. */
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
  /** It is deleted then, unless somebody tries it again or makes a ticket of it. */
  keptUntil: z.iso.datetime(),
  /** Of the mailbox; null = the mailbox is not set up any more, or its department does not exist. */
  departmentId: z.string().nullable(),
});
export type QuarantinedMail = z.infer<typeof quarantinedMailSchema>;

const forTickets = ['agent', 'lead', 'clerk'] as const;

export const listTicketMails = endpoint({
  method: 'GET',
  path: '/api/ticket/:ticketId/mail',
  access: forTickets,
  params: z.object({ ticketId: z.string() }),
  reply: z.object({ mails: z.array(ticketMailSchema) }),
  summary: 'The mails that came to a ticket, with what was attached; whoever may not read the ticket gets 404.',
});
export const openMailPart = endpoint({
  method: 'GET',
  path: '/api/mail-part/:partId',
  access: forTickets,
  params: z.object({ partId: z.string() }),
  sends: 'file',
  reply: fileReply,
  summary: 'Something attached to a mail, always to be saved, never opened by the browser.',
});
export const openRawMail = endpoint({
  method: 'GET',
  path: '/api/mail/:mailId/raw',
  access: [...forTickets, 'admin'],
  params: z.object({ mailId: z.string() }),
  sends: 'file',
  reply: fileReply,
  summary: 'A mail as it came; one in quarantine only for leads and administrators.',
});
const forKeepers = ['lead', 'admin'] as const;

/** A mail a program wrote, and what became of it. */
export const automaticMailSchema = z.object({
  mailId: z.string(),
  mailbox: z.string(),
  receivedAt: z.iso.datetime(),
  kind: z.enum(['autoReply', 'bounce', 'list', 'own', 'mailboxTest']),
  fromName: z.string(),
  fromAddress: z.string(),
  /** Empty where the ticket's story is not for everybody. */
  subject: z.string(),
  /** Null = nothing was made of it. */
  ticket: z.object({ ticketId: z.string(), number: z.string(), isNew: z.boolean() }).nullable(),
});
export type AutomaticMail = z.infer<typeof automaticMailSchema>;

export const listQuarantine = endpoint({
  method: 'GET',
  path: '/api/mail/quarantine',
  access: forKeepers,
  reply: z.object({
    mails: z.array(quarantinedMailSchema),
    /** Mails that could not be kept as tickets yet and are tried again by themselves. */
    waiting: z.number().int(),
    /** Mailboxes mail is fetched from; 0 = none is set up. */
    mailboxes: z.number().int(),
  }),
  summary: 'The newest 200 mails that could not become tickets, with the reason; and how many wait to be tried again.',
});
export const listAutomaticMails = endpoint({
  method: 'GET',
  path: '/api/mail/automatic',
  access: forKeepers,
  reply: z.object({ mails: z.array(automaticMailSchema) }),
  summary: 'The newest 200 mails that programs wrote: replies, reports, lists, our own; with what became of each.',
});
const becameSchema = z.object({
  became: z.enum(['ticket', 'appended', 'ignored', 'quarantined', 'later']),
  ticketId: z.string().nullable(),
});
export const readMailAgain = endpoint({
  method: 'POST',
  path: '/api/mail/:mailId/again',
  access: forKeepers,
  params: z.object({ mailId: z.string() }),
  reply: becameSchema,
  errors: ['databaseDown'],
  summary: 'Tries a mail in quarantine once more; the ticket then has the time the mail came.',
});
export const makeMailTicket = endpoint({
  method: 'POST',
  path: '/api/mail/:mailId/ticket',
  access: forKeepers,
  params: z.object({ mailId: z.string() }),
  body: z.object({
    departmentId: z.string(),
    /** What the mail says, in the words of whoever has read it. */
    text: z.string().trim().min(3).max(8_000),
    citizenName: z.string().trim().max(200),
    /** Null = nobody can be answered by mail. */
    address: z.string().trim().refine(isInternetAddress).nullable(),
  }),
  reply: z.object({ ticketId: z.string(), number: z.string() }),
  errors: ['departmentUnknown', 'databaseDown'],
  summary: 'Makes a ticket of a mail in quarantine by hand; the raw mail joins it, the promise counts from now.',
});
export const viewMailPart = endpoint({
  method: 'GET',
  path: '/api/mail-part/:partId/view',
  access: forTickets,
  params: z.object({ partId: z.string() }),
  sends: 'file',
  reply: fileReply,
  summary: 'A picture or plain text attached to a mail, to be looked at; everything else is only saved.',
});
export const viewMail = endpoint({
  method: 'GET',
  path: '/api/mail/:mailId/page',
  access: forTickets,
  params: z.object({ mailId: z.string() }),
  sends: 'file',
  reply: fileReply,
  summary:
    'A mail with its layout, for a frame of ours: cleaned, without scripts, and nothing is loaded from anywhere.',
});
