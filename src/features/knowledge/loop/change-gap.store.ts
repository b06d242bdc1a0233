// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Work on gaps: who owns them, what answers them, what does not belong here. Rules: loop.spec.md, KL7 to KL10, KL13. */
import { isUuid } from '../../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { readOwners } from './gap.store.ts';
import { isRunning, mayChange, type GapPerson } from './loop.core.ts';

type Stale = 'notFound' | 'versionChanged' | 'gapEnded';

/** Locks a gap that is still the one the person saw and is worked on. */
export async function lockGap(trx: Db, gapId: string, version: number) {
  const gap = isUuid(gapId)
    ? await trx.selectFrom('knowledgeGap').selectAll().where('id', '=', gapId).forUpdate().executeTakeFirst()
    : undefined;
  if (!gap) return refuse('notFound');
  if (!isRunning(gap.state)) return refuse('gapEnded');
  return gap.version === version ? ok(gap) : refuse('versionChanged');
}

/** Owner, department, day, and what the department says (KL7). */
export async function changeGap(
  db: Db,
  gapId: string,
  change: {
    readonly version: number;
    readonly ownerId: string | null;
    readonly departmentId: string | null;
    readonly due: string | null;
    readonly answer: string;
  },
  who: GapPerson,
): Promise<Result<null, Stale | 'ownerUnknown' | 'notYours'>> {
  return transaction(db, async (trx) => {
    const locked = await lockGap(trx, gapId, change.version);
    if (!locked.ok) return locked;
    if (!mayChange(who, locked.value)) return refuse('notYours');
    const { version, departmentId, ...rest } = change;
    if (departmentId !== null && !(await isDepartment(trx, departmentId))) return refuse('notFound');
    const owners = await readOwners(trx, departmentId);
    if (rest.ownerId !== null && !owners.some(({ accountId }) => accountId === rest.ownerId))
      return refuse('ownerUnknown');
    await trx
      .updateTable('knowledgeGap')
      .set({ ...rest, departmentId, version: version + 1 })
      .where('id', '=', gapId)
      .execute();
    return ok(null);
  });
}

async function isDepartment(trx: Db, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  return (await trx.selectFrom('department').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** It does not belong here (KL10). */
export async function dismissGap(
  db: Db,
  gapId: string,
  order: { readonly version: number; readonly reason: string },
  now: number,
): Promise<Result<null, Stale | 'reasonMissing'>> {
  if (order.reason === '') return refuse('reasonMissing');
  return transaction(db, async (trx) => {
    const locked = await lockGap(trx, gapId, order.version);
    if (!locked.ok) return locked;
    await trx
      .updateTable('knowledgeGap')
      .set({ state: 'dismissed', reason: order.reason, endedAt: new Date(now), version: order.version + 1 })
      .where('id', '=', gapId)
      .execute();
    return ok(null);
  });
}

/** Both mean the same: `into` takes up the words and everybody who is to be told (KL13). */
export async function mergeGap(
  db: Db,
  gapId: string,
  order: { readonly version: number; readonly into: string },
): Promise<Result<null, Stale | 'sameGap'>> {
  if (gapId === order.into) return refuse('sameGap');
  return transaction(db, async (trx) => {
    const locked = await lockGap(trx, gapId, order.version);
    if (!locked.ok) return locked;
    const into = isUuid(order.into)
      ? await trx.selectFrom('knowledgeGap').selectAll().where('id', '=', order.into).forUpdate().executeTakeFirst()
      : undefined;
    if (!into) return refuse('notFound');
    if (!isRunning(into.state)) return refuse('gapEnded');
    await trx.updateTable('knowledgeGapWord').set({ gapId: into.id }).where('gapId', '=', gapId).execute();
    await trx
      .insertInto('knowledgeGapTeller')
      .columns(['gapId', 'accountId', 'metAt'])
      .expression((query) =>
        query
          .selectFrom('knowledgeGapTeller')
          .select(({ val }) => [val(into.id).$castTo<string>().as('gapId'), 'accountId', 'metAt'])
          .where('gapId', '=', gapId),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const answers = [into.answer, locked.value.answer].filter((answer) => answer !== '');
    await trx
      .updateTable('knowledgeGap')
      .set({ answer: answers.join('\n\n').slice(0, 4000), version: into.version + 1 })
      .where('id', '=', into.id)
      .execute();
    await trx.deleteFrom('knowledgeGap').where('id', '=', gapId).execute();
    return ok(null);
  });
}
