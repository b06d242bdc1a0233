// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The topics as tickets and calls refer to them, kept in step with what is on the air (T3). */
import type { Db } from '../../platform/database/database.ts';
import type { Topic } from './menu.core.ts';

/** Departments by key, for choosing. */
export async function topicDepartments(db: Db): Promise<{ readonly key: string; readonly name: string }[]> {
  return db.selectFrom('department').select(['key', 'name']).orderBy('name').execute();
}

/** Writes the topics that are on the air now; what is no longer among them stays for what refers to it. Services are left as they are. */
export async function writeTopics(trx: Db, topics: readonly Topic[]): Promise<void> {
  const departments = await trx.selectFrom('department').select(['id', 'key']).execute();
  const idOf = new Map(departments.map(({ id, key }) => [key, id]));
  for (const [position, topic] of topics.entries()) {
    const departmentId = idOf.get(topic.department);
    if (departmentId === undefined) throw new Error(`there is no department ${topic.department}`);
    const names = JSON.stringify(topic.names);
    const facts = { position, departmentId, names, protected: topic.protected ?? false };
    await trx
      .insertInto('topic')
      .values({ key: topic.key, serviceId: null, ...facts })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(facts))
      .execute();
  }
}
