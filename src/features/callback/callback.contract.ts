// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { languages } from '../../lib/pure/language.ts';
import { attemptResults, callbackOrigins, endedReasons, wishStates } from './callback.core.ts';

const span = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

/** One line of the list. */
export const callbackRowSchema = z.object({
  wishId: z.string(),
  state: z.enum(wishStates),
  origin: z.enum(callbackOrigins),
  language: z.enum(languages),
  /** German name; null = a general concern. */
  topicName: z.string().nullable(),
  departmentName: z.string(),
  /** Masked, e.g. `0171 ••• 89`; empty once deleted or when hidden. */
  number: z.string(),
  /** When the citizen first reached us. */
  since: z.iso.datetime(),
  /** The next attempt is not made before. */
  notBefore: z.iso.datetime(),
  /** What the citizen was told; null = as soon as possible. */
  window: span.nullable(),
  /** The window has passed and nobody has called. */
  late: z.boolean(),
  attempts: z.number().int(),
  lastResult: z.enum(attemptResults).nullable(),
  /** An agent is being asked, or the citizen is being called. */
  running: z.boolean(),
  ticketId: z.string().nullable(),
  ticketNumber: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endedReason: z.enum(endedReasons).nullable(),
  /** Its ticket is protected and the reader is one of the others. */
  hidden: z.boolean(),
  version: z.number().int(),
});
export type CallbackRow = z.infer<typeof callbackRowSchema>;

/** One call-back with its story. */
export const callbackSchema = callbackRowSchema.extend({
  /** E.164; empty once deleted or when hidden. */
  fullNumber: z.string(),
  text: z.string(),
  createdAt: z.iso.datetime(),
  /** Named person who booked or accepted it; null = the citizen by telephone. */
  bookedBy: z.string().nullable(),
  /** Named person who ended it. */
  endedBy: z.string().nullable(),
  endedNote: z.string(),
  story: z.array(z.object({ at: z.iso.datetime(), result: z.enum(attemptResults) })),
});
export type Callback = z.infer<typeof callbackSchema>;

export const callbackErrors = [
  'callbackNumber',
  'callbackLimit',
  'callbackFull',
  'settledAlready',
  'reasonMissing',
  'versionChanged',
  'databaseDown',
] as const;
const forCallbacks = ['agent', 'lead', 'clerk'] as const;
const wishParams = z.object({ wishId: z.string() });
const manyWishes = z.object({ wishIds: z.array(z.string()).min(1).max(500) });

export const listCallbacks = endpoint({
  method: 'GET',
  path: '/api/callbacks',
  access: forCallbacks,
  query: z.object({
    /** `settled` = those that ended in the last 24 hours. */
    state: z.enum(wishStates).default('open'),
    departmentId: z.string().optional(),
    /** A ticket's call-backs, whatever their age. */
    ticketId: z.string().optional(),
    late: z.enum(['true', 'false']).optional(),
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ callbacks: z.array(callbackRowSchema), cursor: z.string().nullable() }),
  summary:
    'Call-backs: open and proposed ones by their time, ended ones of the last 24 hours; clerks see their department.',
});
export const callbackSlots = endpoint({
  method: 'GET',
  path: '/api/callbacks/slots',
  access: forCallbacks,
  reply: z.object({
    slots: z.array(span.extend({ window: span, free: z.number().int() })),
    /** What a call-back can be about, German names. */
    topics: z.array(z.object({ key: z.string(), name: z.string() })),
  }),
  summary: 'The service hours for which a call-back can be promised now, and the topics.',
});
export const getCallback = endpoint({
  method: 'GET',
  path: '/api/callbacks/:wishId',
  access: forCallbacks,
  params: wishParams,
  reply: callbackSchema,
  summary: 'One call-back with its attempts; those of other departments answer 404.',
});
export const bookCallback = endpoint({
  method: 'POST',
  path: '/api/callbacks',
  access: forCallbacks,
  body: z.object({
    number: z.string().min(3).max(40),
    language: z.enum(languages),
    topic: z.string().max(100).nullable(),
    /** Beginning of one of the offered hours. */
    slotFrom: z.iso.datetime(),
    text: z.string().trim().max(2000),
    /** From a ticket: topic and department are the ticket's. */
    ticketId: z.string().optional(),
  }),
  reply: callbackSchema,
  errors: callbackErrors,
  summary: 'Books a call-back for a citizen, from a ticket or the desk; idempotent by `Idempotency-Key`.',
});
export const acceptCallbacks = endpoint({
  method: 'POST',
  path: '/api/callbacks/accept',
  access: ['agent', 'lead', 'clerk'],
  body: manyWishes,
  reply: z.object({ done: z.number().int(), gone: z.number().int() }),
  errors: callbackErrors,
  summary: 'Accepts proposals after broken calls; `gone` were decided on by somebody else meanwhile.',
});
export const refuseCallbacks = endpoint({
  method: 'POST',
  path: '/api/callbacks/refuse',
  access: ['agent', 'lead', 'clerk'],
  body: manyWishes,
  reply: z.object({ done: z.number().int(), gone: z.number().int() }),
  errors: callbackErrors,
  summary: 'Lets proposals after broken calls go.',
});
export const withdrawCallback = endpoint({
  method: 'POST',
  path: '/api/callbacks/:wishId/withdraw',
  access: forCallbacks,
  params: wishParams,
  body: z.object({ version: z.number().int() }),
  reply: callbackSchema,
  errors: callbackErrors,
  summary: 'The citizen does not want to be called any more.',
});
export const closeCallback = endpoint({
  method: 'POST',
  path: '/api/callbacks/:wishId/close',
  access: forCallbacks,
  params: wishParams,
  body: z.object({ version: z.number().int(), reason: z.string().trim().max(1000) }),
  reply: callbackSchema,
  errors: callbackErrors,
  summary: 'Ends a call-back by a named person, with a reason.',
});
