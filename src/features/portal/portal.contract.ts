// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { fileReply } from '../../lib/file-reply.ts';
import { messageObstacles } from '../promise/message.core.ts';
import { ticketSchema } from '../promise/promise.contract.ts';
import { noticeModes, senderChecks } from './portal.core.ts';

const forTickets = ['agent', 'lead', 'clerk'] as const;
const forTeam = ['agent', 'lead'] as const;
const ticketId = z.object({ ticketId: z.string() });
const version = z.number().int();
/** Of a link or its cookie: URL-safe text. */
const secret = z.string().max(128);

/** What a department's settings are. */
const noticeSchema = z.object({
  mode: z.enum(noticeModes),
  /** Empty = none. */
  address: z.string().trim().max(254),
});
export type NoticeSettings = z.infer<typeof noticeSchema>;

export const listNoticeSettings = endpoint({
  method: 'GET',
  path: '/api/department/notice',
  access: ['lead', 'admin'],
  reply: z.object({
    departments: z.array(noticeSchema.extend({ departmentId: z.string() })),
    /** Mails can be sent at all. */
    mail: z.boolean(),
  }),
  summary: 'How each department hears of its tickets.',
});
export const changeNoticeSettings = endpoint({
  method: 'PUT',
  path: '/api/department/:departmentId/notice',
  access: ['lead', 'admin'],
  params: z.object({ departmentId: z.uuid() }),
  body: noticeSchema.extend({
    /** What was shown when it was changed, so that two people do not overwrite each other. */
    was: noticeSchema,
  }),
  reply: noticeSchema,
  errors: ['addressWrong', 'addressOurs', 'versionChanged', 'databaseDown'],
  summary: 'How a department hears of its tickets from now on.',
});

/** A file of the ticket a link opens. */
const linkFileSchema = z.object({
  fileId: z.string(),
  /** `mail`: it came with a mail; `ticket`: somebody of the team or the department added it. */
  from: z.enum(['mail', 'ticket']),
  name: z.string(),
  bytes: z.number().int(),
  at: z.iso.datetime(),
});
export type LinkFile = z.infer<typeof linkFileSchema>;

/** What somebody with a link sees: the ticket as a clerk of the department sees it, or that it is answered. */
export const linkViewSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('open'),
    ticket: ticketSchema,
    /** Why no mail can be written to the citizen; null = one can. */
    obstacle: z.enum(messageObstacles).nullable(),
    /** When the session ends by itself. */
    until: z.iso.datetime(),
    /** What the citizen sent along, and what was added to the ticket. */
    files: z.array(linkFileSchema),
  }),
  z.object({ state: z.literal('answered'), number: z.string(), proposable: z.boolean() }),
]);
export type LinkView = z.infer<typeof linkViewSchema>;

const linkErrors = ['linkUnknown', 'linkUsed', 'linkExpired', 'linkMoved', 'databaseDown'] as const;
/** Why something is not done on a ticket here. */
const deedErrors = [
  'noSession',
  'answerSettled',
  'senderFailed',
  'versionChanged',
  'closedAlready',
  'reasonMissing',
  'sameAlready',
  'otherWish',
  'mailOff',
  'noAddress',
  'addressUnusable',
  'databaseDown',
] as const;

