// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Who is at work, kept in a small file beside the running program, so that a restart interrupts nobody's shift. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { languages } from '../../lib/pure/language.ts';

const level = z.enum(['good', 'canHelp']);

/** A phone that was put for somebody. */
export const phoneEntry = z.object({
  accountId: z.string(),
  startedAt: z.number(),
  phone: z.string(),
  kind: z.enum(['browser', 'desk']),
  password: z.string(),
});

/** A shift with its phone. */
export const workEntry = phoneEntry.extend({
  shift: z.string(),
  /** As they were last changed: to go on needs no database. */
  skills: z.object({ languages: z.partialRecord(z.enum(languages), level), topics: z.record(z.string(), level) }),
  choice: z.enum(['ready', 'paused', 'afterCall', 'notReachable']),
});

/** One person at work with the credentials of their phone; never leaves this machine. */
export type WorkEntry = z.output<typeof workEntry>;

/** A phone with its credentials; never leaves this machine. */
export type PhoneEntry = z.output<typeof phoneEntry>;

/** Reads the file; an absent or broken one means that nobody is at work. */
export function readWork<Entry>(path: string, entry: z.ZodType<Entry>): Entry[] {
  try {
    const parsed = z.array(entry).safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** Replaces the file in one step, readable by its owner only. */
export function writeWork<Entry extends PhoneEntry>(path: string, entries: readonly Entry[]): void {
  if (entries.length === 0) return rmSync(path, { force: true });
  const next = `${path}.next`;
  writeFileSync(next, JSON.stringify(entries), { mode: 0o600 });
  renameSync(next, path);
}
