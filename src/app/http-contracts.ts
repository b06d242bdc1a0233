// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Endpoint } from '../lib/contract.ts';
import * as attachments from '../features/knowledge/attachments/attachments.contract.ts';
import * as account from '../features/account/account.contract.ts';
import * as person from '../features/account/person.contract.ts';
import * as agent from '../features/agent/agent.contract.ts';
import * as clerk from '../features/agent/clerk.contract.ts';
import * as calendar from '../features/calendar/calendar.contract.ts';
import * as call from '../features/call/call.contract.ts';
import * as callback from '../features/callback/callback.contract.ts';
import * as directory from '../features/directory/directory.contract.ts';
import * as delivery from '../features/directory/delivery.contract.ts';
import * as directoryEdit from '../features/directory/directory-edit.contract.ts';
import * as editing from '../features/knowledge/editing/editing.contract.ts';
import * as fact from '../features/knowledge/facts/fact.contract.ts';
import * as knowledge from '../features/knowledge/knowledge.contract.ts';
import * as knowledgeImport from '../features/knowledge/import/import.contract.ts';
import * as loop from '../features/knowledge/loop/loop.contract.ts';
import * as mailIn from '../features/mail/mail-in.contract.ts';
import * as menu from '../features/menu/menu.contract.ts';
import * as menuSound from '../features/menu/menu-sound.contract.ts';
import * as message from '../features/promise/message.contract.ts';
import * as matter from '../features/matter/matter.contract.ts';
import * as news from '../features/news/news.contract.ts';
import * as onboarding from '../features/onboarding/onboarding.contract.ts';
import * as retention from '../features/promise/retention/retention.contract.ts';
import * as contactNote from '../features/promise/contact-note.contract.ts';
import * as ledger from '../features/promise/ledger.contract.ts';
import * as onAir from '../features/on-air/on-air.contract.ts';
import * as portal from '../features/portal/portal.contract.ts';
import * as practice from '../features/practice/practice.contract.ts';
import * as promise from '../features/promise/promise.contract.ts';
import * as publicTicket from '../features/promise/public-ticket.contract.ts';
import * as recall from '../features/recall/recall.contract.ts';
import * as ticketView from '../features/promise/ticket-view.contract.ts';
import * as secondCall from '../features/matter/second-call.contract.ts';
import * as secondCallList from '../features/matter/second-call-list.contract.ts';
import * as ticketFiles from '../features/promise/ticket-files.contract.ts';
import * as cityFiles from '../features/settings/files/city-files.contract.ts';
import * as citySettings from '../features/settings/city-settings.contract.ts';
import * as settings from '../features/settings/settings.contract.ts';
import * as tie from '../features/promise/tie.contract.ts';
import * as questions from '../features/knowledge/questions/questions.contract.ts';
import * as queue from '../features/queue/queue.contract.ts';
import * as routing from '../features/queue/routing.contract.ts';
import * as roster from '../features/team/roster.contract.ts';

/** Every contract of the program; a test compares this list with the files. */
const contracts = {
  account: { ...account, ...person },
  agent: { ...agent, ...clerk },
  calendar,
  call,
  callback,
  directory: { ...directory, ...directoryEdit, ...delivery },
  knowledge: { ...knowledge, ...fact, ...editing, ...loop, ...attachments, ...knowledgeImport, ...questions },
  mail: mailIn,
  matter: { ...matter, ...secondCall, ...secondCallList },
  menu: { ...menu, ...menuSound },
  news,
  'on-air': onAir,
  onboarding,
  portal,
  practice,
  promise: {
    ...{ ...promise, ...ledger, ...message, ...tie, ...ticketFiles },
    ...{ ...publicTicket, ...ticketView, ...contactNote, ...retention },
  },
  queue: { ...queue, ...routing },
  recall,
  settings: { ...settings, ...citySettings, ...cityFiles },
  team: roster,
};

/** One endpoint of a feature, under the name it is exported with. */
export interface NamedEndpoint {
  readonly feature: string;
  readonly name: string;
  readonly endpoint: Endpoint;
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;
}

/** All endpoints of all contracts: what must be mounted, what the API's documentation shows. */
export const allEndpoints: readonly NamedEndpoint[] = Object.entries(contracts).flatMap(([feature, contract]) =>
  Object.entries(contract).flatMap(([name, value]): NamedEndpoint[] =>
    isEndpoint(value) ? [{ feature, name, endpoint: value }] : [],
  ),
);

type Contracts = typeof contracts;
type ErrorsIn<Contract> = {
  [Name in keyof Contract]: Contract[Name] extends {
    readonly method: string;
    readonly errors?: readonly (infer Code extends string)[];
  }
    ? Code
    : never;
}[keyof Contract];

/** Every code that some endpoint declares; `errors.ts` must give each its HTTP status. */
export type DeclaredError = { [Feature in keyof Contracts]: ErrorsIn<Contracts[Feature]> }[keyof Contracts];
