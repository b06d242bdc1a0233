// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Two of what there must be one of: two agents free at once for one caller, two installations on one database. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRuntime, runtimePath, runtimeVariable } from '../../src/app/runtime.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { createPhone, type Phone } from '../../src/platform/phone/phone.ts';
import { hear } from '../harness/hearing.ts';
import { openDatabaseWire, type DatabaseWire } from '../harness/database-wire.ts';
import { freePorts } from '../harness/free-ports.ts';
import { openForever, type OpenStage } from '../harness/open-city.ts';
import { hotline, type TestAgent } from '../harness/people.ts';
import type { Stage } from '../harness/stage.ts';
import { voices } from '../harness/tone-city.ts';
import { waitFor } from '../harness/wait-for.ts';

const root = resolve(import.meta.dirname, '../..');
/** The second one signs in under a name of its own, so that the database tells what it does. */
const secondUser = 'second';
const secondPassword = randomUUID();
let wire: DatabaseWire;
let open: OpenStage;
let stage: Stage;
let second: Second | undefined;
let isFirstGone = false;
beforeAll(async () => {
  wire = await openDatabaseWire();
  open = await openForever({ silenceSeconds: 60, ringSeconds: 40 }, { DATABASE_URL: wire.url });
  stage = open.stage;
  // A crowded machine may warn while it starts; what follows is to be calm.
  stage.troubles();
  await stage.sql(`create role ${secondUser} superuser login password '${secondPassword}'`);
  // Beside all that follows: the first leads already.
  second = await secondInstallation();
}, 180_000);
afterAll(async () => {
  try {
    if (!isFirstGone) await open.close();
  } finally {
    await second?.stop();
    await wire.stop();
  }
});

async function pickUp(ring: Call | undefined, tone: number): Promise<Call> {
  if (!ring) throw new Error('no phone rings');
  ring.answer();
  await ring.answered();
  ring.tone(tone);
  return ring;
}
const ringsOf = ({ phone }: TestAgent): Call[] =>
  phone.calls.filter(({ direction, state }) => direction === 'in' && (state === 'new' || state === 'ringing'));

