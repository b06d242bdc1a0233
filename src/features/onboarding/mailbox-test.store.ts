// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The test of a mailbox that runs, one for a department, and what comes back of it. All times are Unix milliseconds. */
import { digitsOfMail } from '../../lib/reply-address.ts';
import type { Db } from '../../platform/database/database.ts';
import { settleProof } from './onboarding.store.ts';

/** A code, and the address of its mail, count for so many days (O15). */
export const codeDays = 3;

/** Of an answer so many characters stand with the test. */
const mostWords = 300;

const runningTests = (trx: Db) =>
  trx
    .selectFrom('onboardingProof')
    .where('gate', '=', 'mailbox')
    .where('kind', '=', 'test')
    .where('state', '=', 'running');

/** Ends the test before it: its code is worth nothing any more. */
export async function dropRunningTest(trx: Db, departmentId: string, now: number): Promise<void> {
  await trx
    .updateTable('onboardingProof')
    .set({ state: 'failed', result: 'replaced', settledAt: new Date(now) })
    .where('departmentId', '=', departmentId)
    .where('gate', '=', 'mailbox')
    .where('state', '=', 'running')
    .execute();
}

/** The test of a department that runs, held until the transaction ends; one that is too old is over. */
export async function holdRunningTest(
  trx: Db,
  departmentId: string,
  now: number,
): Promise<{ readonly id: string; readonly codeHash: string | null; readonly tries: number } | undefined> {
  const found = await runningTests(trx)
    .select(['id', 'codeHash', 'tries', 'madeAt'])
    .where('departmentId', '=', departmentId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return undefined;
  const { madeAt, ...proof } = found;
  if (now - madeAt.getTime() <= codeDays * 86_400_000) return proof;
  await settleProof(trx, proof.id, { state: 'failed', result: 'codeOld', now });
  return undefined;
}

/** What became of the mail of a test: somebody answered, it came back, or a program answered (O18). False = no such test runs. */
export async function mailboxAnswered(
  trx: Db,
  mail: {
    /** What the address was signed for. */
    readonly digits: string;
    readonly by: 'person' | 'program' | 'bounce';
    readonly text: string;
    readonly now: number;
  },
): Promise<boolean> {
  const { now } = mail;
  const running = await runningTests(trx).select(['id', 'departmentId']).execute();
  const departmentId = running.find(({ id }) => digitsOfMail(id) === mail.digits)?.departmentId;
  const proof = departmentId === undefined ? undefined : await holdRunningTest(trx, departmentId, now);
  if (!proof || digitsOfMail(proof.id) !== mail.digits) return false;
  if (mail.by === 'bounce') await settleProof(trx, proof.id, { state: 'failed', result: 'cameBack', now });
  if (mail.by === 'person') {
    const note = mail.text.trim().slice(0, mostWords);
    await trx.updateTable('onboardingProof').set({ note }).where('id', '=', proof.id).execute();
    await settleProof(trx, proof.id, { state: 'passed', result: 'mailAnswered', now });
  }
  return true;
}
