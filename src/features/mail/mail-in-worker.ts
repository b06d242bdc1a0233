// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Reads mails on a thread of its own with little memory: one that bursts it takes nothing else along. */
import { parentPort } from 'node:worker_threads';
import { readMail, type Reading } from './mail-in-parse.ts';

/** What the thread is asked. */
export interface ToReader {
  readonly id: number;
  readonly raw: Uint8Array;
  /** Unix milliseconds. */
  readonly now: number;
}
/** What it answers. */
export interface FromReader {
  readonly id: number;
  readonly reading: Reading;
}

parentPort?.on('message', ({ id, raw, now }: ToReader) => {
  void readMail(raw, now)
    .catch((): Reading => ({ ok: false, reason: 'broken' }))
    .then((reading) => parentPort?.postMessage({ id, reading } satisfies FromReader));
});
