// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { driveHotline, elsewhere, office, type Drive } from '../../app/hotline.bench.fixture.ts';
import { whyNot } from './call-command.core.ts';

/** A caller in conversation with agent `a`. */
function inTalk(drive: Drive): { id: string; leg: string; agentLeg: string } {
  drive.work('a');
  const call = drive.dial();
  drive.press(call.leg, '1');
  const agentLeg = drive.ringingLeg();
  drive.answers(agentLeg);
  return { ...call, agentLeg };
}

describe('before the queue', () => {
  test('[C1] the row is written before the call is taken', () => {
    const drive = driveHotline();
    drive.dial();
    const order = drive.log.map((e) => e.effect.do);
    expect(order.indexOf('save')).toBeLessThan(order.indexOf('answer'));
    expect(order.indexOf('answer')).toBeLessThan(order.indexOf('play'));
  });

  test('[C2] closed: hours and emergency numbers, then the end', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial(false);
    expect(drive.said()).toEqual([
      'closed:de',
      'emergency-numbers:de',
      'callback-offer:de',
      'ticket-offer:de',
      'language-hint:de',
    ]);
    drive.playEnds(leg);
    expect(drive.phase(id), 'time to press 9').toBe('closedNotice');
    drive.wait(6_100);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'closed', endedBy: 'system', queuedAt: null });
    expect(drive.model.dying.has(leg)).toBe(true);
  });

  test('[C3] greeting, hint and menu in one go', () => {
    const drive = driveHotline();
    drive.dial();
    expect(drive.said()).toEqual(['greeting:de', 'language-hint:de', 'menu-root:de']);
  });

  test('[C4] [C10] key 9, then a language that stays', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial();
    drive.press(leg, '9');
    expect(drive.said()[0]).toBe('language-menu-tr:tr');
    expect(drive.said()).toHaveLength(7);
    drive.press(leg, '1');
    expect(drive.said()).toEqual(['greeting:tr', 'menu-root:tr']);
    drive.press(leg, '1');
    expect(drive.said()).toEqual(['please-wait:tr']);
    expect(drive.hotline.queue.waiting[0]).toMatchObject({ call: id, language: 'tr', topic: 'pass' });
  });

  test('[C5] [C6] two levels to a concern', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial();
    drive.press(leg, '2');
    expect(drive.said()).toEqual(['menu-auto:de']);
    drive.press(leg, '2');
    expect(drive.hotline.queue.waiting[0]).toMatchObject({ call: id, topic: 'fuehrerschein' });
    expect(drive.hotline.calls.get(id)?.menuPath).toBe('root>auto>fuehrerschein');
  });

  test('[C7] zero is a person, on each level and in the languages', () => {
    for (const keys of ['0', '20', '90']) {
      const drive = driveHotline();
      const { leg } = drive.dial();
      for (const key of keys) drive.press(leg, key);
      expect(drive.hotline.queue.waiting[0]).toMatchObject({ topic: null });
    }
  });

  test('[C8] star repeats without a miss', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial();
    for (let i = 0; i < 5; i += 1) {
      drive.press(leg, '*');
      drive.wait(1_000);
    }
    expect(drive.phase(id)).toBe('menu');
  });

  test('[C9] [C11] three wrong keys, or three silences, lead to a person', () => {
    const wrong = driveHotline();
    const a = wrong.dial();
    wrong.press(a.leg, '6');
    expect(wrong.said()).toEqual(['miss:de', 'menu-root:de']);
    wrong.press(a.leg, '6');
    wrong.press(a.leg, '6');
    expect(wrong.phase(a.id)).toBe('waiting');

    const silent = driveHotline();
    const b = silent.dial();
    silent.wait(60_000);
    expect(silent.phase(b.id), 'an announcement that still plays is no silence').toBe('menu');
    for (let i = 0; i < 3; i += 1) {
      silent.playEnds(b.leg);
      silent.wait(5_900);
      expect(silent.phase(b.id)).toBe('menu');
      silent.wait(200);
      if (i === 0) expect(silent.said()).toEqual(['no-input:de', 'menu-root:de']);
    }
    expect(silent.phase(b.id)).toBe('waiting');
  });

  test('[C12] all sixteen tones at any moment: one key or nothing', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial();
    for (const digit of 'ABCD') drive.press(leg, digit);
    expect(drive.phase(id)).toBe('menu');
    drive.press(leg, '2');
    drive.echo(leg, '2');
    expect(drive.phase(id), 'the echo of the same key is not a choice on the next level').toBe('menu');
    drive.press(leg, '2');
    expect(drive.phase(id)).toBe('waiting');
    for (const digit of '0123456789*#ABCD') drive.press(leg, digit);
    expect(drive.phase(id)).toBe('waiting');
    expect(drive.did('ringNumber')).toHaveLength(0);
  });

  test('[C12] digits that heaped up while the server was busy all count; one told in two ways is one', () => {
    const pressed = (pace: { sinceMs: number; heldMs: number }) => {
      const drive = driveHotline();
      const { id, leg } = drive.dial();
      drive.press(leg, '2');
      drive.tell(leg, '2', pace); // in the millisecond of the first
      return drive.phase(id);
    };
    expect(pressed({ sinceMs: 240, heldMs: 100 })).toBe('waiting');
    // A telephone that dials from its memory: 70 ms a tone, 70 ms between.
    expect(pressed({ sinceMs: 140, heldMs: 70 })).toBe('waiting');
    expect(pressed({ sinceMs: 0, heldMs: 100 })).toBe('menu');
    // Put off by the switch until 45 ms after the first, and given its length again.
    expect(pressed({ sinceMs: 145, heldMs: 100 })).toBe('menu');
  });

  test('[C13] the closed notice in another language', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial(false);
    drive.press(leg, '9');
    drive.press(leg, '5');
    expect(drive.said()).toEqual(['closed:pl', 'emergency-numbers:pl', 'callback-offer:pl', 'ticket-offer:pl']);
    drive.playEnds(leg);
    drive.wait(6_100);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'closed', language: 'pl' });
  });

  test('[C14] the privacy notice returns to the menu', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial();
    drive.press(leg, '8');
    expect(drive.said()).toEqual(['privacy:de']);
    drive.playEnds(leg);
    expect(drive.said()).toEqual(['menu-root:de']);
    expect(drive.phase(id)).toBe('menu');
  });
});

