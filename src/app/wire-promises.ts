// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of what is kept after a call: mails both ways, and the watch over the promises. A part of `wiring.ts`. */
import type { CalendarNow } from '../features/calendar/calendar.shell.ts';
import type { Callbacks } from '../features/callback/callback.port.ts';
import type { MailWriter } from '../features/mail/mail-out.port.ts';
import type { MailIn } from '../features/mail/mail-in.shell.ts';
import type { CitySettings } from './city-settings.store.ts';
import type { Deps } from './deps.ts';
import type { Live } from './live.ts';
import { promiseDue } from './promise-due.ts';
import { watchPromises } from './watch-promises.ts';
import { wireMailIn } from './wire-mail-in.ts';
import { wireMail } from './wire-mail.ts';
import { wirePortal, type WiredPortal } from './wire-portal.ts';

export interface PromiseWires {
  readonly city: CitySettings;
  readonly calendar: CalendarNow;
  readonly callbacks: Callbacks;
  readonly live: Pick<Live, 'publish'>;
}

export interface WiredPromises {
  readonly mail: MailWriter;
  readonly mailIn: MailIn;
  /** The departments' side. */
  readonly portal: WiredPortal;
  /** Begins to send, to fetch and to watch. */
  start(): void;
  stop(): Promise<void>;
}

/** Makes the rooms of the mail and the watch, and joins them with the tickets. */
export function wirePromises(deps: Deps, wires: PromiseWires): WiredPromises {
  const { city, calendar, callbacks, live } = wires;
  const ticketsChanged = (): void => live.publish('tickets', 'ticketsChanged', {});
  const dueAfter = promiseDue(city, calendar.calendar);
  const { mail, ...outgoing } = wireMail(deps, { city, dueAfter, changed: ticketsChanged });
  const portal = wirePortal(deps, {
    ...{ mail, calendar: calendar.calendar, dueAfter, ticketsChanged },
    gapsChanged: () => live.publish('gaps', 'gapsChanged', {}),
  });
  const { mailIn, ...incoming } = wireMailIn(deps, {
    dueAfter,
    ticketsChanged,
    tellDepartment: portal.tell,
    mail,
  });
  let stopWatch: (() => Promise<void>) | undefined;
  return {
    mail,
    mailIn,
    portal,
    start() {
      outgoing.start();
      incoming.start();
      portal.start();
      stopWatch = watchPromises(deps, {
        ...{ city, calendar, callbacks, live },
        announceByMail: async (trx, { ticketId, newDueAt }) =>
          (await outgoing.announce(trx, ticketId, newDueAt)) === undefined,
      });
    },
    async stop() {
      await stopWatch?.();
      await portal.stop();
      await incoming.stop();
      await outgoing.stop();
    },
  };
}
