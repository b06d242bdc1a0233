// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { languages } from '../../lib/pure/language.ts';
import { daySchema } from '../knowledge/facts/fact.contract.ts';
import { reachSchema } from '../promise/promise.contract.ts';
import { channels } from '../promise/promise.core.ts';
import { agreementDays } from './recall.core.ts';

const forAgents = ['agent', 'lead'] as const;
const forEditors = ['editor', 'lead'] as const;
const matterParams = z.object({ matterId: z.string() });
const factParams = z.object({ factId: z.string() });
const recallKinds = ['wrong', 'changed'] as const;

/** How a citizen wants to be told, as the own desk shows it. */
export const agreementSchema = z.object({
  matterId: z.string(),
  wish: reachSchema,
  language: z.enum(languages),
  /** Last day. */
  until: daySchema,
});
export type Agreement = z.infer<typeof agreementSchema>;

const agreementErrors = ['numberNotAllowed', 'contactGone', 'hasTicket', 'databaseDown'] as const;

export const listAgreements = endpoint({
  method: 'GET',
  path: '/api/contact/:contactId/agreement',
  access: forAgents,
  params: z.object({ contactId: z.string() }),
  reply: z.object({
    agreements: z.array(agreementSchema),
    /** What each matter was told: how many articles, and how many facts a change would be noticed of. */
    told: z.array(z.object({ matterId: z.string(), articles: z.number().int(), facts: z.number().int() })),
  }),
  errors: ['databaseDown'],
  summary: 'Who of a contact on the own desk wants to be told when the answer changes.',
});
export const agree = endpoint({
  method: 'PUT',
  path: '/api/matter/:matterId/agreement',
  access: forAgents,
  params: matterParams,
  body: z.object({
    wish: reachSchema,
    language: z.enum(languages),
    days: z.union(agreementDays.map((days) => z.literal(days))),
  }),
  reply: agreementSchema,
  errors: agreementErrors,
  summary: 'The citizen agrees to be told when the answer changes; kept until the last day only.',
});
export const disagree = endpoint({
  method: 'DELETE',
  path: '/api/matter/:matterId/agreement',
  access: forAgents,
  params: matterParams,
  reply: z.object({}),
  errors: ['databaseDown'],
  summary: 'Takes that back; address and number are deleted at once.',
});

/** A fact whose answers are to be corrected. */
export const recallRowSchema = z.object({
  factId: z.string(),
  name: z.string(),
  departmentName: z.string(),
  /** Wrong if any of the answers was. */
  kind: z.enum(recallKinds),
  /** What was said, in German. */
  old: z.array(z.string()),
  /** What is right, in German; null = nobody knows, or it is said no more. */
  right: z.string().nullable(),
  /** The first day of what is right, if it is still to come. */
  from: daySchema.nullable(),
  /** Since when it was wrong, as an editor said. */
  wrongSince: daySchema.nullable(),
  /** Matters with an open ticket. */
  tickets: z.number().int(),
  /** Matters whose citizen agreed to be told. */
  agreed: z.number().int(),
  /** Of the last 90 days, without a way to reach anybody. */
  anonymous: z.number().int(),
});
export type RecallRow = z.infer<typeof recallRowSchema>;

export const recallSchema = recallRowSchema.extend({
  /** Names what was looked at; decisions send it back. */
  stamp: z.string(),
  /** Whoever is reached; at most 500, no address and no number. */
  matters: z.array(
    z.object({
      matterId: z.string(),
      /** Null = no ticket, but an agreement. */
      ticketNumber: z.string().nullable(),
      /** Null = the ticket is protected: neither title nor what was said is shown. */
      articleTitle: z.string().nullable(),
      /** When it was told. */
      at: z.iso.datetime(),
      old: z.string(),
      kind: z.enum(recallKinds),
      channel: z.enum(channels).exclude(['none']),
      language: z.enum(languages),
    }),
  ),
  /** What the correction begins with, German. */
  text: z.string(),
  /** When a promise made now is due. */
  dueAt: z.iso.datetime(),
  /** False: no mail server is set, mails are written by hand. */
  mail: z.boolean(),
  /** Who is being told of this change already, and how many of these promises are kept. */
  promised: z.object({ all: z.number().int(), kept: z.number().int() }),
  /** Why nobody is to be told; null = nobody said so. */
  dismissed: z.string().nullable(),
});
export type Recall = z.infer<typeof recallSchema>;

export const listRecalls = endpoint({
  method: 'GET',
  path: '/api/recall',
  access: forEditors,
  reply: z.object({ recalls: z.array(recallRowSchema) }),
  summary: 'Facts that were told and are right no more; those with people to reach first.',
});
export const getRecall = endpoint({
  method: 'GET',
  path: '/api/recall/:factId',
  access: forEditors,
  params: factParams,
  reply: recallSchema,
  summary: 'Whom a change of this fact concerns, and what they could be told.',
});
const decideErrors = ['recallChanged', 'databaseDown'] as const;
export const tellRecall = endpoint({
  method: 'POST',
  path: '/api/recall/:factId/tell',
  access: forEditors,
  params: factParams,
  body: z.object({
    stamp: z.string(),
    /** German. */
    text: z.string().trim().min(10).max(4000),
    /** Until 16:00 of this day; absent = 24 service hours from now. */
    dueDay: daySchema.optional(),
  }),
  reply: z.object({
    mails: z.number().int(),
    callbacks: z.number().int(),
    /** Promised; somebody has to write or call. */
    byHand: z.number().int(),
  }),
  errors: [...decideErrors, 'dueInPast'] as const,
  summary: 'Promises the correction to everybody who can be reached; nobody is told twice.',
});
export const dismissRecall = endpoint({
  method: 'POST',
  path: '/api/recall/:factId/dismissal',
  access: forEditors,
  params: factParams,
  body: z.object({ stamp: z.string(), reason: z.string().trim().max(500) }),
  reply: z.object({}),
  errors: [...decideErrors, 'reasonMissing'] as const,
  summary: 'Nobody needs to be told of this change.',
});
