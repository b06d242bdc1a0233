// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of the departments' side: from tickets to notices, from links and answers back to tickets. A part of `wiring.ts`. */
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { localDate, type Calendar } from '../features/calendar/calendar.core.ts';
import { readStandIns } from '../features/directory/stand-in.store.ts';
import { proposeAnswer } from '../features/knowledge/loop/propose-answer.store.ts';
import type { MailWriter } from '../features/mail/mail-out.port.ts';
import { tellOfDanger } from '../features/portal/danger.store.ts';
import { linkRoutes } from '../features/portal/link.routes.ts';
import { secretPlace } from '../features/portal/notice-letter.ts';
import { tellDepartment } from '../features/portal/notice.store.ts';
import type { NoticeDeps, PortalTickets } from '../features/portal/portal.port.ts';
import type { NoticeCause } from '../features/portal/portal.core.ts';
import { portalRoutes } from '../features/portal/portal.routes.ts';
import { doOnTicket } from '../features/promise/deed.store.ts';
import { ledgerTimes } from '../features/promise/ledger-times.core.ts';
import { readMessages, writeMessage } from '../features/promise/message.store.ts';
import { noteTicket, readTicket } from '../features/promise/ticket.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import type { Result } from '../lib/result.ts';
import { isOneAddress, isSameMailbox } from '../lib/pure/mail-address.ts';
import type { Route } from '../lib/route.ts';
import { nowMs } from '../platform/clock.ts';
import type { Db } from '../platform/database/database.ts';
import { isSabotaged } from '../platform/sabotage.ts';
import type { Deps } from './deps.ts';
import { linkFiles } from './link-files.ts';
import { readReplyKey, replyKeyPath } from './reply-key.ts';

/** Tells the department of a ticket inside the transaction of what causes it; says nothing where it wants to hear nothing. */
export type TellDepartment = (trx: Db, ticketId: string, cause: NoticeCause, news?: string) => Promise<void>;

/** The secret of the link in a mail: from the key beside the database and the mail's id, so that the database alone opens nothing (DP7). */
function linkSecret(dataDir: string): (mailId: string) => string {
  const path = replyKeyPath(dataDir);
  const key = existsSync(path) ? readReplyKey(dataDir) : undefined;
  return (mailId) => {
    if (!key) throw new Error('there is no key to make links with');
    return createHmac('sha256', key).update(`department-link:${mailId}`).digest('base64url');
  };
}

/** Puts the secret into a mail that is being sent. */
export function completeMail(dataDir: string): (mailId: string, text: string) => string {
  const secretOf = linkSecret(dataDir);
  return (mailId, text) => (text.includes(secretPlace) ? text.replaceAll(secretPlace, secretOf(mailId)) : text);
}

/** What of everything opened the departments' side works with. */
export interface PortalDeps {
  readonly db: Db;
  readonly log: Pick<Deps['log'], 'warn'>;
  readonly config: Pick<Deps['config'], 'publicUrl' | 'host' | 'port' | 'mailboxes' | 'mail'>;
  readonly runtime: Pick<Deps['runtime'], 'dataDir'>;
}

export interface PortalWires {
  readonly mail: MailWriter;
  readonly calendar: () => Calendar;
  /** When a promise made at this instant is due, Unix milliseconds. */
  readonly dueAfter: (madeAt: number) => number;
  readonly ticketsChanged: () => void;
  readonly gapsChanged: () => void;
}

export interface WiredPortal {
  readonly tell: TellDepartment;
  /** Tells a department to which a ticket goes. */
  readonly handedOn: (trx: Db, ticketId: string, departmentId: string) => Promise<void>;
  readonly routes: readonly Route[];
  start(): void;
  stop(): Promise<void>;
}

/** How long a notice waits when its safeguard is off. */
const sabotagedMs = 3_000;
/** Danger is looked for that often, in milliseconds. */
const lookEveryMs = 30_000;

