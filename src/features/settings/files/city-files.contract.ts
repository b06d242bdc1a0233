// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The whole city as files: taking them out, comparing others, taking parts of them over. */
import { z } from 'zod';
import { endpoint } from '../../../lib/contract.ts';
import { fileReply } from '../../../lib/file-reply.ts';
import { differenceSchema } from '../settings.contract.ts';
import { cityParts } from './city-files.core.ts';

const forLeads = ['lead', 'admin'] as const;

/** Bytes of an archive: texts and the recordings of seven languages. */
export const largestCityZip = 100_000_000;
/** Bytes of one piece of it; base64 makes a third more of them. */
export const cityPieceBytes = 150_000;

const mistakeSchema = z.object({ file: z.string(), line: z.number().int(), de: z.string(), en: z.string() });
export type CityMistake = z.infer<typeof mistakeSchema>;

/** Why an archive is refused as a whole. */
export const archiveRefusals = ['zipBroken', 'zipOutside', 'zipLink', 'zipLarge', 'zipNoCity'] as const;

export const partChangeSchema = z.object({
  part: z.enum(cityParts),
  added: z.array(z.string()),
  changed: z.array(z.string()),
  gone: z.array(z.string()),
  staying: z.array(z.string()),
  differences: z.array(differenceSchema),
  more: z.boolean(),
});
export type ShownPartChange = z.infer<typeof partChangeSchema>;

export const getCityFiles = endpoint({
  method: 'GET',
  path: '/api/city-files',
  access: forLeads,
  reply: z.object({
    files: z.array(z.object({ path: z.string(), bytes: z.number().int() })),
    /** What `city:check` would say of these files. */
    mistakes: z.array(mistakeSchema),
    /** What the files cannot hold. */
    notHeld: z.array(differenceSchema),
  }),
  summary: 'The files the city would be written as now, with what they cannot hold.',
});

export const exportCity = endpoint({
  method: 'GET',
  path: '/api/city-files/archive',
  access: forLeads,
  sends: 'file',
  reply: fileReply,
  summary: 'The whole city as a ZIP file; without passwords, tickets, calls and anything about citizens.',
});

export const beginCityUpload = endpoint({
  method: 'POST',
  path: '/api/city-files/upload',
  access: forLeads,
  body: z.object({ bytes: z.number().int().min(0) }),
  reply: z.object({ uploadId: z.string() }),
  errors: ['archiveTooLarge', 'archiveEmpty'],
  summary: 'Begins to send an archive; pieces follow.',
});

export const sendCityPiece = endpoint({
  method: 'POST',
  path: '/api/city-files/upload/:uploadId',
  access: forLeads,
  params: z.object({ uploadId: z.string() }),
  body: z.object({ offset: z.number().int().min(0), base64: z.base64().max(250_000) }),
  reply: z.object({ received: z.number().int() }),
  errors: ['uploadGone', 'archiveTooLarge'],
  summary: 'One piece of an archive, in their order.',
});

export const compareCity = endpoint({
  method: 'POST',
  path: '/api/city-files/compare',
  access: forLeads,
  body: z.object({ uploadId: z.string() }),
  reply: z.object({
    /** Null = the files have mistakes, nothing can be taken over. */
    previewId: z.uuid().nullable(),
    name: z.string(),
    mistakes: z.array(mistakeSchema),
    parts: z.array(partChangeSchema),
    /** Recordings of numbers, days and the like: they are heard from the folder of the city only. */
    filesOnly: z.array(z.string()),
  }),
  errors: ['uploadGone', ...archiveRefusals, 'databaseDown'],
  summary: 'Compares an archive with the city as it is; changes nothing.',
});

export const compareCityAgain = endpoint({
  method: 'POST',
  path: '/api/city-files/preview/:previewId',
  access: forLeads,
  params: z.object({ previewId: z.uuid() }),
  reply: z.object({ parts: z.array(partChangeSchema) }),
  errors: ['previewGone', 'databaseDown'],
  summary: 'Compares the same archive with the city as it is by now.',
});

export const applyCity = endpoint({
  method: 'POST',
  path: '/api/city-files/preview/:previewId/apply',
  access: forLeads,
  params: z.object({ previewId: z.uuid() }),
  body: z.object({
    parts: z.array(z.enum(cityParts)).min(1).max(cityParts.length),
    why: z.string().trim().max(500).default(''),
  }),
  reply: z.object({
    /** Not empty = together with what stays the parts would have these mistakes; nothing was taken over. */
    mistakes: z.array(mistakeSchema),
  }),
  errors: ['previewGone', 'cityChanged', 'notPrepared', 'nameTaken', 'teamNeedsAdmin', 'databaseDown'],
  summary: 'Takes the ticked parts over as one, or nothing of them.',
});
