// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Db } from '../platform/database/database.ts';
import { isDatabaseDown } from '../platform/database/failure.ts';
import type { Log } from '../platform/observe/log.ts';
import { findAnswer, keepAnswer, type IdempotencyKey } from './http-idempotency.store.ts';

/** An answer as it goes out. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A POST that carries an `Idempotency-Key`. */
export interface RepeatableRequest {
  readonly accountId: string;
  /** Method and path pattern. */
  readonly endpoint: string;
  /** The client's key, long and random. */
  readonly key: string;
  /** What was asked; the same key with something else is a mistake of the client. */
  readonly content: unknown;
}

/** Makes sure that a repeated POST does its work once and gets the same answer (decision 34). */
export interface Idempotency {
  /** The answer of `work`, of the same request that runs just now, or of the one done within 24 hours; `reused` = same key, other content. */
  run(request: RepeatableRequest, work: () => Promise<Answer>): Promise<Answer | 'reused'>;
}

interface Running {
  readonly requestHash: Buffer;
  readonly answer: Promise<Answer | 'reused'>;
}

/** Whatever can be tried again with hope is not kept: time-outs, throttles, a database that is away. */
function isFinal(answer: Answer): boolean {
  return answer.status < 500 && answer.status !== 429;
}

function hash(...parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

function encryptionKey(request: RepeatableRequest): Buffer {
  return Buffer.from(hkdfSync('sha256', request.key, request.accountId, 'amtsleitung idempotency', 32));
}

/** Answers may hold a citizen's words or a ticket's code: only who has the client's key can read what is kept. */
function encrypt(request: RepeatableRequest, answer: Answer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', encryptionKey(request), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

function decrypt(request: RepeatableRequest, kept: Buffer): Answer {
  const decipher = createDecipheriv('aes-256-gcm', encryptionKey(request), kept.subarray(0, 12)).setAuthTag(
    kept.subarray(12, 28),
  );
  return JSON.parse(Buffer.concat([decipher.update(kept.subarray(28)), decipher.final()]).toString('utf8')) as Answer;
}

/** One server process serves all requests (decision 8), so requests that run side by side meet in its memory. */
export function createIdempotency(deps: {
  readonly db: Db;
  readonly nowMs: () => number;
  readonly log: Log;
}): Idempotency {
  const running = new Map<string, Running>();

  async function doOnce(
    request: RepeatableRequest,
    key: IdempotencyKey,
    requestHash: Buffer,
    work: () => Promise<Answer>,
  ): Promise<Answer | 'reused'> {
    const kept = await findAnswer(deps.db, key).catch(ignoreIfDown);
    if (kept) return kept.requestHash.equals(requestHash) ? decrypt(request, kept.response) : 'reused';
    const answer = await work();
    if (isFinal(answer))
      await keepAnswer(deps.db, key, { requestHash, response: encrypt(request, answer), atMs: deps.nowMs() }).catch(
        noteLoss,
      );
    return answer;
  }

  /** Without a database the work itself decides: holding a call needs none, a ticket refuses by itself. */
  function ignoreIfDown(error: unknown): undefined {
    if (!isDatabaseDown(error)) throw error;
    return undefined;
  }

  /** The work is done and its answer must go out; only a later repetition would be answered anew. */
  function noteLoss(error: unknown): void {
    deps.log.warn({ error }, 'The answer to a command could not be kept for repetitions; the command itself was done.');
  }

  return {
    async run(request, work) {
      const key = {
        accountId: request.accountId,
        endpoint: request.endpoint,
        keyHash: hash('key', request.accountId, request.key),
      };
      const requestHash = hash('request', JSON.stringify(request.content ?? null));
      const name = `${request.accountId} ${request.endpoint} ${key.keyHash.toString('hex')}`;
      const there = running.get(name);
      if (there) return there.requestHash.equals(requestHash) ? there.answer : 'reused';
      const answer = doOnce(request, key, requestHash, work);
      running.set(name, { requestHash, answer });
      try {
        return await answer;
      } finally {
        running.delete(name);
      }
    },
  };
}
