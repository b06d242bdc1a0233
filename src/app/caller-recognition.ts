// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Callers who call again, with the day of the city and the keys beside the database (second-call.spec.md). */
import { cityDay } from '../features/knowledge/facts/fact.core.ts';
import { openCallerKeys } from '../features/matter/caller-keys.shell.ts';
import type { CallerHash } from '../features/matter/second-call.core.ts';
import { nowMs } from '../platform/clock.ts';

export interface CallerRecognition {
  /** Days a caller is recognised; 0 = not at all. */
  readonly days: number;
  /** As what a number (E.164) is kept today; undefined = it is not. */
  readonly hash: (number: string) => CallerHash | undefined;
  /** As what it may have been kept within these days. */
  readonly hashes: (number: string) => readonly CallerHash[];
}

/** Recognises for so many days, with the keys in this file; 0 opens no file. */
export function callerRecognition(path: string, days: number): CallerRecognition {
  if (days === 0) return { days, hash: () => undefined, hashes: () => [] };
  const keys = openCallerKeys(path, days);
  return {
    days,
    hash: (number) => keys.hash(number, cityDay(nowMs())),
    hashes: (number) => keys.hashes(number, cityDay(nowMs())),
  };
}
