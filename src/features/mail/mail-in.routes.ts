// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import type { Caller, Role } from '../../lib/contract.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import * as contract from './mail-in.contract.ts';
import { automaticMails, isDepartment, quarantinedMails, waitingMails } from './mail-in-inbox.store.ts';
import { mailsOfTicket, pageOfMail, partFile, rawFile, shownPart, ticketOf } from './mail-in-read.store.ts';
import type { MailIn } from './mail-in.shell.ts';

export interface MailInRoutesDeps {
  readonly db: Db;
  readonly mailIn: Pick<MailIn, 'again' | 'byHand' | 'departmentOf'>;
  /** How many mailboxes mail is fetched from. */
  readonly mailboxes: number;
  /** Days a mail in quarantine is kept. */
  readonly keepDays: number;
  /** True if this person may read the ticket's story (PR8, PR9). */
  readonly mayRead: (who: Caller, ticketId: string) => Promise<boolean>;
}

const mostListed = 200;
/** Roles that read tickets at all; which of them, `mayRead` says. */
const readers = ['agent', 'lead', 'clerk'] as const;
const keepers = ['lead', 'admin'] as const;

/** The endpoints of mail that came in. */
export function mailInRoutes({ db, mailIn, mayRead, mailboxes, keepDays }: MailInRoutesDeps): readonly Route[] {
  const isOneOf = (who: Caller, some: readonly Role[]): boolean => who.roles.some((role) => some.includes(role));
  /** MI13: a mail is read by whoever reads its ticket; one without a ticket by those who keep the mailboxes. */
  async function mayOpen(who: Caller, of: 'mail' | 'part', id: string): Promise<boolean> {
    const ticketId = await ticketOf(db, of, id);
    if (ticketId === undefined) return false;
    return ticketId === null ? isOneOf(who, keepers) : isOneOf(who, readers) && mayRead(who, ticketId);
  }
  return [
    route(contract.listTicketMails, async ({ params }, who) =>
      isUuid(params.ticketId) && (await mayRead(who, params.ticketId))
        ? ok({ mails: await mailsOfTicket(db, params.ticketId) })
        : refuse('notFound'),
    ),
    route(contract.openMailPart, async ({ params }, who) => {
      const file = (await mayOpen(who, 'part', params.partId)) ? await partFile(db, params.partId) : undefined;
      return file ? ok(file) : refuse('notFound');
    }),
    route(contract.openRawMail, async ({ params }, who) => {
      const file = (await mayOpen(who, 'mail', params.mailId)) ? await rawFile(db, params.mailId) : undefined;
      return file ? ok(file) : refuse('notFound');
    }),
    route(contract.viewMailPart, async ({ params }, who) => {
      const file = (await mayOpen(who, 'part', params.partId)) ? await shownPart(db, params.partId) : undefined;
      return file ? ok(file) : refuse('notFound');
    }),
    route(contract.viewMail, async ({ params }, who) => {
      const file = (await mayOpen(who, 'mail', params.mailId)) ? await pageOfMail(db, params.mailId) : undefined;
      return file ? ok(file) : refuse('notFound');
    }),
    route(contract.listQuarantine, async () => {
      const mails = await quarantinedMails(db, mostListed, keepDays, mailIn.departmentOf);
      return ok({ mails, waiting: await waitingMails(db), mailboxes });
    }),
    route(contract.listAutomaticMails, async () => ok({ mails: await automaticMails(db, mostListed) })),
    route(contract.readMailAgain, async ({ params }) => {
      if (!isUuid(params.mailId)) return refuse('notFound');
      return unlessDown(async () => {
        const became = await mailIn.again(params.mailId);
        if (became === undefined || became === 'gone') return refuse('notFound');
        return ok({ became, ticketId: (await ticketOf(db, 'mail', params.mailId)) ?? null });
      });
    }),
    route(contract.makeMailTicket, async ({ params, body }) => {
      if (!isUuid(params.mailId)) return refuse('notFound');
      return unlessDown(async () => {
        if (!isUuid(body.departmentId) || !(await isDepartment(db, body.departmentId)))
          return refuse('departmentUnknown');
        const made = await mailIn.byHand(params.mailId, body);
        return made ? ok({ ticketId: made.ticketId, number: made.number }) : refuse('notFound');
      });
    }),
  ];
}
