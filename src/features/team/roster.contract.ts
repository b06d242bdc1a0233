// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The duty roster: brought in with a preview, and what it covers. */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { languages } from '../../lib/pure/language.ts';
import { rosterMistakes, rosterNotes } from './duty.core.ts';
import { largestRoster, rosterRefusals } from './roster-reading.core.ts';

const leaders = ['lead', 'admin'] as const;
const day = z.iso.date();
const instant = z.iso.datetime();

export const beginRoster = endpoint({
  method: 'POST',
  path: '/api/team/roster-upload',
  access: leaders,
  body: z.object({ bytes: z.number().int().min(0) }),
  reply: z.object({ uploadId: z.string() }),
  errors: ['rosterEmpty', 'rosterTooLarge'],
  summary: `Begins the transfer of a roster from the browser, at most ${largestRoster} bytes.`,
});
export const sendRosterPart = endpoint({
  method: 'PUT',
  path: '/api/team/roster-upload/:uploadId',
  access: leaders,
  params: z.object({ uploadId: z.uuid() }),
  body: z.object({ offset: z.number().int().nonnegative(), base64: z.base64().max(240_000) }),
  reply: z.object({ received: z.number() }),
  errors: ['uploadGone', 'rosterTooLarge'],
  summary: 'One piece of the file.',
});

/** Rows of each kind a preview lists; the counts are of all. */
export const previewRows = 500;

export const rosterPreviewSchema = z.object({
  format: z.enum(['ical', 'csv']),
  /** Names this very preview: sent along when it is taken over. */
  token: z.string(),
  taken: z.number().int(),
  people: z.number().int(),
  /** First and last day; null = nothing can be taken. */
  days: z.object({ from: day, to: day }).nullable(),
  /** Planned stretches that would go: of the people named, and of everybody, on these days. */
  replaces: z.object({ named: z.number().int(), all: z.number().int() }),
  shifts: z.array(z.object({ displayName: z.string(), start: instant, end: instant })),
  mistakes: z.number().int(),
  notes: z.number().int(),
  problems: z.array(
    z.object({
      code: z.enum([...rosterMistakes, ...rosterNotes]),
      line: z.number().int(),
      name: z.string(),
      detail: z.string(),
      note: z.boolean(),
    }),
  ),
});
export type RosterPreview = z.infer<typeof rosterPreviewSchema>;

export const previewRoster = endpoint({
  method: 'POST',
  path: '/api/team/roster-preview',
  access: leaders,
  body: z.object({ uploadId: z.uuid() }),
  reply: rosterPreviewSchema,
  errors: [...rosterRefusals, 'uploadGone', 'databaseDown'],
  summary: 'What would be taken of a roster, what not and why; changes nothing.',
});
export const applyRoster = endpoint({
  method: 'POST',
  path: '/api/team/roster',
  access: leaders,
  body: z.object({
    uploadId: z.uuid(),
    token: z.string().max(100),
    replace: z.enum(['named', 'all']),
    fileName: z.string().trim().max(200),
  }),
  reply: z.object({ taken: z.number().int(), replaced: z.number().int() }),
  errors: [...rosterRefusals, 'uploadGone', 'rosterChanged', 'rosterNothing', 'databaseDown'],
  summary: 'Takes a roster over as it was previewed, as a whole or not at all.',
});

const part = z.enum(['day', 'morning', 'afternoon']).nullable();
const language = z.enum(languages);
const counts = { good: z.number().int(), canHelp: z.number().int() };
const stretch = { day, part, from: instant, to: instant };

export const gapSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('noRoster'), day, lastDay: day }),
  z.object({ kind: z.literal('nobody'), ...stretch }),
  z.object({ kind: z.literal('language'), language, ...stretch }),
  z.object({ kind: z.literal('languageNever'), language }),
  z.object({ kind: z.literal('languageSkill'), language, ...counts }),
  z.object({ kind: z.literal('topicSkill'), topic: z.string(), ...counts }),
]);
export type ShownGap = z.infer<typeof gapSchema>;

export const coverDaySchema = z.object({
  day,
  planned: z.boolean(),
  hours: z.array(
    z.object({
      start: instant,
      end: instant,
      total: z.number().int(),
      languages: z.record(language, z.object(counts)),
    }),
  ),
});
export type ShownCoverDay = z.infer<typeof coverDaySchema>;

export const getCover = endpoint({
  method: 'GET',
  path: '/api/team/cover',
  access: [...leaders, 'council'],
  reply: z.object({
    /** Open days of this week and the next. */
    days: z.array(coverDaySchema),
    gaps: z.array(gapSchema),
    /** Until when anything is planned, ISO 8601; null = nothing is. */
    plannedUntil: instant.nullable(),
  }),
  summary: 'How many speak which language in each open hour of this week and next, by the roster; and what is missing.',
});
