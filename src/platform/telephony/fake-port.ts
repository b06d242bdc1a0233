// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import type { Done, LegId, Phones, RingOrder, Snapshot, Telephony } from './telephony.port.ts';
import { endLeg, lease, leaveTalk, stopPlay, type Behaviour, type FakeLeg, type FakeSwitch } from './fake-switch.ts';

const done: Done = { ok: true };
const gone: Done = { ok: false, code: 'gone' };
const failed: Done = { ok: false, code: 'failed' };

/** What the fake needs to know beyond its state: how long sounds last, and how the rung behave. */
export interface FakeManners {
  /** How long each sound of a play lasts (milliseconds), and whether the play fails in the end. */
  lasting(media: readonly string[]): { readonly lengths: readonly number[]; readonly failed: boolean };
  behaviour(leg: FakeLeg): Behaviour;
  readonly silentMs: number;
}

/** What is on the fake switch now. */
export function snapshot(fake: FakeSwitch): Snapshot {
  return {
    switchLife: String(fake.life),
    legs: [...fake.legs.values()].map((leg) => ({
      leg: leg.id,
      state: leg.state,
      ...(leg.away ? { away: true as const } : {}),
      ...(leg.note === '' ? {} : { note: leg.note }),
      ...(leg.arrived ? { arrived: { ...leg.arrived, ...(leg.note === '' ? {} : { note: leg.note }) } } : {}),
    })),
    talks: [...fake.talks].map(([talk, legs]) => ({ talk, legs: [...legs] })),
  };
}

function ring(fake: FakeSwitch, manners: FakeManners, order: RingOrder): Done {
  if (fake.legs.has(order.leg)) return failed;
  const { target, display } = order;
  const leg: FakeLeg = {
    id: order.leg,
    rung: { ...(target.kind === 'phone' ? { phone: target.phone } : { number: target.number }), name: display.name },
    state: 'ringing',
    away: false,
    music: false,
    note: order.note,
    leaseMs: 'always',
    sent: '',
  };
  fake.legs.set(leg.id, leg);
  if (target.kind === 'phone' && fake.phones.get(target.phone)?.registered !== true) {
    endLeg(fake, leg, 'unreachable');
    return done;
  }
  const manner = manners.behaviour(leg);
  if (manner === 'silent') {
    const isPhone = target.kind === 'phone' && manners.silentMs < order.timeoutMs;
    const ms = isPhone ? manners.silentMs : order.timeoutMs;
    leg.stopRingTime = fake.time.after(ms, () => endLeg(fake, leg, isPhone ? 'unreachable' : 'noAnswer'));
    return done;
  }
  if (manner === 'busy') {
    endLeg(fake, leg, 'busy');
    return done;
  }
  fake.tell({ type: 'legRinging', leg: leg.id });
  if (manner === 'decline') endLeg(fake, leg, 'declined');
  else if (manner === 'pickUp') pickUp(fake, leg);
  else leg.stopRingTime = fake.time.after(order.timeoutMs, () => endLeg(fake, leg, 'noAnswer'));
  return done;
}

/** The party on a ringing leg takes the call. */
export function pickUp(fake: FakeSwitch, leg: FakeLeg): void {
  if (leg.state === 'up') return;
  leg.stopRingTime?.();
  // Nobody there to take it up: the switch ends what it rang for us.
  if (!fake.connected) return endLeg(fake, leg, 'hungUp');
  leg.state = 'up';
  fake.tell({ type: 'legAnswered', leg: leg.id });
}

function play(fake: FakeSwitch, manners: FakeManners, leg: FakeLeg, id: string, media: readonly string[]): Done {
  if (media.length === 0 || !media.every((sound) => /^(\/[^\0\r\n,&|]+|tone:[a-z]+)$/.test(sound))) return failed;
  stopPlay(fake, leg);
  leg.music = false;
  const playing = { play: id, media, now: media[0] ?? '' };
  leg.playing = playing;
  leg.stopLease?.();
  const { lengths, failed: hasFailed } = manners.lasting(media);
  const next = (index: number): void => {
    if (leg.playing !== playing) return;
    playing.now = media[index] ?? playing.now;
    leg.stopPlayTime = fake.time.after(lengths[index] ?? 0, () => {
      if (index + 1 < lengths.length) return next(index + 1);
      if (leg.playing !== playing) return;
      stopPlay(fake, leg);
      fake.tell({ type: 'playEnded', leg: leg.id, play: id, failed: hasFailed });
    });
  };
  next(0);
  return done;
}

