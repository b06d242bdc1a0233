// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The tickets as the room of the mail sees them: its port, filled by the room of the promises. */
import type { MailTickets } from '../features/mail/mail-in.port.ts';
import { takeDepartmentMail } from '../features/portal/proposal.store.ts';
import { noteMail, ticketOfMail, ticketWithNumber } from '../features/promise/mail-ticket.store.ts';
import type { TellDepartment } from './wire-portal.ts';

/** `dueAfter` = when a promise made at this instant is due (Unix milliseconds). `tell` tells the ticket's department; absent = nobody does. */
export function mailTickets(dueAfter: (now: number) => number, tell?: TellDepartment): MailTickets {
  return {
    find: ticketWithNumber,
    async create(trx, order) {
      const dueAt = dueAfter(order.now);
      const made = { ...(await ticketOfMail(trx, { ...order, dueAt })), dueAt };
      await tell?.(trx, made.ticketId, 'created');
      return made;
    },
    async append(trx, order) {
      const noteId = await noteMail(trx, { ...order, dueAt: dueAfter(order.now) });
      if (order.byPerson === true) await tell?.(trx, order.ticketId, 'citizenWrote', order.text);
      return noteId;
    },
    fromDepartment: takeDepartmentMail,
  };
}
