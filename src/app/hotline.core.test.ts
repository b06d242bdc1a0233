// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  driveHotline,
  elsewhere,
  freeSlot,
  office,
  someTicket,
  speaksGerman,
  type Drive,
} from './hotline.bench.fixture.ts';
import { settings } from './hotline.fixture.ts';
import { stepOf } from '../features/queue/queue.core.ts';
import { isFree } from '../features/agent/agent.core.ts';
import { fits } from '../features/queue/queue.core.ts';

/** One random thing that happens; the numbers pick among what exists then. */
type Move = readonly [kind: number, pick: number, detail: number];

const digits = '0123456789*#ABCD';
const causes = ['hungUp', 'busy', 'noAnswer', 'declined', 'unreachable', 'failed'] as const;

function pickFrom<T>(items: readonly T[], pick: number): T | undefined {
  return items.length === 0 ? undefined : items[pick % items.length];
}

function perform(drive: Drive, [kind, pick, detail]: Move): void {
  const legs = [...drive.model.legs];
  const leg = pickFrom(legs, pick)?.[0] ?? '';
  const calls = [...drive.hotline.calls.keys()];
  const call = pickFrom(calls, pick) ?? 'none';
  const agent = `a${pick % 4}`;
  switch (kind) {
    case 0:
      drive.dial(detail % 8 !== 0);
      return;
    case 1:
    case 2:
      drive.echo(leg, digits[detail % digits.length] ?? '1');
      return;
    case 3:
      drive.legEnds(leg, causes[detail % causes.length]);
      return;
    case 4:
    case 5: {
      const ringing = pickFrom(
        legs.filter(([, state]) => state === 'ringing'),
        pick,
      );
      if (ringing) drive.answers(ringing[0]);
      return;
    }
    case 6:
      drive.playEnds(leg);
      return;
    case 7:
      drive.wait(detail * 400);
      return;
    case 8:
      drive.work(
        agent,
        detail % 2 ? speaksGerman : { languages: { de: 'canHelp', tr: 'good' }, topics: { pass: 'canHelp' } },
      );
      return;
    case 9:
      // A16: what somebody can do changes at any moment, as the team page says.
      if (detail % 16 === 0)
        drive.send({ type: 'skillsChanged', agent, skills: { languages: { tr: 'good' }, topics: { '*': 'good' } } });
      else drive.send({ type: 'workEnded', agent });
      return;
    case 10:
    case 11:
      drive.send({
        type: 'choiceMade',
        agent,
        choice: (['ready', 'ready', 'paused', 'afterCall'] as const)[detail % 4] ?? 'ready',
      });
      return;
    case 12:
      drive.send({ type: 'phoneChanged', phone: `phone-${agent}`, reachable: detail % 3 !== 0 });
      return;
    case 13:
      drive.send({
        type: 'callEvent',
        call,
        event: {
          type:
            (['held', 'resumed', 'agentHungUp', 'transferCancelled', 'transferConnected', 'destinationLeft'] as const)[
              detail % 6
            ] ?? 'held',
        },
      });
      return;
    case 14:
      drive.send({
        type: 'callEvent',
        call,
        event: {
          type: 'transferRequested',
          to: detail % 2 ? office : elsewhere,
          kind: detail % 3 ? 'announced' : 'blind',
        },
      });
      return;
    case 15: {
      const offer = drive.hotline.queue.waiting.find((w) => w.offer)?.offer;
      if (offer) drive.send({ type: 'callEvent', call: offer.call, event: { type: 'offerDeclined', offer: offer.id } });
      return;
    }
    case 16:
      drive.send({ type: 'hoursChanged', open: detail % 4 !== 0 });
      return;
    case 19:
      drive.send({
        type: 'callbackDue',
        order: {
          id: `w${pick}`,
          wish: `wish-${pick}`,
          number: '+492151123456',
          attempt: 1,
          origin: 'queue',
          story: '',
          language: 'de',
          topic: 'pass',
          priority: 2,
          since: 900_000 + detail,
        },
      });
      return;
    case 20:
      drive.send({
        type: 'callEvent',
        call,
        event: detail % 2 ? { type: 'wishWithdrawn' } : { type: 'resultSaid', result: 'mailbox' },
      });
      return;
    case 21:
      drive.send({ type: 'callEvent', call, event: { type: 'agentLost' } });
      return;
    case 22:
      drive.send({ type: 'callEvent', call, event: { type: 'agentBack', withSound: detail % 3 === 0 } });
      return;
    case 23:
      drive.dial(
        detail % 8 !== 0,
        { kind: 'known', number: '+49215112345' },
        {
          language: 'tr',
          topic: 'pass',
          queuedAt: 950_000 + detail,
          shift: detail % 2 ? `shift-${agent}` : null,
        },
      );
      return;
    case 17:
      // Sometimes too late.
      if (detail % 4 === 0 && drive.bookings.length > 0) drive.wait(5_100);
      drive.answerBooking(
        (['booked', 'booked', 'limit', 'full', 'unavailable', 'number'] as const)[detail % 6] ?? 'booked',
      );
      return;
    case 18:
      drive.callbacks.slot = [freeSlot, freeSlot, freeSlot, null, undefined][detail % 5];
      return;
    case 25: {
      // Whoever is in the queue or hears the closed notice wants to be called back.
      const caller = pickFrom(
        [...drive.hotline.calls.values()].filter(({ phase }) =>
          ['waiting', 'closedNotice', 'booking'].includes(phase.name),
        ),
        pick,
      );
      if (caller) drive.press(caller.leg, '1');
      return;
    }
    case 27: {
      // Whoever hears the menu or the closed notice asks for a ticket, with a number that can be one.
      const caller = pickFrom(
        [...drive.hotline.calls.values()].filter(({ phase }) =>
          ['menu', 'closedNotice', 'ticket'].includes(phase.name),
        ),
        pick,
      );
      if (!caller) return;
      const { phase } = caller;
      const keys = phase.name !== 'ticket' ? '7' : detail % 3 ? `${someTicket.number}#` : '123456#';
      for (const key of keys) drive.press(caller.leg, key);
      return;
    }
    case 28:
      // Sometimes too late, and sometimes for somebody who is gone.
      if (detail % 5 === 0 && drive.questions.length > 0) drive.wait(5_100);
      drive.answerTicket(
        (['found', 'found', 'found', 'notKnown', 'tooMany', 'unavailable'] as const)[detail % 6] ?? 'found',
      );
      return;
    default: {
      // The switch reports the end of a leg we hung up.
      const dying = pickFrom([...drive.model.dying], pick);
      if (dying !== undefined) drive.legEnds(dying);
    }
  }
}