describe('in the queue', () => {
  test('[C15] a free agent is rung while the caller still hears "please wait"', () => {
    const drive = driveHotline();
    drive.work('a');
    const { leg } = drive.dial();
    drive.press(leg, '1');
    expect(drive.model.plays.has(leg)).toBe(true);
    expect(drive.did('ringPhone')).toMatchObject([{ phone: 'phone-a', topic: 'pass', language: 'de' }]);
  });

  test('[C16] [C17] music after the words, a word from time to time', () => {
    const drive = driveHotline();
    const { leg } = drive.dial();
    drive.press(leg, '1');
    drive.playEnds(leg);
    expect(drive.did('music')).toMatchObject([{ leg, on: true }]);
    drive.wait(20_100);
    expect(drive.said()).toEqual(['still-waiting:de', 'callback-offer:de']);
  });

  test('[C18] [C19] declined: the next agent, same place, the first stays ready', () => {
    const drive = driveHotline();
    drive.work('a');
    drive.wait(10);
    drive.work('b');
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    const first = drive.ringingLeg();
    drive.legEnds(first, 'declined');
    expect(drive.did('ringPhone')).toHaveLength(2);
    expect(drive.hotline.agents.get('a')).toMatchObject({ choice: 'ready', task: null });
    expect(drive.hotline.agents.get('b')?.task).toMatchObject({ kind: 'offer', call: id });
  });

  test('[C19] [A10] rung out after 15 s: the next agent, the first is not reachable', () => {
    const drive = driveHotline();
    drive.work('a');
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    drive.wait(14_900);
    expect(drive.hotline.agents.get('a')?.choice).toBe('ready');
    drive.wait(200);
    expect(drive.hotline.agents.get('a')).toMatchObject({ choice: 'notReachable', notice: 'missedRing' });
    expect(drive.phase(id)).toBe('waiting');
    expect(drive.model.dying.size, 'the ringing leg is ended').toBe(1);
  });

  test('[C20] both hear each other, and the conversation stops depending on us', () => {
    const drive = driveHotline();
    const { id, leg, agentLeg } = inTalk(drive);
    expect(drive.model.talks.get(`${id}.b`)).toEqual([leg, agentLeg]);
    expect(drive.did('keep').filter((k) => k.do === 'keep' && k.leaseMs === 'always')).toHaveLength(2);
    expect(drive.hotline.agents.get('a')?.task).toMatchObject({ kind: 'talk', call: id });
    expect(drive.did('save').at(-1)).toMatchObject({ record: { shiftId: 'shift-a', answeredAt: drive.now() } });
  });

  test('[C20] caller and agent in the same millisecond: no ghost', () => {
    const drive = driveHotline();
    drive.work('a');
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    const agentLeg = drive.ringingLeg();
    drive.legEnds(leg);
    drive.answers(agentLeg);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'abandoned_waiting', endedBy: 'citizen' });
    expect(drive.model.dying.has(agentLeg)).toBe(true);
    expect(drive.model.talks.size).toBe(0);
    expect(drive.hotline.agents.get('a')).toMatchObject({ task: null, choice: 'ready' });
  });

  test("[C21] the agent's phone dies: head of the queue", () => {
    const drive = driveHotline();
    const { id, agentLeg } = inTalk(drive);
    const other = drive.dial();
    drive.press(other.leg, '1');
    drive.legEnds(agentLeg, 'failed');
    expect(drive.phase(id)).toBe('waiting');
    expect(drive.hotline.queue.waiting[0]).toMatchObject({ call: id, priority: 0 });
  });
});

