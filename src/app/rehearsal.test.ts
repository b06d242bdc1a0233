// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from './rehearsal.ts';

const empty = mkdtempSync(join(tmpdir(), 'amt-rehearsal-'));
afterAll(() => rmSync(empty, { recursive: true, force: true }));
const krefeld = resolve(import.meta.dirname, '../../cities/krefeld');

test('a rehearsal goes through and listens nowhere', async () => {
  expect(await rehearse(krefeld, empty)).toEqual(['fulfilled', 'fulfilled']);
  expect(process.getActiveResourcesInfo().filter((name) => /Server|TCP|UDP/.test(name))).toEqual([]);
});

test('a city that cannot be read does not keep the server from its turn', async () => {
  expect(await rehearse(join(empty, 'nowhere'), join(empty, 'nowhere'))).toHaveLength(2);
});
