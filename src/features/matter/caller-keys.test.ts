// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCallerKeys } from './caller-keys.shell.ts';
import { whyNotLink, type CallerHash } from './second-call.core.ts';

const folder = mkdtempSync(join(tmpdir(), 'amt-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = (): string => join(folder, `keys-${(files += 1)}.json`);
const number = '+492151123456';
const has = (hashes: readonly CallerHash[], { hash }: CallerHash): boolean =>
  hashes.some((other) => Buffer.compare(other.hash, hash) === 0);

describe('[SC1] [SC2] the keys of callers', () => {
  it('find a number of the last 14 days, also after a restart, and no other number', () => {
    const path = newFile();
    const keys = openCallerKeys(path, 14);
    const first = keys.hash(number, '2026-11-01');
    expect(first.hash).toHaveLength(32);
    const later = openCallerKeys(path, 14);
    later.hash('+4930999', '2026-11-14');
    expect(has(later.hashes(number, '2026-11-14'), first)).toBe(true);
    expect(has(later.hashes('+492151123457', '2026-11-14'), first)).toBe(false);
    expect(Buffer.compare(later.hash(number, '2026-11-01').hash, first.hash) === 0).toBe(true);
  });

  it('forget on the fifteenth day: the key is gone from the file', () => {
    const path = newFile();
    const keys = openCallerKeys(path, 14);
    const first = keys.hash(number, '2026-11-01');
    keys.hash(number, '2026-11-15');
    expect(has(keys.hashes(number, '2026-11-15'), first)).toBe(false);
    expect(readFileSync(path, 'utf8')).not.toContain('2026-11-01');
  });

  it('differ from day to day, so that a list of hashes does not say who called twice', () => {
    const keys = openCallerKeys(newFile(), 14);
    expect(Buffer.compare(keys.hash(number, '2026-11-01').hash, keys.hash(number, '2026-11-02').hash) === 0).toBe(
      false,
    );
    expect(keys.hashes(number, '2026-11-02').map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-01']);
  });

  it('are readable by their owner only; a damaged file begins anew', () => {
    const path = newFile();
    const keys = openCallerKeys(path, 14);
    const first = keys.hash(number, '2026-11-01');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    writeFileSync(path, '{"2026-11-01":');
    const anew = openCallerKeys(path, 14);
    expect(anew.hashes(number, '2026-11-01')).toEqual([]);
    expect(Buffer.compare(anew.hash(number, '2026-11-01').hash, first.hash) === 0).toBe(false);
  });

  it('recognise for fewer days where the city wants it', () => {
    const keys = openCallerKeys(newFile(), 3);
    const first = keys.hash(number, '2026-11-01');
    keys.hash(number, '2026-11-03');
    expect(has(keys.hashes(number, '2026-11-03'), first)).toBe(true);
    expect(has(keys.hashes(number, '2026-11-04'), first)).toBe(false);
  });
});

it('[SC6] a matter comes back on one of another contact that began before', () => {
  const matter = { contactId: 'b', createdAt: 2000 };
  expect(whyNotLink(matter, { contactId: 'a', createdAt: 1000 })).toBeUndefined();
  expect(whyNotLink(matter, { contactId: 'b', createdAt: 1000 })).toBe('earlierUnknown');
  expect(whyNotLink(matter, { contactId: 'a', createdAt: 2001 })).toBe('earlierUnknown');
  expect(whyNotLink(matter, undefined)).toBe('earlierUnknown');
});
