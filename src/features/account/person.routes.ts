// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Caller } from '../../lib/contract.ts';
import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Account } from './account.core.ts';
import type { Person } from './account.contract.ts';
import { findAccount } from './account.store.ts';
import * as contract from './person.contract.ts';
import type { PhoneKind } from './person.core.ts';
import type { People } from './person.shell.ts';
import { listTeamPeople, readChoices, readPerson, readPersonLink, type StoredPerson } from './person.store.ts';
import { tokenHash, type Sessions } from './session.shell.ts';

/** What the endpoints of people work with. */
export interface PersonRoutesDeps {
  readonly db: Db;
  readonly nowMs: () => number;
  readonly people: People;
  readonly sessions: Pick<Sessions, 'open' | 'end' | 'endAll'>;
  /** The phone of somebody at work; null = not at work. */
  readonly workOf: (accountId: string) => { readonly phone: PhoneKind; readonly reachable: boolean } | null;
  /** The person as the screens know the one who signed in. */
  readonly person: (account: Account) => Person;
}

/** Handlers of the people's contract. */
export function personRoutes({ db, nowMs, people, sessions, workOf, person }: PersonRoutesDeps): readonly Route[] {
  const shown = (stored: StoredPerson, who: Caller): contract.TeamPerson => ({
    ...stored,
    roles: [...stored.roles],
    phones: [...stored.phones],
    languages: { ...stored.languages },
    topics: { ...stored.topics },
    invitedUntil: stored.invitedUntil?.toISOString() ?? null,
    // PE9: who is at work now is for those who steer.
    work: who.roles.some((role) => role === 'lead' || role === 'admin') ? workOf(stored.accountId) : null,
  });
  const link = ({ token, until }: { readonly token: string; readonly until: number }): contract.PersonLink => ({
    token,
    until: new Date(until).toISOString(),
  });
  const by = (who: Caller, why: string) => ({ accountId: who.accountId, roles: who.roles, why });

  return [
    route(contract.listTeam, async (_input, who) => {
      const [list, choices] = await Promise.all([listTeamPeople(db, nowMs()), readChoices(db)]);
      return ok({ people: list.map((one) => shown(one, who)), ...choices });
    }),
    route(contract.addPerson, async ({ body: { why, ...text } }, who) =>
      unlessDown(async () => {
        const done = await people.add(text, by(who, why));
        return done.ok ? ok({ person: shown(done.value.person, who), link: link(done.value.link) }) : done;
      }),
    ),
    route(contract.changePerson, async ({ params, body: { why, version, ...text } }, who) =>
      unlessDown(async () => {
        const done = await people.change(params.accountId, text, version, by(who, why));
        return done.ok ? ok(shown(done.value.person, who)) : done;
      }),
    ),
    route(contract.switchPerson, async ({ params, body }, who) =>
      unlessDown(async () => {
        if (params.accountId === who.accountId && !body.active) return refuse('ownAccount'); // PE3
        const done = await people.switchTo(params.accountId, body.active, body.version, by(who, body.why));
        if (done.ok) return ok(shown(done.value.person, who));
        switch (done.code) {
          case 'notFound':
          case 'adminsOnly':
          case 'lastAdmin':
            return refuse(done.code);
          default:
            // Nothing but `active` was changed: whatever else is wrong was so before.
            return refuse('versionChanged');
        }
      }),
    ),
    route(contract.invitePerson, async ({ params }, who) =>
      unlessDown(async () => {
        const done = await people.invite(params.accountId, who);
        return done.ok ? ok(link(done.value)) : done;
      }),
    ),
    route(contract.readPersonLink, async ({ body }) => {
      const accountId = await readPersonLink(db, tokenHash(body.token), nowMs());
      const found = accountId === undefined ? undefined : await readPerson(db, accountId, nowMs());
      return found ? ok({ name: found.name, displayName: found.displayName }) : refuse('invitationUsed');
    }),
    route(contract.setOwnPassword, async ({ body }, _who, request) => {
      const set = await people.setPassword(body.token, body.password);
      if (!set.ok) return set;
      await sessions.endAll(set.value, 'passwordChanged');
      const found = await findAccount(db, set.value);
      if (!found) return refuse('invitationUsed');
      if (request.sessionId !== null) await sessions.end(request.sessionId, 'loggedOut');
      const opened = await sessions.open(set.value);
      request.giveCookie(opened.token, opened.expiresAtMs);
      return ok(person(found.account));
    }),
  ];
}
