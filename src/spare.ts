// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A server in waiting: everything is loaded and has been rehearsed, nothing is opened. When the running server dies,
 * `npm start` lets this one go, and callers wait for a fraction of the start instead of all of it.
 */
import { resolve } from 'node:path';
import { rehearse } from './app/rehearsal.ts';
import { runServer } from './app/run-server.ts';
import { readRuntime } from './app/runtime.ts';
import { onGo } from './app/supervision.ts';

onGo(() => {
  // Whoever looks at the list of processes sees which one leads.
  process.title = `${process.execPath} ${resolve(import.meta.dirname, 'main.ts')}`;
  void runServer();
});
const { cityFolder, uiFolder } = readRuntime();
void rehearse(cityFolder, uiFolder);
