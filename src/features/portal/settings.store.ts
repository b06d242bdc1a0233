// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** How departments hear of their tickets, as leads and administrators set it (DP1). */
import { ok, refuse, type Result } from '../../lib/result.ts';
import type { Db } from '../../platform/database/database.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { NoticeSettings } from './portal.contract.ts';

/** The settings of all departments. */
export async function readNoticeSettings(db: Db): Promise<(NoticeSettings & { readonly departmentId: string })[]> {
  const rows = await db
    .selectFrom('department')
    .select(['id', 'noticeMode', 'noticeAddress'])
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ departmentId: row.id, mode: row.noticeMode, address: row.noticeAddress ?? '' }));
}

/** Writes them unless they are others than whoever changes them saw. */
export async function writeNoticeSettings(
  db: Db,
  departmentId: string,
  { mode, address, was }: NoticeSettings & { readonly was: NoticeSettings },
): Promise<Result<NoticeSettings, 'notFound' | 'versionChanged'>> {
  return transaction(db, async (trx) => {
    const there = await trx
      .selectFrom('department')
      .select(['noticeMode', 'noticeAddress'])
      .where('id', '=', departmentId)
      .forUpdate()
      .executeTakeFirst();
    if (!there) return refuse('notFound');
    if (there.noticeMode !== was.mode || (there.noticeAddress ?? '') !== was.address) return refuse('versionChanged');
    await trx
      .updateTable('department')
      .set({ noticeMode: mode, noticeAddress: address === '' ? null : address })
      .where('id', '=', departmentId)
      .execute();
    return ok({ mode, address });
  });
}
