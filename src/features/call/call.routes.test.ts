// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { stranger, type Route } from '../../lib/route.ts';
import { driveHotline, elsewhere, office } from '../../app/hotline.bench.fixture.ts';
import { callRoutes, type Target } from './call.routes.ts';
import * as contract from './call.contract.ts';

type Answer = { readonly ok: boolean; readonly code?: string };
const entries = new Map<string, Target>([
  ['passamt', { to: office, open: true }],
  ['land', { to: elsewhere, open: true }],
  ['zu', { to: office, open: false }],
  ['besetzt', { to: office, open: true, cannot: 'busy' }],
  ['weg', { to: office, open: true, cannot: 'unreachable' }],
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
const passing = (directoryEntryId: string, kind = 'blind', note = '') => ({ directoryEntryId, kind, note });
const transfer = passing('passamt');

describe('who may', () => {
  const commands = [
    [contract.holdCall, {}],
    [contract.resumeCall, {}],
    [contract.hangUpCall, {}],
    [contract.pressKey, { digit: '5' }],
    [contract.transferCall, transfer],
    [contract.connectTransfer, {}],
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
    expect(await run(contract.transferCall, 'ayse', passing('+49900123456'))).toEqual(refused('targetNotAllowed'));
    expect(drive.did('ringNumber')).toEqual([]);
    expect(await run(contract.cancelTransfer)).toEqual(refused('wrongPhase'));
    expect((await run(contract.transferCall, 'ayse', transfer)).ok).toBe(true);
    expect(drive.did('ringNumber')).toMatchObject([{ to: { number: '3210' } }]);
    expect(await run(contract.transferCall, 'ayse', transfer)).toEqual(refused('wrongPhase'));
    expect((await run(contract.cancelTransfer)).ok).toBe(true);
    expect(drive.phase(id)).toBe('talk');
  });

  test('[C70] [C71] announced: rung, spoken with, connected; the note goes along', async () => {
    const { run, drive, id, pickUp } = rig();
    pickUp();
    expect((await run(contract.transferCall, 'ayse', passing('land', 'announced', 'Bescheid fehlt'))).ok).toBe(true);
    expect(drive.did('ringNumber')).toMatchObject([{ to: { number: '+49211123456', brief: 'Bescheid fehlt' } }]);
    expect(await run(contract.connectTransfer)).toEqual(refused('wrongPhase'));
    drive.answers(drive.ringingLeg());
    expect((await run(contract.connectTransfer)).ok).toBe(true);
    expect(drive.phase(id)).toBe('connected');
  });

  test.each([
    ['zu', 'outsideHours', 'outsideHours'],
    ['besetzt', 'targetBusy', 'busy'],
    ['weg', 'targetUnreachable', 'unreachable'],
  ])('[C76] %s: nothing is dialled, the caller stays, the desk says why', async (entry, code, cause) => {
    const { run, drive, id, pickUp } = rig();
    pickUp();
    const effects = drive.log.length;
    expect(await run(contract.transferCall, 'ayse', passing(entry))).toEqual(refused(code));
    expect(drive.did('ringNumber')).toEqual([]);
    expect(drive.log.slice(effects).map((e) => e.effect.do)).toEqual(['journal']);
    expect(drive.hotline.calls.get(id)?.phase).toMatchObject({ name: 'talk', failed: { to: office, cause } });
  });

  test('[C76] outside hours an announced transfer is possible: the agent hears who is there', async () => {
    const { run, drive, pickUp } = rig();
    pickUp();
    expect((await run(contract.transferCall, 'ayse', passing('zu', 'announced'))).ok).toBe(true);
    expect(drive.did('ringNumber')).toHaveLength(1);
  });

  test('[C77] after five attempts the call is not passed on again', async () => {
    const { run, pickUp } = rig();
    pickUp();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await run(contract.transferCall, 'ayse', transfer)).ok).toBe(true);
      expect((await run(contract.cancelTransfer)).ok).toBe(true);
    }
    expect(await run(contract.transferCall, 'ayse', transfer)).toEqual(refused('tooManyTransfers'));
  });

  test('[C28] an agent may hang up while the transfer rings; then it is no longer theirs', async () => {
    const { run, drive, id, pickUp } = rig();
    pickUp();
    await run(contract.transferCall, 'ayse', passing('land'));
    expect((await run(contract.hangUpCall)).ok).toBe(true);
    expect(drive.phase(id)).toBe('transferring');
    expect(await run(contract.cancelTransfer)).toEqual(refused('notYourCall'));
  });
});

test.each(['A', 'D', '12', '', ' 1', '１'])('the key %j is none', (digit) => {
  expect(contract.pressKey.body?.safeParse({ digit }).success).toBe(false);
});
