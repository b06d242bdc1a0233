// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows from the API to the tickets: taken, promised, answered, merged, kept and deleted. A part of `wire-routes.ts`. */
import { join } from 'node:path';
import type { CalendarNow } from '../features/calendar/calendar.shell.ts';
import type { Callbacks } from '../features/callback/callback.port.ts';
import {
  endUnwantedCallbacks,
  handOnCallbacks,
  mergeCallbacks,
  withdrawnCallbacks,
} from '../features/callback/ticket-wishes.store.ts';
import { largestAttachment } from '../features/knowledge/attachments/attachment.core.ts';
import { judgeFile, piecesOf } from '../features/knowledge/attachments/judge-file.ts';
import { importFolder } from '../features/knowledge/import/import-folder.ts';
import { contactNoteRoutes } from '../features/promise/contact-note.routes.ts';
import { ledgerRoutes } from '../features/promise/ledger.routes.ts';
import { messageRoutes } from '../features/promise/message.routes.ts';
import type { TicketTold } from '../features/promise/create-ticket.store.ts';
import { promiseRoutes } from '../features/promise/promise.routes.ts';
import { publicTicketRoutes } from '../features/promise/public-ticket.routes.ts';
import type { TicketLookUp } from '../features/promise/public-ticket.shell.ts';
import { retentionRoutes } from '../features/promise/retention/retention.routes.ts';
import { newCodeRoutes } from '../features/promise/new-code.routes.ts';
import { tieRoutes } from '../features/promise/tie.routes.ts';
import { ticketFileRoutes } from '../features/promise/ticket-files.routes.ts';
import { ticketViewRoutes } from '../features/promise/ticket-view.routes.ts';
import type { Route } from '../lib/route.ts';
import { nowMs } from '../platform/clock.ts';
import type { Deps } from './deps.ts';
import type { Live } from './live.ts';
import type { MailWires } from './wire-mail.ts';
import type { WiredPortal } from './wire-portal.ts';

export interface TicketWires {
  readonly calendar: CalendarNow;
  readonly live: Pick<Live, 'publish'>;
  readonly callbacks: Callbacks;
  readonly mail: MailWires['mail'];
  readonly portal: WiredPortal;
  readonly ticketLookUp: TicketLookUp;
  /** E.164 beginnings of the city's numbers. */
  readonly ownNumbers: readonly string[];
  /** When a promise that begins at this instant is due, in Unix milliseconds. */
  readonly dueAfter: (from: number) => number;
  /** Seen from this instant: a promise that is due earlier than the answer is in danger. Unix milliseconds. */
  readonly dangerBefore: (from: number) => number;
}

/** All handlers. */
export function wireTickets(
  { config, runtime, db, log }: Pick<Deps, 'config' | 'runtime' | 'db' | 'log'>,
  wires: TicketWires,
): readonly Route[] {
  const { live, mail } = wires;
  const mattersChanged = (accountId: string): void => live.publish('matters', 'mattersChanged', {}, accountId);
  const ticketsChanged = (): void => live.publish('tickets', 'ticketsChanged', {});
  const ticketsAndCallbacksChanged = (): void => {
    ticketsChanged();
    live.publish('callbacks', 'callbacksChanged', {});
  };
  const newTicket: TicketTold = {
    acknowledge: mail.acknowledge,
    made: (trx, ticketId) => wires.portal.tell(trx, ticketId, 'created'),
  };
  return [
    ...promiseRoutes({
      db,
      dueAfter: wires.dueAfter,
      dangerBefore: wires.dangerBefore,
      ownNumbers: () => wires.ownNumbers,
      ticketsChanged,
      mattersChanged,
      mail: newTicket,
    }),
    ...ledgerRoutes({
      db,
      calendar: wires.calendar.calendar,
      handedOn: async (trx, ticketId, departmentId) => {
        await handOnCallbacks(trx, ticketId, departmentId);
        await wires.portal.handedOn(trx, ticketId, departmentId);
      },
      replied: (trx, ticketId, text) => wires.portal.tell(trx, ticketId, 'replied', text),
      wished: endUnwantedCallbacks,
      wishChanged: async (ticketId) => wires.callbacks.forgotten(await withdrawnCallbacks(db, ticketId)),
      ownNumbers: () => wires.ownNumbers,
      ticketsChanged: ticketsAndCallbacksChanged,
    }),
    ...wires.portal.routes,
    ...contactNoteRoutes({ db, ticketsChanged }),
    ...retentionRoutes({ db, keepDays: config.ticketKeepDays, ticketsChanged }),
    ...tieRoutes({
      db,
      dueAfter: wires.dueAfter,
      merged: mergeCallbacks,
      mail: newTicket,
      ticketsChanged: ticketsAndCallbacksChanged,
    }),
    ...ticketFileRoutes({
      db,
      folder: importFolder(join(runtime.dataDir, 'ticket-files'), nowMs, largestAttachment),
      judge: judgeFile,
      pieces: piecesOf,
      ticketsChanged,
      failed: (error) =>
        log.warn({ error }, 'A file that arrived stays in the data folder for an hour; it is on its ticket.'),
    }),
    ...messageRoutes({ db, mail, ticketsChanged }),
    ...newCodeRoutes({ db, mail, lookUp: wires.ticketLookUp, ticketsChanged }),
    ...ticketViewRoutes({ db }),
    ...publicTicketRoutes({ lookUp: wires.ticketLookUp }),
  ];
}
