// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createSocket } from 'node:dgram';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Call } from './call-view.ts';
import { createPhone, type Phone, type PhoneOptions } from './phone.ts';

const host = '127.0.0.1';
const open: Phone[] = [];

/** Two phones without a switch between them: what the caller dials arrives at the callee. */
async function pair(caller: Partial<PhoneOptions> = {}): Promise<{ caller: Phone; callee: Phone }> {
  const callee = await createPhone({ host, server: { host, port: 9 } });
  const calling = await createPhone({ host, server: { host, port: callee.port }, ...caller });
  open.push(callee, calling);
  return { caller: calling, callee };
}

async function talking(): Promise<{ out: Call; in: Call; caller: Phone; callee: Phone }> {
  const { caller, callee } = await pair();
  const out = await caller.dial('1');
  const incoming = await callee.nextRing();
  incoming.ring();
  await out.ringing();
  incoming.answer();
  await Promise.all([out.answered(), incoming.answered()]);
  return { out, in: incoming, caller, callee };
}

afterEach(() => {
  for (const phone of open.splice(0)) phone.close();
});

describe('two phones', () => {
  it('hear each other, press keys and hang up', async () => {
    const call = await talking();
    call.out.tone(620);
    call.in.tone(1130);
    await sleep(1200);
    expect(call.out.heard().tones[1130]).toBeGreaterThan(0.95);
    expect(call.in.heard().tones[620]).toBeGreaterThan(0.95);
    expect(call.in.heard().tones[1130]).toBeLessThan(0.05);
    await call.out.press('0159*#ABCD', { holdMs: 60, gapMs: 40 });
    await sleep(100);
    expect(call.in.heard()).toMatchObject({ keys: '0159*#ABCD', lost: 0 });
    const [ours, theirs] = await Promise.all([call.out.hangUp(), call.in.ended()]);
    expect(ours).toMatchObject({ by: 'us', status: 200 });
    expect(theirs).toMatchObject({ by: 'them', status: 200 });
  });

  it('show who calls, however strange, and pass headers on', async () => {
    const { caller, callee } = await pair();
    const displayName = 'Zoë "x" \u202e😀\u0001 <sip:evil>';
    await caller.dial('1', { from: '0151', displayName, pai: '0173', privacy: 'id', headers: [['X-A', 'b']] });
    const call = await callee.nextRing();
    expect(call.party).toEqual({ name: displayName, number: '0151' });
    expect(call.invite?.headers).toContainEqual(['p-asserted-identity', '<sip:0173@127.0.0.1>']);
    expect(call.invite?.headers).toContainEqual(['privacy', 'id']);
    expect(call.invite?.headers).toContainEqual(['x-a', 'b']);
    await expect(caller.dial('1', { rawFrom: '<sip:a>\r\nX: y' })).rejects.toThrow(/line break/);
  });

  it('cancel while ringing', async () => {
    const { caller, callee } = await pair();
    const out = await caller.dial('1');
    const incoming = await callee.nextRing();
    incoming.ring();
    await out.ringing();
    expect(await out.hangUp()).toMatchObject({ by: 'us', status: 487 });
    expect(await incoming.ended()).toMatchObject({ by: 'them', status: 487 });
    await expect(out.answered()).rejects.toThrow(/ended before/);
  });

  it('cancel before anything came back', async () => {
    const { caller, callee } = await pair();
    callee.unplug(true);
    const out = await caller.dial('1');
    const ended = out.hangUp();
    callee.unplug(false);
    expect(await ended).toMatchObject({ by: 'us', status: 487 });
  });

  it.each([
    ['declines', 603, (call: Call) => call.decline()],
    ['is busy', 486, (call: Call) => call.decline(486, 'Busy Here')],
    ['sends away', 302, (call: Call) => call.redirect('sip:elsewhere@127.0.0.1')],
    ['hangs up before answering', 480, (call: Call) => void call.hangUp()],
  ])('the callee %s', async (_, status, how) => {
    const { caller, callee } = await pair();
    callee.onRing(how);
    expect(await (await caller.dial('1')).ended()).toMatchObject({ by: 'them', status });
  });

  it('end in order when both hang up at once, and when the callee answers and hangs up in one breath', async () => {
    const call = await talking();
    await Promise.all([call.out.hangUp(), call.in.hangUp()]);
    const { caller, callee } = await pair();
    callee.onRing((incoming) => {
      incoming.answer();
      void incoming.hangUp();
    });
    expect(await (await caller.dial('1')).ended()).toMatchObject({ by: 'them', status: 200 });
  });

  it('send lost messages again: INVITE, 200 and BYE', async () => {
    const { caller, callee } = await pair();
    callee.unplug(true);
    const out = await caller.dial('1');
    await sleep(300);
    callee.unplug(false);
    const incoming = await callee.nextRing();
    caller.unplug(true);
    incoming.answer();
    await sleep(300);
    caller.unplug(false);
    await Promise.all([out.answered(), incoming.answered()]);
    expect(callee.calls).toHaveLength(1);
    callee.unplug(true);
    const ended = out.hangUp();
    await sleep(300);
    callee.unplug(false);
    await ended;
    expect(await incoming.ended()).toMatchObject({ by: 'them' });
  });

  it('notice a cut line as a gap without losing the call', async () => {
    const call = await talking();
    await sleep(300);
    call.out.cutAudio(true);
    await sleep(400);
    call.out.cutAudio(false);
    await sleep(300);
    expect(call.in.heard().maxGapMs).toBeGreaterThan(350);
    expect(call.in.state).toBe('up');
  });

  it('survive garbage on both kinds of ports', async () => {
    const call = await talking();
    const noise = createSocket('udp4');
    const bytes = ['', '\0', 'INVITE', 'SIP/2.0 200 OK\r\n\r\n', 'BYE sip:x SIP/2.0\r\nCall-ID: 1\r\n\r\n'];
    for (const text of bytes) {
      await new Promise((sent) => noise.send(Buffer.from(text), call.callee.port, host, sent));
      await new Promise((sent) => noise.send(Buffer.from(text), call.caller.port, host, sent));
    }
    await new Promise((closed) => noise.close(() => closed(undefined)));
    expect(call.out.state).toBe('up');
    await call.out.hangUp();
  });
});
