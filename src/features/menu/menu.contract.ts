// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The menu as a lead edits it: draft, checks, trial call, recordings, versions, figures. Rules: menu.spec.md (V1 …). */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { fileReply } from '../../lib/file-reply.ts';
import { languages } from '../../lib/pure/language.ts';
import { versionRefusals, versionStates } from './menu-version.core.ts';

const forLeads = ['lead', 'admin'] as const;
const languageSchema = z.enum(languages);
const key = z.string().max(60);
const text = z.string().max(4_000);
const spoken = z.object({ de: text, tr: text, en: text, fr: text, it: text, pl: text, ku: text });

const choiceSchema = z.object({
  key: z.enum(['1', '2', '3', '4', '5']),
  labels: spoken,
  leadsTo: z.union([
    z.object({ kind: z.literal('topic'), topic: key }),
    z.object({ kind: z.literal('node'), node: key }),
  ]),
});
/** Shapes only; whether it may go on the air, `contentProblems` says. */
export const contentSchema = z.object({
  menu: z.object({
    root: key,
    nodes: z.array(z.object({ key, choices: z.array(choiceSchema).max(20) })).max(40),
    languages: z.array(languageSchema).max(20),
  }),
  announcements: z.object({
    prompts: z.record(z.string().max(60), spoken),
    languageMenu: spoken,
    menu: z.object({ choice: spoken, person: spoken, ticket: spoken.optional(), privacy: spoken }),
    recordings: z.record(z.string().max(80), z.object({ id: z.string().max(60), text })).optional(),
  }),
  topics: z
    .array(
      z.object({
        key,
        department: key,
        names: spoken,
        service: z.string().max(60).optional(),
        protected: z.boolean().optional(),
      }),
    )
    .max(200),
});
export type SentContent = z.infer<typeof contentSchema>;

export const versionSchema = z.object({
  versionId: z.uuid(),
  number: z.number().int(),
  state: z.enum(versionStates),
  revision: z.number().int(),
  createdAt: z.iso.datetime(),
  /** Null = it was found on the air: from the city's files, or changed elsewhere. */
  createdBy: z.string().nullable(),
  changedAt: z.iso.datetime(),
  changedBy: z.string().nullable(),
  /** Number of the version it brings back. */
  restores: z.number().int().nullable(),
  testedAt: z.iso.datetime().nullable(),
  testedBy: z.string().nullable(),
  testNote: z.string(),
  /** A trial call came to its end in the wording of now. */
  tried: z.boolean(),
  liveAt: z.iso.datetime().nullable(),
  liveBy: z.string().nullable(),
  liveWhy: z.string(),
  /** Put on the air by one person alone, because no second one was asked for. */
  alone: z.boolean(),
  /** The person who asks has written on it. */
  mine: z.boolean(),
});
export type MenuVersion = z.infer<typeof versionSchema>;

const draftSchema = versionSchema.extend({
  content: contentSchema,
  /** What it began from is on the air now. */
  current: z.boolean(),
});
export type MenuDraft = z.infer<typeof draftSchema>;

export const readMenu = endpoint({
  method: 'GET',
  path: '/api/menu',
  access: forLeads,
  reply: z.object({
    onAir: contentSchema,
    draft: draftSchema.nullable(),
    /** Newest first, without their contents. */
    versions: z.array(versionSchema),
    fourEyes: z.object({ required: z.boolean(), version: z.number().int() }),
    departments: z.array(z.object({ key: z.string(), name: z.string() })),
    /** The city's week, for places such as `{hours}`. */
    weekly: z.record(z.string(), z.array(z.object({ from: z.number(), to: z.number() }))),
    /** Sounds that lie as files in the city's folder, `<language>/<name>`. */
    cityFiles: z.array(z.string()),
    /** Whether a trial call can be made; the practice switch has no sound. */
    telephony: z.boolean(),
  }),
  summary: 'The menu on the air, the draft, and every version.',
});

export const readMenuVersion = endpoint({
  method: 'GET',
  path: '/api/menu/version/:versionId',
  access: forLeads,
  params: z.object({ versionId: z.uuid() }),
  reply: versionSchema.extend({ content: contentSchema }),
  summary: 'One version with its content.',
});

const ofVersion = z.object({ versionId: z.uuid() });
const seen = z.object({ revision: z.number().int() });
const versionReply = z.object({ draft: draftSchema });

export const beginMenuDraft = endpoint({
  method: 'POST',
  path: '/api/menu/draft',
  access: forLeads,
  body: z.object({ restores: z.uuid().nullable().default(null) }),
  reply: versionReply,
  errors: ['draftOpen', 'databaseDown'],
  summary: 'Begins a draft from what is on the air, or brings an old version back as one.',
});
export const saveMenuDraft = endpoint({
  method: 'PUT',
  path: '/api/menu/draft/:versionId',
  access: forLeads,
  params: ofVersion,
  body: seen.extend({ content: contentSchema }),
  reply: versionReply,
  errors: ['draftChanged', 'wrongState', 'databaseDown'],
  summary: 'Writes a draft; with a newer writing there it is refused, and nothing is overwritten.',
});
export const followMenuDraft = endpoint({
  method: 'POST',
  path: '/api/menu/draft/:versionId/follow',
  access: forLeads,
  params: ofVersion,
  body: seen,
  reply: versionReply.extend({
    conflicts: z.array(z.object({ path: z.array(z.string()), mine: z.unknown(), theirs: z.unknown() })),
  }),
  errors: ['draftChanged', 'wrongState', 'databaseDown'],
  summary:
    'Takes over what went on the air since the draft began; places that both changed keep the words of the draft and are named.',
});
export const callMenuTested = endpoint({
  method: 'POST',
  path: '/api/menu/draft/:versionId/tested',
  access: forLeads,
  params: ofVersion,
  body: seen.extend({ why: z.string().trim().max(500).default('') }),
  reply: versionReply,
  errors: ['draftChanged', ...versionRefusals, 'databaseDown'],
  summary: 'Calls a draft tested: after a trial call, or with a reason.',
});
export const putMenuLive = endpoint({
  method: 'POST',
  path: '/api/menu/draft/:versionId/live',
  access: forLeads,
  params: ofVersion,
  body: seen.extend({ why: z.string().trim().max(500).default('') }),
  reply: z.object({ changeId: z.uuid().nullable() }),
  errors: ['draftChanged', ...versionRefusals, 'notPrepared', 'databaseDown'],
  summary:
    'Puts a tested version on the air: menu, words, recordings and topics together, after their sounds are made.',
});
export const dropMenuDraft = endpoint({
  method: 'POST',
  path: '/api/menu/draft/:versionId/drop',
  access: forLeads,
  params: ofVersion,
  body: seen,
  reply: z.object({}),
  errors: ['draftChanged', 'wrongState', 'databaseDown'],
  summary: 'Gives a draft up; it stays among the versions.',
});
export const setFourEyes = endpoint({
  method: 'PUT',
  path: '/api/menu/four-eyes',
  access: ['admin'],
  body: z.object({ required: z.boolean(), version: z.number().int(), why: z.string().trim().min(1).max(500) }),
  reply: z.object({ required: z.boolean(), version: z.number().int() }),
  errors: ['databaseDown'],
  summary: 'Whether a second person puts a menu on the air.',
});

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

/** Codes with which a recording is refused. */
export const recordingRefusals = [
  'uploadGone',
  'recordingTooLarge',
  'recordingTooLong',
  'recordingTooShort',
  'recordingSilent',
  'recordingNotWav',
  'recordingBroken',
  'recordingFormat',
] as const;
export type RecordingRefusal = (typeof recordingRefusals)[number];

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
