// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Role } from '../lib/contract.ts';
import { refuse } from '../lib/result.ts';
import { route, type Route } from '../lib/route.ts';
import { uuidv7 } from '../lib/ids.ts';
import type { Db } from '../platform/database/database.ts';
import { createLog, type Log } from '../platform/observe/log.ts';
import { createMetrics } from '../platform/observe/metrics.ts';
import * as accountContract from '../features/account/account.contract.ts';
import { accountRoutes } from '../features/account/account.routes.ts';
import { createToken } from '../features/account/account.shell.ts';
import { insertAccount } from '../features/account/account.store.ts';
import { createSessions } from '../features/account/session.shell.ts';
import { createSignIn } from '../features/account/sign-in.shell.ts';
import { createHttpApp } from './http.ts';
import { allEndpoints } from './http-contracts.ts';
import { createIdempotency } from './http-idempotency.ts';
import type { PartState, ReadinessPart } from './http-probes.ts';
import type { PublicAddress } from './http-request.ts';
import { createLive } from './live.ts';

/** The page address of the tests, as a browser on this machine sees it. */
export const ownOrigin = 'http://127.0.0.1:8080';
/** Headers as they come from the gate for a request of our own page. */
export const fromPage = {
  host: '127.0.0.1:8080',
  origin: ownOrigin,
  'x-forwarded-for': '127.0.0.1',
  'x-forwarded-proto': 'http',
} as const;
/** The same without an origin, as scripts send it. */
export const fromScript = {
  host: '127.0.0.1:8080',
  'x-forwarded-for': '127.0.0.1',
  'x-forwarded-proto': 'http',
} as const;

/** Mounted for real by `testApp`. */
const real: ReadonlySet<unknown> = new Set(Object.values(accountContract));

/** Handlers for every contract but the account's own: whoever gets through all checks meets `conflict`. */
export function stubRoutes(): readonly Route[] {
  return allEndpoints
    .filter((one) => !real.has(one.endpoint))
    .map(({ endpoint }) => route(endpoint, async () => refuse('conflict')));
}

/** The app with the real accounts over a test database; the caller may add routes before the first request. */
export async function testApp(db: Db, options: { address?: PublicAddress; testClock?: boolean } = {}) {
  const uiFolder = mkdtempSync(join(tmpdir(), 'amt-http-'));
  mkdirSync(join(uiFolder, 'assets'));
  writeFileSync(
    join(uiFolder, 'index.html'),
    '<!doctype html><html lang="de"><head><title>app</title></head><body></body></html>',
  );
  writeFileSync(
    join(uiFolder, 'anrufen.html'),
    '<!doctype html><html lang="de"><head lang="de"><title>call</title></head><body></body></html>',
  );
  writeFileSync(
    join(uiFolder, 'ticket.html'),
    '<!doctype html><html lang="de"><head><title>ticket</title></head><body></body></html>',
  );
  writeFileSync(
    join(uiFolder, 'vorgang.html'),
    '<!doctype html><html lang="de"><head><title>vorgang</title></head><body></body></html>',
  );
  writeFileSync(join(uiFolder, 'assets', 'main-abc123.js'), 'export {};');
  writeFileSync(join(uiFolder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const lines: string[] = [];
  const log: Log = createLog('test', 'debug', (line) => lines.push(line));
  const state = {
    nowMs: 1_800_000_000_000,
    inCall: new Set<string>(),
    parts: { database: { ready: true }, telephony: { ready: true }, queue: { ready: true } } as Record<
      ReadinessPart,
      PartState
    >,
  };
  const nowMs = (): number => state.nowMs;
  const address = options.address ?? { publicUrl: undefined, secure: false };
  const metrics = createMetrics();
  const sessions = createSessions({
    db,
    log,
    nowMs,
    work: { shiftOf: () => null, inCall: (id) => state.inCall.has(id) },
  });
  const live = createLive({ address, identify: sessions.identify, log, metrics });
  sessions.onNews((news) => live.onSessionNews(news));
  const app = await createHttpApp({
    address,
    identify: sessions.identify,
    idempotency: createIdempotency({ db, nowMs, log }),
    log,
    metrics,
    nowMs,
    uiFolder,
    readiness: async () => state.parts,
    testClock: options.testClock ?? false,
  });
  live.attach(app.server);
  app.mount(
    accountRoutes({
      db,
      nowMs,
      sessions,
      signIn: createSignIn(db, nowMs),
      installation: () => ({ sample: true, city: 'Musterstadt', practice: false }),
    }),
  );
  const stop = sessions.start();
  afterAll(async () => {
    stop();
    live.close();
    await app.close();
    rmSync(uiFolder, { recursive: true, force: true });
  });

  /** A new person with a session. */
  async function signedIn(
    roles: readonly Role[],
    name = uuidv7(state.nowMs),
  ): Promise<{ accountId: string; cookie: string }> {
    const accountId = uuidv7(state.nowMs);
    await insertAccount(db, {
      accountId,
      name,
      displayName: name,
      roles,
      departmentId: null,
      passwordHash: null,
      practice: false,
      sample: false,
      script: false,
      languages: {},
      topics: {},
      createdAtMs: state.nowMs,
    });
    const { token } = await sessions.open(accountId);
    return { accountId, cookie: `${address.secure ? '__Host-' : ''}amtsleitung=${token}` };
  }
  const bearer = async (role: Role): Promise<string> => `Bearer ${await createToken(db, role, 1, 'test', state.nowMs)}`;
  return { ...app, live, sessions, state, lines, metrics, signedIn, bearer };
}
