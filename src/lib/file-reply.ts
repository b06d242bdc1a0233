// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';

/** A file as an answer. The bytes come in pieces; what is announced as `bytes` comes, or the answer breaks off. */
export const fileReply = z.object({
  /** Media type with its charset. */
  type: z.string(),
  /** `Content-Disposition`. */
  disposition: z.string(),
  /** A `Content-Security-Policy` of its own; absent = that of everything that is no page. */
  policy: z.string().optional(),
  /** Shown in a frame of our pages; absent = never. */
  framed: z.boolean().optional(),
  bytes: z.number().int().min(1),
  pieces: z.custom<AsyncIterable<Uint8Array>>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  ),
});
export type FileReply = z.infer<typeof fileReply>;
