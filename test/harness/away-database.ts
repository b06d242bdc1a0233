// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { ApiRefusal } from '../../src/cli/api-client.ts';
import { listDepartments } from '../../src/features/directory/directory.contract.ts';
import { listOpenContacts } from '../../src/features/matter/matter.contract.ts';
import { createTicket } from '../../src/features/promise/promise.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { hear } from './hearing.ts';
import type { DatabaseWire } from './database-wire.ts';
import type { Stage } from './stage.ts';
import { voices } from './tone-city.ts';
import { waitFor } from './wait-for.ts';

/**
 * The database goes for so long in the middle of the work (faults 32 and 33): calls go on from memory, nothing new is
 * promised, and when it is back every row and every line of the journal is there, once. `mode`: refused, or silent.
 */
export async function workWithoutDatabase(
  stage: Stage,
  wire: DatabaseWire,
  awayMs: number,
  mode: 'cut' | 'held',
): Promise<void> {
  const agent = await stage.agent();
  const before = await stage.queued({ tone: voices.second });
  const talk = await stage.pickUp(agent);
  await hear(before, voices.agent);
  const { contacts } = await agent.api.call(listOpenContacts);
  const matter = contacts[0]?.matters[0];
  const { departments } = await agent.api.call(listDepartments);
  const ticket = () =>
    agent.api.call(createTicket, {
      params: { matterId: matter?.matterId ?? '' },
      body: {
        version: matter?.version ?? 0,
        departmentId: departments[0]?.departmentId ?? '',
        wish: { kind: 'email', address: 'probe@example.org' },
        text: 'Probe ohne Datenbank',
        citizenName: '',
        language: 'de',
      },
    });

  const goneAt = performance.now();
  if (mode === 'cut') await wire.cut();
  else await wire.hold(true);
  const refusal = await ticket().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ApiRefusal);
  expect({ ...(refusal as ApiRefusal) }).toMatchObject({ status: 503, code: 'databaseDown' });

  const calls: Call[] = [before];
  // Calls arrive, are offered, spoken with and end all the while.
  let current = before;
  let ring = talk;
  do {
    await current.hangUp();
    await ring.ended();
    await waitFor('after-call work', async () => (await agent.desk()).work?.state === 'afterCall');
    await agent.choose('ready');
    current = await stage.dial({ tone: voices.second });
    calls.push(current);
    await current.answered();
    await stage.hears(current, 'de/menu-root');
    await current.press('0');
    ring = await stage.pickUp(agent);
    await hear(current, voices.agent);
    await hear(ring, voices.second);
    await sleep(300);
  } while (performance.now() - goneAt < awayMs);
  const connectionsBefore = await wire.connections();
  if (mode === 'cut') await wire.back();
  else await wire.hold(false);
  await waitFor(
    'the journal to be complete',
    async () => {
      const [found] = await stage.sql<{ n: string }>("select count(*) as n from journal where type = 'answered'");
      return Number(found?.n) >= calls.length;
    },
    30_000,
  );
  // The pool comes back as it is needed, not as a storm.
  expect((await wire.connections()) - connectionsBefore).toBeLessThan(30);
  expect(current.state).toBe('up');
  await current.hangUp();
  await ring.ended();
  for (const call of calls) {
    expect(await stage.ended(call)).toMatchObject({ end: 'served' });
    const lines = await stage.journal(call);
    for (const type of ['callArrived', 'queued', 'offered', 'answered', 'callEnded'])
      expect(
        lines.filter((line) => line === type),
        `${type} of one call`,
      ).toHaveLength(1);
  }
  // The promise that was refused was not made, and can be made now.
  const [none] = await stage.sql<{ n: string }>('select count(*) as n from ticket');
  expect(Number(none?.n)).toBe(0);
  const open = await waitFor('the contact on the desk', async () => {
    const found = (await agent.api.call(listOpenContacts)).contacts;
    return found.length === calls.length ? found : undefined;
  });
  for (const contact of open) expect(contact.matters).toHaveLength(1);
  await waitFor('the ticket', () => ticket().then(() => true));
}