export const openLink = endpoint({
  method: 'POST',
  path: '/api/portal/open',
  access: 'public',
  body: z.object({ token: secret }),
  reply: linkViewSchema,
  errors: linkErrors,
  summary: 'Uses a one-time link up; the cookie it gives opens one ticket.',
});
export const viewLinkTicket = endpoint({
  method: 'GET',
  path: '/api/portal/ticket',
  access: 'public',
  reply: linkViewSchema,
  errors: ['noSession', 'databaseDown'],
  summary: 'The ticket a one-time link has opened in this browser.',
});
export const openLinkFile = endpoint({
  method: 'GET',
  path: '/api/portal/file/:from/:fileId',
  access: 'public',
  params: z.object({ from: z.enum(['mail', 'ticket']), fileId: z.string() }),
  sends: 'file',
  reply: fileReply,
  errors: ['databaseDown'],
  summary: 'A file of the ticket the link opened, always to be saved; of every other ticket 404.',
});
export const renewLink = endpoint({
  method: 'POST',
  path: '/api/portal/renew',
  access: 'public',
  body: z.object({ token: secret }),
  reply: z.object({}),
  errors: ['linkUnknown', 'linkMoved', 'linkSentLately', 'noLinks', 'closedAlready', 'databaseDown'],
  summary: "Sends a new link to the department's mailbox, and nowhere else.",
});
export const doByLink = endpoint({
  method: 'POST',
  path: '/api/portal/deed',
  access: 'public',
  body: z.object({ version, kind: z.enum(['accepted', 'asked', 'returned']), text: z.string().trim().max(2000) }),
  reply: linkViewSchema,
  errors: deedErrors,
  summary: 'Accepts the ticket, asks the team back or returns it with a reason.',
});
export const answerByLink = endpoint({
  method: 'POST',
  path: '/api/portal/answer',
  access: 'public',
  body: z.object({
    version,
    /** A mail to the citizen, the note of a call or of a letter, or that it is done (DP21). */
    by: z.enum(['mail', 'call', 'letter', 'done']),
    text: z.string().trim().min(3).max(20_000),
  }),
  reply: linkViewSchema,
  errors: deedErrors,
  summary: 'Answers the ticket; the link is done with that.',
});
export const proposeByLink = endpoint({
  method: 'POST',
  path: '/api/portal/propose',
  access: 'public',
  body: z.object({}),
  reply: z.object({ words: z.string() }),
  errors: ['noSession', 'nothingTelling', 'databaseDown'],
  summary: 'Proposes what was just answered as knowledge.',
});

export const proposeFromTicket = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/propose',
  access: forTickets,
  params: ticketId,
  body: z.object({
    /** The line of the story that holds the answer. */
    noteId: z.string(),
  }),
  reply: z.object({
    /** The question as it is kept. */
    words: z.string(),
    known: z.boolean(),
  }),
  errors: ['nothingTelling', 'databaseDown'],
  summary: 'Proposes an answer of this ticket as knowledge: a gap with the answer beside it, without personal data.',
});

export const listProposedAnswers = endpoint({
  method: 'GET',
  path: '/api/ticket/:ticketId/proposed',
  access: forTickets,
  params: ticketId,
  reply: z.object({
    answers: z.array(
      z.object({
        proposedId: z.string(),
        noteId: z.string(),
        at: z.iso.datetime(),
        from: z.string(),
        departmentName: z.string(),
        text: z.string(),
        /** What was cut below: the mail it answers, a signature; empty = nothing. */
        quoted: z.string(),
        /** What our own mail server says of its sender. */
        sender: z.enum(senderChecks),
      }),
    ),
  }),
  summary: 'Answers of the department that came by mail and wait for a look.',
});
export const sendProposedAnswer = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/proposed/:proposedId/send',
  access: forTeam,
  params: ticketId.extend({ proposedId: z.string() }),
  body: z.object({
    version,
    text: z.string().trim().min(3).max(20_000),
    /** In the ticket's language, where that is not German and somebody can write it. */
    translation: z.string().trim().max(20_000).default(''),
    /** Somebody asked the department: it wrote this, although the checks of its sender failed. */
    senderConfirmed: z.boolean().default(false),
  }),
  reply: ticketSchema,
  errors: deedErrors,
  summary: 'Somebody has read it: it goes to the citizen by mail, or is noted as told by telephone.',
});
export const returnProposedAnswer = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/proposed/:proposedId/return',
  access: forTeam,
  params: ticketId.extend({ proposedId: z.string() }),
  body: z.object({ version, reason: z.string().trim().max(2000) }),
  reply: ticketSchema,
  errors: deedErrors,
  summary: 'It goes back to the department with what is missing.',
});
