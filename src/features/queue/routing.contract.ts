// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Who gets which call when (Verteilung): read, changed, and tried without any call. */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { languages } from '../../lib/pure/language.ts';

const leaders = ['lead', 'admin'] as const;
const wideningLevel = z.enum(['good', 'canHelp', 'any']);
const seconds = (from: number, to: number) => z.number().int().min(from).max(to);

export const wideningStepSchema = z.object({
  afterSeconds: seconds(0, 3600),
  language: wideningLevel,
  topic: wideningLevel,
});
/** From the first second to the last; each later than the one before (Q17). */
const wideningSchema = z.array(wideningStepSchema).min(1).max(8);

/** The limits are those of `routing.yaml`. */
export const routingSchema = z.object({
  ringSeconds: seconds(5, 60),
  transferSeconds: seconds(5, 120),
  announceSeconds: seconds(15, 600),
  serviceLevel: z.object({ seconds: seconds(1, 600), percent: seconds(1, 100) }),
  shortAbandonSeconds: seconds(0, 60),
  /** Minutes; 0 = never. */
  redialMinutes: seconds(0, 60),
  /** Minutes a call that comes back on the same matter has ahead in the queue (Q18); 0 = none. */
  secondCallMinutes: seconds(0, 30),
  widening: wideningSchema,
});
export type Routing = z.infer<typeof routingSchema>;

const routingReply = z.object({
  routing: routingSchema,
  version: z.number().int(),
  /** Days within which a call on the same topic comes back on the same matter; 0 = callers are not recognised here. */
  recognisedDays: z.number().int(),
});

export const getRouting = endpoint({
  method: 'GET',
  path: '/api/queue/routing',
  access: [...leaders, 'council'],
  reply: routingReply,
  summary: 'How calls are distributed: ring time, widening of the circle, thresholds.',
});
export const changeRouting = endpoint({
  method: 'PUT',
  path: '/api/queue/routing',
  access: leaders,
  body: z.object({
    routing: routingSchema,
    version: z.number().int(),
    why: z.string().trim().max(500).default(''),
  }),
  reply: routingReply,
  errors: ['wideningStart', 'wideningOrder', 'versionChanged', 'databaseDown'],
  summary: 'Changes the distribution; it holds at once, also for callers who wait.',
});

export const rehearsedPersonSchema = z.object({
  accountId: z.string(),
  displayName: z.string(),
  /** What keeps somebody at work from this call in this moment; null = nothing, or the team is only thought of. */
  hindered: z.enum(['talking', 'offered', 'afterCall', 'paused', 'notReachable', 'phone']).nullable(),
});
export type RehearsedPerson = z.infer<typeof rehearsedPersonSchema>;

export const rehearseCall = endpoint({
  method: 'POST',
  path: '/api/queue/rehearsal',
  access: leaders,
  body: z.object({
    language: z.enum(languages),
    /** Null = the caller asks for a person without a concern. */
    topic: z.string().max(100).nullable(),
    /** Comes back on the same matter (Q18), calls again minutes after a conversation, or lost one and is still there (Q2). */
    again: z.enum(['no', 'second', 'redial', 'lost']).default('no'),
    team: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('now') }),
      z.object({ kind: z.literal('roster'), day: z.iso.date(), minute: z.number().int().min(0).max(1439) }),
      z.object({ kind: z.literal('people'), accountIds: z.array(z.uuid()).max(200) }),
    ]),
    /** Steps that are being written; absent = those that hold. */
    widening: wideningSchema.optional(),
  }),
  reply: z.object({
    /** Everybody on duty in this rehearsal. */
    team: z.array(rehearsedPersonSchema),
    steps: z.array(z.object({ afterSeconds: z.number(), people: z.array(rehearsedPersonSchema) })),
    /** On duty and asked in no step. */
    never: z.array(rehearsedPersonSchema),
    /** Who of a step is asked first is known: the one idle longest. */
    orderKnown: z.boolean(),
    /** Only for the team of this moment. */
    now: z.object({ rings: z.string().nullable(), ahead: z.number().int() }).nullable(),
    /** The hotline is open then; null = the time plays no part. */
    open: z.boolean().nullable(),
  }),
  errors: ['wideningStart', 'wideningOrder', 'topicUnknown'],
  summary:
    'Who would get a call and who else would be asked after which wait; decided by the queue itself, nothing rings.',
});
