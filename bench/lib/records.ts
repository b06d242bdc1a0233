// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The raw records of a run: one JSON line per event, written as it happens, read again by the checker (decision 40). */
export interface RecordFile<Line extends object> {
  readonly path: string;
  write(line: Line): void;
  close(): void;
}

/** Where the raw records of a benchmark lie unless it was told otherwise; the folder is not part of the repository. */
export function recordPath(name: string): string {
  const time = new Date(performance.timeOrigin + performance.now()).toISOString().replace(/[:.]/g, '-');
  return join(import.meta.dirname, '../../test-results', `${name}-${time}.jsonl`);
}

/** Opens a new file for records; throws if it cannot be written. */
export function createRecords<Line extends object>(path: string): RecordFile<Line> {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  // Written in pieces: a write per event would hold up the phones that are being measured.
  let kept: string[] = [];
  const flush = (): void => {
    if (kept.length > 0) writeSync(file, kept.join(''));
    kept = [];
  };
  const timer = setInterval(flush, 500);
  timer.unref();
  return {
    path,
    write: (line) => void kept.push(`${JSON.stringify(line)}\n`),
    close() {
      clearInterval(timer);
      flush();
      closeSync(file);
    },
  };
}

/** All records of a file. Throws on a line that is not JSON. */
export function readRecords<Line extends object>(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
