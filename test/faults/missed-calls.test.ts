// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(() => stage.close());

test('[I1] [T31] who calls and hangs up while the server is away has a row, too; nobody’s number is kept for it', async () => {
  await stage.program.killServer();
  const rung = await stage.dial({ from: '015130000001' });
  await rung.ringing();
  await rung.hangUp();
  const withheld = await stage.dial({ from: 'anonymous', displayName: 'Anonymous', privacy: 'id' });
  await withheld.ringing();
  await sleep(100);
  await withheld.hangUp();
  await stage.program.ready();
  for (const call of [rung, withheld]) {
    const row = await waitFor('the row', () => stage.row(call), 20_000);
    expect(row).toMatchObject({ end: 'broken', ended_by: 'citizen', caller_number: null });
  }
  await expect.poll(async () => (await stage.row(withheld))?.caller_kind).toBe('withheld');
  stage.troubles();
});

test('[I1] who is answered keeps the one row with the right end, although the switch remembers the call', async () => {
  const call = await stage.queued();
  await call.hangUp();
  expect(await stage.ended(call)).toMatchObject({ end: 'abandoned_waiting', caller_kind: 'known' });
  // A second look at what is remembered must not touch it.
  await stage.program.killServer();
  await stage.program.ready();
  await sleep(1_000);
  expect(await stage.ended(call)).toMatchObject({ end: 'abandoned_waiting', caller_kind: 'known' });
  stage.troubles();
});
