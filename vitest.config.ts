// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineConfig } from 'vitest/config';

// Kinds of tests by what they touch; `src/cli/test.ts` runs them in this order, each with what it needs, `long` only by name.
const store = 'src/**/*.store.test.ts';
const scenario = ['src/**/*.scenario.test.ts', 'test/scenario/**/*.test.ts'];

/** What is awaited may take seconds on a machine that is shared. */
const patient = { poll: { timeout: 20_000, interval: 100 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/harness/**/*.test.ts', 'bench/**/*.test.ts'],
          expect: patient,
          exclude: [store, ...scenario],
          // They share nothing but code: to load it anew for each file would take longer than the tests.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'store',
          expect: patient,
          include: [store],
          globalSetup: ['test/harness/database.setup.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'scenario',
          expect: patient,
          include: scenario,
          // Four Asterisks at a time: most of a scenario is waiting for a phone, and every file claims its own ports. A
          // machine of a build service may share its processors with others, and has more time.
          maxWorkers: process.env['CI'] === undefined ? 4 : 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          // Everything that dies, freezes, floods or comes twice; the design numbers them.
          name: 'faults',
          expect: patient,
          include: ['test/faults/**/*.test.ts'],
          // Two at a time: they measure how long something takes to come back.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'long',
          expect: patient,
          include: ['test/long/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 1_800_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          expect: patient,
          include: ['test/e2e/**/*.test.ts'],
          // Two browsers with a program each fill two processors; a third only makes everybody wait.
          maxWorkers: process.env['CI'] === undefined ? 3 : 2,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
