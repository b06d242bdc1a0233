// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { lands } from '../../lib/pure/calendar.ts';
import { languages } from '../../lib/pure/language.ts';

export const opennessSchema = z.object({
  open: z.boolean(),
  reason: z.enum(['hours', 'holiday', 'closingDay']).nullable(),
  name: z.string().nullable(),
  changesAt: z.iso.datetime().nullable(),
  trialOpening: z.boolean(),
});
export const getOpenness = endpoint({
  method: 'GET',
  path: '/api/calendar/now',
  access: 'signedIn',
  reply: opennessSchema,
  summary: 'Open or closed now and why.',
});
export const endTrialOpening = endpoint({
  method: 'DELETE',
  path: '/api/calendar/trial-opening',
  access: ['lead', 'admin', 'agent'],
  reply: opennessSchema,
  summary: "Ends the special opening of the sample installation (decision 5); the calendar's hours apply again.",
});
export const startTrialOpening = endpoint({
  method: 'POST',
  path: '/api/calendar/trial-opening',
  access: ['lead', 'admin', 'agent'],
  reply: opennessSchema,
  summary: 'Opens the sample installation now, at any hour; refused outside sample installations.',
  errors: ['notASample'],
});

const timeSchema = z.string().max(12);
const spanSchema = z.object({ from: timeSchema, to: timeSchema });
const dateSchema = z.string().max(12);
const nameSchema = z.string().max(200);
/** A text in some of the spoken languages; whether it must be there is the room's rule. */
export const someLanguagesSchema = z.partialRecord(z.enum(languages), z.string().max(4000));

/** The calendar as it is typed (calendar-draft.core.ts); mistakes are found by its own check, with their place. */
export const calendarDraftSchema = z.object({
  land: z.enum(lands),
  /** Monday first. */
  weekly: z.array(z.array(spanSchema).max(12).readonly()).length(7).readonly(),
  closingDays: z
    .array(
      z.object({
        from: dateSchema,
        to: dateSchema,
        name: nameSchema,
        span: spanSchema.nullable(),
        texts: someLanguagesSchema,
        emergency: z
          .array(z.object({ number: z.string().max(60), name: nameSchema }))
          .max(10)
          .readonly(),
      }),
    )
    .max(300)
    .readonly(),
  openings: z
    .array(spanSchema.extend({ on: dateSchema, name: nameSchema }))
    .max(300)
    .readonly(),
});

/** Who changed something last, and when; null = nobody since the city was loaded. */
export const lastChangeSchema = z.object({ by: z.string().nullable(), at: z.iso.datetime() }).nullable();

const forLeads = ['lead', 'admin'] as const;
const editedCalendarSchema = z.object({
  version: z.number().int(),
  calendar: calendarDraftSchema,
  changed: lastChangeSchema,
});

export const getCalendar = endpoint({
  method: 'GET',
  path: '/api/calendar',
  access: forLeads,
  reply: editedCalendarSchema,
  summary: 'Hours, Land, closing days and special openings of the city, as they are edited.',
});
export const changeCalendar = endpoint({
  method: 'PUT',
  path: '/api/calendar',
  access: forLeads,
  body: z.object({
    /** The one that was seen; another one is a conflict. */
    version: z.number().int(),
    calendar: calendarDraftSchema,
    why: z.string().trim().max(500).default(''),
  }),
  reply: editedCalendarSchema,
  errors: ['calendarWrong', 'notPrepared', 'databaseDown'],
  summary:
    'Changes the calendar as a whole; it holds for the next call. `calendarWrong` names the first mistake and its place.',
});
