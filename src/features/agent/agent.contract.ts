// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { languages } from '../../lib/pure/language.ts';

export const languageSchema = z.enum(languages);

/**
 * What the desk shows of the agent's work. `offered` and `talking` come from the call; the rest is chosen by the agent,
 * except `notReachable`, which a missed ring sets (decision 16).
 */
export const workStateSchema = z.enum(['ready', 'paused', 'afterCall', 'notReachable', 'offered', 'talking']);
export type WorkState = z.infer<typeof workStateSchema>;

export const callerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), number: z.string() }),
  z.object({ kind: z.literal('withheld') }),
  z.object({ kind: z.literal('unknown') }),
]);

/** With a call-back: where the wish came from, which attempt this is, and what was noted. */
export const callbackSchema = z.object({
  wishId: z.string(),
  attempt: z.number().int(),
  origin: z.string(),
  story: z.string(),
});

/** The ticket the caller asked about in the menu, with the right code. */
const askedTicketSchema = z.object({
  ticketId: z.string(),
  /** 8 digits. */
  number: z.string(),
});

/** The offer band: one agent's phone rings for one waiting caller. */
export const offerSchema = z.object({
  offerId: z.string(),
  callId: z.string(),
  language: languageSchema,
  topic: z.string(),
  topicName: z.string(),
  caller: callerSchema,
  /** When the caller reached the city, ISO 8601. */
  arrivedAt: z.iso.datetime(),
  /** Waited since joining the queue, milliseconds at the time of the message. */
  waitedMs: z.number().int(),
  /** Rings until then, ISO 8601. */
  until: z.iso.datetime(),
  /** True when the caller was transferred, came back or lost the line before. */
  returned: z.boolean(),
  /** True when this number has called about the same topic within the last days (C121). */
  second: z.boolean(),
  /** The citizen does not wait on the line; accepting dials the number. */
  callback: callbackSchema.optional(),
  ticket: askedTicketSchema.optional(),
});

/** The call the agent is in. */
export const deskCallSchema = z.object({
  callId: z.string(),
  language: languageSchema,
  topic: z.string(),
  topicName: z.string(),
  caller: callerSchema,
  arrivedAt: z.iso.datetime(),
  waitedMs: z.number().int(),
  talkSince: z.iso.datetime(),
  callback: callbackSchema.optional(),
  ticket: askedTicketSchema.optional(),
  phase: z.enum(['dialling', 'recalling', 'talk', 'held', 'transferring']),
  transfer: z
    .object({
      name: z.string(),
      /** The department of the other side, for the ticket that is made instead. */
      departmentId: z.string().nullable(),
      /** `announced`: the agent speaks with the other side first. */
      kind: z.enum(['announced', 'blind']),
      /** `failed` stays visible after the caller is back: why nobody took it. */
      state: z.enum(['ringing', 'waitingForKey', 'consulting', 'failed']),
      cause: z
        .enum([
          'busy',
          'noAnswer',
          'declined',
          'unreachable',
          'failed',
          'notAccepted',
          'cancelled',
          'hungUp',
          'outsideHours',
        ])
        .optional(),
      /** When it failed, ISO 8601. */
      at: z.iso.datetime().optional(),
    })
    .optional(),
});

/** Everything the desk needs live about the own work; never about a colleague. */
export const deskSchema = z.object({
  work: z
    .object({
      state: workStateSchema,
      since: z.iso.datetime(),
      phone: z.object({ id: z.string(), kind: z.enum(['browser', 'desk']), reachable: z.boolean() }),
      /** Why the state is `notReachable`: rang out, or the phone could not be reached. */
      notice: z.enum(['missedRing', 'phoneUnreachable']).optional(),
    })
    .nullable(),
  offer: offerSchema.nullable(),
  call: deskCallSchema.nullable(),
  /** What became of the caller passed on last, until the next conversation. */
  passedOn: z
    .object({
      callId: z.string(),
      name: z.string(),
      result: z.enum(['accepted', 'callerLeft']),
      at: z.iso.datetime(),
    })
    .nullable(),
  /** Free hotline facts for the head line. */
  hotline: z.object({
    open: z.boolean(),
    /** End of this opening or start of the next one, ISO 8601. */
    changesAt: z.iso.datetime().nullable(),
    /** Sample installation: opened by the special trial opening. */
    trialOpening: z.boolean(),
    waiting: z.number().int(),
    waitingByLanguage: z.record(z.string(), z.number().int()),
    longestWaitSince: z.iso.datetime().nullable(),
    telephony: z.boolean(),
    /** The line to the telephone network is there, as far as anybody knows. */
    line: z.boolean(),
  }),
});
export type Desk = z.infer<typeof deskSchema>;

/** SIP credentials of the agent's phone for this sign-in. */
export const phoneAccessSchema = z.object({
  phoneId: z.string(),
  kind: z.enum(['browser', 'desk']),
  /** SIP user = phone id. */
  password: z.string(),
  /** Browser: path of the SIP WebSocket on our own origin with its short-lived ticket, e.g. `/phone?ticket=…`. */
  webSocketPath: z.string().optional(),
  /** Realm and host part of the SIP address. */
  sipHost: z.string(),
  sipPort: z.number().int().optional(),
  iceServers: z.array(
    z.object({ urls: z.string(), username: z.string().optional(), credential: z.string().optional() }),
  ),
});
export type PhoneAccess = z.infer<typeof phoneAccessSchema>;

export const agentErrors = [
  'alreadyAtWork',
  'notAtWork',
  'stillInCall',
  'phoneTaken',
  'phoneNotAllowed',
  'telephonyDown',
  'offerGone',
] as const;

const forAgents = ['agent', 'lead'] as const;

export const getDesk = endpoint({
  method: 'GET',
  path: '/api/agent/desk',
  access: forAgents,
  summary: 'The own desk: work state, offer, call. The same as the live topic `desk`.',
  reply: deskSchema,
});

export const startWork = endpoint({
  method: 'POST',
  path: '/api/agent/work',
  access: forAgents,
  summary: 'Begins a shift with a browser phone or a SIP desk phone; the agent is paused until ready is chosen.',
  body: z.object({ phone: z.enum(['browser', 'desk']) }),
  reply: phoneAccessSchema,
  errors: agentErrors,
});

export const getPhoneAccess = endpoint({
  method: 'GET',
  path: '/api/agent/phone',
  access: forAgents,
  summary:
    'Credentials of the own phone again, with a new ticket for the WebSocket (after a reload or a lost connection).',
  reply: phoneAccessSchema,
  errors: agentErrors,
});

export const chooseState = endpoint({
  method: 'PUT',
  path: '/api/agent/state',
  access: forAgents,
  summary: 'Chooses ready, pause or after-call work; in a call it is what follows the call.',
  body: z.object({ state: z.enum(['ready', 'paused', 'afterCall']) }),
  reply: deskSchema,
  errors: agentErrors,
});

export const endWork = endpoint({
  method: 'DELETE',
  path: '/api/agent/work',
  access: forAgents,
  summary: 'Ends the shift; the phone is forgotten.',
  reply: z.object({}),
  errors: agentErrors,
});

export const declineOffer = endpoint({
  method: 'POST',
  path: '/api/agent/offer/:offerId/decline',
  access: forAgents,
  summary: 'Declines the ringing caller; the reason steers this call only and is not stored (decision 16).',
  params: z.object({ offerId: z.string() }),
  body: z.object({ reason: z.enum(['language', 'topic', 'technical', 'other']) }),
  reply: z.object({}),
  errors: agentErrors,
});
