// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { pino } from 'pino';
import { scrub, scrubText } from './scrub.ts';

/** One log line: fields first, then a sentence. Personal data and secrets are scrubbed whatever is passed. */
export type LogLine = (fields: Readonly<Record<string, unknown>>, sentence: string) => void;

/** What the program writes for the operator, as JSON lines on standard output. */
export interface Log {
  debug: LogLine;
  info: LogLine;
  warn: LogLine;
  error: LogLine;
}

/** Severities, quietest last. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * The log of one part of the program (`part` names it in every line).
 * @param write Where lines go; standard output unless a test listens.
 */
export function createLog(part: string, level: LogLevel = 'info', write?: (line: string) => void): Log {
  const options = {
    level,
    base: { part },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const out = write ? pino(options, { write }) : pino(options);
  const line =
    (name: 'debug' | 'info' | 'warn' | 'error'): LogLine =>
    (fields, sentence) => {
      if (out.isLevelEnabled(name)) out[name](scrub(fields), scrubText(sentence));
    };
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}

/** A log that keeps silent, for tests and tools. */
export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
