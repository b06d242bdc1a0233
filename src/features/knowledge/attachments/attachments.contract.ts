// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../../lib/contract.ts';
import { fileReply } from '../../../lib/file-reply.ts';
import { easyGerman, languages } from '../../../lib/pure/language.ts';
import { daySchema } from '../facts/fact.contract.ts';
import { attachmentKinds, plainName } from './attachment.core.ts';

const languageSchema = z.enum([...languages, easyGerman]);

/** An attachment as readers see it. */
export const attachmentSchema = z.object({
  attachmentId: z.string(),
  title: z.string(),
  language: z.string(),
  /** Only for the team. */
  internal: z.boolean(),
  fileName: z.string(),
  kind: z.enum(attachmentKinds),
  bytes: z.number().int(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const attachmentChanges = ['added', 'changed', 'retired', 'restored'] as const;

export const editedAttachmentSchema = attachmentSchema.extend({
  language: languageSchema,
  version: z.number().int(),
  retired: z.boolean(),
  /** Taken away: the day on which it is deleted; null = it stays, or a wording still names it. */
  goneFrom: daySchema.nullable(),
  /** Newest first, with what it was called then. */
  history: z.array(
    z.object({ what: z.enum(attachmentChanges), at: z.iso.datetime(), by: z.string(), title: z.string() }),
  ),
});
export type EditedAttachment = z.infer<typeof editedAttachmentSchema>;

const forEditors = ['editor', 'lead'] as const;
const ofArticle = z.object({ articleId: z.uuid() });
/** What an editor says about a file. */
const about = {
  title: z.string().max(400).transform(plainName).pipe(z.string().min(1).max(200)),
  language: languageSchema,
  internal: z.boolean(),
};
const listReply = z.object({ attachments: z.array(editedAttachmentSchema) });

/** Codes with which a file is refused. */
export const fileRefusals = [
  'uploadGone',
  'attachmentTooLarge',
  'attachmentEmpty',
  'attachmentUnknown',
  'attachmentMarkup',
  'attachmentMacros',
  'attachmentBroken',
  'attachmentTwice',
  'attachmentTwiceRetired',
  'tooManyAttachments',
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

export const listAttachments = endpoint({
  method: 'GET',
  path: '/api/editing/article/:articleId/attachment',
  access: forEditors,
  params: ofArticle,
  reply: listReply,
  summary: 'The attachments of an article with their history, those that were taken away last.',
});
export const beginAttachment = endpoint({
  method: 'POST',
  path: '/api/editing/attachment-upload',
  access: forEditors,
  body: z.object({ bytes: z.number().int().min(0) }),
  reply: z.object({ uploadId: z.string() }),
  errors: ['attachmentTooLarge', 'attachmentEmpty'],
  summary: 'Begins the transfer of a file from the browser.',
});
export const sendAttachmentPart = endpoint({
  method: 'PUT',
  path: '/api/editing/attachment-upload/:uploadId',
  access: forEditors,
  params: z.object({ uploadId: z.uuid() }),
  body: z.object({ offset: z.number().int().nonnegative(), base64: z.base64().max(240_000) }),
  reply: z.object({ received: z.number() }),
  errors: ['uploadGone', 'attachmentTooLarge'],
  summary: 'One piece of a file; sent again after a lost answer it changes nothing.',
});
export const addAttachment = endpoint({
  method: 'POST',
  path: '/api/editing/article/:articleId/attachment',
  access: forEditors,
  params: ofArticle,
  body: z.object({ ...about, uploadId: z.uuid(), fileName: z.string().max(2000) }),
  reply: listReply.extend({
    /** The name it is kept under, where the given one said something else than the content. */
    renamed: z.string().nullable(),
  }),
  errors: [...fileRefusals, 'databaseDown'],
  summary: 'Attaches a file that was transferred; what it is, its content says.',
});
export const changeAttachment = endpoint({
  method: 'PUT',
  path: '/api/editing/attachment/:attachmentId',
  access: forEditors,
  params: z.object({ attachmentId: z.uuid() }),
  body: z.object({ ...about, version: z.number().int(), retired: z.boolean() }),
  reply: listReply,
  errors: ['versionChanged', 'tooManyAttachments', 'databaseDown'],
  summary: 'Title, language, for whom; takes an attachment away or brings it back.',
});
export const openAttachment = endpoint({
  method: 'GET',
  path: '/api/attachment/:attachmentId',
  access: 'signedIn',
  params: z.object({ attachmentId: z.string() }),
  sends: 'file',
  reply: fileReply,
  summary: 'The file itself, under its own type.',
});
