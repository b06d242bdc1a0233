// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { EntryOfRow, ProblemCode } from './entry.core.ts';

/** A file that cannot be read on; nothing of it is imported. `line` is 0 where no line can be named. */
export class ImportRefused extends Error {
  readonly code: ProblemCode;
  readonly line: number;
  readonly detail: string;
  constructor(code: ProblemCode, line = 0, detail = '', cause?: unknown) {
    super(`the file was refused: ${code}${line > 0 ? ` in line ${line}` : ''} ${detail}`, { cause });
    this.code = code;
    this.line = line;
    this.detail = detail.slice(0, 200);
  }
}

/** What a reader gives, one delivered service at a time, in the order of the file. */
export type ReadStream = AsyncGenerator<EntryOfRow, void, undefined>;

/** Bytes of a file as they come. */
export type Bytes = AsyncIterable<Uint8Array>;
