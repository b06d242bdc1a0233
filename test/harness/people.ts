// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import { createApiClient, type ApiClient } from '../../src/cli/api-client.ts';
import { createAccount, login } from '../../src/features/account/account.contract.ts';
import { chooseState, getDesk, startWork, type Desk } from '../../src/features/agent/agent.contract.ts';
import { createPhone, type Phone } from '../../src/platform/phone/phone.ts';
import type { TestProgram } from './program.ts';
import { waitFor } from './wait-for.ts';

type Levels = Readonly<Record<string, 'good' | 'canHelp'>>;

/** An agent with an ordinary SIP phone, at work and ready. */
export interface TestAgent {
  readonly api: ApiClient;
  readonly phone: Phone;
  readonly name: string;
  readonly password: string;
  desk(): Promise<Desk>;
  /** Chooses a state and waits until the desk shows it. */
  choose(state: 'ready' | 'paused' | 'afterCall'): Promise<void>;
}

/** Makes an account that speaks these languages and knows these topics (for the tests: `{}` = none), without starting work. */
export async function makeAccount(
  program: TestProgram,
  skills: { languages: Levels; topics: Levels },
): Promise<{ name: string; password: string; accountId: string }> {
  const name = `test-${randomBytes(4).toString('hex')}`;
  const password = randomBytes(18).toString('base64url');
  const { accountId } = await program.admin().call(createAccount, {
    body: {
      name,
      displayName: `Test ${name}`,
      roles: ['agent'],
      password,
      practice: true,
      languages: { ...skills.languages },
      topics: { ...skills.topics },
    },
  });
  return { name, password, accountId };
}

/** An agent who signed in, registered a desk phone and said ready. */
export async function agentAtWork(
  program: TestProgram,
  skills: { languages: Levels; topics: Levels },
): Promise<TestAgent> {
  const { name, password } = await makeAccount(program, skills);
  const api = createApiClient(program.url);
  await api.call(login, { body: { name, password } });
  const access = await api.call(startWork, { body: { phone: 'desk' } });
  const credentials = { user: access.phoneId, password: access.password };
  const phone = await createPhone({ host: program.sip.host, server: program.sip, credentials });
  await phone.register();
  const desk = (): Promise<Desk> => api.call(getDesk);
  await waitFor('the desk to see the phone', async () => (await desk()).work?.phone.reachable);
  const choose: TestAgent['choose'] = async (state) => {
    await api.call(chooseState, { body: { state } });
    // Whoever becomes ready may have a caller at once.
    const states: readonly string[] = state === 'ready' ? ['ready', 'offered', 'talking'] : [state];
    await waitFor(`the state ${state}`, async () => states.includes((await desk()).work?.state ?? ''));
  };
  await choose('ready');
  return { api, phone, name, password, desk, choose };
}

/** The sample city's number as the trunk delivers it. */
export const hotline = '02151860';
