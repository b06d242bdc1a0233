// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { open } from 'node:fs/promises';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import { route, type Route } from '../../../lib/route.ts';
import { nowMs } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/database.ts';
import { unlessDown } from '../../../platform/database/failure.ts';
import type { ImportFolder } from '../import/import-folder.ts';
import { largestAttachment } from './attachment.core.ts';
import * as contract from './attachments.contract.ts';
import {
  insertAttachment,
  listEditedAttachments,
  readFileOf,
  updateAttachment,
  type About,
} from './attachments.store.ts';
import { judgeFile, piecesOf } from './judge-file.ts';

/** What the endpoints of attachments need. */
export interface AttachmentRoutesDeps {
  readonly db: Db;
  /** Files on their way in; it takes none beyond `largestAttachment`. */
  readonly folder: Pick<ImportFolder, 'begin' | 'write' | 'uploadOf' | 'drop'>;
  /** Told which articles read differently from now on. */
  readonly changed: (articleIds: readonly string[]) => void;
  /** A file that arrived and could not be taken away from the folder. */
  readonly failed: (error: unknown) => void;
}

/** The endpoints of attachments. */
export function attachmentRoutes({ db, folder, changed, failed }: AttachmentRoutesDeps): readonly Route[] {
  async function attach(
    path: string,
    articleId: string,
    order: About & { readonly fileName: string },
    accountId: string,
  ): Promise<Result<{ readonly renamed: string | null }, 'notFound' | 'databaseDown' | contract.FileRefusal>> {
    const handle = await open(path, 'r').catch(() => undefined);
    if (!handle) return refuse('uploadGone');
    try {
      const file = await judgeFile(handle);
      if (typeof file === 'string') return refuse(file);
      const doing = { accountId, now: nowMs() };
      const { title, language, internal, fileName } = order;
      const about = { title, language, internal, fileName };
      return await unlessDown(() =>
        insertAttachment(db, articleId, { ...about, file, pieces: piecesOf(handle) }, doing),
      );
    } finally {
      await handle.close();
    }
  }

  return [
    route(contract.listAttachments, async ({ params }) =>
      ok({ attachments: await listEditedAttachments(db, params.articleId) }),
    ),
    route(contract.beginAttachment, async ({ body }, who) => {
      if (body.bytes === 0) return refuse('attachmentEmpty');
      if (body.bytes > largestAttachment) return refuse('attachmentTooLarge');
      return ok({ uploadId: await folder.begin(who.accountId) });
    }),
    route(contract.sendAttachmentPart, async ({ params, body }, who) => {
      const piece = Buffer.from(body.base64, 'base64');
      const received = await folder.write(params.uploadId, who.accountId, body.offset, piece);
      if (received === 'gone') return refuse('uploadGone');
      return received === 'tooLarge' ? refuse('attachmentTooLarge') : ok({ received });
    }),
    route(contract.addAttachment, async ({ params, body }, who) => {
      const path = folder.uploadOf(body.uploadId, who.accountId);
      if (path === undefined) return refuse('uploadGone');
      const done = await attach(path, params.articleId, body, who.accountId);
      // With the database away the file stays: the next try need not send it again.
      if (done.ok || done.code !== 'databaseDown') await folder.drop(body.uploadId).catch(failed);
      if (!done.ok) return done;
      changed([params.articleId]);
      return ok({ attachments: await listEditedAttachments(db, params.articleId), ...done.value });
    }),
    route(contract.changeAttachment, async ({ params, body }, who) => {
      const doing = { accountId: who.accountId, now: nowMs() };
      const done = await unlessDown(() => updateAttachment(db, params.attachmentId, body, doing));
      if (!done.ok) return done;
      changed([done.value.articleId]);
      return ok({ attachments: await listEditedAttachments(db, done.value.articleId) });
    }),
    route(contract.openAttachment, async ({ params }) => {
      const file = await readFileOf(db, params.attachmentId);
      return file ? ok(file) : refuse('notFound');
    }),
  ];
}
