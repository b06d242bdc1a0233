// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What signed-in people do for and with departments: settings, answers that came by mail, proposals of knowledge. */
import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import type { Ticket } from '../promise/promise.contract.ts';
import * as contract from './portal.contract.ts';
import type { NoticeDeps, PortalTickets, ProposeKnowledge } from './portal.port.ts';
import { returnAnswer, sendAnswer, waitingAnswers } from './proposal.store.ts';
import { readNoticeSettings, writeNoticeSettings } from './settings.store.ts';

export interface PortalRoutesDeps {
  readonly db: Db;
  readonly notices: NoticeDeps;
  readonly tickets: PortalTickets;
  readonly propose: ProposeKnowledge;
  /** One address and nothing else. */
  readonly isAddress: (address: string) => boolean;
  /** A mailbox this program reads or sends from. */
  readonly isOurs: (address: string) => boolean;
  /** Told after every change (live topics `tickets` and `gaps`). */
  readonly ticketsChanged: () => void;
  readonly gapsChanged: () => void;
}

/** Lines of the story that hold an answer. */
const answerKinds: ReadonlySet<string> = new Set(['mailed', 'called', 'letterSent', 'done']);

/** The answer in a line of the story, with what was asked; undefined = there is none to propose. */
export function answerIn(ticket: Ticket, noteId: string) {
  const note = ticket.notes.find((one) => one.noteId === noteId);
  if (!note || !answerKinds.has(note.kind) || note.text.trim() === '') return undefined;
  return {
    ...{ question: ticket.text, answer: note.text, language: ticket.language ?? 'de' },
    ...{ serviceId: ticket.serviceId, serviceTitle: ticket.serviceTitle, departmentId: ticket.departmentId },
  } as const;
}

/** The endpoints for those who are signed in. */
export function portalRoutes(deps: PortalRoutesDeps): readonly Route[] {
  const { db, notices, tickets, ticketsChanged } = deps;
  return [
    route(contract.listNoticeSettings, async () =>
      ok({ departments: await readNoticeSettings(db), mail: notices.mail.available }),
    ),
    route(contract.changeNoticeSettings, async ({ params, body }) => {
      const isMissing = body.mode !== 'off' && body.address === '';
      if (isMissing || (body.address !== '' && !deps.isAddress(body.address))) return refuse('addressWrong');
      // What is written there would come back as a new ticket.
      if (deps.isOurs(body.address)) return refuse('addressOurs');
      return unlessDown(() => writeNoticeSettings(db, params.departmentId, body));
    }),
    route(contract.listProposedAnswers, async ({ params }, who) => {
      const answers = await waitingAnswers(db, tickets, who, params.ticketId);
      return answers ? ok({ answers }) : refuse('notFound');
    }),
    route(contract.sendProposedAnswer, async ({ params, body }, who) => {
      const sent = await unlessDown(() => sendAnswer(db, tickets, who, { ...params, ...body, now: nowMs() }));
      if (sent.ok) ticketsChanged();
      return asDeclared(sent);
    }),
    route(contract.returnProposedAnswer, async ({ params, body }, who) => {
      const order = { ...params, ...body, now: nowMs() };
      const done = await unlessDown(() => returnAnswer(db, tickets, notices, who, order));
      if (done.ok) ticketsChanged();
      return asDeclared(done);
    }),
    route(contract.proposeFromTicket, async ({ params, body }, who) => {
      const ticket = await tickets.read(db, who, params.ticketId);
      if (!ticket) return refuse('notFound');
      const answer = ticket.hidden ? undefined : answerIn(ticket, body.noteId);
      if (!answer) return refuse('notFound');
      const done = await unlessDown(() => deps.propose(db, answer, { accountId: who.accountId, now: nowMs() }));
      if (done.ok) deps.gapsChanged();
      return done;
    }),
  ];
}

type Declared = NonNullable<(typeof contract.doByLink)['errors']>[number] | 'notFound' | 'notAllowed' | 'conflict';

const declared: ReadonlySet<string> = new Set<Declared>([
  ...(contract.doByLink.errors ?? []),
  ...(['notFound', 'notAllowed', 'conflict'] as const),
]);

function isDeclared(code: string): code is Declared {
  return declared.has(code);
}

/** Codes of deeds that are not offered here cannot come; if one does, the state of things forbids it. */
export function asDeclared<T>(result: Result<T, string>): Result<T, Declared> {
  if (result.ok) return result;
  return refuse(isDeclared(result.code) ? result.code : 'conflict');
}
