// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { callerSchema, languageSchema, phoneAccessSchema } from './agent.contract.ts';

/** The phone of a person of a department, and the caller who is being passed on to it. */
export const clerkDeskSchema = z.object({
  phone: z.object({ id: z.string(), kind: z.enum(['browser', 'desk']), reachable: z.boolean() }).nullable(),
  call: z
    .object({
      callId: z.string(),
      language: languageSchema,
      topic: z.string(),
      topicName: z.string(),
      /** Title of the service the matter is about, or empty. */
      service: z.string(),
      caller: callerSchema,
      /** When the caller reached the city, ISO 8601. */
      arrivedAt: z.iso.datetime(),
      /** The agent's one line, or empty; kept nowhere. */
      note: z.string(),
      /** The caller was in the line before. */
      returned: z.boolean(),
      /** `announced`: the agent speaks first, the caller hears music. */
      state: z.enum(['ringing', 'announced', 'talking']),
      /** Begin of the conversation with the caller, ISO 8601. */
      since: z.iso.datetime().nullable(),
    })
    .nullable(),
  telephony: z.boolean(),
});
export type ClerkDesk = z.infer<typeof clerkDeskSchema>;

export const clerkErrors = ['alreadyAtWork', 'notAtWork', 'noDepartment', 'telephonyDown', 'offerGone'] as const;

const forClerks = ['clerk'] as const;
const done = z.object({});

export const getClerkDesk = endpoint({
  method: 'GET',
  path: '/api/agent/clerk',
  access: forClerks,
  summary: 'The own phone and the caller being passed on to it. The same as the live topic `clerk`.',
  reply: clerkDeskSchema,
});
export const startClerkPhone = endpoint({
  method: 'POST',
  path: '/api/agent/clerk/phone',
  access: forClerks,
  summary: 'Switches the own phone on: it rings for callers who are passed on, never for the queue.',
  body: z.object({ phone: z.enum(['browser', 'desk']) }),
  reply: phoneAccessSchema,
  errors: clerkErrors,
});
export const getClerkPhoneAccess = endpoint({
  method: 'GET',
  path: '/api/agent/clerk/phone',
  access: forClerks,
  summary: 'Credentials of the own phone again, with a new ticket for the WebSocket.',
  reply: phoneAccessSchema,
  errors: clerkErrors,
});
export const endClerkPhone = endpoint({
  method: 'DELETE',
  path: '/api/agent/clerk/phone',
  access: forClerks,
  summary: 'Switches the own phone off; a running conversation goes on.',
  reply: done,
  errors: clerkErrors,
});
export const leaveClerkCall = endpoint({
  method: 'POST',
  path: '/api/agent/clerk/leave',
  access: forClerks,
  summary: 'Declines the ringing caller, or hangs up the running conversation.',
  reply: done,
  errors: clerkErrors,
});
