// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import pg from 'pg';
import { ApiRefusal } from '../../src/cli/api-client.ts';
import { readRuntime, runtimePath, runtimeVariable } from '../../src/app/runtime.ts';
import { chooseState, endWork } from '../../src/features/agent/agent.contract.ts';
import { hangUpCall } from '../../src/features/call/call.contract.ts';
import type { Language } from '../../src/lib/pure/language.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import { createPhone, type DialOptions, type Phone } from '../../src/platform/phone/phone.ts';
import { agentAtWork, hotline, type TestAgent } from './people.ts';
import { startProgram, type TestProgram } from './program.ts';
import { toneCity, voices, type RoutingChange, type ToneCity } from './tone-city.ts';
import { waitFor } from './wait-for.ts';

/** A row of the table `call`, as far as tests look at it. */
export interface CallRow {
  readonly id: string;
  readonly end: string | null;
  readonly ended_by: string | null;
  readonly language: string;
  readonly topic: string | null;
  readonly menu_path: string;
  readonly caller_kind: string;
  readonly caller_number: string | null;
  readonly waited_ms: number | null;
  readonly talk_ms: number | null;
  readonly hold_ms: number | null;
  readonly transferred_to: string | null;
  readonly transfer_accepted: boolean | null;
  readonly priority: number;
}

type Skills = Parameters<typeof agentAtWork>[1];

/** The whole program in a city of tones, with people who are sent home after each test. */
export interface Stage {
  readonly program: TestProgram;
  readonly city: ToneCity;
  /** All calls dialled from here so far, by their SIP Call-ID. */
  readonly dialled: ReadonlySet<string>;
  /** Somebody calls the hotline and speaks a tone; resolves when the call was sent out. */
  dial(options?: DialOptions & { readonly number?: string; readonly tone?: number }): Promise<Call>;
  /** Somebody calls, is answered and presses these keys (default 0: a person); now in the queue, in the language asked for. */
  queued(
    options?: DialOptions & { readonly tone?: number; readonly language?: Language; readonly keys?: string },
  ): Promise<Call>;
  /** Waits until the caller has heard all of these, in this order, whatever came between. */
  hears(call: Call, ...sounds: readonly string[]): Promise<void>;
  /** An agent at work and ready, good at German and every topic unless said otherwise. */
  agent(skills?: Partial<Skills>): Promise<TestAgent>;
  /** Waits until the phone rings and picks up, with a tone. */
  pickUp(agent: TestAgent, tone?: number): Promise<Call>;
  /** Rows of the database. */
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  row(call: Call): Promise<CallRow | undefined>;
  /** The row once it has its end; throws if there is more than one. */
  ended(call: Call): Promise<CallRow>;
  /** Types of the journal's lines about a call, in order. */
  journal(call: Call): Promise<string[]>;
  /** Asks Asterisk beside the program, e.g. `ari('GET', 'channels')`; status and body. */
  ari(method: string, path: string): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Waits until no leg and no talk is left on the switch. */
  quiet(): Promise<void>;
  /** What the program warned of since the last time it was asked, but for a slow machine; a good test leaves nothing. */
  troubles(): readonly string[];
  /** Everybody hangs up and goes home; then `quiet`, and throws if there were troubles. */
  calm(): Promise<void>;
  close(): Promise<void>;
}

/** The keys after 9, as the model city's menu has them. */
export const languageKeys: Readonly<Record<Language, string>> = {
  tr: '1',
  en: '2',
  fr: '3',
  it: '4',
  pl: '5',
  ku: '6',
  de: '7',
};

/** Every topic of the model city at the same level. */
const anyTopic =
  'ausweis-pass melden standesamt fuehrungszeugnis-fundsachen zulassung fahrerlaubnis parken aufenthalt einbuergerung asylleistungen krankenhilfe wohngeld grundsicherung familie schwerbehinderung ordnung-gewerbe bauen steuern gesundheit'.split(
    ' ',
  );

