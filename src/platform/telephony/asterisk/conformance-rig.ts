// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSwitch, type TestSwitch } from '../../../../test/harness/switch.ts';
import { waitFor } from '../../../../test/harness/wait-for.ts';
import type { Call } from '../../phone/call-view.ts';
import { createPhone, type DialOptions as PhoneDialOptions, type Phone } from '../../phone/phone.ts';
import type { CallerParty, Party, PhoneParty, Rig, Sound } from '../conformance-rig.ts';
import type { TelephonyEvent } from '../telephony.port.ts';
import { createAsterisk } from './asterisk.ts';
import type { AsteriskOptions } from './options.ts';

/** Every sound has its frequency, so that one ear tells them all apart. */
const pitch: Readonly<Record<Sound, number>> = {
  caller: 440,
  second: 620,
  'agent-1': 790,
  'agent-2': 950,
  short: 1130,
  long: 1370,
  music: 1610,
};
const sounds = Object.keys(pitch) as Sound[];

/** A WAV file (8 kHz, 16 bit, mono) with one tone. */
function toneFile(hz: number, seconds: number): Buffer {
  const rate = 8000;
  const samples = Math.round(rate * seconds);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i += 1)
    file.writeInt16LE(Math.round(9000 * Math.sin((2 * Math.PI * hz * i) / rate)), 44 + i * 2);
  return file;
}

/** A wire between us and Asterisk that can be cut, or held so that nothing passes though it looks alive. */
interface Wire {
  readonly port: number;
  cut(isCut: boolean): void;
  hold(isHeld: boolean): void;
  close(): void;
}

