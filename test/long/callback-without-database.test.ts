// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { askForCallback, press, queuedAtOf, wishesOf, type WishRow } from '../harness/booking.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait-for.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ announceSeconds: 15, silenceSeconds: 4 });
});
afterAll(async () => {
  try {
    await stage.calm();
  } finally {
    await stage.close();
  }
});

const wishes = (call: Call): Promise<WishRow[]> => wishesOf(stage, call);
const queuedAt = (call: Call): Promise<number | undefined> => queuedAtOf(stage, call);
const asking = (options: Parameters<Stage['queued']>[0]): Promise<Call> => askForCallback(stage, options);

/** Stops or continues every process of the program's PostgreSQL. */
async function freeze(isFrozen: boolean): Promise<void> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const comm = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
    if (comm.trim() !== 'postgres') continue;
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    if (folder.startsWith(`${stage.program.dataDir}/`)) process.kill(Number(pid), isFrozen ? 'SIGSTOP' : 'SIGCONT');
  }
}

test('[C47] PostgreSQL away: nothing is promised, and the caller has the old place', async () => {
  const call = await asking({ from: '015112345010' });
  const joined = await queuedAt(call);
  await stage.hears(call, 'de/callback-confirm');
  await freeze(true);
  try {
    await press(call, '1');
    await stage.hears(call, 'de/callback-moment', 'de/callback-unavailable', 'de/callback-back', 'music');
    // Known by now: it is not even offered.
    await stage.hears(call, 'de/callback-back', 'de/still-waiting', 'music');
    const heard = stage.city.heard(call);
    expect(heard.slice(heard.indexOf('de/callback-back'))).not.toContain('de/callback-offer');
    expect(heard).not.toContain('de/callback-booked');
  } finally {
    await freeze(false);
  }
  // Back again: what was in flight did not stay behind, and one can be booked when the program has noticed.
  await waitFor('no wish', async () => (await wishes(call)).length === 0);
  expect(await queuedAt(call)).toBe(joined);
  await sleep(7_000);
  await press(call, '1');
  await stage.hears(call, 'de/callback-unavailable', 'de/callback-confirm');
  await press(call, '1');
  await stage.hears(call, 'de/callback-booked');
  expect(await wishes(call)).toMatchObject([{ state: 'open' }]);
  expect(await stage.ended(call)).toMatchObject({ end: 'callback_booked' });
  // It warned of the database, as it should.
  expect(stage.troubles().length).toBeGreaterThan(0);
  await stage.calm();
}, 120_000);