describe('in the conversation', () => {
  test('[C22] hold and resume', () => {
    const drive = driveHotline();
    const { id, leg, agentLeg } = inTalk(drive);
    drive.send({ type: 'callEvent', call: id, event: { type: 'held' } });
    expect(drive.model.talks.get(`${id}.b`)).toEqual([agentLeg]);
    drive.wait(3_000);
    drive.send({ type: 'callEvent', call: id, event: { type: 'resumed' } });
    expect(drive.model.talks.get(`${id}.b`)).toEqual([leg, agentLeg]);
    expect(drive.hotline.calls.get(id)?.holdMs).toBe(3_000);
  });

  test('[C23] key tones', () => {
    const drive = driveHotline();
    const { id, leg } = inTalk(drive);
    drive.send({ type: 'callEvent', call: id, event: { type: 'keySent', digit: '5' } });
    drive.send({ type: 'callEvent', call: id, event: { type: 'keySent', digit: 'A' } });
    expect(drive.did('digit')).toEqual([{ do: 'digit', leg, digit: '5' }]);
  });

  test('[C24] [C25] [C26] an extension accepts by answering', () => {
    const drive = driveHotline();
    const { id, leg, agentLeg } = inTalk(drive);
    drive.send({ type: 'callEvent', call: id, event: { type: 'transferRequested', to: office } });
    expect(drive.model.talks.get(`${id}.b`)).toEqual([agentLeg]);
    const target = drive.ringingLeg();
    drive.answers(target);
    expect(drive.model.talks.get(`${id}.b`)).toEqual([leg, target]);
    expect(drive.model.dying.has(agentLeg)).toBe(true);
    expect(drive.hotline.agents.get('a')).toMatchObject({ task: null, choice: 'afterCall' });
    drive.legEnds(target);
    expect(drive.endOf(id)?.record).toMatchObject({
      end: 'served',
      endedBy: 'department',
      transferredTo: 'e1',
      transferAccepted: true,
    });
  });

  test('[C25] any other number only by key 1; a voicemail presses nothing', () => {
    const drive = driveHotline();
    const { id, leg, agentLeg } = inTalk(drive);
    drive.send({ type: 'callEvent', call: id, event: { type: 'transferRequested', to: elsewhere } });
    const target = drive.ringingLeg();
    drive.answers(target);
    drive.press(target, '2');
    expect(drive.phase(id)).toBe('transferring');
    drive.wait(12_100);
    expect(drive.phase(id)).toBe('talk');
    expect(drive.model.talks.get(`${id}.b`)).toEqual([leg, agentLeg]);
    drive.legEnds(target);

    drive.send({ type: 'callEvent', call: id, event: { type: 'transferRequested', to: elsewhere } });
    const again = drive.ringingLeg();
    drive.answers(again);
    drive.press(again, '1');
    expect(drive.phase(id)).toBe('connected');
  });

  test.each(['busy', 'noAnswer', 'declined', 'unreachable', 'failed'] as const)(
    '[C27] %s: back with the same agent',
    (cause) => {
      const drive = driveHotline();
      const { id, leg, agentLeg } = inTalk(drive);
      drive.send({ type: 'callEvent', call: id, event: { type: 'transferRequested', to: office } });
      drive.legEnds(drive.ringingLeg(), cause);
      expect(drive.model.talks.get(`${id}.b`)).toEqual([leg, agentLeg]);
      const phase = drive.hotline.calls.get(id)?.phase;
      expect(phase).toMatchObject({ name: 'talk', failed: { to: { name: 'Passamt' }, cause } });
    },
  );

  test('[C27] nobody answers for 25 s', () => {
    const drive = driveHotline();
    const { id } = inTalk(drive);
    drive.send({ type: 'callEvent', call: id, event: { type: 'transferRequested', to: office } });
    drive.wait(24_900);
    expect(drive.phase(id)).toBe('transferring');
    drive.wait(200);
    expect(drive.phase(id)).toBe('talk');
  });

  test('[C28] the agent has left: head of the queue', () => {
    const drive = driveHotline();
    const { id, agentLeg } = inTalk(drive);
    drive.send({ type: 'callEvent', call: id, event: { type: 'transferRequested', to: office } });
    const target = drive.ringingLeg();
    drive.legEnds(agentLeg);
    expect(drive.phase(id)).toBe('transferring');
    drive.legEnds(target, 'busy');
    expect(drive.phase(id)).toBe('waiting');
    expect(drive.said()).toEqual(['transfer-failed:de']);
    expect(drive.hotline.queue.waiting[0]).toMatchObject({ call: id, priority: 0 });
  });

  test('[C29] the agent hangs up', () => {
    const drive = driveHotline();
    const { id, leg } = inTalk(drive);
    drive.send({ type: 'callEvent', call: id, event: { type: 'agentHungUp' } });
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'served', endedBy: 'agent' });
    expect(drive.model.dying.has(leg)).toBe(true);
  });

  test('commands say why not', () => {
    const drive = driveHotline();
    const { id } = inTalk(drive);
    const call = drive.hotline.calls.get(id);
    expect(whyNot(call, 'a', 'hold')).toBeUndefined();
    expect(whyNot(call, 'a', 'resume')).toBe('wrongPhase');
    expect(whyNot(call, 'b', 'hold')).toBe('notYourCall');
    expect(whyNot(undefined, 'a', 'hold')).toBe('callGone');
    expect(whyNot(call, 'a', 'cancelTransfer')).toBe('wrongPhase');
  });
});