/** Makes the departments' side; nothing is looked for before `start`. */
export function wirePortal({ db, log, config, runtime }: PortalDeps, wires: PortalWires): WiredPortal {
  const notices: NoticeDeps = {
    mail: wires.mail,
    calendar: wires.calendar,
    url: (config.publicUrl ?? `http://${config.host}:${config.port}`).replace(/\/+$/, ''),
    secretOf: linkSecret(runtime.dataDir),
    standIn: async (trx, departmentId, now) => (await readStandIns(trx, wires.calendar(), now)).get(departmentId),
  };
  const own = [...config.mailboxes.map(({ address }) => address), ...(config.mail ? [config.mail.from.address] : [])];
  const tickets = portalTickets(wires);
  const shared = {
    ...{ db, notices, tickets, ticketsChanged: wires.ticketsChanged, gapsChanged: wires.gapsChanged },
    propose: (trx: Db, order: Parameters<typeof proposeAnswer>[1], who: { accountId: string; now: number }) =>
      proposeAnswer(trx, order, { ...who, calendar: wires.calendar() }),
  };
  const told = async (
    trx: Db,
    ticketId: string,
    departmentId: string,
    cause: NoticeCause,
    news = '',
  ): Promise<void> => {
    await tellDepartment(trx, notices, { ticketId, departmentId, cause, news, now: nowMs() });
  };
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<unknown> | undefined;
  const look = (): void => {
    looking ??= tellOfDanger(db, notices, ledgerTimes(wires.calendar(), nowMs()))
      .then((written) => written > 0 && wires.ticketsChanged())
      .catch((error: unknown) =>
        log.warn({ error }, 'Departments could not be told of promises in danger; it is tried again in 30 seconds.'),
      )
      .finally(() => (looking = undefined));
  };
  return {
    async tell(trx, ticketId, cause, news) {
      const row = await trx.selectFrom('ticket').select('departmentId').where('id', '=', ticketId).executeTakeFirst();
      if (!row) return;
      const { departmentId } = row;
      // DP2: in the transaction of its cause, or what dies in between loses it.
      if (isSabotaged('notice')) setTimeout(() => void told(db, ticketId, departmentId, cause, news), sabotagedMs);
      else await told(trx, ticketId, departmentId, cause, news);
    },
    handedOn: (trx, ticketId, departmentId) => told(trx, ticketId, departmentId, 'handedOn'),
    routes: [
      ...portalRoutes({
        ...shared,
        isAddress: isOneAddress,
        isOurs: (address) => own.some((one) => isSameMailbox(one, address)),
      }),
      ...linkRoutes({
        ...shared,
        files: linkFiles,
        obstacle: async (trx, who, ticketId) => (await readMessages(trx, wires.mail, who, ticketId))?.obstacle ?? null,
      }),
    ],
    start() {
      if (!wires.mail.available) return;
      timer = setInterval(look, lookEveryMs);
      look();
    },
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };

  /** The tickets by the rules of their own room. A deed here never hands on, so nobody else is told. */
  function portalTickets({ mail, calendar, dueAfter }: PortalWires): PortalTickets {
    return {
      read: readTicket,
      deed: (trx, who, order) => {
        const city = calendar();
        return doOnTicket(
          trx,
          who,
          {
            ...order,
            ...{ today: localDate(city, order.now), timeZone: city.timeZone },
            handedOn: (inner, ticketId, departmentId) => told(inner, ticketId, departmentId, 'handedOn'),
          },
          uuidv7(order.now),
        );
      },
      note: async (trx, who, order) =>
        forPortal(await noteTicket(trx, who, { ...order, dueAt: dueAfter(order.now) }, uuidv7(order.now))),
      mail: async (trx, who, order) => forPortal(await writeMessage(trx, mail, who, order)),
    };
  }
}

/** A merged ticket is a closed one to a department, whose answers take no files along. */
function forPortal<Value, Code extends string>(
  result: Result<Value, Code | 'mergedAlready' | 'fileGone' | 'filesTooLarge'>,
): Result<Value, Exclude<Code, 'mergedAlready' | 'fileGone' | 'filesTooLarge'> | 'closedAlready'> {
  if (result.ok) return result;
  const { code } = result;
  if (code === 'fileGone' || code === 'filesTooLarge') throw new Error(`an answer without files was refused: ${code}`);
  return { ...result, code: code === 'mergedAlready' ? 'closedAlready' : (code as never) };
}
