// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { takeLead, type Lead, type LeadOptions } from './leader-lock.ts';

const { connection, away, back } = await testDatabase();
const leads: Promise<Lead>[] = [];
afterEach(async () => {
  // One after the other they get the lead, and give it up: nobody is left waiting for the next test.
  await Promise.all(leads.splice(0).map(async (lead) => (await lead).release()));
}, 20_000);

/** A program that wants to lead, and what it was told. */
function program(options: Partial<LeadOptions> = {}) {
  const told: string[] = [];
  const lead = takeLead({
    connection,
    patienceMs: 200,
    freeForMs: 600,
    standingBy: () => told.push('standingBy'),
    lost: () => told.push('lost'),
    ...options,
  }).then((taken) => {
    told.push('leads');
    return taken;
  });
  leads.push(lead);
  return { told, lead };
}

test('[F41] of two programs one leads; the other stands by, and leads when the first has been gone for a while', async () => {
  const first = program();
  const leading = await first.lead;
  const second = program();
  await expect.poll(() => second.told).toEqual(['standingBy']);
  await sleep(1_000);
  expect(second.told).toEqual(['standingBy']);
  await leading.release();
  await sleep(300);
  expect(second.told).toEqual(['standingBy']);
  await expect.poll(() => second.told).toEqual(['standingBy', 'leads']);
  expect(first.told).toEqual(['leads']);
});

test('[F41] a leader that restarts at once leads again before anybody else', async () => {
  const leading = await program().lead;
  const second = program();
  await expect.poll(() => second.told).toEqual(['standingBy']);
  await leading.release();
  const again = program();
  await again.lead;
  expect(again.told).toEqual(['leads']);
  await sleep(1_000);
  expect(second.told).toEqual(['standingBy']);
});

test('[F33] [F41] a database that goes away takes nobody’s lead', async () => {
  const first = program();
  await first.lead;
  const second = program();
  await expect.poll(() => second.told).toEqual(['standingBy']);
  await away();
  await sleep(800);
  await back();
  await sleep(2_500);
  expect(first.told).toEqual(['leads']);
  expect(second.told).toEqual(['standingBy']);
  const third = program();
  await expect.poll(() => third.told).toEqual(['standingBy']);
});

test('[F41] whoever finds another leader when the database is back says so', async () => {
  const first = program();
  await first.lead;
  await away();
  await sleep(300);
  await back();
  // Faster than the first one asks again, a second after it was refused.
  const second = program({ patienceMs: 100 });
  await second.lead;
  await expect.poll(() => first.told).toEqual(['leads', 'lost']);
  expect(second.told).toEqual(['leads']);
});
