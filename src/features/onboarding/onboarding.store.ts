// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What stages follow from and what the gates look at, as it stands in the database. */
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { topicLevel, type Skills } from '../agent/agent.core.ts';
import type { Gate, GateFacts, Proof, Stage, Standing } from './onboarding.core.ts';

/** A department with what its calls need. */
export interface DepartmentRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly parent: string | null;
  readonly stage: Stage;
  readonly number: string | null;
  readonly email: string | null;
  readonly connects: 'announce' | 'straight';
}

/** A service with what is known of its article. */
export interface ServiceRow {
  readonly id: string;
  readonly key: string;
  readonly leika: string | null;
  readonly department: string;
  readonly departmentId: string;
  readonly title: string;
  readonly stage: Stage;
  readonly approved: boolean;
  readonly hasQuestions: boolean;
  /** Matters of the last 90 days. */
  readonly asked: number;
}

/** All departments by name. */
export async function readDepartmentRows(db: Db): Promise<DepartmentRow[]> {
  return db
    .selectFrom('department')
    .leftJoin('department as above', 'above.id', 'department.parentId')
    .select(['department.id', 'department.key', 'department.name', 'department.stage'])
    .select(['department.number', 'department.email', 'department.connects', 'above.key as parent'])
    .orderBy('department.name')
    .execute();
}

/** All services; `today` is an ISO date, `now` Unix milliseconds. */
export async function readServiceRows(db: Db, today: string, now: number): Promise<ServiceRow[]> {
  const since = new Date(now - 90 * 86_400_000);
  const rows = await db
    .selectFrom('service')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .select(['service.id', 'service.key', 'service.leika', 'service.departmentId', 'service.stage'])
    .select('department.key as department')
    .select([
      sql<string>`service.titles ->> 'de'`.as('title'),
      sql<boolean>`exists (
        select from article join article_variant on article_variant.article_id = article.id
        where article.service_id = service.id and article_variant.language = 'de' and article_variant.checked
          and (article_variant.valid_until is null or article_variant.valid_until >= ${today}))`.as('approved'),
      sql<boolean>`coalesce((
        select jsonb_array_length(question_set.questions) > 0 from question_set
        where question_set.service_id = service.id order by question_set.version desc limit 1), false)`.as(
        'hasQuestions',
      ),
      sql<number>`(
        select count(*)::integer from matter where matter.service_id = service.id and matter.created_at >= ${since})`.as(
        'asked',
      ),
    ])
    .execute();
  return rows.toSorted((a, b) => a.title.localeCompare(b.title, 'de'));
}

/** What stages follow from. */
export async function readStanding(db: Db): Promise<Standing> {
  const departments = await db.selectFrom('department').select(['key', 'stage', 'connects', 'number']).execute();
  const services = await db
    .selectFrom('service')
    .innerJoin('department', 'department.id', 'service.departmentId')
    .select(['service.key', 'service.leika', 'service.stage', 'department.key as department'])
    .select(sql<string>`service.titles ->> 'de'`.as('title'))
    .execute();
  return { departments, services };
}

/** So many services the gates look at. */
export const mostTopServices = 5;

/** The services most calls of a department are about: those its menu topics name, then those that were asked for most. */
export function topServices(services: readonly ServiceRow[], named: ReadonlySet<string>): readonly ServiceRow[] {
  const weight = (one: ServiceRow): number => (one.leika !== null && named.has(one.leika) ? 1_000_000 : 0) + one.asked;
  const known = services.filter((one) => weight(one) > 0).toSorted((a, b) => weight(b) - weight(a));
  return (known.length > 0 ? known : services).slice(0, mostTopServices);
}

/** A proof as it is kept. */
export interface ProofRow extends Proof {
  readonly id: string;
  readonly result: string;
  readonly day: string | null;
  readonly by: string | null;
  readonly madeAt: Date;
}