describe('always', () => {
  test('[C35] while the program is being stopped, new callers are refused, with a row', () => {
    const drive = driveHotline();
    drive.model.legs.set('x.in', 'arriving');
    drive.send({
      type: 'callArrived',
      arrival: {
        id: 'x',
        leg: 'x.in',
        source: 'trunk',
        caller: { kind: 'withheld' },
        dialled: '',
        sipCallId: '',
        open: true,
        refuse: true,
      },
    });
    expect(drive.endOf('x')?.record).toMatchObject({ end: 'refused', endedBy: 'system' });
    expect(drive.did('hangUp')).toEqual([{ do: 'hangUp', leg: 'x.in', cause: 'busy' }]);
    expect(drive.did('answer')).toHaveLength(0);
  });

  test('[C30] ends by phase', () => {
    const drive = driveHotline();
    const inMenu = drive.dial();
    drive.legEnds(inMenu.leg);
    expect(drive.endOf(inMenu.id)?.record.end).toBe('abandoned_menu');
    const waiting = drive.dial();
    drive.press(waiting.leg, '1');
    drive.wait(7_000);
    drive.legEnds(waiting.leg);
    expect(drive.endOf(waiting.id)?.record).toMatchObject({ end: 'abandoned_waiting', waitedMs: 7_000 });
    const talking = inTalk(drive);
    drive.legEnds(talking.leg);
    expect(drive.endOf(talking.id)?.record.end).toBe('served');
    expect(drive.model.dying.has(talking.agentLeg)).toBe(true);
  });

  test('[C31] an ended call changes no more', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial();
    drive.legEnds(leg);
    const before = drive.log.length;
    drive.press(leg, '1');
    drive.send({ type: 'callEvent', call: id, event: { type: 'saved' } });
    drive.legEnds(leg);
    expect(drive.log.length).toBe(before);
  });

  test('[C32] taken back by the switch and returned: same place', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    drive.wait(5_000);
    drive.send({
      type: 'callArrived',
      arrival: { id: 'new', leg, source: 'trunk', caller: { kind: 'unknown' }, dialled: '', sipCallId: '', open: true },
    });
    expect(drive.hotline.calls.size).toBe(1);
    expect(drive.hotline.queue.waiting[0]).toMatchObject({ call: id });
    expect(drive.did('music').at(-1)).toMatchObject({ leg, on: true });
  });

  test('[C33] closing time and nobody at work', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    drive.send({ type: 'hoursChanged', open: false });
    expect(drive.said().slice(0, 3)).toEqual(['no-one-on-duty:de', 'closed:de', 'emergency-numbers:de']);
    drive.playEnds(leg);
    drive.wait(6_100);
    expect(drive.endOf(id)?.record.end).toBe('closed');

    const staffed = driveHotline();
    staffed.work('a');
    const waiting = staffed.dial();
    staffed.press(waiting.leg, '3');
    staffed.send({ type: 'hoursChanged', open: false });
    expect(staffed.phase(waiting.id), 'whoever is in the queue at closing time is served').toBe('waiting');
  });

  test('the lease of whoever does not talk is renewed in time', () => {
    const drive = driveHotline();
    const { leg } = drive.dial();
    drive.press(leg, '1');
    const before = drive.did('keep').length;
    drive.wait(60_000);
    expect(drive.did('keep').length - before).toBeGreaterThanOrEqual(5);
  });
});
