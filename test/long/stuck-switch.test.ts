// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('[F43] an Asterisk that answers nobody any more is started again by itself, and calls are taken', async () => {
  const stuck = await waitFor('Asterisk', stage.program.asteriskPid);
  process.kill(stuck, 'SIGSTOP');
  await waitFor(
    'another Asterisk',
    async () => {
      const pid = await stage.program.asteriskPid();
      return pid !== undefined && pid !== stuck;
    },
    120_000,
  );
  await stage.program.ready(60_000);
  const call = await stage.dial();
  await stage.hears(call, 'de/menu-root');
  await call.hangUp();
  expect(await stage.ended(call)).toMatchObject({ end: 'abandoned_menu' });
  expect(stage.program.output()).toContain('Asterisk lives but lets nobody in');
});
