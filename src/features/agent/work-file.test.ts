// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readWork, workEntry, writeWork, type WorkEntry } from './work-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'amt-work-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'work.json');

const entry: WorkEntry = {
  accountId: 'a',
  shift: 's',
  startedAt: 1,
  phone: 'browser-1',
  kind: 'browser',
  password: 'secret',
  skills: { languages: { de: 'good', ku: 'canHelp' }, topics: { melden: 'good' } },
  choice: 'ready',
};

test('what was written is read', () => {
  writeWork(path, [entry, { ...entry, accountId: 'b', kind: 'desk', choice: 'notReachable' }]);
  expect(readWork(path, workEntry)).toEqual([
    entry,
    { ...entry, accountId: 'b', kind: 'desk', choice: 'notReachable' },
  ]);
});

test('only the owner may read it: it holds the passwords of the phones; nothing half-written is left', () => {
  writeWork(path, [entry]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['work.json']);
});

test('nobody at work: no file', () => {
  writeWork(path, [entry]);
  writeWork(path, []);
  expect(existsSync(path)).toBe(false);
  writeWork(path, []);
  expect(readWork(path, workEntry)).toEqual([]);
});

test.each(['', '{', '{}', 'null', '[{"accountId":"a"}]', JSON.stringify([{ ...entry, kind: 'fax' }])])(
  'a broken file (%s) means nobody',
  (text) => {
    writeFileSync(path, text);
    expect(readWork(path, workEntry)).toEqual([]);
  },
);
