// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run dev`: the program with the practice switch in its own data folder, and Vite in front of it, so that screens
 * change while they are edited and the server starts anew when its files change. Needs neither Asterisk nor sound.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createServer } from 'vite';
import { checkout } from '../app/config.ts';
import { endProcess, findRunning } from '../platform/process/detached.ts';
import { notice, progress } from './start-terminal.ts';

/** Where people type; the program itself listens on the next port. */
const port = Number(process.env['PORT'] ?? 8080);
if (!Number.isInteger(port) || port < 1024 || port > 65_000) {
  notice(`PORT is "${process.env['PORT'] ?? ''}": set a number from 1024 to 65000, e.g. PORT=8080 npm run dev.`);
  process.exit(1);
}
const page = `http://127.0.0.1:${port}`;
const program = `http://127.0.0.1:${port + 1}`;
const dataDir = resolve(checkout, process.env['DATA_DIR'] ?? 'data-dev');
const accountsFile = join(dataDir, 'accounts.txt');
/** Editors write a file several times. Milliseconds. */
const settleMs = 300;

const env = {
  ...process.env,
  PORT: String(port + 1),
  HOST: '127.0.0.1',
  DATA_DIR: dataDir,
  AMTSLEITUNG_PRACTICE: '1',
  AMTSLEITUNG_DEV: '1',
};

const child = spawn(process.execPath, [join(import.meta.dirname, 'start.ts')], {
  cwd: checkout,
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const leave = (): void => void child.kill('SIGTERM');
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, leave);
child.on('exit', (code) => process.exit(code ?? 1));

/** The passwords of the sample accounts are shown once; in this folder, which holds nothing real, they are kept. */
const accounts: string[] = [];
let inAccounts = false;
createInterface({ input: child.stdout }).on('line', (line) => {
  if (line.startsWith('Beispielkonten')) inAccounts = true;
  else if (!line.startsWith('  ')) inAccounts = false;
  if (inAccounts) accounts.push(line);
  process.stdout.write(`${line.replaceAll(program, page)}\n`);
  if (line.startsWith('Ende mit')) rememberAccounts();
});

function rememberAccounts(): void {
  if (accounts.length > 0) writeFileSync(accountsFile, `${accounts.join('\n')}\n`, { mode: 0o600 });
  else if (existsSync(accountsFile)) process.stdout.write(readFileSync(accountsFile, 'utf8'));
  accounts.length = 0;
}

/** True for files that only the browser gets, or nobody but a test: they need no new server. */
function isForOthers(file: string): boolean {
  return !file.endsWith('.ts') || /\.(test|ui|texts|fixture)\.ts$|^(ui|cli)\//.test(file);
}

let settling: NodeJS.Timeout | undefined;
watch(join(checkout, 'src'), { recursive: true }, (_event, file) => {
  if (file === null || isForOthers(file.replaceAll('\\', '/'))) return;
  clearTimeout(settling);
  settling = setTimeout(() => {
    const server = findRunning(join(dataDir, 'run'), 'server');
    if (!server) return;
    progress(`${file} has changed, the server starts anew`);
    void endProcess(server, 'SIGTERM', 3_000);
  }, settleMs);
});

process.env['DEV_API'] = program;
try {
  const vite = await createServer({
    configFile: join(checkout, 'vite.config.ts'),
    server: {
      port,
      strictPort: true,
      proxy: { '/healthz': program, '/readyz': program, '/metrics': program, '/test': program },
    },
  });
  await vite.listen();
} catch (error) {
  notice(
    `The pages cannot be served on port ${port} (${(error as Error).message}): set PORT to a free one, e.g. PORT=8090 npm run dev.`,
  );
  leave();
}
