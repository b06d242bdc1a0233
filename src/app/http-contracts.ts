// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { Endpoint } from '../lib/contract.ts';
import * as attachments from '../features/knowledge/attachments/attachments.contract.ts';
import * as account from '../features/account/account.contract.ts';
import * as agent from '../features/agent/agent.contract.ts';
import * as clerk from '../features/agent/clerk.contract.ts';
import * as calendar from '../features/calendar/calendar.contract.ts';
import * as call from '../features/call/call.contract.ts';
import * as callback from '../features/callback/callback.contract.ts';
import * as directory from '../features/directory/directory.contract.ts';
import * as editing from '../features/knowledge/editing/editing.contract.ts';
import * as fact from '../features/knowledge/facts/fact.contract.ts';
import * as knowledge from '../features/knowledge/knowledge.contract.ts';
import * as knowledgeImport from '../features/knowledge/import/import.contract.ts';
import * as loop from '../features/knowledge/loop/loop.contract.ts';
import * as matter from '../features/matter/matter.contract.ts';
import * as news from '../features/news/news.contract.ts';
import * as practice from '../features/practice/practice.contract.ts';
import * as promise from '../features/promise/promise.contract.ts';
import * as queue from '../features/queue/queue.contract.ts';

/** Every contract of the program; a test compares this list with the files. */
const contracts = {
  account,
  agent: { ...agent, ...clerk },
  calendar,
  call,
  callback,
  directory,
  knowledge: { ...knowledge, ...fact, ...editing, ...loop, ...attachments, ...knowledgeImport },
  matter,
  news,
  practice,
  promise,
  queue,
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
