// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
/** Shows one line of progress; results alone go to stdout. */
export function progress(line: string): void {
  process.stderr.write(`· ${line}\n`);
}

/** Shows a line that matters: what happened, what was kept, what to do. */
export function notice(line: string): void {
  process.stderr.write(`! ${line}\n`);
}

/** Why a start cannot go on, in one sentence for the operator. */
export class StartError extends Error {}

/** Ends a start with one sentence. */
export function giveUp(sentence: string): never {
  throw new StartError(sentence);
}

/** How many connections the switch has, in words: a caller alone is one leg, a conversation two. */
export function legs(count: number): string {
  return count === 1 ? '1 leg' : `${count} legs`;
}
