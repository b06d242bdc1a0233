// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a one-time link opens: one ticket, for a department, without sign-in (DP8 to DP10, DP17, DP18). */
import { randomBytes } from 'node:crypto';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type RequestFacts, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { createThrottle } from '../../platform/login/throttle.ts';
import type { MessageObstacle } from '../promise/message.core.ts';
import type { Ticket } from '../promise/promise.contract.ts';
import { endByAnswer, linkSession, openLink, renewLink, type LinkSession } from './link.store.ts';
import * as contract from './portal.contract.ts';
import type { LinkFiles } from './portal.port.ts';
import { answerIn, asDeclared, type PortalRoutesDeps } from './portal.routes.ts';

const hourMs = 3_600_000;
/** Wrong links from an address within an hour (DP10). */
const mostWrong = 20;

export interface LinkRoutesDeps extends Omit<PortalRoutesDeps, 'isAddress' | 'isOurs'> {
  readonly files: LinkFiles;
  /** Why no mail can be written on this ticket; null = one can. */
  readonly obstacle: (db: Db, who: LinkSession['who'], ticketId: string) => Promise<MessageObstacle | null>;
}

/** The endpoints for those who hold a link, or the cookie it was exchanged for. */
export function linkRoutes(deps: LinkRoutesDeps): readonly Route[] {
  const { db, tickets } = deps;
  const wrong = createThrottle(mostWrong, hourMs);

  async function sessionOf({ link }: RequestFacts): Promise<LinkSession | undefined> {
    return link.secret === null ? undefined : linkSession(db, link.secret, nowMs());
  }

  async function view(session: LinkSession): Promise<Result<contract.LinkView, 'noSession'>> {
    const ticket = await tickets.read(db, session.who, session.ticketId);
    if (!ticket) return refuse('noSession');
    if (session.answerNoteId !== null)
      return ok({
        state: 'answered',
        number: ticket.number,
        proposable: answerIn(ticket, session.answerNoteId) !== undefined,
      });
    const obstacle = await deps.obstacle(db, session.who, session.ticketId);
    const files = await deps.files.of(db, session.ticketId);
    return ok({ state: 'open', ticket, obstacle, until: new Date(session.until).toISOString(), files });
  }

  /** Does something with the open ticket and shows it anew. */
  async function onTicket(facts: RequestFacts, work: (session: LinkSession) => Promise<Result<unknown, string>>) {
    return unlessDown(async () => {
      const session = await sessionOf(facts);
      if (!session || session.answerNoteId !== null) return refuse('noSession');
      const done = asDeclared(await work(session));
      if (!done.ok) return done;
      deps.ticketsChanged();
      const now = await sessionOf(facts);
      return now ? view(now) : refuse('noSession');
    });
  }

  return [
    route(contract.openLink, async ({ body }, _who, facts) => {
      const now = nowMs();
      if (!wrong.take(facts.address, now))
        return refuse('tooManyRequests', { seconds: wrong.secondsToWait(facts.address, now) });
      const session = randomBytes(32).toString('base64url');
      const opened = await unlessDown(() => openLink(db, { token: body.token, session, now }));
      // Only what nobody of us ever wrote counts.
      if (opened.ok || opened.code !== 'linkUnknown') wrong.giveBack(facts.address);
      if (!opened.ok) return opened;
      const seen = await view(opened.value);
      if (!seen.ok) return refuse('linkMoved');
      facts.link.give(session, opened.value.until);
      return seen;
    }),
    route(contract.viewLinkTicket, async (_input, _who, facts) =>
      unlessDown(async () => {
        const session = await sessionOf(facts);
        return session ? view(session) : refuse('noSession');
      }),
    ),
    route(contract.openLinkFile, async ({ params }, _who, facts) =>
      unlessDown(async () => {
        const session = await sessionOf(facts);
        // As long as the ticket itself is shown, and no other one's (DP20).
        if (!session || session.answerNoteId !== null) return refuse('notFound');
        const ticket = await tickets.read(db, session.who, session.ticketId);
        if (!ticket || ticket.hidden) return refuse('notFound');
        const file = await deps.files.open(db, session.ticketId, params.from, params.fileId);
        return file ? ok(file) : refuse('notFound');
      }),
    ),
    route(contract.renewLink, async ({ body }, _who, facts) => {
      const now = nowMs();
      if (!wrong.take(facts.address, now))
        return refuse('tooManyRequests', { seconds: wrong.secondsToWait(facts.address, now) });
      const done = await unlessDown(() => renewLink(db, deps.notices, { token: body.token, now }));
      if (done.ok || done.code !== 'linkUnknown') wrong.giveBack(facts.address);
      if (!done.ok) return done;
      deps.ticketsChanged();
      return ok({});
    }),
    route(contract.doByLink, ({ body }, _who, facts) =>
      onTicket(facts, ({ who, ticketId }) =>
        tickets.deed(db, who, {
          ...{ ticketId, version: body.version, now: nowMs() },
          deed: { kind: body.kind, text: body.text },
        }),
      ),
    ),
    route(contract.answerByLink, ({ body }, _who, facts) =>
      onTicket(facts, ({ who, ticketId, noticeId }) =>
        transaction(db, async (trx) => {
          const order = { ticketId, version: body.version, text: body.text, now: nowMs() };
          const done =
            body.by === 'mail'
              ? await tickets.mail(trx, who, { ...order, translation: '' })
              : await tickets.note(trx, who, { ...order, kind: noteKinds[body.by] });
          if (!done.ok) return done;
          const noteId = latestNote(done.value);
          await endByAnswer(trx, noticeId, noteId, order.now);
          return done;
        }),
      ),
    ),
    route(contract.proposeByLink, async (_input, _who, facts) =>
      unlessDown(async () => {
        const session = await sessionOf(facts);
        if (!session || session.answerNoteId === null) return refuse('noSession');
        const { who } = session;
        const ticket = await tickets.read(db, who, session.ticketId);
        const answer = ticket && answerIn(ticket, session.answerNoteId);
        if (!answer) return refuse('nothingTelling');
        const done = await deps.propose(db, answer, { accountId: who.accountId, now: nowMs() });
        if (done.ok) deps.gapsChanged();
        return done;
      }),
    ),
  ];
}

/** What an answer that is not a mail is in the story. */
const noteKinds = { call: 'called', letter: 'letterSent', done: 'done' } as const;

/** The line that was written last: stories are ordered by time, then id. */
function latestNote(ticket: Ticket): string {
  const note = ticket.notes.at(-1);
  if (!note) throw new Error('a ticket that was just answered has no line');
  return note.noteId;
}