async function openWire(target: number): Promise<Wire> {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('data', (data) => other.write(data));
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut(next) {
      isCut = next;
      if (isCut) for (const socket of open) socket.destroy();
    },
    hold(isHeld) {
      for (const socket of open) {
        if (isHeld) socket.pause();
        else socket.resume();
      }
    },
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** The real thing: Asterisk, our adapter on a wire that can be cut, and phones that speak tones. */
export interface AsteriskRig extends Rig {
  readonly telephony: Rig['telephony'] & { ready(): boolean };
  readonly asterisk: TestSwitch;
  readonly wire: Wire;
  /** Puts an INVITE of any kind on the trunk; the call is there at once, in whatever state. */
  invite(number: string, options: PhoneDialOptions): Promise<Call>;
  /** The raw test phone of an agent. */
  agentCall(id: string): Call;
}

/** Starts Asterisk with tones as sounds and music, and connects to it. */
export async function asteriskRig(
  change: Partial<AsteriskOptions> = {},
  outgoingNumber?: string,
): Promise<AsteriskRig> {
  const folder = await mkdtemp(path.join(tmpdir(), 'amt-tones-'));
  await chmod(folder, 0o755);
  await mkdir(path.join(folder, 'music'), { mode: 0o755 });
  const file = (name: string) => path.join(folder, name);
  await writeFile(`${file('short')}.wav`, toneFile(pitch.short, 0.6));
  await writeFile(`${file('long')}.wav`, toneFile(pitch.long, 3));
  await writeFile(path.join(folder, 'music', 'tone.wav'), toneFile(pitch.music, 20));
  const asterisk = await startSwitch({
    musicFolder: path.join(folder, 'music'),
    fallbackSound: file('short'),
    ...change,
  });
  const wire = await openWire(asterisk.httpPort);
  const events: TelephonyEvent[] = [];
  const telephony = createAsterisk({
    ...asterisk.ari,
    url: `http://127.0.0.1:${wire.port}`,
    silentMs: 1200,
    ...(outgoingNumber === undefined ? {} : { outgoingNumber }),
  });
  telephony.listen((event) => events.push(event));
  const server = asterisk.sip;
  const phones: Phone[] = [];
  const agents = new Map<string, { phone: Phone; call?: Call }>();

  async function newPhone(credentials?: { user: string; password: string }): Promise<Phone> {
    const phone = await createPhone({ host: '127.0.0.1', server, ...(credentials ? { credentials } : {}) });
    phones.push(phone);
    return phone;
  }

  function party(call: () => Call | undefined): Party {
    return {
      async hears() {
        call()?.forgetHeard();
        await sleep(450);
        const heard = call()?.heard();
        if (!heard || heard.packets < 5 || heard.rms < 0.005) return [];
        return sounds.filter((sound) => (heard.tones[pitch[sound]] ?? 0) > 0.12).toSorted();
      },
      press: async (digits) => {
        await call()?.press(digits.join(''));
        await sleep(150);
      },
      hangUp: async () => void (await call()?.hangUp()),
      ended: async () => (await call()?.ended())?.status ?? 0,
      keysHeard: () => Promise.resolve(call()?.heard().keys ?? ''),
    };
  }

  async function invite(number: string, options: PhoneDialOptions): Promise<Call> {
    return (await newPhone()).dial(number, options);
  }

  async function dial({
    as = 'caller',
    number = '02151123456',
    withheld = false,
  }: Parameters<Rig['dial']>[0] = {}): Promise<CallerParty> {
    const call = await invite(
      '02151860',
      withheld
        ? { rawFrom: '"Anonymous" <sip:anonymous@anonymous.invalid>', pai: number, privacy: 'id' }
        : { from: number },
    );
    void call.answered().then(
      () => call.tone(pitch[as]),
      () => undefined,
    );
    return { ...party(() => call), sipCallId: call.sipCallId, isAnswered: () => call.state === 'up' };
  }

  async function phone(id: 'agent-1' | 'agent-2', password: string): Promise<PhoneParty> {
    const entry: { phone: Phone; call?: Call } = { phone: await newPhone({ user: id, password }) };
    agents.set(id, entry);
    const call = () => entry.call;
    return {
      ...party(call),
      async rings() {
        entry.call = await entry.phone.nextRing();
        entry.call.ring();
        return entry.call.party;
      },
      async pickUp() {
        const ringing = call();
        ringing?.answer();
        await ringing?.answered();
        ringing?.tone(pitch[id]);
      },
      async decline(how) {
        call()?.decline(how === 'busy' ? 486 : 603);
        await call()?.ended();
      },
      isRinging: () => call()?.state === 'ringing',
      unplug: (isOut) => entry.phone.unplug(isOut),
      register: () =>
        entry.phone.register().then(
          () => true,
          () => false,
        ),
      unregister: () => entry.phone.unregister(),
    };
  }

  return {
    telephony,
    events,
    asterisk,
    wire,
    media: { short: file('short'), long: file('long'), missing: file('missing') },
    dial,
    invite,
    phone,
    agentCall(id) {
      const call = agents.get(id)?.call;
      if (!call) throw new Error(`${id} has no call`);
      return call;
    },
    async dialFrom(user, password, number) {
      const call = await (await newPhone({ user, password })).dial(number);
      const refused = call.ended().then((end) => end.status);
      return Promise.race([
        refused,
        call.ringing().then(
          () => 'arrived' as const,
          () => refused,
        ),
      ]);
    },
    async away() {
      const from = events.length;
      wire.cut(true);
      await waitFor('the adapter to notice', () => events.slice(from).some((event) => event.type === 'disconnected'));
    },
    async back() {
      const from = events.length;
      wire.cut(false);
      await waitFor('the adapter to connect', () => events.slice(from).some((event) => event.type === 'connected'));
    },
    pass: (ms) => sleep(ms),
    async calm() {
      wire.hold(false);
      wire.cut(false);
      await waitFor('the adapter', () => telephony.ready());
      const running = phones.flatMap((each) => each.calls.filter((call) => call.state !== 'ended'));
      // A call can be unknown to an Asterisk that was started anew; closing the phone ends it then.
      await Promise.race([Promise.all(running.map((call) => call.hangUp())), sleep(1500)]);
      for (const channel of (await asterisk.get('/channels')) as { id: string }[])
        await telephony.hangUp(channel.id, 'normal');
      await waitFor('every leg to end', async () => ((await asterisk.get('/channels')) as unknown[]).length === 0);
      await waitFor('every talk to end', async () => ((await asterisk.get('/bridges')) as unknown[]).length === 0);
      for (const [id, entry] of agents) {
        entry.phone.unplug(false);
        await telephony.remove(id);
      }
      agents.clear();
      await telephony.remove('web-1');
      for (const each of phones.splice(0)) each.close();
      await sleep(50);
    },
    async close() {
      telephony.close();
      wire.close();
      await asterisk.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
