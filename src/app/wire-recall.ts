// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of the answer recall: to the desk, the tickets, the mails and the call-backs. A part of `wiring.ts`. */
import type { Callbacks } from '../features/callback/callback.port.ts';
import { isCallbackPlanned } from '../features/callback/ticket-wishes.store.ts';
import type { MailWriter } from '../features/mail/mail-out.port.ts';
import { deskMatter, isOnDesk } from '../features/matter/contact.store.ts';
import { promiseCorrection } from '../features/promise/correction.store.ts';
import type { RecallDeps } from '../features/recall/recall.port.ts';
import type { Caller } from '../lib/contract.ts';
import { callbackNumber } from '../lib/pure/phone-number.ts';
import { nowMs } from '../platform/clock.ts';
import type { Db } from '../platform/database/database.ts';

/** What whoever calls back reads first. */
export const correctionReason = 'Unsere Auskunft ist zu berichtigen; der Text steht am Ticket.';

/** What the answer recall works with. */
export function wireRecall(
  db: Db,
  wires: {
    readonly mail: Pick<MailWriter, 'available' | 'correct'>;
    readonly callbacks: Pick<Callbacks, 'available' | 'offer' | 'book'>;
    /** E.164 beginnings of the city's numbers. */
    readonly ownNumbers: readonly string[];
    readonly dueAfter: (from: number) => number;
    readonly dueOn: (day: string) => number;
    readonly promised: () => void;
  },
): RecallDeps {
  const { mail, callbacks } = wires;
  return {
    db,
    now: nowMs,
    dueAfter: wires.dueAfter,
    dueOn: wires.dueOn,
    mail: mail.available,
    onDesk: (trx, who, matterId) => deskMatter(trx, deskOf(who), matterId),
    contactOnDesk: (at, who, contactId) => isOnDesk(at, deskOf(who), contactId),
    callbackNumber: (number) => callbackNumber(number, wires.ownNumbers),
    promise: (trx, { translation, ...order }) =>
      promiseCorrection(trx, order, ({ ticketId, number, language, address, noteId }) =>
        mail.correct(trx, {
          ...{ ticketId, number, language, address, noteId },
          text: order.text,
          translation: translation(language),
          now: order.now,
        }),
      ),
    async planCallback({ ticketId, language, topic, number }) {
      // One that is planned already tells this, too.
      if (await isCallbackPlanned(db, ticketId, nowMs())) return true;
      const wanted = { language, topic, since: nowMs(), origin: 'ticket' as const };
      const slot = callbacks.available() ? callbacks.offer(wanted) : null;
      if (!slot) return false;
      const booked = await callbacks.book({ ...wanted, callId: null, number, slot, ticketId, text: correctionReason });
      return booked.ok;
    },
    promised: wires.promised,
  };
}

function deskOf({ shiftId, accountId }: Caller): { readonly shiftId: string | null; readonly accountId: string } {
  return { shiftId, accountId };
}
