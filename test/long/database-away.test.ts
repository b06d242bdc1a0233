// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, test } from 'vitest';
import { workWithoutDatabase } from '../harness/away-database.ts';
import { openDatabaseWire, type DatabaseWire } from '../harness/database-wire.ts';
import { openStage, type Stage } from '../harness/stage.ts';

let stage: Stage | undefined;
let wire: DatabaseWire | undefined;
afterEach(async () => {
  await stage?.close();
  await wire?.stop();
});

test.each([
  ['hangs for 20 s', 20_000, 'held'],
  ['is gone for ten minutes', 600_000, 'cut'],
] as const)(
  '[F32] [F33] the database %s: calls go on from memory, nothing new is promised, everything arrives exactly once',
  async (_what, awayMs, mode) => {
    wire = await openDatabaseWire();
    stage = await openStage({ silenceSeconds: 10 }, { DATABASE_URL: wire.url });
    await workWithoutDatabase(stage, wire, awayMs, mode);
  },
);
