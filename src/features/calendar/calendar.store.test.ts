// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { endTrial, readOpenings, startTrial } from './calendar.store.ts';

const { db } = await testDatabase();
const now = Date.UTC(2026, 10, 22, 20);

it('holds one trial opening until it is ended', async () => {
  await endTrial(db, now);
  await Promise.all([startTrial(db, now, 'Probebetrieb'), startTrial(db, now, 'Probebetrieb')]);
  await startTrial(db, now + 1, 'Probebetrieb');
  expect(await readOpenings(db, now)).toHaveLength(1);
  expect((await readOpenings(db, now))[0]).toMatchObject({ name: 'Probebetrieb', trial: true });
  expect((await readOpenings(db, now))[0]?.until).toBeUndefined();
  await endTrial(db, now + 10);
  expect(await readOpenings(db, now + 10)).toEqual([]);
  expect(await readOpenings(db, now + 5)).toMatchObject([{ until: now + 10 }]);
  await startTrial(db, now + 20, 'Probebetrieb');
  expect(await readOpenings(db, now + 20)).toEqual([{ from: now + 20, name: 'Probebetrieb', trial: true }]);
});

it('ends a trial also when the clock was set back', async () => {
  await endTrial(db, now - 3_600_000);
  expect((await readOpenings(db, now + 30)).filter((opening) => opening.trial)).toEqual([]);
});