function check(drive: Drive): void {
  const { hotline, model, log } = drive;
  const offers = hotline.queue.waiting.flatMap((w) => (w.offer ? [w.offer] : []));
  // One agent never has two offers; a caller never rings two agents.
  expect(new Set(offers.map((o) => o.agent)).size).toBe(offers.length);
  expect(new Set(offers.map((o) => o.call)).size).toBe(offers.length);
  for (const offer of offers) {
    const phase = hotline.calls.get(offer.call)?.phase;
    expect(phase).toMatchObject({ name: 'waiting', ringing: { offer: offer.id, agent: offer.agent } });
    expect(hotline.agents.get(offer.agent)?.task).toMatchObject({ kind: 'offer', offer: offer.id });
  }
  for (const agent of hotline.agents.values()) {
    if (agent.task?.kind === 'offer')
      expect(offers.some((o) => agent.task?.kind === 'offer' && o.id === agent.task.offer)).toBe(true);
    if (agent.task?.kind === 'talk') {
      const phase = hotline.calls.get(agent.task.call)?.phase;
      expect(phase && 'party' in phase && phase.party?.agent).toBe(agent.id);
    }
  }
  // Who waits and who is in the phase of waiting are the same.
  const inPhase = [...hotline.calls.values()].filter((c) => c.phase.name === 'waiting').map((c) => c.id);
  expect(new Set(hotline.queue.waiting.map((w) => w.call))).toEqual(new Set(inPhase));
  // Nobody waits while a fitting agent is free.
  for (const entry of hotline.queue.waiting)
    if (!entry.offer)
      for (const agent of hotline.agents.values())
        expect(
          isFree(agent) &&
            fits(agent, entry, settings.widening, stepOf(entry, settings.widening, drive.now())) !== undefined,
        ).toBe(false);
  // Every caller has one end at most.
  const ends = log.flatMap((e) => (e.effect.do === 'save' && e.effect.record.end !== null ? [e.effect.record.id] : []));
  expect(new Set(ends).size).toBe(ends.length);
  // Each leg that lives belongs to a living call or was told to end.
  for (const leg of model.legs.keys()) {
    const call = hotline.legs.get(leg);
    expect(model.dying.has(leg) || (call !== undefined && hotline.calls.has(call)), `leg ${leg} is left behind`).toBe(
      true,
    );
  }
  // One wish for each call that ended with one, and none that was not told (I2).
  const wishes = new Map<string, number>();
  for (const { call, effect } of log) {
    if (call === null) continue;
    if (effect.do === 'unbookCallback') wishes.set(call, (wishes.get(call) ?? 0) - 1);
    if (effect.do === 'save' && effect.record.end === 'callback_booked') wishes.set(call, (wishes.get(call) ?? 0) - 1);
  }
  for (const call of drive.committed) wishes.set(call, (wishes.get(call) ?? 0) + 1);
  for (const [call, left] of wishes) {
    const living = hotline.calls.get(call);
    // Told, and the goodbye is being said; or served before, and so ended as served.
    const told = log.some((e) => e.call === call && e.effect.do === 'journal' && e.effect.type === 'callbackBooked');
    if (left !== 0)
      expect(left === 1 && told && (living !== undefined || drive.wasAnswered(call)), `wish of ${call}`).toBe(true);
  }
  // A ticket is shown to nobody but who answered for it rightly, and no note, row or journal holds what was typed (C84, C88).
  for (const call of hotline.calls.values())
    if (call.ticket !== null)
      expect(
        log.some((e) => e.call === call.id && e.effect.do === 'journal' && e.effect.data['result'] === 'told'),
        `ticket of ${call.id}`,
      ).toBe(true);
  for (const { effect } of log.slice(-20)) {
    const kept =
      effect.do === 'keep' ? effect.note : ['save', 'journal'].includes(effect.do) ? JSON.stringify(effect) : '';
    expect(kept).not.toContain('123456');
  }
  // A talk belongs to a living call, or everybody in it was told to hang up: it ends with the last of them.
  for (const [talk, legs] of model.talks)
    expect(
      hotline.calls.has(talk.replace(/\.[bq]$/, '')) || [...legs].every((leg) => model.dying.has(leg)),
      `talk ${talk} is left behind`,
    ).toBe(true);
}

