// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The thread that reads duty rosters, as one function: made for a file, and ended with it. */
import { Worker } from 'node:worker_threads';
import type { RosterReading } from '../features/team/roster-reading.core.ts';
import type { RosterOrder } from './roster-file.ts';

/** Milliseconds one file may take. */
const longestMs = 30_000;
const memoryMb = 256;

/** Reads a roster; never rejects for what a file does. */
export function readRoster(order: RosterOrder, withinMs = longestMs): Promise<RosterReading> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./roster-worker.ts', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
    });
    const end = (reading: RosterReading): void => {
      clearTimeout(timer);
      resolve(reading);
      void worker.terminate();
    };
    const broken: RosterReading = { ok: false, code: 'rosterBroken', line: 0, detail: '' };
    const timer = setTimeout(() => end({ ...broken, code: 'rosterTooSlow' }), withinMs);
    worker.on('message', (reading: RosterReading) => end(reading));
    worker.on('error', (error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end(isMemory ? { ...broken, code: 'rosterTooMany' } : broken);
    });
    worker.on('exit', () => end(broken));
  });
}
