// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** `npm run format`: writes the files as `npm run check` wants them. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const prettier = resolve(root, 'node_modules/prettier/bin/prettier.cjs');
const paths = process.argv.slice(2);
const child = spawn(
  process.execPath,
  [prettier, '--write', '--log-level=warn', ...(paths.length > 0 ? paths : ['.'])],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
child.on('exit', (code) => (process.exitCode = code ?? 1));
