// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads one duty roster on a thread of its own: a rule that repeats without end takes no call along. */
import { parentPort, workerData } from 'node:worker_threads';
import type { RosterReading } from '../features/team/roster-reading.core.ts';
import { readRosterFile, type RosterOrder } from './roster-file.ts';

void readRosterFile(workerData as RosterOrder).then(
  (reading) => parentPort?.postMessage(reading),
  () => parentPort?.postMessage({ ok: false, code: 'rosterBroken', line: 0, detail: '' } satisfies RosterReading),
);
