// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The menu as a lead edits it: drafts, checks, versions. What is heard of it: menu-sound.contract.ts. Rules: menu.spec.md (V1 …). */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
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
    nodes: z
      .array(z.object({ key, name: z.string().max(60).optional(), choices: z.array(choiceSchema).max(20) }))
      .max(40),
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
