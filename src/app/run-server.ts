// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The life of a server: settings, parts, start, and an orderly end. */
import { flushCompileCache } from 'node:module';
import { openDeps } from './deps.ts';
import { leadHotline } from './leadership.ts';
import { readRuntime } from './runtime.ts';
import type { LineState } from './line-state.core.ts';
import { superviseMe } from './supervision.ts';
import { startServer, type Server } from './wiring.ts';
import type { Lead } from '../platform/database/leader-lock.ts';

/** Reads the settings and serves calls until it is told to stop. */
export async function runServer(): Promise<void> {
  const runtime = readRuntime();
  const deps = openDeps(runtime.config, runtime);
  let lead: Lead | undefined;
  let server: Server | undefined;
  let ending = false;
  /** What was said of the line before there was a server to hear it. */
  let line: LineState | undefined;

  async function end(code: number): Promise<never> {
    if (!ending) {
      ending = true;
      // Whatever hangs must not keep a dead server alive.
      setTimeout(() => process.exit(code), 5_000).unref();
      await server?.stop();
      await deps.close();
      await lead?.release();
    }
    process.exit(code);
  }

  const supervisor = superviseMe({
    calls: () => server?.calls() ?? 0,
    drain: () => server?.drain(),
    lineChanged: (state) => {
      line = state;
      server?.lineChanged(state);
    },
    switchAwayMs: () => deps.telephony.awayMs(),
    stop: () => void end(0),
  });
  process.on('unhandledRejection', (error) => {
    deps.log.error({ error }, 'Something failed that nobody waited for; the program goes on.');
  });

  try {
    lead = await leadHotline(deps.connection, deps.log, () => process.exit(1));
    server = await startServer(deps);
    supervisor.ready(server.lines);
    if (line !== undefined) server.lineChanged(line);
    // Node writes its cache only at an orderly end; the next start may follow a crash.
    flushCompileCache();
  } catch (error) {
    deps.log.error({ error }, error instanceof Error ? error.message : 'The server could not start.');
    await end(1);
  }
}
