// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Answers that are files: one piece after the other, never as a page of ours. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileReply } from '../lib/file-reply.ts';
import { statusOf } from './errors.ts';

/** Whoever follows a link to a file that is gone reads a sentence, not JSON. */
const gone =
  'Diese Datei gibt es hier nicht mehr. Bitte schließen Sie diese Seite und öffnen Sie den Artikel oder das Ticket neu.\n\n' +
  'This file is no longer here. Please close this page and open the article or ticket again.\n';

/** The file with the headers that keep a browser from taking it for anything else; the security headers of every answer stay. */
export function sendFile(
  { type, disposition, policy, framed, bytes, pieces }: FileReply,
  reply: FastifyReply,
): FastifyReply {
  return reply
    .code(200)
    .headers({
      'content-type': type,
      'content-disposition': disposition,
      'content-length': bytes,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...(policy !== undefined && { 'content-security-policy': policy }),
      ...(framed === true && { 'x-frame-options': 'SAMEORIGIN' }),
    })
    .send(Readable.from(pieces, { objectMode: false }));
}

/** A refusal: JSON for programs, a sentence for people who came by a link. */
export function refuseFile(code: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.code(statusOf(code)).header('cache-control', 'no-store');
  if (!(request.headers.accept ?? '').includes('text/html')) return reply.send({ code });
  return reply.type('text/plain; charset=utf-8').send(gone);
}
