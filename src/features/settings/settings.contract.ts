// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The history of what the city changes by itself, and taking a change back. */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { undoRefusals, type Json } from './setting-change.core.ts';

/** Any JSON. Not `z.json()`: its schema refers to itself, and the API's description has no place for that. */
const anyJson = z.unknown() as z.ZodType<Json, Json>;
export const differenceSchema = z.object({ path: z.array(z.string()), before: anyJson, after: anyJson });

/** Why a change cannot be taken back any more (ST8, ST9), or that its room offers none. */
export const whyNotUndo = ['changedSince', 'undone', 'notOffered'] as const;

export const settingChangeSchema = z.object({
  changeId: z.uuid(),
  kind: z.string(),
  subject: z.string(),
  title: z.string(),
  why: z.string(),
  /** Null = the program, a script, or somebody whose account is gone. */
  by: z.string().nullable(),
  at: z.iso.datetime(),
  differences: z.array(differenceSchema),
  /** When it was taken back; null = it was not. */
  undoneAt: z.iso.datetime().nullable(),
  /** It took another change back. */
  undoes: z.boolean(),
  /** Null = it can be taken back now. */
  whyNotUndo: z.enum(whyNotUndo).nullable(),
});
export type ShownSettingChange = z.infer<typeof settingChangeSchema>;

/** Rows of one page of the history. */
export const settingChangesPage = 50;

export const listSettingChanges = endpoint({
  method: 'GET',
  path: '/api/settings/changes',
  access: ['lead', 'admin'],
  query: z.object({
    kind: z.string().max(50).optional(),
    subject: z.string().max(200).optional(),
    /** Only what is older than this change. */
    before: z.uuid().optional(),
  }),
  reply: z.object({
    changes: z.array(settingChangeSchema),
    /** Which kinds there are changes of. */
    kinds: z.array(z.string()),
    more: z.boolean(),
  }),
  summary: 'Changes of settings, newest first, with what differs; narrowed to a kind and a subject.',
});

export const undoSettingChange = endpoint({
  method: 'POST',
  path: '/api/settings/changes/:changeId/undo',
  access: ['lead', 'admin'],
  params: z.object({ changeId: z.uuid() }),
  body: z.object({ why: z.string().trim().max(500).default('') }),
  reply: z.object({ changeId: z.uuid() }),
  summary: 'Takes the last change of a thing back, by the checks of its room; gives the change that does it.',
  errors: [...new Set([...whyNotUndo, ...undoRefusals]), 'databaseDown'],
});