function talk(fake: FakeSwitch, id: string, ids: readonly LegId[]): Done {
  if (ids.length === 0) {
    for (const member of [...(fake.talks.get(id) ?? [])]) delete fake.legs.get(member)?.talk;
    fake.talks.delete(id);
    return done;
  }
  const legs = ids.map((leg) => fake.legs.get(leg)).filter((leg) => leg !== undefined);
  if (legs.length !== ids.length) return gone;
  if (legs.some((leg) => leg.away)) return gone;
  if (legs.some((leg) => leg.state === 'ringing')) return failed;
  const members = fake.talks.get(id) ?? new Set<LegId>();
  fake.talks.set(id, members);
  for (const leg of legs) {
    leg.music = false;
    if (leg.talk === id) continue;
    stopPlay(fake, leg);
    leaveTalk(fake, leg);
    leg.talk = id;
    members.add(leg.id);
  }
  for (const member of [...members]) {
    const leg = fake.legs.get(member);
    if (leg && !ids.includes(member)) leaveTalk(fake, leg);
  }
  return done;
}

/** The port's side of the fake switch. */
export function fakePort(fake: FakeSwitch, manners: FakeManners): Omit<Telephony, 'listen'> & Phones {
  /** Runs a command on a leg that is there; like the real one, the answer comes a moment later. */
  function on(id: LegId, command: (leg: FakeLeg) => Done): Promise<Done> {
    if (!fake.connected) return Promise.resolve(failed);
    const leg = fake.legs.get(id);
    return Promise.resolve(leg && !leg.away ? command(leg) : gone);
  }
  function always(command: () => Done): Promise<Done> {
    return Promise.resolve(fake.connected ? command() : failed);
  }

  return {
    answer: (id) =>
      on(id, (leg) => {
        if (leg.rung && leg.state === 'ringing') return failed;
        leg.state = 'up';
        return done;
      }),
    play: (id, playId, media) =>
      on(id, (leg) => (leg.rung && leg.state === 'ringing' ? failed : play(fake, manners, leg, playId, media))),
    silence: (id) =>
      always(() => {
        const leg = fake.legs.get(id);
        if (leg) stopPlay(fake, leg);
        return done;
      }),
    music: (id, isOn) =>
      always(() => {
        const leg = fake.legs.get(id);
        if (!leg) return isOn ? gone : done;
        if (!isOn) {
          leg.music = false;
          return done;
        }
        if (leg.away) return gone;
        if (leg.rung && leg.state === 'ringing') return failed;
        stopPlay(fake, leg);
        leaveTalk(fake, leg);
        leg.music = true;
        return done;
      }),
    ring: (order) => always(() => ring(fake, manners, order)),
    talk: (id, legs) => always(() => talk(fake, id, legs)),
    digit: (id, digit) =>
      on(id, (leg) => {
        leg.sent += digit;
        return done;
      }),
    hangUp: (id) =>
      always(() => {
        const leg = fake.legs.get(id);
        if (leg) endLeg(fake, leg, 'hungUp');
        return done;
      }),
    keep: (id, leaseMs, note) =>
      on(id, (leg) => {
        leg.note = note;
        lease(fake, leg, leaseMs);
        return done;
      }),
    put: (phone) =>
      always(() => {
        if (!/^[a-z0-9-]{3,64}$/.test(phone.id)) return failed;
        const known = fake.phones.get(phone.id);
        fake.phones.set(phone.id, {
          password: phone.password,
          mayCall: phone.mayCall,
          registered: known?.registered ?? false,
        });
        return done;
      }),
    remove: (phone) =>
      always(() => {
        fake.phones.delete(phone);
        return done;
      }),
  };
}
