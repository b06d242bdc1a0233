// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';

export const callErrors = [
  'callGone',
  'notYourCall',
  'wrongPhase',
  'targetNotAllowed',
  'targetBusy',
  'targetUnreachable',
  'outsideHours',
  'tooManyTransfers',
  'telephonyDown',
] as const;
/** Longest line an agent can send along with a caller, characters. */
export const longestNote = 200;
const params = z.object({ callId: z.string() });
const forAgents = ['agent', 'lead'] as const;
const done = z.object({});

export const holdCall = endpoint({
  method: 'POST',
  path: '/api/call/:callId/hold',
  access: forAgents,
  params,
  reply: done,
  errors: callErrors,
  summary: 'The citizen hears music until resumed.',
});
export const resumeCall = endpoint({
  method: 'POST',
  path: '/api/call/:callId/resume',
  access: forAgents,
  params,
  reply: done,
  errors: callErrors,
  summary: 'Agent and citizen hear each other again.',
});
export const hangUpCall = endpoint({
  method: 'POST',
  path: '/api/call/:callId/hang-up',
  access: forAgents,
  params,
  reply: done,
  errors: callErrors,
  summary: 'Ends the conversation; the agent goes on to after-call work.',
});
export const pressKey = endpoint({
  method: 'POST',
  path: '/api/call/:callId/key',
  access: forAgents,
  params,
  reply: done,
  errors: callErrors,
  body: z.object({ digit: z.string().regex(/^[0-9*#]$/) }),
  summary: 'Sends a key tone to the other party.',
});
export const transferCall = endpoint({
  method: 'POST',
  path: '/api/call/:callId/transfer',
  access: forAgents,
  params,
  reply: done,
  errors: callErrors,
  body: z.object({
    directoryEntryId: z.string(),
    /** `announced`: the agent speaks with the other side first and then connects. */
    kind: z.enum(['announced', 'blind']).default('blind'),
    /** Shown to the person of a department at a phone of ours, to nobody else, and kept nowhere. */
    note: z.string().trim().max(longestNote).default(''),
  }),
  summary:
    'Passes the citizen on to a number or person of the directory; not accepted, the citizen is back with the agent (decision 17).',
});
export const returnToCall = endpoint({
  method: 'POST',
  path: '/api/call/:callId/back',
  access: forAgents,
  params,
  reply: done,
  errors: callErrors,
  body: z.object({ withSound: z.boolean() }),
  summary: 'The page of the agent is back in the conversation; without its sound the phone rings again.',
});
export const sayResult = endpoint({
  method: 'POST',
  path: '/api/call/:callId/result',
  access: forAgents,
  params,
  reply: done,
  errors: callErrors,
  body: z.object({ result: z.enum(['mailbox', 'wrongNumber']) }),
  summary: 'What answered at the number of a call-back instead of the citizen; ends this call, the wish goes on.',
});
export const connectTransfer = endpoint({
  method: 'POST',
  path: '/api/call/:callId/transfer/connect',
  access: forAgents,
  params,
  reply: done,
  errors: callErrors,
  summary: 'Puts the citizen together with the other side, after the agent has spoken with it; the agent is free.',
});
export const cancelTransfer = endpoint({
  method: 'DELETE',
  path: '/api/call/:callId/transfer',
  access: forAgents,
  params,
  reply: done,
  errors: callErrors,
  summary: 'Takes the citizen back while the other number rings, or from the consultation.',
});

/** How a call ended (decision 23); every call has exactly one. */
export const callEnds = [
  'served',
  'abandoned_menu',
  'abandoned_waiting',
  'callback_booked',
  'self_served',
  'closed',
  'refused',
  'broken',
] as const;

export const callRowSchema = z.object({
  callId: z.string(),
  source: z.enum(['trunk', 'web']),
  sipCallId: z.string(),
  arrivedAt: z.iso.datetime(),
  language: z.string(),
  topic: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  waitedMs: z.number().int().nullable(),
  endedAt: z.iso.datetime().nullable(),
  end: z.enum(callEnds).nullable(),
});

export const listCalls = endpoint({
  method: 'GET',
  path: '/api/call',
  access: ['lead', 'admin'],
  summary: 'Rows of calls without caller or agent, newest first; for scripts and checks.',
  query: z.object({
    since: z.iso.datetime().optional(),
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  reply: z.object({
    calls: z.array(callRowSchema),
    cursor: z.string().nullable(),
    sums: z.record(z.string(), z.number().int()),
  }),
});

/** A citizen's one call from the browser page. */
export const webCall = endpoint({
  method: 'POST',
  path: '/api/public/call',
  access: 'public',
  summary: 'Credentials for one call from the page /anrufen (decision 11).',
  body: z.object({ language: z.string().max(12).optional() }),
  reply: z.object({
    phoneId: z.string(),
    password: z.string(),
    webSocketPath: z.string(),
    sipHost: z.string(),
    /** The user part to dial. */
    dial: z.string(),
    iceServers: z.array(
      z.object({ urls: z.string(), username: z.string().optional(), credential: z.string().optional() }),
    ),
  }),
  errors: ['telephonyDown', 'tooManyRequests'],
});
export const webCallInfo = endpoint({
  method: 'GET',
  path: '/api/public/hotline',
  access: 'public',
  summary: 'What the page /anrufen shows: city, open or closed, numbers.',
  reply: z.object({
    city: z.string(),
    notice: z.string().nullable(),
    open: z.boolean(),
    changesAt: z.iso.datetime().nullable(),
    number: z.string(),
    hours: z.array(z.object({ day: z.string(), hours: z.string() })),
    emergencyNumbers: z.array(z.object({ number: z.string(), name: z.string() })),
    /** What callers hear before or instead of the usual at this moment, by language; German is always there. */
    announcements: z.array(z.record(z.string(), z.string())).readonly(),
    /** What one can call about: who answers, and the number where a department does so by itself. */
    topics: z.array(
      z.object({
        names: z.record(z.string(), z.string()),
        how: z.enum(['team', 'department']),
        number: z.string().nullable(),
      }),
    ),
  }),
});
