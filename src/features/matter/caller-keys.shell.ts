// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The keys callers are recognised with: one a day, in a file beside the database (SC2, decision 31). */
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { mostTraceDays, type CallerHash } from './second-call.core.ts';

/** Hashes numbers (E.164). */
export interface CallerKeys {
  /** With the key of this day; makes it if it is the first of the day. */
  hash(number: string, day: string): CallerHash;
  /** With every key of the last days up to this one, newest first. */
  hashes(number: string, day: string): readonly CallerHash[];
}

const fileShape = z.record(z.string().regex(/^\d{4}-\d\d-\d\d$/), z.base64());
const keyBytes = 32;

/**
 * Opens the file; `days` of keys are kept. One that is missing or damaged begins anew, and earlier callers are not recognised:
 * nothing worse. Throws when it cannot be written.
 */
export function openCallerKeys(path: string, days: number): CallerKeys {
  const kept = Math.min(days, mostTraceDays);
  let keys = read(path);

  function keyOf(day: string): Buffer {
    const known = keys.get(day);
    if (known) return known;
    const fresh = randomBytes(keyBytes);
    const oldest = dayBefore(day, kept - 1);
    // A clock that was set back and forth must not take keys away that are still due: only what is older goes.
    keys = new Map([...keys, [day, fresh] as const].filter(([at]) => at >= oldest));
    const beside = `${path}.new`;
    const text = JSON.stringify(Object.fromEntries([...keys].map(([at, key]) => [at, key.toString('base64')])));
    writeFileSync(beside, text, { mode: 0o600, flush: true });
    renameSync(beside, path);
    return fresh;
  }
  const withKey = (number: string, day: string, key: Buffer): CallerHash => ({
    day,
    hash: createHmac('sha256', key).update(number).digest(),
  });
  return {
    hash: (number, day) => withKey(number, day, keyOf(day)),
    hashes(number, day) {
      const oldest = dayBefore(day, kept - 1);
      return [...keys]
        .filter(([at]) => at >= oldest && at <= day)
        .sort(([a], [b]) => b.localeCompare(a))
        .map(([at, key]) => withKey(number, at, key));
    },
  };
}

function read(path: string): ReadonlyMap<string, Buffer> {
  try {
    const found = fileShape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    const keys = Object.entries(found.data ?? {}).map(([day, key]) => [day, Buffer.from(key, 'base64')] as const);
    return new Map(keys.filter(([, key]) => key.length === keyBytes));
  } catch {
    return new Map();
  }
}

/** The ISO date so many days before. Days of the calendar, hence UTC: no clock is set in between. */
function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
