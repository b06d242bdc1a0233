// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import pg from 'pg';
import { refuse, type Result } from '../../lib/result.ts';

/** The five-character SQLSTATE of an error PostgreSQL answered with; undefined for every other error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** True when PostgreSQL refused the content (data exception, integrity constraint), so that trying again is no use. */
export function isRefusedContent(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '');
}

/** True when a unique constraint of this name was hit. */
export function isDuplicate(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === constraint;
}

/**
 * True when the database cannot be used now and may be again later: gone, starting, stopping, full, too slow, too many connections,
 * read-only. Nothing of the running transaction was kept, unless the connection broke in its commit.
 */
export function isDatabaseDown(error: unknown): boolean {
  const state = sqlState(error);
  // 08 connection, 53 resources (disk full, memory), 55 locks and "not accepting connections", 57 shutdown and time-outs,
  // 58 system, XX000 internal (a file that cannot be read), 25006 read-only, 28/3D: locked out while it is restored.
  if (state !== undefined) return /^(08|53|55|57|58|28|3D)|^25006$|^XX000$/.test(state);
  if (!(error instanceof Error)) return false;
  if ('syscall' in error) return true;
  // The client marks its own failures by text only; database.store.test.ts proves that these are the texts.
  return clientTexts.some((text) => error.message.includes(text));
}

const clientTexts = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
  'Client was closed',
  'Connection ended unexpectedly',
] as const;

/** Turns "the database cannot be used now" into a refusal a person can be told; every other failure stays one. */
export async function unlessDown<Value, Code extends string>(
  work: () => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'databaseDown'>> {
  try {
    return await work();
  } catch (error) {
    if (isDatabaseDown(error)) return refuse('databaseDown');
    throw error;
  }
}
