// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSipp } from '../harness/sipp.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait-for.ts';

/** The limits as they are where a city says nothing. */
const usual = { lines: 300, perNumber: { atOnce: 3, inTenMinutes: 20 } };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ silenceSeconds: 20, callLimits: usual });
}, 180_000);
afterAll(() => stage.close());

test('[L2] [L3] 500 INVITEs in 10 s from one number: three are taken, the others hear busy and are written, and nobody else is harmed', async () => {
  const flooder = '02151300300';
  const flood = runSipp({
    server: stage.program.sip,
    number: '02151860',
    from: flooder,
    calls: 500,
    perSecond: 50,
    stayMs: 14_000,
  });
  // Meanwhile twenty others call, each from a number of their own.
  const setupMs: number[] = [];
  for (let n = 0; n < 20; n += 1) {
    const call = await stage.dial({ from: `0211400${String(n).padStart(3, '0')}` });
    await call.answered();
    setupMs.push((call.times.answeredAt ?? Infinity) - call.times.dialledAt);
    void call.hangUp();
    await sleep(400);
  }
  const { successful, failed, callIds } = await flood;
  expect({ successful, failed }).toEqual({ successful: 3, failed: 497 });
  expect(callIds).toHaveLength(3);
  setupMs.sort((a, b) => a - b);
  process.stderr.write(
    `setup of the others under the flood: p50 ${setupMs[10]?.toFixed(0)} ms, p95 ${setupMs[18]?.toFixed(0)} ms\n`,
  );
  // Usual is a tenth of a second. From three seconds on the switch would take over; nobody gets that far.
  expect(setupMs[10]).toBeLessThan(700);
  expect(setupMs[18]).toBeLessThan(2_500);
  const rows = await waitFor('every call to have its row and its end', async () => {
    const found = await stage.sql<{ end: string | null; n: string }>(
      'select "end", count(*) as n from call where caller_number = $1 group by 1',
      [flooder],
    );
    return found.every(({ end }) => end !== null) ? found : undefined;
  });
  expect(Object.fromEntries(rows.map(({ end, n }) => [end ?? '', Number(n)]))).toEqual({
    refused: 497,
    abandoned_menu: 3,
  });
  const [others] = await stage.sql<{ n: string }>(
    "select count(*) as n from call where caller_number like '0211400%' and \"end\" = 'abandoned_menu'",
  );
  expect(Number(others?.n)).toBe(20);
  await stage.quiet();
  expect(stage.program.output().split('One number has as many calls as it may have').length).toBe(2);
  expect(stage.program.output()).not.toContain(flooder);
}, 120_000);
