// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What joining needs of the others. All times are Unix milliseconds. */
import type { StandInView } from '../directory/directory.contract.ts';
import type { Menu, Topic } from '../menu/menu.core.ts';
import type { Json } from '../settings/setting-change.core.ts';
import type { Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Gate } from './onboarding.core.ts';

/** A move as it is carried out and written down. */
export interface MoveOrder {
  /** Topics that do not stand in the menu afterwards. */
  readonly unoffered: readonly string[];
  readonly subject: string;
  readonly title: string;
  readonly before: Json;
  readonly after: Json;
  readonly why: string;
  readonly accountId: string | null;
  readonly now: number;
  readonly undoes?: string;
  /** Writes the stages, in the transaction of the move. */
  readonly also: (trx: Db) => Promise<void>;
}

/** Calls that test numbers. */
export interface NumberTests {
  start(order: {
    readonly departmentId: string;
    readonly number: string;
    readonly acceptance: 'answer' | 'key';
    readonly accountId: string;
  }): Promise<Result<{ readonly proofId: string }, 'testRunning' | 'telephonyDown'>>;
}

export interface OnboardingDeps {
  readonly db: Db;
  readonly now: () => number;
  /** The city's day, ISO. */
  readonly today: () => string;
  readonly timeZone: () => string;
  readonly topics: () => readonly Topic[];
  /** The menu as it is edited. */
  readonly menu: () => Menu;
  /** Puts the menu on the air and commits, or changes nothing (O10). */
  readonly apply: (
    order: MoveOrder,
  ) => Promise<Result<{ readonly changeId: string | null }, 'conflict' | 'notPrepared'>>;
  readonly numberTests: NumberTests;
  readonly mail: {
    readonly available: boolean;
    test(
      trx: Db,
      mail: {
        readonly address: string;
        readonly subject: string;
        readonly paragraphs: readonly string[];
        readonly now: number;
      },
    ): Promise<string | undefined>;
  };
  /** Writes a waiver into the history, where it stays (O6). */
  readonly recordWaiver: (
    trx: Db,
    waiver: {
      readonly department: { readonly key: string; readonly name: string };
      readonly gate: Gate;
      readonly missing: readonly string[];
      readonly why: string;
      readonly accountId: string;
      readonly now: number;
    },
  ) => Promise<void>;
  /** Who stands in today for departments that are away, by the id of who is away (D16). */
  readonly standIns: () => Promise<ReadonlyMap<string, StandInView>>;
  readonly cityName: () => string;
  /** True when answers to our mails come back to us (O18). */
  readonly mailIsRead: boolean;
  /** Told after a move: routes, hints and the public page are read anew. */
  readonly moved: () => Promise<void>;
}