/** What was tested, noted and waived for a department, the oldest first. */
export async function readProofs(db: Db, departmentId: string): Promise<ProofRow[]> {
  return db
    .selectFrom('onboardingProof')
    .leftJoin('account', 'account.id', 'onboardingProof.accountId')
    .select(['onboardingProof.id', 'gate', 'kind', 'about', 'state', 'result', 'note', 'day', 'madeAt'])
    .select('account.displayName as by')
    .where('onboardingProof.departmentId', '=', departmentId)
    .orderBy('madeAt')
    .orderBy('onboardingProof.id')
    .execute();
}

/** How many active agents know a topic well, generalists among them. */
export async function readAgentsKnowing(db: Db): Promise<(topic: string) => number> {
  const agents = await db
    .selectFrom('account')
    .select('topics')
    .where('active', '=', true)
    .where('script', '=', false)
    .where(sql<boolean>`roles @> array['agent']`)
    .execute();
  return (topic) => agents.filter(({ topics }) => topicLevel(topics as Skills['topics'], topic) === 'good').length;
}

/** A new proof, running or settled. */
export async function insertProof(
  trx: Db,
  proof: {
    readonly id: string;
    readonly departmentId: string;
    readonly gate: Gate;
    readonly kind: Proof['kind'];
    readonly about: string;
    readonly state: Proof['state'];
    readonly note?: string;
    readonly day?: string;
    readonly codeHash?: string;
    readonly accountId: string;
    readonly now: number;
  },
): Promise<void> {
  const { now, note = '', day = null, codeHash = null, ...row } = proof;
  const at = new Date(now);
  await trx
    .insertInto('onboardingProof')
    .values({ ...row, note, day, codeHash, madeAt: at, settledAt: row.state === 'running' ? null : at })
    .execute();
}

/** Settles a running test; false = it is settled already. */
export async function settleProof(
  db: Db,
  id: string,
  { state, result, now }: { readonly state: 'passed' | 'failed'; readonly result: string; readonly now: number },
): Promise<boolean> {
  const done = await db
    .updateTable('onboardingProof')
    .set({ state, result, settledAt: new Date(now) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Tests of numbers that an earlier life of the program began: nobody knows how they ended. */
export async function endLostTests(db: Db, now: number): Promise<void> {
  await db
    .updateTable('onboardingProof')
    .set({ state: 'failed', result: 'interrupted', settledAt: new Date(now) })
    .where('state', '=', 'running')
    .where('gate', '=', 'number')
    .execute();
}

/** Writes stages; throws when one is not what it was: somebody else has moved it (O17). */
export async function writeStages(
  trx: Db,
  change: {
    readonly department: { readonly key: string; readonly from: Stage; readonly to: Stage } | null;
    readonly services: readonly { readonly key: string; readonly from: Stage; readonly to: Stage }[];
  },
): Promise<void> {
  const all = [
    ...(change.department ? [{ table: 'department' as const, ...change.department }] : []),
    ...change.services.map((one) => ({ table: 'service' as const, ...one })),
  ];
  for (const { table, key, from, to } of all) {
    const done = await trx
      .updateTable(table)
      .set({ stage: to })
      .where('key', '=', key)
      .where('stage', '=', from)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) throw new Error(`the stage of ${key} is not ${from}: somebody else has moved it`);
  }
}

/** What the gates of a department look at; `named` are the LeiKa keys its topics name. */
export function gateFactsOf(
  department: DepartmentRow,
  services: readonly ServiceRow[],
  topics: readonly { readonly key: string; readonly names: { readonly de: string } }[],
  named: ReadonlySet<string>,
  agentsKnowing: (topic: string) => number,
  proofs: readonly Proof[],
): GateFacts {
  const own = services.filter((one) => one.departmentId === department.id);
  return {
    number: department.number,
    email: department.email,
    services: topServices(own, named).map(({ id, title, approved, hasQuestions }) => ({
      ...{ serviceId: id, title, approved, hasQuestions },
    })),
    topics: topics.map(({ key, names }) => ({ topic: key, name: names.de, good: agentsKnowing(key) })),
    proofs,
  };
}
