// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Asks by mail whether a department's mailbox is read: a code that somebody types in (O15), or an answer (O18). */
import { createHash, randomInt } from 'node:crypto';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { OnboardingDeps } from './onboarding.port.ts';
import { codeDays, dropRunningTest, holdRunningTest } from './mailbox-test.store.ts';
import { insertProof, readDepartmentRows, settleProof } from './onboarding.store.ts';

/** The ways to test a mailbox. */
export interface MailboxTests {
  /** Sends the mail with a new code. */
  testMailbox(
    departmentId: string,
    accountId: string,
  ): Promise<Result<{ readonly proofId: string }, 'notFound' | 'addressMissing' | 'mailOff'>>;
  /** Compares what somebody typed. */
  confirmMailbox(departmentId: string, code: string): Promise<Result<null, 'noTest' | 'codeWrong'>>;
}

/** So many wrong codes end the test. */
const mostTries = 5;

/** Makes them. */
export function createMailboxTests(
  deps: Pick<OnboardingDeps, 'db' | 'now' | 'mail' | 'cityName' | 'mailIsRead'>,
): MailboxTests {
  const { db } = deps;
  return {
    async testMailbox(departmentId, accountId) {
      const department = (await readDepartmentRows(db)).find(({ id }) => id === departmentId);
      if (!department) return refuse('notFound');
      const { email, name } = department;
      if (email === null) return refuse('addressMissing');
      if (!deps.mail.available) return refuse('mailOff');
      const code = String(randomInt(100_000, 1_000_000));
      const now = deps.now();
      const paragraphs = [
        `Guten Tag,`,
        `${deps.cityName()}: Das Bürgertelefon prüft, ob dieses Postfach gelesen wird. Es ist für den Fachbereich ${name} eingetragen; dorthin gehen Tickets und Zusagen.`,
        ...(deps.mailIsRead
          ? [`Bitte antworten Sie einfach auf diese Mail, oder geben Sie der Leitung des Bürgertelefons diesen Code:`]
          : [`Bitte geben Sie diesen Code an die Leitung des Bürgertelefons weiter:`]),
        code,
        `Das gilt ${codeDays} Tage. Wenn Sie damit nichts anfangen können, ist nichts zu tun.`,
      ];
      const mail = { address: email, subject: `Prüfung des Postfachs: ${name}`, paragraphs, now };
      return transaction(db, async (trx) => {
        // A new code makes the one before worthless.
        await dropRunningTest(trx, departmentId, now);
        const id = await deps.mail.test(trx, mail);
        if (id === undefined) return refuse('addressMissing');
        const proof = { id, departmentId, gate: 'mailbox', kind: 'test', about: email, state: 'running' } as const;
        await insertProof(trx, { ...proof, codeHash: hashOf(id, code), accountId, now });
        return ok({ proofId: id });
      });
    },
    confirmMailbox: (departmentId, code) =>
      transaction(db, async (trx) => {
        const now = deps.now();
        const proof = await holdRunningTest(trx, departmentId, now);
        if (!proof) return refuse('noTest');
        if (proof.codeHash === hashOf(proof.id, code.replace(/\s/g, ''))) {
          await settleProof(trx, proof.id, { state: 'passed', result: 'codeTyped', now });
          return ok(null);
        }
        const tries = proof.tries + 1;
        await trx.updateTable('onboardingProof').set({ tries }).where('id', '=', proof.id).execute();
        if (tries >= mostTries) await settleProof(trx, proof.id, { state: 'failed', result: 'codesWrong', now });
        return refuse('codeWrong', { left: mostTries - tries });
      }),
  };
}

/** With the id of the mail, so that equal codes have different hashes. */
function hashOf(id: string, code: string): string {
  return createHash('sha256').update(`${id} ${code}`).digest('hex');
}
