// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { differences, type Restore } from './setting-change.core.ts';
import { changedKinds, readChange, readChanges, type StoredSettingChange } from './setting-change.store.ts';
import * as contract from './settings.contract.ts';

export interface SettingRoutesDeps {
  readonly db: Db;
  /** By kind; a kind that is not here cannot be taken back. */
  readonly restore: ReadonlyMap<string, Restore>;
}

/** The endpoints of the history. */
export function settingRoutes({ db, restore }: SettingRoutesDeps): readonly Route[] {
  const whyNot = (change: StoredSettingChange): (typeof contract.whyNotUndo)[number] | null => {
    if (change.undoneAt !== null) return 'undone'; // ST9
    if (!change.isLast) return 'changedSince'; // ST8
    return restore.has(change.kind) ? null : 'notOffered';
  };
  const shown = (change: StoredSettingChange): contract.ShownSettingChange => ({
    changeId: change.id,
    kind: change.kind,
    subject: change.subject,
    title: change.title,
    why: change.why,
    by: change.by,
    at: change.madeAt.toISOString(),
    differences: differences(change.before, change.after).map((one) => ({ ...one, path: [...one.path] })),
    undoneAt: change.undoneAt?.toISOString() ?? null,
    undoes: change.undoes !== null,
    whyNotUndo: whyNot(change),
  });
  return [
    route(contract.listSettingChanges, async ({ query }) => {
      const [{ changes, more }, kinds] = await Promise.all([readChanges(db, query), changedKinds(db)]);
      return ok({ changes: changes.map(shown), kinds, more });
    }),
    route(contract.undoSettingChange, async ({ params, body }, who) => {
      const change = await readChange(db, params.changeId);
      if (!change) return refuse('notFound');
      const cannot = whyNot(change);
      if (cannot !== null) return refuse(cannot);
      return unlessDown(
        async () =>
          (await restore.get(change.kind)?.({
            ...{ subject: change.subject, value: change.before, expected: change.after },
            ...{ why: body.why, accountId: who.accountId, now: nowMs(), undoes: change.id },
          })) ?? refuse('notOffered'),
      );
    }),
  ];
}
