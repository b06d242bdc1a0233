// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A server in waiting goes through its start once, with made-up calls and nobody to hear them: code that has run is
 * compiled, and what is made at first use is made. Callers wait for the real start, so every tenth of a second counts.
 * Opens nothing, writes nothing; a mistake in it must not keep the server from its turn.
 */
import { createLog } from '../platform/observe/log.ts';
import { createMetrics } from '../platform/observe/metrics.ts';
import type { Snapshot } from '../platform/telephony/telephony.port.ts';
import { loadCity } from './city/load-city.ts';
import { happen } from './hotline.core.ts';
import { emptyHotline } from './hotline-state.core.ts';
import { allEndpoints } from './http-contracts.ts';
import { createHttpApp } from './http.ts';
import { reconcile } from './reconcile.ts';
import { hotlineSettings } from './settings.ts';

/** As many as a full house has. */
const legs = 100;
const agents = 15;

/** Rehearses; never rejects. Gives what became of the pages and of the calls. */
export async function rehearse(
  cityFolder: string,
  uiFolder: string,
): Promise<readonly PromiseSettledResult<void>['status'][]> {
  const done = await Promise.allSettled([rehearsePages(uiFolder), rehearseCalls(cityFolder)]);
  return done.map(({ status }) => status);
}

async function rehearsePages(uiFolder: string): Promise<void> {
  const refused = () => Promise.resolve({ ok: false as const, code: 'notAllowed' });
  const app = await createHttpApp({
    address: { publicUrl: undefined, secure: false },
    identify: () => Promise.resolve(null),
    idempotency: { run: (_request, work) => work() },
    log: createLog('rehearsal', 'silent'),
    metrics: createMetrics(),
    nowMs: () => 0,
    uiFolder,
    readiness: () => Promise.reject(new Error('rehearsal')),
    testClock: false,
  });
  app.mount(allEndpoints.map(({ endpoint }) => [endpoint, refused]));
  await app.fastify.inject({ method: 'GET', url: '/readyz' });
  await app.close();
}

/** Callers who wait are adopted while agents take up their work, and everybody is offered. */
async function rehearseCalls(cityFolder: string): Promise<void> {
  const loaded = await loadCity(cityFolder);
  if (!loaded.ok) return;
  const settings = hotlineSettings(loaded.city);
  const hotline = emptyHotline();
  const at = 1_700_000_000_000;
  for (let index = 0; index < agents; index += 1) {
    const agent = `agent-${index}`;
    const skills = { languages: { de: 'good' as const }, topics: {} };
    const shift = { shift: agent, skills, phone: agent, phoneKind: 'desk' as const };
    happen(hotline, { type: 'workStarted', agent, ...shift }, at, settings);
    happen(hotline, { type: 'choiceMade', agent, choice: 'ready' }, at, settings);
  }
  const facts = { restarted: false, idOf: ({ leg }: { readonly leg: string }) => leg, open: true };
  for (const event of reconcile(hotline, madeUpSnapshot(at), facts)) happen(hotline, event, at, settings);
  for (let index = 0; index < agents; index += 1)
    happen(hotline, { type: 'phoneChanged', phone: `agent-${index}`, reachable: true }, at, settings);
}

function madeUpSnapshot(at: number): Snapshot {
  return {
    switchLife: 'rehearsal',
    talks: [],
    legs: Array.from({ length: legs }, (_, index) => {
      const leg = `leg-${index}`;
      const note = JSON.stringify({
        v: 1,
        call: leg,
        arrivedAt: at - index,
        queuedAt: at - index,
        answeredAt: null,
        waitedMs: null,
        version: 1,
        counter: 1,
        language: 'de',
        topic: null,
        priority: 2,
        menuPath: '',
      });
      const caller = { kind: 'unknown' as const };
      const arrived = {
        type: 'legArrived' as const,
        leg,
        source: 'trunk' as const,
        caller,
        dialled: '',
        sipCallId: leg,
      };
      return { leg, state: 'up' as const, note, arrived };
    }),
  };
}
