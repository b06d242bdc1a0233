// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The server: settings, parts, start, and an orderly end. Started and watched by `npm start`. */
import { openDeps } from './app/deps.ts';
import { readRuntime } from './app/runtime.ts';
import { superviseMe } from './app/supervision.ts';
import { startServer, type Server } from './app/wiring.ts';

const runtime = readRuntime();
const deps = openDeps(runtime.config, runtime);
let server: Server | undefined;
let ending = false;

async function end(code: number): Promise<never> {
  if (!ending) {
    ending = true;
    // Whatever hangs must not keep a dead server alive.
    setTimeout(() => process.exit(code), 5_000).unref();
    await server?.stop();
    await deps.close();
  }
  process.exit(code);
}

const supervisor = superviseMe({
  calls: () => server?.calls() ?? 0,
  drain: () => server?.drain(),
  stop: () => void end(0),
});
process.on('unhandledRejection', (error) => {
  deps.log.error({ error }, 'Something failed that nobody waited for; the program goes on.');
});

try {
  server = await startServer(deps);
  supervisor.ready(server.lines);
} catch (error) {
  deps.log.error({ error }, error instanceof Error ? error.message : 'The server could not start.');
  await end(1);
}