/** Starts it; takes as long as the program does. */
export async function openStage(
  routing: RoutingChange = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const city = await toneCity(routing);
  const program = await startProgram({ CITY: city.folder, ...env }).catch(async (error: unknown) => {
    await city.remove();
    throw error;
  });
  const runtime = readRuntime({ [runtimeVariable]: runtimePath(program.dataDir) });
  const database = new pg.Pool({
    ...('url' in runtime.database ? { connectionString: runtime.database.url } : runtime.database),
    max: 2,
  });
  database.on('error', () => undefined);
  const phones: Phone[] = [];
  const agents: TestAgent[] = [];
  const dialled = new Set<string>();

  const sql = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await database.query<Row>(text, [...values])).rows;
  async function row(call: Call): Promise<CallRow | undefined> {
    const rows = await sql<CallRow>('select * from call where sip_call_id = $1', [call.sipCallId]);
    if (rows.length > 1) throw new Error(`${rows.length} rows of one call`);
    return rows[0];
  }
  async function ari(method: string, path: string): Promise<{ status: number; body: unknown }> {
    const { url, user, password } = runtime.ari ?? { url: '', user: '', password: '' };
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const response = await fetch(`${url}/ari/${path}`, { method, headers: { authorization } });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  }
  async function quiet(): Promise<void> {
    for (const kind of ['channels', 'bridges'])
      await waitFor(
        `the end of all ${kind}`,
        async () => ((await ari('GET', kind)).body as unknown[]).length === 0,
        15_000,
      );
  }
  async function journal(call: Call): Promise<string[]> {
    const lines = await sql<{ type: string }>(
      'select type from journal where call_id = (select id from call where sip_call_id = $1) order by at, id',
      [call.sipCallId],
    );
    return lines.map(({ type }) => type);
  }
  // Two programs that start side by side may meet an Asterisk that is not up yet; tests are about what comes after.
  let seen = program.output().length;
  function troubles(): readonly string[] {
    const text = program.output();
    const lines = text.slice(seen).split('\n');
    seen = text.length;
    return lines.filter(
      (line) =>
        /"level":"(warn|error|fatal)"/.test(line) &&
        !/connected to Asterisk|event loop was held up|telephone line gives no sign/.test(line),
    );
  }
  const dial: Stage['dial'] = async ({ number = hotline, tone = voices.caller, ...options } = {}) => {
    const phone = await createPhone({ host: program.sip.host, server: program.sip, listenFor: city.listenFor });
    phones.push(phone);
    const call = await phone.dial(number, { from: '015112345678', ...options });
    dialled.add(call.sipCallId);
    void call.answered().then(
      () => call.tone(tone),
      () => undefined,
    );
    return call;
  };

  return {
    program,
    city,
    dialled,
    sql,
    row,
    ari,
    quiet,
    dial,
    async queued({ language = 'de', keys = '0', ...options } = {}) {
      const call = await dial(options);
      await call.answered();
      await call.press(language === 'de' ? keys : `9${languageKeys[language]}${keys}`);
      await waitFor('the caller in the queue', async () => {
        const rows = await sql<CallRow>('select * from call where sip_call_id = $1 and queued_at is not null', [
          call.sipCallId,
        ]);
        if (rows[0] && rows[0].language !== language)
          throw new Error(`the caller is in the queue in ${rows[0].language}`);
        return rows.length === 1;
      }).catch(async (error: Error) => {
        throw new Error(
          `${error.message}; heard ${city.heard(call).join(', ')}; journal ${(await journal(call)).join(', ')}; ${JSON.stringify(await row(call))} ${JSON.stringify(call.records)} ${call.heard().packets}`,
          { cause: error },
        );
      });
      return call;
    },
    async hears(call, ...sounds) {
      const isHeard = (): boolean => {
        const left = [...sounds];
        for (const sound of city.heard(call)) if (sound === left[0]) left.shift();
        return left.length === 0;
      };
      await waitFor(sounds.join(', '), isHeard, 20_000).catch((error: Error) => {
        throw new Error(`${error.message}; heard ${city.heard(call).join(', ')}`, { cause: error });
      });
    },
    async agent(skills = {}) {
      const topics = Object.fromEntries(anyTopic.map((topic) => [topic, 'good'] as const));
      const agent = await agentAtWork(program, { languages: { de: 'good' }, topics, ...skills });
      agents.push(agent);
      phones.push(agent.phone);
      return agent;
    },
    async pickUp(agent, tone = voices.agent) {
      const call = await agent.phone.nextRing(15_000);
      call.ring();
      call.answer();
      await call.answered();
      call.tone(tone);
      // The phone knows a moment before the server; tests ask the desk next.
      const onDesk = async (): Promise<boolean> => (await agent.desk()).call !== null;
      await waitFor('the call on the desk', onDesk, 2_000).catch(() => undefined);
      return call;
    },
    ended: (call) =>
      waitFor('the row with its end', async () => {
        const found = await row(call);
        return found?.end === null ? undefined : found;
      }),
    journal,
    troubles,
    async calm() {
      await Promise.all(
        phones.flatMap((phone) =>
          phone.calls
            .filter(({ state }) => state !== 'ended')
            .map((call) => Promise.race([call.hangUp(), call.ended()])),
        ),
      );
      for (const agent of agents.splice(0)) await goHome(agent);
      await quiet();
      for (const phone of phones.splice(0)) phone.close();
      const warned = troubles();
      if (warned.length > 0) throw new Error(`the program warned:\n${warned.join('\n')}`);
    },
    async close() {
      for (const phone of phones.splice(0)) phone.close();
      await database.end();
      await program.stop();
      await city.remove();
    },
  };
}

async function goHome(agent: TestAgent): Promise<void> {
  await agent.api.call(chooseState, { body: { state: 'paused' } }).catch(() => undefined);
  await waitFor('the agent to go home', async () => {
    const desk = await agent.desk().catch((error: unknown) => {
      // Who is signed out, e.g. by a clock that was moved, is at home.
      if (error instanceof ApiRefusal && error.status === 401) return undefined;
      throw error;
    });
    if (!desk?.work) return true;
    const { call } = desk;
    if (call) await agent.api.call(hangUpCall, { params: { callId: call.callId } }).catch(() => undefined);
    return agent.api.call(endWork).then(
      () => true,
      () => false,
    );
  });
}
