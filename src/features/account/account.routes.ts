// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { route, type RequestFacts, type Route } from '../../lib/route.ts';
import { ok, refuse } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Account } from './account.core.ts';
import * as contract from './account.contract.ts';
import { findAccount, keepUiLanguage, listPeople } from './account.store.ts';
import { acceptInvitation, createPerson, removePerson } from './account.shell.ts';
import type { Sessions } from './session.shell.ts';
import type { SignIn } from './sign-in.shell.ts';

/** What the account's endpoints work with. */
export interface AccountDeps {
  readonly db: Db;
  readonly nowMs: () => number;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly installation: () => Installation;
}

/** What the screens show of the installation. */
export interface Installation {
  readonly sample: boolean;
  readonly city: string;
  readonly practice: boolean;
}

/** The one who signed in, as the screens know them. */
export function signedIn(account: Account, installation: Installation): contract.Person {
  const { accountId, name, displayName, roles, departmentId, uiLanguage } = account;
  return { accountId, name, displayName, roles: [...roles], departmentId, uiLanguage, ...installation };
}

/** Handlers of the account's contract. */
export function accountRoutes(deps: AccountDeps): readonly Route[] {
  const { db, nowMs, sessions, signIn } = deps;

  const person = (account: Account): contract.Person => signedIn(account, deps.installation());

  const row = (account: Account) => {
    const { uiLanguage: _, languages, topics, roles, ...rest } = account;
    return { ...rest, roles: [...roles], languages: { ...languages }, topics: { ...topics } };
  };

  /** A5: a new sign-in never continues an old session, whoever planted its cookie. */
  async function openSession(account: Account, request: RequestFacts): Promise<void> {
    if (request.sessionId !== null) await sessions.end(request.sessionId, 'loggedOut');
    const opened = await sessions.open(account.accountId);
    request.giveCookie(opened.token, opened.expiresAtMs);
  }

  return [
    route(contract.login, async ({ body }, _who, request) => {
      const found = await signIn.check(body.name, body.password, request.address);
      if (!found.ok) return found;
      await openSession(found.value, request);
      return ok(person(found.value));
    }),
    route(contract.logout, async (_input, _who, request) => {
      request.takeCookie();
      if (request.sessionId !== null) await sessions.end(request.sessionId, 'loggedOut');
      return ok({});
    }),
    route(contract.whoAmI, async (_input, who) => {
      const found = await findAccount(db, who.accountId);
      return found ? ok(person({ ...found.account, roles: who.roles })) : refuse('notSignedIn');
    }),
    route(contract.setUiLanguage, async ({ body }, who) => {
      const changed = await keepUiLanguage(db, who.accountId, body.uiLanguage);
      return changed ? ok(person(changed)) : refuse('notSignedIn');
    }),
    route(contract.changePassword, async ({ body }, who, request) => {
      if (who.token) return refuse('notAllowed');
      const changed = await signIn.change(who.accountId, body.old, body.new);
      if (!changed.ok) return changed;
      await sessions.endAll(who.accountId, 'passwordChanged', request.sessionId ?? undefined);
      return ok({});
    }),
    route(contract.acceptInvitation, async ({ body }, _who, request) => {
      const made = await acceptInvitation(db, body.token, body.name, body.password, nowMs());
      if (!made.ok) return made;
      await openSession(made.value, request);
      return ok(person(made.value));
    }),
    route(contract.listAccounts, async () => ok({ accounts: (await listPeople(db)).map(row) })),
    route(contract.createAccount, async ({ body }) => {
      const { password, ...newPerson } = body;
      const made = await createPerson(db, newPerson, password, nowMs());
      return made.ok ? ok(row(made.value)) : made;
    }),
    route(contract.removeAccount, async ({ params }) => {
      const removed = await removePerson(db, params.accountId);
      if (removed.ok) await sessions.endAll(params.accountId, 'disabled');
      return removed;
    }),
  ];
}
