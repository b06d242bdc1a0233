// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { stranger, type Route } from '../../lib/route.ts';
import { driveHotline, elsewhere, office } from '../../app/hotline.bench.fixture.ts';
import { callRoutes } from './call.routes.ts';
import * as contract from './call.contract.ts';

type Answer = { readonly ok: boolean; readonly code?: string };
const entries = new Map([
  ['passamt', office],
  ['land', elsewhere],
]);

/** Ayşe talks with a caller; the routes are those of the program. */
function rig(options: { ready?: boolean } = {}) {
  const drive = driveHotline();
  drive.work('ayse');
  const { id, leg } = drive.dial();
  drive.press(leg, '1');
  const routes = callRoutes({
    find: (call) => drive.hotline.calls.get(call),
    dispatch: (call, event) => void drive.send({ type: 'callEvent', call, event }),
    telephonyReady: () => options.ready ?? true,
    destination: async (entry) => entries.get(entry),
  });
  const run = (endpoint: Route[0], as = 'ayse', body: object = {}, callId = id): Promise<Answer> => {
    const route = routes.find(([each]) => each === endpoint);
    if (!route) throw new Error(`no handler for ${endpoint.path}`);
    return route[1]({ params: { callId }, body } as never, { ...stranger, accountId: as }, {} as never);
  };
  return { drive, id, leg, run, pickUp: () => drive.answers(drive.ringingLeg()) };
}

const refused = (code: string) => expect.objectContaining({ ok: false, code });
const transfer = { directoryEntryId: 'passamt' };

describe('who may', () => {
  const commands = [
    [contract.holdCall, {}],
    [contract.resumeCall, {}],
    [contract.hangUpCall, {}],
    [contract.pressKey, { digit: '5' }],
    [contract.transferCall, transfer],
    [contract.cancelTransfer, {}],
  ] as const;

  test.each(commands)('%o: nobody but the agent in this conversation', async (endpoint, body) => {
    const { run, drive, pickUp } = rig();
    expect(await run(endpoint, 'ayse', body)).toEqual(refused('notYourCall')); // it only rings
    pickUp();
    const before = drive.log.length;
    expect(await run(endpoint, 'piotr', body)).toEqual(refused('notYourCall'));
    expect(await run(endpoint, 'ayse', body, 'other')).toEqual(refused('callGone'));
    expect(drive.log).toHaveLength(before);
  });

  test.each(commands)('%o: not without the telephone system', async (endpoint, body) => {
    const { run, drive, pickUp } = rig({ ready: false });
    pickUp();
    const before = drive.log.length;
    const { code } = await run(endpoint, 'ayse', body);
    expect(['telephonyDown', 'wrongPhase']).toContain(code);
    expect(drive.log).toHaveLength(before);
  });
});

describe('what they do', () => {
  test('[C22] hold and back; twice is refused, not done twice', async () => {
    const { run, drive, pickUp } = rig();
    pickUp();
    expect(await run(contract.resumeCall)).toEqual(refused('wrongPhase'));
    expect((await run(contract.holdCall)).ok).toBe(true);
    expect(drive.did('music').at(-1)).toMatchObject({ on: true });
    expect(await run(contract.holdCall)).toEqual(refused('wrongPhase'));
    expect(await run(contract.pressKey, 'ayse', { digit: '1' })).toEqual(refused('wrongPhase'));
    expect((await run(contract.resumeCall)).ok).toBe(true);
  });

  test('[C23] a key reaches the caller', async () => {
    const { run, drive, leg, pickUp } = rig();
    pickUp();
    expect((await run(contract.pressKey, 'ayse', { digit: '#' })).ok).toBe(true);
    expect(drive.did('digit')).toEqual([{ do: 'digit', leg, digit: '#' }]);
  });

  test('[C29] hanging up ends the call; again it is gone', async () => {
    const { run, drive, id, pickUp } = rig();
    pickUp();
    expect((await run(contract.hangUpCall)).ok).toBe(true);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'served', endedBy: 'agent' });
    expect(await run(contract.hangUpCall)).toEqual(refused('callGone'));
  });

  test('[C24] only numbers of the directory are rung; taken back, the caller is with the agent again', async () => {
    const { run, drive, id, pickUp } = rig();
    pickUp();
    expect(await run(contract.transferCall, 'ayse', { directoryEntryId: '+49900123456' })).toEqual(
      refused('targetNotAllowed'),
    );
    expect(drive.did('ringNumber')).toEqual([]);
    expect(await run(contract.cancelTransfer)).toEqual(refused('wrongPhase'));
    expect((await run(contract.transferCall, 'ayse', transfer)).ok).toBe(true);
    expect(drive.did('ringNumber')).toMatchObject([{ to: { number: '3210' } }]);
    expect(await run(contract.transferCall, 'ayse', transfer)).toEqual(refused('wrongPhase'));
    expect((await run(contract.cancelTransfer)).ok).toBe(true);
    expect(drive.phase(id)).toBe('talk');
  });

  test('[C28] an agent may hang up while the transfer rings; then it is no longer theirs', async () => {
    const { run, drive, id, pickUp } = rig();
    pickUp();
    await run(contract.transferCall, 'ayse', { directoryEntryId: 'land' });
    expect((await run(contract.hangUpCall)).ok).toBe(true);
    expect(drive.phase(id)).toBe('transferring');
    expect(await run(contract.cancelTransfer)).toEqual(refused('notYourCall'));
  });
});

test.each(['A', 'D', '12', '', ' 1', '１'])('the key %j is none', (digit) => {
  expect(contract.pressKey.body?.safeParse({ digit }).success).toBe(false);
});
