// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mailsOfTicket, partFile, ticketOf } from '../features/mail/mail-in-read.store.ts';
import type { LinkFiles } from '../features/portal/portal.port.ts';
import { filesOf, readFile, ticketOfFile } from '../features/promise/ticket-files.store.ts';

/** What came with the mails of a ticket, and what was added to it; each file only for the ticket it belongs to (DP20). */
export const linkFiles: LinkFiles = {
  async of(db, ticketId) {
    const mails = await mailsOfTicket(db, ticketId);
    const sent = mails.flatMap(({ parts, receivedAt }) =>
      parts
        .filter(({ bytes }) => bytes > 0)
        .map(({ partId, name, bytes }) => ({ fileId: partId, from: 'mail' as const, name, bytes, at: receivedAt })),
    );
    const added = (await filesOf(db, ticketId)).map(({ fileId, fileName, bytes, addedAt }) => ({
      ...{ fileId, from: 'ticket' as const, name: fileName, bytes, at: addedAt },
    }));
    return [...sent, ...added];
  },
  async open(db, ticketId, from, fileId) {
    const owner = from === 'mail' ? await ticketOf(db, 'part', fileId) : await ticketOfFile(db, fileId);
    if (owner !== ticketId) return undefined;
    const file = await (from === 'mail' ? partFile(db, fileId) : readFile(db, fileId));
    // Nobody knows the browser at the other end of a link: nothing opens in it by itself.
    return file && { ...file, disposition: file.disposition.replace(/^inline\b/, 'attachment') };
  },
};
