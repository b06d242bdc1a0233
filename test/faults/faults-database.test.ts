// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, expect, test } from 'vitest';
import { workWithoutDatabase } from '../harness/away-database.ts';
import { openDatabaseWire, type DatabaseWire } from '../harness/database-wire.ts';
import { openStage, type Stage } from '../harness/stage.ts';

let stage: Stage | undefined;
let wire: DatabaseWire | undefined;
afterEach(async () => {
  await stage?.close();
  await wire?.stop();
});

test('[F32] [F33] the database is gone for 20 s: calls go on from memory, nothing new is promised, everything arrives exactly once', async () => {
  wire = await openDatabaseWire();
  stage = await openStage({ silenceSeconds: 10 }, { DATABASE_URL: wire.url });
  await workWithoutDatabase(stage, wire, 20_000, 'cut');
  const troubles = stage.troubles().join('\n');
  expect(troubles).toContain('The database does not answer; calls go on');
}, 180_000);
