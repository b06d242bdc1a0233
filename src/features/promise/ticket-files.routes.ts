// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { open, type FileHandle } from 'node:fs/promises';
import type { Caller } from '../../lib/contract.ts';
import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { largestAttachment } from '../knowledge/attachments/attachment.core.ts';
import type { FileRefusal } from '../knowledge/attachments/attachments.contract.ts';
import * as contract from './ticket-files.contract.ts';
import { deleteFile, filesOf, insertFile, readFile, ticketOfFile, type JudgedFile } from './ticket-files.store.ts';
import { readTicket } from './ticket.store.ts';

export interface TicketFileRoutesDeps {
  readonly db: Db;
  /** Files on their way in; it takes none beyond `largestAttachment`. */
  readonly folder: {
    begin(accountId: string): Promise<string>;
    write(uploadId: string, accountId: string, offset: number, piece: Buffer): Promise<number | 'gone' | 'tooLarge'>;
    uploadOf(uploadId: string, accountId: string): string | undefined;
    drop(uploadId: string): Promise<void>;
  };
  /** What a file is by its content, or why it is refused (AT2, AT3). */
  readonly judge: (file: FileHandle) => Promise<JudgedFile | FileRefusal>;
  readonly pieces: (file: FileHandle) => AsyncIterable<Uint8Array>;
  /** Told after every change (live topic `tickets`). */
  readonly ticketsChanged: () => void;
  /** A file that arrived and could not be taken away from the folder. */
  readonly failed: (error: unknown) => void;
}

/** The endpoints of files on tickets. */
export function ticketFileRoutes(deps: TicketFileRoutesDeps): readonly Route[] {
  const { db, folder, ticketsChanged } = deps;
  /** PR32: files are part of the story (PR8, PR9). */
  const mayRead = async (who: Caller, ticketId: string): Promise<boolean> =>
    (await readTicket(db, who, ticketId))?.hidden === false;

  async function add(path: string, ticketId: string, fileName: string, who: Caller) {
    const handle = await open(path, 'r').catch(() => undefined);
    if (!handle) return refuse('uploadGone');
    try {
      const file = await deps.judge(handle);
      if (typeof file === 'string') return refuse(file);
      const order = { ticketId, fileName, file, pieces: deps.pieces(handle), now: nowMs() };
      return await unlessDown(() => insertFile(db, who, order));
    } finally {
      await handle.close();
    }
  }

  return [
    route(contract.beginTicketFile, async ({ body }, who) => {
      if (body.bytes === 0) return refuse('attachmentEmpty');
      if (body.bytes > largestAttachment) return refuse('attachmentTooLarge');
      return ok({ uploadId: await folder.begin(who.accountId) });
    }),
    route(contract.sendTicketFilePart, async ({ params, body }, who) => {
      const piece = Buffer.from(body.base64, 'base64');
      const received = await folder.write(params.uploadId, who.accountId, body.offset, piece);
      if (received === 'gone') return refuse('uploadGone');
      return received === 'tooLarge' ? refuse('attachmentTooLarge') : ok({ received });
    }),
    route(contract.addTicketFile, async ({ params, body }, who) => {
      const path = folder.uploadOf(body.uploadId, who.accountId);
      if (path === undefined) return refuse('uploadGone');
      if (!(await mayRead(who, params.ticketId))) return refuse('notFound');
      const done = await add(path, params.ticketId, body.fileName, who);
      // With the database away the file stays: the next try need not send it again.
      if (done.ok || done.code !== 'databaseDown') await folder.drop(body.uploadId).catch(deps.failed);
      if (!done.ok) return done;
      ticketsChanged();
      return ok({ files: await filesOf(db, params.ticketId), ...done.value });
    }),
    route(contract.removeTicketFile, async ({ params }, who) => {
      if (!(await mayRead(who, params.ticketId))) return refuse('notFound');
      const done = await unlessDown(() => deleteFile(db, who, { ...params, now: nowMs() }));
      if (!done.ok) return done;
      ticketsChanged();
      return ok({ files: await filesOf(db, params.ticketId) });
    }),
    route(contract.openTicketFile, async ({ params }, who) => {
      const ticketId = await ticketOfFile(db, params.fileId);
      if (ticketId === undefined || !(await mayRead(who, ticketId))) return refuse('notFound');
      const file = await readFile(db, params.fileId);
      return file ? ok(file) : refuse('notFound');
    }),
  ];
}
