// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';

/** The board: counts only, no names, no numbers (decisions 29 and 30). */
export const boardSchema = z.object({
  at: z.iso.datetime(),
  open: z.boolean(),
  changesAt: z.iso.datetime().nullable(),
  waiting: z.number().int(),
  longestWaitSince: z.iso.datetime().nullable(),
  waitingByLanguage: z.array(
    z.object({ language: z.string(), count: z.number().int(), longestSince: z.iso.datetime() }),
  ),
  waitingByTopic: z.array(
    z.object({ topic: z.string(), name: z.string(), count: z.number().int(), longestSince: z.iso.datetime() }),
  ),
  inMenu: z.number().int(),
  agents: z.object({
    ready: z.number().int(),
    offered: z.number().int(),
    talking: z.number().int(),
    afterCall: z.number().int(),
    paused: z.number().int(),
    notReachable: z.number().int(),
  }),
  today: z.object({
    calls: z.number().int(),
    answeredByTeam: z.number().int(),
    abandoned: z.number().int(),
    /** Share of calls accepted within 30 s beside the promise of 75 %; null below 20 calls (decision 30). */
    withinThreshold: z.object({ thresholdSeconds: z.number(), accepted: z.number().int(), offered: z.number().int() }),
    matters: z.object({
      answered: z.number().int(),
      transferred: z.number().int(),
      ticket: z.number().int(),
      open: z.number().int(),
    }),
  }),
  promises: z.object({ dueToday: z.number().int(), overdue: z.number().int() }),
  telephony: z.boolean(),
  /** The line to the telephone network is there, as far as anybody knows. */
  line: z.boolean(),
});
export type Board = z.infer<typeof boardSchema>;

export const getBoard = endpoint({
  method: 'GET',
  path: '/api/board',
  access: 'signedIn',
  summary: 'The board of the service team. The same as the live topic `board`.',
  reply: boardSchema,
});
