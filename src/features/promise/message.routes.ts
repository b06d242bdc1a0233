// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import * as contract from './message.contract.ts';
import type { TicketMail } from './message.port.ts';
import { readMessages, sendMessageAgain, writeMessage } from './message.store.ts';

export interface MessageRoutesDeps {
  readonly db: Db;
  readonly mail: TicketMail;
  /** Told after every change (live topic `tickets`). */
  readonly ticketsChanged: () => void;
}

/** The endpoints of mails on a ticket. */
export function messageRoutes({ db, mail, ticketsChanged }: MessageRoutesDeps): readonly Route[] {
  return [
    route(contract.listMessages, async ({ params }, who) => {
      const messages = await readMessages(db, mail, who, params.ticketId);
      return messages ? ok(messages) : refuse('notFound');
    }),
    route(contract.writeMessage, async ({ params, body }, who) => {
      const written = await unlessDown(() => writeMessage(db, mail, who, { ...params, ...body, now: nowMs() }));
      if (written.ok) ticketsChanged();
      return written;
    }),
    route(contract.sendMessageAgain, async ({ params }, who) => {
      const sent = await unlessDown(() => sendMessageAgain(db, mail, who, { ...params, now: nowMs() }));
      if (sent.ok) ticketsChanged();
      return sent;
    }),
  ];
}
