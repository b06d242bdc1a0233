// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../../lib/contract.ts';
import { importFormats, runStates } from './diff.core.ts';
import { problemCodes } from './entry.core.ts';

/** Who may bring deliveries in. */
const importers = ['editor', 'admin'] as const;

/** Bytes a browser may send; larger files come over the server's folder. */
export const largestUpload = 32 * 1024 * 1024;
/** Bytes of one piece: as base64 it fits into the body of a request. */
export const uploadPiece = 160 * 1024;

const sums = z.object({ new: z.number(), changed: z.number(), same: z.number(), gone: z.number() });
const code = z.enum(problemCodes);

export const importRunSchema = z.object({
  runId: z.string(),
  source: z.string(),
  fileName: z.string(),
  format: z.enum(importFormats).nullable(),
  complete: z.boolean(),
  state: z.enum(runStates),
  /** The differences it was compared to; sent along when applying. */
  token: z.string().nullable(),
  sums: sums.nullable(),
  /** Services this source delivered before. */
  delivered: z.number(),
  problems: z.array(z.object({ code, line: z.number(), field: z.string(), detail: z.string(), note: z.boolean() })),
  problemCount: z.number(),
  /** Why the whole file was refused. */
  refusal: z.object({ code, line: z.number(), detail: z.string() }).nullable(),
  startedAt: z.iso.datetime(),
  startedBy: z.string(),
  endedAt: z.iso.datetime().nullable(),
  appliedBy: z.string().nullable(),
});
export type ImportRunView = z.infer<typeof importRunSchema>;

export const importChangeSchema = z.object({
  position: z.number(),
  kind: z.enum(['new', 'changed', 'gone']),
  sourceId: z.string(),
  serviceId: z.string().nullable(),
  title: z.string(),
  fields: z.array(
    z.object({ field: z.string(), before: z.string(), after: z.string(), decision: z.enum(['taken', 'kept']) }),
  ),
});
export type ImportChangeView = z.infer<typeof importChangeSchema>;

/** Codes with which imports are refused. */
export const importErrors = [
  'runGone',
  'dataChanged',
  'deletionsNeedConsent',
  'applied',
  'uploadGone',
  'uploadTooLarge',
  'fileGone',
] as const;

const runParams = z.object({ runId: z.uuid() });

export const listImports = endpoint({
  method: 'GET',
  path: '/api/knowledge/import',
  access: importers,
  reply: z.object({ runs: z.array(importRunSchema) }),
  summary: 'The newest deliveries of services, newest first.',
});
export const listImportFiles = endpoint({
  method: 'GET',
  path: '/api/knowledge/import-file',
  access: ['admin'],
  reply: z.object({ files: z.array(z.object({ name: z.string(), bytes: z.number() })) }),
  summary: 'Files in the folder for deliveries on the server.',
});
export const beginUpload = endpoint({
  method: 'POST',
  path: '/api/knowledge/import-upload',
  access: importers,
  body: z.object({ bytes: z.number().int().positive() }),
  reply: z.object({ uploadId: z.string() }),
  errors: ['uploadTooLarge'],
  summary: 'Begins the transfer of a file from the browser.',
});
export const uploadPart = endpoint({
  method: 'PUT',
  path: '/api/knowledge/import-upload/:uploadId',
  access: importers,
  params: z.object({ uploadId: z.uuid() }),
  body: z.object({ offset: z.number().int().nonnegative(), base64: z.base64().max(240_000) }),
  reply: z.object({ received: z.number() }),
  errors: ['uploadGone', 'uploadTooLarge'],
  summary: 'One piece of a file; sent again after a lost answer it changes nothing.',
});
export const compareImport = endpoint({
  method: 'POST',
  path: '/api/knowledge/import',
  access: importers,
  body: z.object({
    /** A finished upload, or the name of a file in the server's folder (administrators only). */
    from: z.union([z.object({ uploadId: z.uuid() }), z.object({ file: z.string().min(1).max(200) })]),
    fileName: z.string().max(200),
    source: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    complete: z.boolean(),
    departmentId: z.uuid().nullable(),
  }),
  reply: z.object({ runId: z.string() }),
  errors: ['uploadGone', 'fileGone'],
  summary: 'Reads a delivery and compares it; changes nothing.',
});
export const getImport = endpoint({
  method: 'GET',
  path: '/api/knowledge/import/:runId',
  access: importers,
  params: runParams,
  reply: importRunSchema,
  summary: 'How far a delivery is, its sums and its problems.',
});
export const listImportChanges = endpoint({
  method: 'GET',
  path: '/api/knowledge/import/:runId/change',
  access: importers,
  params: runParams,
  query: z.object({
    kind: z.enum(['all', 'new', 'changed', 'gone', 'kept']).default('all'),
    search: z.string().max(200).default(''),
    after: z.coerce.number().int().default(-1),
  }),
  reply: z.object({ changes: z.array(importChangeSchema), more: z.boolean() }),
  summary: 'What a delivery would change, field by field, a hundred services a page.',
});
export const applyImport = endpoint({
  method: 'POST',
  path: '/api/knowledge/import/:runId/apply',
  access: importers,
  params: runParams,
  body: z.object({ token: z.string(), agreeToDeletions: z.boolean() }),
  reply: z.object({ sums }),
  errors: ['runGone', 'dataChanged', 'deletionsNeedConsent', 'applied'],
  summary: 'Applies the differences that were looked at, all or nothing.',
});
export const discardImport = endpoint({
  method: 'POST',
  path: '/api/knowledge/import/:runId/discard',
  access: importers,
  params: runParams,
  reply: z.object({}),
  errors: ['runGone'],
  summary: 'Puts a delivery aside; nothing is changed.',
});
