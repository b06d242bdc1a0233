// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What is heard of the menu: sounds, recordings, trial calls, and the figures of the keys. Rules: menu.spec.md (R1 …, Y1 …, K1 …). */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { fileReply } from '../../lib/file-reply.ts';
import { languages } from '../../lib/pure/language.ts';
import { recordingRefusals } from '../../lib/pure/recording-refusals.ts';

const forLeads = ['lead', 'admin'] as const;
const languageSchema = z.enum(languages);

export const soundSchema = z.object({
  language: languageSchema,
  name: z.string(),
  /** Milliseconds; measured on the made sound. */
  ms: z.number().int(),
});

export const menuSounds = endpoint({
  method: 'GET',
  path: '/api/menu/sounds',
  access: forLeads,
  query: z.object({
    /** Absent = what is on the air; else a draft, whose sounds are made now. */
    versionId: z.uuid().optional(),
  }),
  reply: z.object({ sounds: z.array(soundSchema) }),
  errors: ['notPrepared'],
  summary: 'The lengths of all announcements; those of a draft are made for it first.',
});
export const openMenuSound = endpoint({
  method: 'GET',
  path: '/api/menu/sound/:where/:language/:name',
  access: forLeads,
  params: z.object({
    /** `on-air`, the id of a draft, or `recording` with the id of one as the name. */
    where: z.string().max(60),
    language: languageSchema,
    name: z.string().max(80),
  }),
  sends: 'file',
  reply: fileReply,
  errors: ['notPrepared'],
  summary: 'One announcement as a caller hears it, as a WAV file.',
});

export const beginRecording = endpoint({
  method: 'POST',
  path: '/api/menu/recording-upload',
  access: forLeads,
  body: z.object({ bytes: z.number().int().min(0) }),
  reply: z.object({ uploadId: z.string() }),
  errors: ['recordingTooLarge', 'recordingTooShort'],
  summary: 'Begins the transfer of a recording.',
});
export const sendRecordingPart = endpoint({
  method: 'PUT',
  path: '/api/menu/recording-upload/:uploadId',
  access: forLeads,
  params: z.object({ uploadId: z.uuid() }),
  body: z.object({ offset: z.number().int().nonnegative(), base64: z.base64().max(240_000) }),
  reply: z.object({ received: z.number() }),
  errors: ['uploadGone', 'recordingTooLarge', 'recordingNotWav'],
  summary: 'One piece of a recording; what is no WAV file is refused with its first piece.',
});
export const addRecording = endpoint({
  method: 'POST',
  path: '/api/menu/recording',
  access: forLeads,
  body: z.object({
    uploadId: z.uuid(),
    language: languageSchema,
    name: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    source: z.enum(['recorded', 'uploaded']),
  }),
  reply: z.object({ recordingId: z.uuid(), ms: z.number().int() }),
  errors: [...recordingRefusals, 'databaseDown'],
  summary: 'Keeps a recording that was transferred; it is heard once a version names it and is on the air.',
});

const trialState = z.object({
  /** `waiting` = the page has not called yet. */
  state: z.enum(['waiting', 'talking', 'ended']),
  language: languageSchema,
  /** What is being said, as sentences. */
  saying: z.array(z.object({ language: languageSchema, text: z.string() })),
  /** Keys and what they led to, in order. */
  path: z.array(z.object({ key: z.string(), to: z.string() })),
  /** Where a real call would have joined the queue; null = nowhere yet. */
  reached: z.object({ topic: z.string().nullable(), language: languageSchema }).nullable(),
});
export type TrialState = z.infer<typeof trialState>;

export const beginTrial = endpoint({
  method: 'POST',
  path: '/api/menu/trial',
  access: forLeads,
  body: z.object({ versionId: z.uuid(), revision: z.number().int(), open: z.boolean() }),
  reply: z.object({
    trialId: z.uuid(),
    phoneId: z.string(),
    password: z.string(),
    webSocketPath: z.string(),
    sipHost: z.string(),
    dial: z.string(),
    iceServers: z.array(
      z.object({ urls: z.string(), username: z.string().optional(), credential: z.string().optional() }),
    ),
  }),
  errors: ['telephonyDown', 'draftChanged', 'wrongState', 'notPrepared', 'databaseDown'],
  summary: 'Makes the sounds of a draft and gives a phone for one trial call into it.',
});
export const readTrial = endpoint({
  method: 'GET',
  path: '/api/menu/trial/:trialId',
  access: forLeads,
  params: z.object({ trialId: z.uuid() }),
  reply: trialState,
  summary: 'Where a trial call is.',
});

export const keyFigures = z.object({
  node: z.string(),
  key: z.string(),
  /** The level or topic it led to. */
  to: z.string(),
  chosen: z.number().int(),
  /** Null = too few callers to say (K4), or nothing behind it to come back from. */
  cameBack: z.number().int().nullable(),
  hungUp: z.number().int().nullable(),
});
export type KeyFigures = z.infer<typeof keyFigures>;

export const menuFigures = endpoint({
  method: 'GET',
  path: '/api/menu/figures',
  access: forLeads,
  query: z.object({ days: z.coerce.number().pipe(z.union([z.literal(7), z.literal(30)])) }),
  reply: z.object({
    keys: z.array(keyFigures),
    levels: z.array(
      z.object({
        node: z.string(),
        /** Calls that asked for a person there, heard it again, or hung up there. */
        person: z.number().int(),
        again: z.number().int(),
        hungUp: z.number().int(),
      }),
    ),
  }),
  summary: 'How often each key of the menu was chosen in the last days, and what came of it; counts only.',
});