describe('random walks over the whole hotline', () => {
  test('one offer each, one end each, nothing left behind', () => {
    const seen = new Set<string>();
    const walk = fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 29 }), fc.nat(50), fc.nat(50)), { minLength: 20, maxLength: 120 }),
      (moves) => {
        const drive = driveHotline();
        drive.work('a0');
        for (const move of moves) {
          perform(drive, move);
          check(drive);
        }
        // Everybody hangs up in the end: nothing stays.
        // An agent's phone that ends may ring the next one, so the legs are ended until none is left.
        const endAllLegs = (): void => {
          for (let leg = [...drive.model.legs.keys()][0]; leg !== undefined; leg = [...drive.model.legs.keys()][0])
            drive.legEnds(leg);
        };
        // A call-back in the queue has no leg: its wish is taken back.
        for (const call of drive.hotline.calls.keys())
          drive.send({ type: 'callEvent', call, event: { type: 'wishWithdrawn' } });
        endAllLegs();
        for (const call of drive.hotline.calls.keys())
          drive.send({ type: 'callEvent', call, event: { type: 'wishWithdrawn' } });
        endAllLegs();
        // Who hung up while a call-back was being written is gone when that is decided.
        drive.wait(5_000);
        check(drive);
        expect(drive.hotline.calls.size).toBe(0);
        expect(drive.hotline.queue.waiting).toHaveLength(0);
        expect(drive.hotline.legs.size).toBe(0);
        expect(drive.model.legs.size).toBe(0);
        expect(drive.model.talks.size).toBe(0);
        const arrived = drive.log.filter((e) => e.effect.do === 'save' && e.effect.record.version === 1).length;
        const ended = drive.log.filter((e) => e.effect.do === 'save' && e.effect.record.end !== null).length;
        expect(ended).toBe(arrived);
        // Every call-back that was due is over exactly once.
        const due = drive.log.filter((e) => e.effect.do === 'journal' && e.effect.type === 'callbackDue').length;
        expect(drive.did('attemptOver')).toHaveLength(due);
        for (const e of drive.log) if (e.effect.do === 'save' && e.effect.record.end) seen.add(e.effect.record.end);
        for (const e of drive.log) seen.add(e.effect.do);
      },
    );
    const wanted = [
      'served',
      'abandoned_menu',
      'abandoned_waiting',
      'closed',
      'callback_booked',
      'bookCallback',
      'unbookCallback',
      'ringPhone',
      'ringNumber',
      'talk',
      'music',
      'digit',
      'play',
      'ringCitizen',
      'saveAttempt',
      'askTicket',
      'self_served',
    ].filter((w) => w !== 'digit');
    // The walks go on until they have reached what they are meant to test: the rarest ends come once in several hundred.
    for (let times = 0; times === 0 || (times < 6 && !wanted.every((what) => seen.has(what))); times += 1)
      fc.assert(walk, { numRuns: 1_500 });
    for (const what of wanted) expect(seen, `the walk never saw ${what}`).toContain(what);
  }, 120_000);

  test('the same events give the same effects', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 29 }), fc.nat(50), fc.nat(50)), { maxLength: 60 }),
        (moves) => {
          const [a, b] = [driveHotline(), driveHotline()];
          for (const move of moves) {
            perform(a, move);
            perform(b, move);
          }
          expect(a.log).toEqual(b.log);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('at most 1 ms for an event with 300 waiting and 40 agents (see bench for the distribution)', () => {
  const drive = driveHotline();
  drive.hotline.open = true;
  for (let i = 0; i < 40; i += 1) drive.work(`g${i}`, { languages: { fr: 'good' }, topics: { zulassung: 'good' } });
  for (let i = 0; i < 300; i += 1) {
    const { leg } = drive.dial();
    drive.press(leg, String(1 + (i % 2) * 2));
  }
  expect(drive.hotline.queue.waiting).toHaveLength(300);
  // Counting, not timing: an event looks at each kind of waiting caller once, not at each caller times each agent.
  let looks = 0;
  for (const agent of drive.hotline.agents.values()) {
    const skills = agent.skills;
    Object.defineProperty(agent, 'skills', { get: () => ((looks += 1), skills) });
  }
  drive.send({ type: 'hoursChanged', open: true });
  expect(looks).toBeLessThan(40 * 12 * 2);
});

describe('who may serve a caller again', () => {
  function offered(): { drive: Drive; id: string } {
    const drive = driveHotline();
    drive.work('a1');
    const { id, leg } = drive.dial();
    drive.press(leg, '1');
    expect(drive.hotline.agents.get('a1')?.task?.kind).toBe('offer');
    return { drive, id };
  }

  test('[Q8] who missed the ring gets the same caller once ready again', () => {
    const { drive } = offered();
    drive.wait(settings.ringMs);
    expect(drive.hotline.agents.get('a1')).toMatchObject({ choice: 'notReachable', task: null });
    drive.send({ type: 'choiceMade', agent: 'a1', choice: 'ready' });
    expect(drive.hotline.agents.get('a1')?.task?.kind).toBe('offer');
  });

  test('[Q8] who declined does not, however long it takes', () => {
    const { drive, id } = offered();
    drive.legEnds(drive.ringingLeg(), 'declined');
    expect(drive.hotline.agents.get('a1')).toMatchObject({ choice: 'ready', task: null });
    drive.wait(300_000);
    expect(drive.phase(id)).toBe('waiting');
    expect(drive.hotline.agents.get('a1')?.task).toBeNull();
  });

  test('[C34] a shift that is taken up after its conversation finds it', () => {
    const { drive, id } = offered();
    drive.answers(drive.ringingLeg());
    expect(drive.phase(id)).toBe('talk');
    drive.hotline.agents.clear();
    drive.work('a1');
    expect(drive.hotline.agents.get('a1')?.task).toEqual({ kind: 'talk', call: id });
  });
});
