// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What is on air: the emergency announcement, recordings for it, listening before it is heard, and the plan of the next days. */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { fileReply } from '../../lib/file-reply.ts';
import { languages } from '../../lib/pure/language.ts';
import { recordingRefusals } from '../../lib/pure/recording-refusals.ts';
import { lastChangeSchema, someLanguagesSchema } from '../calendar/calendar.contract.ts';
import { templateKeys } from './on-air-templates.core.ts';

const recordingsSchema = z.partialRecord(z.enum(languages), z.object({ id: z.uuid(), seconds: z.number() }));

/** The emergency announcement as everybody who is signed in may see it. */
export const noticeSchema = z.object({
  noticeId: z.string(),
  template: z.enum(templateKeys).nullable(),
  texts: someLanguagesSchema,
  recordings: recordingsSchema,
  place: z.enum(['before', 'instead']),
  after: z.enum(['agents', 'hangUp']),
  open: z.boolean(),
  closed: z.boolean(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
});
export type ShownNotice = z.infer<typeof noticeSchema>;

/** What the band above all pages shows; null = nothing is on air. */
export const onAirNowSchema = z.object({ notice: noticeSchema.nullable() });
export type OnAirNow = z.infer<typeof onAirNowSchema>;

const partSchema = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  open: z.boolean(),
  reason: z.enum(['hours', 'holiday', 'closingDay']).nullable(),
  name: z.string().nullable(),
  own: z.string().nullable(),
  /** The emergency announcement that is said. */
  noticeId: z.string().nullable(),
});
export type ShownPart = z.infer<typeof partSchema>;

const deskSchema = onAirNowSchema.extend({
  version: z.number().int(),
  changed: lastChangeSchema,
  /** Still to come, or to come back when the one on air is over; in the order of their beginnings. */
  coming: z.array(noticeSchema),
  /** Today and the days after it. */
  days: z.array(z.object({ date: z.iso.date(), parts: z.array(partSchema) })),
  /** The next closing, for the choice of an end; null = open, with no end within sight, or closed. */
  closesAt: z.iso.datetime().nullable(),
});
export type OnAirDesk = z.infer<typeof deskSchema>;

const forLeads = ['lead', 'admin'] as const;
const version = z.number().int();
const why = z.string().trim().max(500).default('');
const words = {
  template: z.enum(templateKeys).nullable(),
  texts: someLanguagesSchema,
  recordings: recordingsSchema.default({}),
  place: z.enum(['before', 'instead']),
  after: z.enum(['agents', 'hangUp']),
  open: z.boolean(),
  closed: z.boolean(),
};
const changeErrors = ['onAirWrong', 'notPrepared', 'recordingGone', 'nothingOnAir', 'databaseDown'] as const;

export const getOnAirNow = endpoint({
  method: 'GET',
  path: '/api/on-air/now',
  access: 'signedIn',
  reply: onAirNowSchema,
  summary: 'The emergency announcement callers hear at this moment, if there is one.',
});
export const getOnAir = endpoint({
  method: 'GET',
  path: '/api/on-air',
  access: forLeads,
  reply: deskSchema,
  summary: 'What is on air now, and what callers hear today and on the next days.',
});
export const putOnAir = endpoint({
  method: 'PUT',
  path: '/api/on-air',
  access: forLeads,
  body: z.object({ version, why, ...words, until: z.iso.datetime({ offset: true }) }),
  reply: deskSchema,
  errors: changeErrors,
  summary: 'Puts an emergency announcement on air at once, in place of the one that is; waiting callers hear it, too.',
});
export const planOnAir = endpoint({
  method: 'PUT',
  path: '/api/on-air/planned',
  access: forLeads,
  body: z.object({
    version,
    why,
    ...words,
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
    /** Takes the place of this planned one, which has not begun. */
    replaces: z.string().nullable().default(null),
  }),
  reply: deskSchema,
  errors: [...changeErrors, 'plannedGone'],
  summary: 'Plans an emergency announcement that goes on air by itself, or changes one before it does.',
});
export const withdrawOnAir = endpoint({
  method: 'POST',
  path: '/api/on-air/planned/withdraw',
  access: forLeads,
  body: z.object({ version, why, noticeId: z.string() }),
  reply: deskSchema,
  errors: ['plannedGone', 'notPrepared', 'recordingGone', 'databaseDown'],
  summary: 'Takes a planned announcement back before it goes on air.',
});
export const changeOnAirEnd = endpoint({
  method: 'POST',
  path: '/api/on-air/until',
  access: forLeads,
  /** Null = now. */
  body: z.object({ version, why, until: z.iso.datetime({ offset: true }).nullable() }),
  reply: deskSchema,
  errors: changeErrors,
  summary: 'Gives the announcement on air another end, or takes it off the air at once.',
});
export const previewOnAir = endpoint({
  method: 'POST',
  path: '/api/on-air/preview',
  access: forLeads,
  body: z.object({ language: z.enum(languages), text: z.string().trim().min(1).max(4000) }),
  reply: z.object({ previewId: z.uuid() }),
  errors: ['noVoice'],
  summary: 'Speaks a text as callers would hear it; nothing goes on air.',
});
export const hearPreview = endpoint({
  method: 'GET',
  path: '/api/on-air/preview/:previewId',
  access: forLeads,
  params: z.object({ previewId: z.uuid() }),
  sends: 'file',
  reply: fileReply,
  summary: 'The sound of a preview, for some minutes.',
});
export const beginRecording = endpoint({
  method: 'POST',
  path: '/api/on-air/recording-upload',
  access: forLeads,
  body: z.object({ bytes: z.number().int().min(0) }),
  reply: z.object({ uploadId: z.uuid() }),
  errors: ['recordingTooLarge', 'recordingTooShort'],
  summary: 'Begins the transfer of a recording; what is too large is refused before a byte is sent.',
});
export const sendRecordingPart = endpoint({
  method: 'PUT',
  path: '/api/on-air/recording-upload/:uploadId',
  access: forLeads,
  params: z.object({ uploadId: z.uuid() }),
  body: z.object({ offset: z.number().int().nonnegative(), base64: z.base64().max(240_000) }),
  reply: z.object({ received: z.number() }),
  errors: ['recordingTooLarge', 'recordingNotWav', 'uploadGone'],
  summary:
    'One piece of a recording; sent again after a lost answer it changes nothing. What is no WAV file is refused with its first piece.',
});
export const addRecording = endpoint({
  method: 'POST',
  path: '/api/on-air/recording',
  access: forLeads,
  body: z.object({ uploadId: z.uuid() }),
  reply: z.object({ id: z.uuid(), seconds: z.number() }),
  errors: [...recordingRefusals, 'databaseDown'],
  summary: 'Keeps a recording that was transferred, as 16 kHz, 16 bit, one channel.',
});
export const hearRecording = endpoint({
  method: 'GET',
  path: '/api/on-air/recording/:recordingId',
  access: forLeads,
  params: z.object({ recordingId: z.uuid() }),
  sends: 'file',
  reply: fileReply,
  summary: 'The sound of a recording.',
});
