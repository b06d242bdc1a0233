// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the answer recall needs of the others; src/app fills it. All instants are Unix milliseconds. */
import type { Caller } from '../../lib/contract.ts';
import type { Language } from '../../lib/pure/language.ts';
import type { Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Reach } from '../promise/promise.contract.ts';

/** A correction that was promised on a ticket. */
export interface PromisedCorrection {
  readonly ticketId: string;
  readonly noteId: string;
  readonly language: Language;
  readonly wish: Reach;
  readonly topic: string | null;
  /** A mail is in the outbox. */
  readonly byMail: boolean;
}

/** A correction to be promised. */
export interface PromiseOrder {
  readonly matterId: string;
  /** Of the fact; for matters without one. */
  readonly departmentId: string;
  readonly agreement: { readonly wish: Reach; readonly language: Language } | null;
  /** German. */
  readonly text: string;
  /** The same in the citizen's language; empty for German. */
  readonly translation: (language: Language) => string;
  readonly dueAt: number;
  readonly now: number;
  readonly accountId: string;
  /** Asked with the ticket locked on which things go on: true = its citizen gets this correction already (AR14). */
  readonly isPromisedOn: (trx: Db, ticketId: string) => Promise<boolean>;
}

/** The own desk, as far as an agreement needs it. */
export interface DeskMatter {
  readonly contactId: string;
  readonly outcome: string | null;
  /** The contact is open. */
  readonly open: boolean;
}

/** What the answer recall works with. */
export interface RecallDeps {
  readonly db: Db;
  readonly now: () => number;
  /** When a promise made at this instant is due. */
  readonly dueAfter: (from: number) => number;
  /** When a promise for that day (ISO date) is due. */
  readonly dueOn: (day: string) => number;
  /** Whether mails can be written at all. */
  readonly mail: boolean;
  /** A matter on this person's desk, locked with its contact; undefined = it is not there. */
  readonly onDesk: (trx: Db, who: Caller, matterId: string) => Promise<DeskMatter | undefined>;
  /** Whether the contact lies on this person's desk. */
  readonly contactOnDesk: (db: Db, who: Caller, contactId: string) => Promise<boolean>;
  /** The number in E.164 if it may be called back. */
  readonly callbackNumber: (number: string) => Result<string, string>;
  /** Gives the promise in the transaction; undefined = nobody can be reached any more; `already` = it is promised there. */
  readonly promise: (trx: Db, order: PromiseOrder) => Promise<PromisedCorrection | 'already' | undefined>;
  /** Plans a call-back for the next hour with room; false = none could be planned. */
  readonly planCallback: (
    ticket: Pick<PromisedCorrection, 'ticketId' | 'language' | 'topic'> & { readonly number: string },
  ) => Promise<boolean>;
  /** Told after promises were given. */
  readonly promised: () => void;
}
