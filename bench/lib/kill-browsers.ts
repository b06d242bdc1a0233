// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Agents in real browsers: they take one caller and keep the conversation through every fault. */
import { makePerson, offerOf, openAgent, stateOf, talkOf, type Window } from '../../test/e2e/windows.ts';
import { voices } from '../../test/harness/tone-city.ts';
import { waitFor } from '../../test/harness/wait-for.ts';
import type { Run } from './kill-run.ts';
import type { Caller } from './kill-phones.ts';

/** A conversation with somebody at a desk in a browser. */
export interface BrowserTalk {
  /** Writes down whether the page still shows the conversation. */
  look(): Promise<void>;
  /** The caller has hung up: writes down when the desk shows it. */
  over(): Promise<void>;
  close(): Promise<void>;
}

/** Numbers of the browsers' phones in the records, apart from those of the SIP phones. */
const firstPhone = 1_000;

/** Opens a browser, begins work there and takes the next caller, who is dialled here. Throws if no conversation comes about. */
export async function talkInBrowser(run: Run, index: number): Promise<BrowserTalk> {
  const phone = firstPhone + index;
  const window: Window = await openAgent(run.stage.program, await makePerson(run.stage.program));
  const caller: Caller = await run.crowd.dial();
  try {
    await offerOf(window.page).waitFor();
    run.write({ who: 'agent', phone, caller: caller.id, what: 'invite', at: performance.now() });
    await window.page.keyboard.press('F8');
    await talkOf(window.page).waitFor();
    run.write({ who: 'agent', phone, caller: caller.id, what: 'up', at: performance.now() });
    caller.inBrowser = true;
    await waitFor('the caller to hear the browser', () => (caller.call.heard().tones[voices.agent] ?? 0) > 0.5);
    run.write({ who: 'caller', caller: caller.id, what: 'hears', at: performance.now() });
  } catch (error) {
    await window.close();
    throw error;
  }
  return {
    async look() {
      const isShown = await talkOf(window.page)
        .waitFor({ timeout: 10_000 })
        .then(
          () => true,
          () => false,
        );
      if (isShown) return;
      run.say(`the browser ${index + 1} does not show its conversation any more`);
      run.write({ who: 'agent', phone, caller: caller.id, what: 'ended', by: 'them', at: performance.now() });
    },
    async over() {
      const isOver = await stateOf(window.page, 'Im Gespräch')
        .waitFor({ state: 'detached', timeout: 10_000 })
        .then(
          () => true,
          () => false,
        );
      if (isOver)
        run.write({ who: 'agent', phone, caller: caller.id, what: 'ended', by: 'them', at: performance.now() });
    },
    close: () => window.close(),
  };
}