/** A second installation: its own data, city, ports and Asterisk, and the database of the first. */
interface Second {
  readonly url: string;
  readonly phone: Phone;
  said(): string;
  /** Names of what listens to calls on its Asterisk. */
  applications(): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts it, and does not wait for it. */
async function secondInstallation(): Promise<Second> {
  const base = await mkdtemp(join(tmpdir(), 'amt-second-'));
  // Asterisk runs as another user when we are root.
  await chmod(base, 0o755);
  const ports = await freePorts();
  const dataDir = join(base, 'data');
  const city = join(base, 'city');
  await cp(stage.program.env['CITY'] ?? '', city, { recursive: true });
  const database = new URL(wire.url);
  database.username = secondUser;
  database.password = secondPassword;
  const env = {
    ...process.env,
    ...stage.program.env,
    PORT: String(ports.web),
    SIP_PORT: String(ports.sip),
    ASTERISK_HTTP_PORT: String(ports.asteriskHttp),
    RTP_PORTS: `${ports.rtp.first}-${ports.rtp.last}`,
    DATA_DIR: dataDir,
    CITY: city,
    DATABASE_URL: database.href,
  };
  let said = '';
  const run = (name: string, ...args: string[]): ChildProcess => {
    const child = spawn(process.execPath, [join(root, 'launch.cjs'), name, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
    return child;
  };
  const ended = (child: ChildProcess): Promise<unknown> => new Promise((done) => child.once('exit', done));
  const started = run('start');
  const gone = ended(started);
  const host = '127.0.0.1';
  const phone = await createPhone({
    host,
    server: { host, port: ports.sip },
    listenFor: stage.city.listenFor,
  });
  return {
    url: `http://${host}:${ports.web}`,
    phone,
    said: () => said,
    async applications() {
      const { ari } = readRuntime({ [runtimeVariable]: runtimePath(dataDir) });
      const authorization = `Basic ${Buffer.from(`${ari?.user}:${ari?.password}`).toString('base64')}`;
      return (await fetch(`${ari?.url}/ari/applications`, { headers: { authorization } })).json();
    },
    async stop() {
      phone.close();
      await ended(run('stop', '--now'));
      await gone;
      await rm(base, { recursive: true, force: true });
    },
  };
}

test('[F4] two agents become free at the same moment: one caller makes one phone ring, two callers each another one', async () => {
  const agents = [await stage.agent(), await stage.agent()];
  for (const agent of agents) await agent.choose('paused');
  for (let round = 0; round < 3; round += 1) {
    const caller = await stage.queued({ tone: voices.second, from: '015151111111' });
    await Promise.all(agents.map((agent) => agent.choose('ready')));
    await waitFor('a phone to ring', () => agents.flatMap(ringsOf).length > 0);
    // Longer than an offer takes to go astray.
    await sleep(700);
    const [talk, ...others] = agents.flatMap(ringsOf);
    expect(others).toEqual([]);
    await pickUp(talk, voices.agent);
    await hear(caller, voices.agent);
    expect((await stage.journal(caller)).filter((type) => type === 'offered')).toHaveLength(1);
    const states = await Promise.all(agents.map(async (agent) => (await agent.desk()).work?.state));
    expect(states.sort()).toEqual(['ready', 'talking']);
    await Promise.all([caller.hangUp(), talk?.ended()]);
    expect(await stage.ended(caller)).toMatchObject({ end: 'served' });
    await waitFor('nobody in conversation', async () => {
      const now = await Promise.all(agents.map(async (agent) => (await agent.desk()).work?.state));
      return !now.includes('talking');
    });
    for (const agent of agents) await agent.choose('paused');
  }

  const one = await stage.queued({ tone: voices.second, from: '015152222222' });
  const two = await stage.queued({ tone: voices.department, from: '015153333333' });
  await Promise.all(agents.map((agent) => agent.choose('ready')));
  await waitFor('both phones to ring', () => agents.every((agent) => ringsOf(agent).length > 0));
  await sleep(700);
  expect(agents.map((agent) => ringsOf(agent).length)).toEqual([1, 1]);
  const [here, there] = agents.flatMap(ringsOf);
  const talks = await Promise.all([pickUp(here, voices.agent), pickUp(there, voices.otherAgent)]);
  // Each hears one of them, and not the same.
  const heardBy = (call: Call): Promise<number> =>
    waitFor('a caller to be heard', () =>
      [voices.second, voices.department].find((hz) => (call.heard().tones[hz] ?? 0) > 0.8),
    );
  expect(new Set(await Promise.all(talks.map(heardBy))).size).toBe(2);
  for (const caller of [one, two])
    expect((await stage.journal(caller)).filter((type) => type === 'offered')).toHaveLength(1);
  await Promise.all([one.hangUp(), two.hangUp(), ...talks.map((talk) => talk.ended())]);
  for (const caller of [one, two]) expect(await stage.ended(caller)).toMatchObject({ end: 'served' });
  await stage.calm();
}, 60_000);

test('[F41] two installations on one database: the second says so, writes and commands nothing, and takes over when the first is gone', async () => {
  const database = new pg.Client({ connectionString: wire.url });
  await database.connect();
  const count = async (text: string): Promise<number> =>
    Number((await database.query<{ n: string }>(`select count(*) as n from ${text}`)).rows[0]?.n);
  try {
    const other = second;
    if (!other) throw new Error('there is no second installation');
    const standsBy = async (): Promise<void> => {
      // Nothing of it listens on its switch, and its only connection is the one that waits for the lead.
      expect(await other.applications()).toEqual([]);
      expect((await fetch(`${other.url}/readyz`)).status).not.toBe(200);
      const connections = await stage.sql<{ name: string }>(
        'select application_name as name from pg_stat_activity where usename = $1',
        [secondUser],
      );
      expect(connections).toEqual([{ name: expect.stringMatching(/^amtsleitung lead /) as string }]);
      const own = await stage.sql('select 1 from call where sip_call_id = any($1)', [[...stage.dialled]]);
      expect(await count('call')).toBe(own.length);
    };
    const agent = await stage.agent();
    const caller = await stage.queued({ from: '015154444444' });
    const talk = await stage.pickUp(agent);
    await hear(caller, voices.agent);
    const before = await count('call');

    const sentence = 'Another program leads the hotline of this database.';
    await waitFor('it to say so', () => other.said().includes(sentence), 60_000);
    // Its own caller is kept by the dial plan, and nobody writes of them. Announcements are made by who leads: only music.
    const there = await other.phone.dial(hotline, { from: '015155555555' });
    await there.answered();
    await waitFor('music', () => stage.city.heard(there).includes('music'), 15_000).catch((error: Error) => {
      throw new Error(`${error.message}; heard ${stage.city.heard(there).join(', ')}`, { cause: error });
    });
    await standsBy();
    expect(other.said().split(sentence)).toHaveLength(2);

    // The first does not notice.
    expect((await fetch(`${stage.program.url}/readyz`)).status).toBe(200);
    await Promise.all([hear(caller, voices.agent), hear(talk, voices.caller)]);
    // Nor does its restart change who leads: it is back before it has been gone for ten seconds.
    const old = await stage.program.killServer();
    await waitFor('a new server', async () => {
      const pid = await stage.program.serverPid();
      return pid !== undefined && pid !== old;
    });
    await stage.program.ready(60_000);
    expect([caller.state, talk.state, there.state]).toEqual(['up', 'up', 'up']);
    await standsBy();
    await Promise.all([caller.hangUp(), talk.ended()]);
    expect(await stage.ended(caller)).toMatchObject({ end: 'served', ended_by: 'citizen' });
    expect(await count('call')).toBe(before);

    // The first is stopped: the second leads, and its caller, who has waited all the while, is served.
    isFirstGone = true;
    await open.close();
    await waitFor('the second to lead', async () => (await fetch(`${other.url}/readyz`)).status === 200, 40_000);
    await waitFor('the menu', () => stage.city.heard(there).includes('de/menu-root'), 15_000);
    expect(there.state).toBe('up');
    expect(await count('call')).toBe(before + 1);
    await there.hangUp();
    await waitFor('the row with its end', async () => (await count('call where "end" is null')) === 0);
    const { rows } = await database.query<{ end: string }>('select "end" from call where sip_call_id = $1', [
      there.sipCallId,
    ]);
    expect(rows).toEqual([{ end: 'abandoned_menu' }]);
  } finally {
    await database.end();
  }
}, 120_000);
