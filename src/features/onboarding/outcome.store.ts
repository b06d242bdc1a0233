// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the team answered on services in shadow, for the department to listen to: no person, no number, no text (O16). */
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { OutcomeRow } from './onboarding.contract.ts';

/** Rows of the list, and how far it looks back in days. */
const mostOutcomes = 200;
const daysBack = 30;

/** The newest outcomes of a department's services that are in shadow; `now` is Unix milliseconds. */
export async function readOutcomes(
  db: Db,
  departmentId: string,
  timeZone: string,
  now: number,
): Promise<{ readonly shadow: boolean; readonly outcomes: OutcomeRow[] }> {
  const services = await db
    .selectFrom('service')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .select(['service.id', 'service.stage', 'department.stage as departmentStage'])
    .where('service.departmentId', '=', departmentId)
    .execute();
  const order = ['notConnected', 'directory', 'shadow', 'live', 'overflow'];
  const shadow = services.filter(
    ({ stage, departmentStage }) => Math.min(order.indexOf(stage), order.indexOf(departmentStage)) === 2,
  );
  if (shadow.length === 0) return { shadow: false, outcomes: [] };
  const rows = await db
    .selectFrom('matter')
    .innerJoin('contact', 'contact.id', 'matter.contactId')
    .innerJoin('service', 'service.id', 'matter.serviceId')
    .leftJoin('shadowMark', 'shadowMark.matterId', 'matter.id')
    .select([
      'matter.id as matterId',
      'matter.outcome',
      'contact.language',
      'shadowMark.rightAnswer',
      'shadowMark.note',
    ])
    .select(sql<string>`service.titles ->> 'de'`.as('service'))
    .select(sql<string>`to_char(matter.decided_at at time zone ${timeZone}, 'YYYY-MM-DD')`.as('day'))
    .where(
      'matter.serviceId',
      'in',
      shadow.map(({ id }) => id),
    )
    .where('matter.decidedAt', '>=', new Date(now - daysBack * 86_400_000))
    .where('matter.outcome', 'is not', null)
    .orderBy('matter.decidedAt', 'desc')
    .limit(mostOutcomes)
    .execute();
  return {
    shadow: true,
    outcomes: rows.map(({ matterId, outcome, language, service, day, rightAnswer, note }) => ({
      ...{ matterId, service, language, day, outcome: outcome ?? 'answered' },
      mark: rightAnswer === null ? null : { right: rightAnswer, note: note ?? '' },
    })),
  };
}

/** Marks an answer; false = it is none of this department's. */
export async function markAnswer(
  db: Db,
  mark: {
    readonly matterId: string;
    readonly departmentId: string;
    readonly right: boolean;
    readonly note: string;
    readonly accountId: string;
    readonly now: number;
  },
): Promise<boolean> {
  const { matterId, departmentId, right, note, accountId, now } = mark;
  const there = await db
    .selectFrom('matter')
    .innerJoin('service', 'service.id', 'matter.serviceId')
    .select('matter.id')
    .where('matter.id', '=', matterId)
    .where('matter.outcome', 'is not', null)
    .where('service.departmentId', '=', departmentId)
    .executeTakeFirst();
  if (!there) return false;
  const row = { rightAnswer: right, note, accountId, markedAt: new Date(now) };
  await db
    .insertInto('shadowMark')
    .values({ matterId, ...row })
    .onConflict((conflict) => conflict.column('matterId').doUpdateSet(row))
    .execute();
  return true;
}
