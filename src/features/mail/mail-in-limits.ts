// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Looks at a mail's bytes before anything is taken apart: what would take too long or too much memory is refused here (S18). */
import type { Unreadable } from './mail-in.core.ts';

/** Bytes of a whole mail. */
export const largestMail = 50 * 1024 * 1024;
/** Bytes of all headers of one mail. */
export const largestHeaders = 1_048_576;
/** Parts of one mail. */
const mostParts = 1_000;
/** Boundaries one mail may declare. */
const mostBoundaries = 200;

/** Why this is not taken apart; undefined = nothing speaks against it. One pass over the bytes. */
export function whyNotParse(bytes: Buffer): Unreadable | undefined {
  if (bytes.length === 0 || bytes.toString('latin1', 0, 4096).trim() === '') return 'empty';
  if (bytes.length > largestMail) return 'tooLarge';
  if (headBytes(bytes) > largestHeaders) return 'headersTooLarge';
  const boundaries = declaredBoundaries(bytes);
  if (boundaries.size > mostBoundaries) return 'tooManyParts';
  return boundaries.size > 0 && countParts(bytes, boundaries) > mostParts ? 'tooManyParts' : undefined;
}

function headBytes(bytes: Buffer): number {
  const area = bytes.subarray(0, largestHeaders + 4);
  const ends = [area.indexOf('\r\n\r\n'), area.indexOf('\n\n')].filter((at) => at >= 0);
  return ends.length > 0 ? Math.min(...ends) : Math.min(bytes.length, area.length);
}

function declaredBoundaries(bytes: Buffer): ReadonlySet<string> {
  const found = new Set<string>();
  const word = Buffer.from('oundary');
  for (let at = bytes.indexOf(word); at >= 0 && found.size <= mostBoundaries; at = bytes.indexOf(word, at + 7)) {
    const value = /^oundary\*?\d*\*?[ \t]*=[ \t\r\n]*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/i.exec(
      bytes.toString('latin1', at, at + 260),
    );
    const boundary = value?.[1] ?? value?.[2];
    if (boundary !== undefined) found.add(boundary);
  }
  return found;
}

function countParts(bytes: Buffer, boundaries: ReadonlySet<string>): number {
  let parts = 0;
  const mark = Buffer.from('\n--');
  for (let at = bytes.indexOf(mark); at >= 0 && parts <= mostParts; at = bytes.indexOf(mark, at + 3)) {
    const line = bytes.toString('latin1', at + 3, at + 210);
    const end = line.search(/[\r\n]/);
    if (boundaries.has((end < 0 ? line : line.slice(0, end)).trimEnd())) parts += 1;
  }
  return parts;
}
