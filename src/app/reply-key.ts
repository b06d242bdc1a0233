// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The key that signs addresses answers come back to. It lies beside the database: who gets hold of a dump opens no ticket by mail. */
import { join } from 'node:path';
import { readTicketKey } from '../platform/gate/phone-ticket.ts';

/** Where the key lies; made at the first start, readable by its owner only. Losing it makes answers to old mails new tickets. */
export function replyKeyPath(dataDir: string): string {
  return join(dataDir, 'reply-key');
}

/** Reads the key. Throws when it is missing or too short. */
export function readReplyKey(dataDir: string): Buffer {
  return readTicketKey(replyKeyPath(dataDir));
}
