// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { callerSchema } from '../agent/agent.contract.ts';

/** The sixteen DTMF digits; a practising citizen may press what no ordinary phone has. */
export const practiceDigits = ['1', '2', '3', 'A', '4', '5', '6', 'B', '7', '8', '9', 'C', '*', '0', '#', 'D'] as const;

/** Somebody on the line. */
const otherSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('citizen'), caller: callerSchema }),
  z.object({ kind: z.literal('agent'), name: z.string() }),
  z.object({ kind: z.literal('department'), name: z.string() }),
]);
export type PracticeOther = z.infer<typeof otherSchema>;

/** One connection as its party hears it. */
const lineSchema = z.object({
  leg: z.string(),
  state: z.enum(['ringing', 'up']),
  /** The announcement of this moment in words; null when none plays. */
  announcement: z.string().nullable(),
  music: z.boolean(),
  hears: z.array(otherSchema),
  /** Keys that were sent to this party, e.g. by an agent. */
  keys: z.string(),
});
export type PracticeLine = z.infer<typeof lineSchema>;

/** Everything outside the program: who calls, what rings, who hears what. */
export const practiceSchema = z.object({
  citizens: z.array(lineSchema.extend({ caller: callerSchema })),
  phones: z.array(
    z.object({
      phone: z.string(),
      /** Whose phone it is, by name: this is a practice installation. */
      owner: z.string(),
      kind: z.enum(['browser', 'desk']),
      plugged: z.boolean(),
      /** What the ringing phone shows; null while it is quiet. */
      display: z.string().nullable(),
      line: lineSchema.nullable(),
    }),
  ),
  departments: z.array(
    lineSchema.extend({
      name: z.string(),
      number: z.string(),
      /** A transfer to this number counts only after key 1. */
      waitsForKey: z.boolean(),
    }),
  ),
});
export type Practice = z.infer<typeof practiceSchema>;

const practiceErrors = ['nothingRings', 'lineGone', 'phoneGone'] as const;
const forTeam = ['agent', 'lead', 'admin'] as const;
/** A leg, a phone or a number. */
const at = z.object({ at: z.string().max(200) });
const done = z.object({});

export const getPractice = endpoint({
  method: 'GET',
  path: '/api/practice',
  access: forTeam,
  summary:
    'All practice phones; the same as the live topic `practice`. These endpoints exist only with the practice switch.',
  reply: practiceSchema,
});

export const practiceCall = endpoint({
  method: 'POST',
  path: '/api/practice/call',
  access: forTeam,
  summary: 'Calls the hotline as a citizen; `number` is passed on as the network would, whatever it holds.',
  body: z.discriminatedUnion('caller', [
    z.object({ caller: z.literal('number'), number: z.string().max(400) }),
    z.object({ caller: z.literal('withheld') }),
    z.object({ caller: z.literal('unknown') }),
  ]),
  reply: z.object({ leg: z.string() }),
});

export const practiceKey = endpoint({
  method: 'POST',
  path: '/api/practice/line/:at/key',
  access: forTeam,
  summary: 'Presses a key on this phone or line.',
  params: at,
  body: z.object({ digit: z.enum(practiceDigits) }),
  reply: done,
  errors: practiceErrors,
});

export const practicePickUp = endpoint({
  method: 'POST',
  path: '/api/practice/line/:at/pick-up',
  access: forTeam,
  summary: 'Picks up what rings at this phone, number or line.',
  params: at,
  reply: done,
  errors: practiceErrors,
});

export const practiceRefuse = endpoint({
  method: 'POST',
  path: '/api/practice/line/:at/refuse',
  access: forTeam,
  summary: 'Declines what rings at this phone, number or line, or is busy.',
  params: at,
  body: z.object({ cause: z.enum(['declined', 'busy']) }),
  reply: done,
  errors: practiceErrors,
});

export const practiceHangUp = endpoint({
  method: 'POST',
  path: '/api/practice/line/:at/hang-up',
  access: forTeam,
  summary: 'Hangs up this phone, number or line; a caller who still rings gives up.',
  params: at,
  reply: done,
  errors: practiceErrors,
});

export const practicePlug = endpoint({
  method: 'PUT',
  path: '/api/practice/phone/:phone',
  access: forTeam,
  summary: 'Plugs an agent’s practice phone in, or pulls its cable.',
  params: z.object({ phone: z.string().max(200) }),
  body: z.object({ plugged: z.boolean() }),
  reply: done,
  errors: practiceErrors,
});
