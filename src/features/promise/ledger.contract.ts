// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { breaches, ledgerColumns, promiseStates } from './ledger.core.ts';
import { ticketSchema, wishSchema } from './promise.contract.ts';
import { channels } from './promise.core.ts';

const reason = z.string().trim().max(2000);

/** One deed on a ticket, with what it needs. */
export const deedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('handedOn'), departmentId: z.string(), text: reason }),
  z.object({ kind: z.literal('asked'), text: reason }),
  z.object({ kind: z.literal('replied'), text: reason }),
  z.object({ kind: z.literal('held'), until: z.iso.date(), text: reason }),
  z.object({ kind: z.literal('resumed'), text: reason }),
  z.object({ kind: z.literal('withdrawn'), text: reason }),
  z.object({ kind: z.literal('urgent'), text: reason }),
  z.object({ kind: z.literal('normal'), text: reason }),
  z.object({ kind: z.literal('accepted'), text: reason }),
  z.object({ kind: z.literal('returned'), text: reason }),
  z.object({
    kind: z.literal('moved'),
    promiseId: z.string(),
    dueAt: z.iso.datetime(),
    text: reason,
    /** A promise is moved by telling the citizen; whoever moves it says that this has happened. */
    told: z.literal(true),
  }),
  /** The same, told by a letter that is on its way (PR42). */
  z.object({ kind: z.literal('letterMoved'), promiseId: z.string(), dueAt: z.iso.datetime(), text: reason }),
  z.object({ kind: z.literal('wished'), wish: wishSchema, text: reason }),
]);
export type DeedOrder = z.infer<typeof deedSchema>;

export const deedErrors = [
  'closedAlready',
  'reasonMissing',
  'departmentMissing',
  'departmentUnknown',
  'sameDepartment',
  'dateNotAllowed',
  'notWaiting',
  'sameAlready',
  'promiseOver',
  'otherWish',
  'numberNotAllowed',
  'versionChanged',
  'databaseDown',
] as const;

/** One promise on the board. */
export const ledgerRowSchema = z.object({
  promiseId: z.string(),
  ticketId: z.string(),
  number: z.string(),
  column: z.enum(ledgerColumns),
  state: z.enum(promiseStates),
  breach: z.enum(breaches),
  dueAt: z.iso.datetime(),
  /** What was promised first; null = never moved. */
  firstDueAt: z.iso.datetime().nullable(),
  /** Null = hidden. */
  channel: z.enum(channels).nullable(),
  departmentName: z.string(),
  serviceTitle: z.string().nullable(),
  urgent: z.boolean(),
  waiting: z.enum(['question', 'hold']).nullable(),
  hidden: z.boolean(),
});
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

const forTickets = ['agent', 'lead', 'clerk'] as const;

export const doOnTicket = endpoint({
  method: 'POST',
  path: '/api/ticket/:ticketId/deed',
  access: forTickets,
  params: z.object({ ticketId: z.string() }),
  body: z.object({ version: z.number().int(), deed: deedSchema }),
  /** Null: the ticket was handed on to where the reader does not see it. */
  reply: z.object({ ticket: ticketSchema.nullable() }),
  errors: deedErrors,
  summary:
    'Hands a ticket on, asks back, puts it aside, takes it up, withdraws it, changes its urgency or its wish, or moves a promise; idempotent by `Idempotency-Key`.',
});
export const getLedger = endpoint({
  method: 'GET',
  path: '/api/promises',
  access: forTickets,
  query: z.object({ departmentId: z.string().optional() }),
  reply: z.object({
    /** Of everything in the column, also of what is not listed. */
    counts: z.record(z.enum(ledgerColumns), z.number().int()),
    /** By column, the soonest first, at most 200 of each. */
    promises: z.array(ledgerRowSchema),
  }),
  summary: 'The promises that press: due today, in danger, broken; clerks see only their department.',
});
