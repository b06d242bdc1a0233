// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Sends what lies in the outbox. It is woken by a job for each mail, and looks by itself now and then for what no job woke it
 * for: a job may be lost, a mail never.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicMs } from '../../platform/clock.ts';
import { codeOfMail } from '../../lib/short-code.ts';
import { isDatabaseDown } from '../../platform/database/failure.ts';
import { sayableCode } from '../../lib/pure/said-digits.ts';
import { codePlace, isByPerson, nextTry, oneLine } from './mail-out.core.ts';
import type { MailOutbox, MailOutDeps } from './mail-out.port.ts';
import { filesOfMail } from './mail-out-files.store.ts';
import { claimMail, dueMails, endTry, type MailRow, type TryEnd } from './mail-out.store.ts';
import { createWriter } from './mail-out-writer.ts';

/** A try is over by then, or the program died in it; the relay gives up far earlier. */
const heldMs = 5 * 60_000;
const lookEveryMs = 15_000;
const pauseMs = 2_000;
/** So long the end of the program waits for tries that are under way. */
const endMs = 3_000;
/** So many connections to the mail server at a time. */
const together = 3;

/** Makes the outbox; nothing is sent before `start`. */
export function createMailOutbox(deps: MailOutDeps): MailOutbox {
  const { db, now, relay, jobs } = deps;
  const running = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let stopped = false;

  async function oneTry(mailId: string): Promise<void> {
    const mail = await claimMail(db, mailId, now(), now() + heldMs);
    if (!mail) return;
    const files = await filesOfMail(db, mail.id);
    const whole = (text: string): string => {
      if (mail.kind === 'newCode') return text.replaceAll(codePlace, sayableCode(codeOfMail(mail.id, deps.key)));
      return mail.kind === 'departmentNotice' ? (deps.complete?.(mail.id, text) ?? text) : text;
    };
    const answer = await relay.send({
      messageId: mail.messageId,
      date: mail.createdAt.getTime(),
      to: mail.toAddress,
      replyTo: mail.replyTo,
      subject: mail.subject,
      text: whole(mail.text),
      html: whole(mail.html),
      files,
      byProgram: !isByPerson(mail.kind),
    });
    if (answer.kind === 'accepted') return settle(mail, { state: 'sent' }, 'accepted');
    const error = oneLine(answer.why);
    if (answer.kind === 'refused') return settle(mail, { state: 'failed', error, maybeTwice: false }, 'refused');
    const nextAt = nextTry(mail.attempts, mail.begunAt.getTime(), now());
    const maybeTwice = answer.unknown;
    return nextAt === undefined
      ? settle(mail, { state: 'failed', error, maybeTwice }, 'usedUp')
      : settle(mail, { state: 'waiting', error, maybeTwice, nextAt }, 'later');
  }

  /**
   * Writes down what a try came to. A database that is away is waited for as long as the mail is held for us; after that it is
   * tried again, and said to have come twice perhaps (MO2).
   */
  async function settle(mail: MailRow, end: TryEnd, what: 'accepted' | 'refused' | 'later' | 'usedUp'): Promise<void> {
    const at = now();
    const settled = {
      mailId: mail.id,
      ticketId: mail.ticketId ?? '',
      noteId: mail.noteId,
      writtenAt: mail.createdAt.getTime(),
      now: at,
    };
    const write = (): Promise<boolean> =>
      endTry(db, mail, end, at, async (trx) => {
        if (end.state === 'waiting') return jobs.order(trx, mail.id, end.nextAt - at);
        if (mail.kind === 'mailboxTest') {
          const why = end.state === 'failed' ? end.error : '';
          return deps.tested?.(trx, { mailId: mail.id, state: end.state, why, now: at });
        }
        if (mail.kind === 'departmentNotice' && end.state === 'failed')
          return deps.noticeFailed?.(trx, { ...settled, why: end.error, address: mail.toAddress });
        if (!isByPerson(mail.kind)) return;
        if (end.state === 'sent') await (mail.kind === 'correction' ? deps.corrected : deps.accepted)(trx, settled);
        else await deps.failed(trx, { ...settled, why: end.error });
      });
    const begun = monotonicMs();
    for (;;) {
      try {
        if (!(await write())) return;
        break;
      } catch (error) {
        if (!isDatabaseDown(error) || stopped || monotonicMs() - begun > heldMs / 2) throw error;
        await sleep(deps.pauseMs ?? pauseMs);
      }
    }
    deps.count(what);
    deps.changed();
  }

  /** Tries one mail unless it is being tried; never throws. */
  async function deliver(mailId: string): Promise<void> {
    if (running.has(mailId) || stopped) return;
    const tried = whenThereIsRoom(mailId);
    running.set(mailId, tried);
    await tried;
  }

  async function whenThereIsRoom(mailId: string): Promise<void> {
    try {
      if (running.size >= together) await new Promise<void>((go) => waiting.push(go));
      if (!stopped) await oneTry(mailId);
    } catch (error) {
      if (!isDatabaseDown(error)) deps.alarm('mailNotSettled', { error });
    } finally {
      running.delete(mailId);
      waiting.shift()?.();
    }
  }

  function look(): void {
    looking ??= dueMails(db, now(), 100)
      .then((ids) => Promise.all(ids.map(deliver)))
      .then(() => undefined)
      .catch((error: unknown) => {
        if (!isDatabaseDown(error)) deps.alarm('mailsNotRead', { error });
      })
      .finally(() => (looking = undefined));
  }

  return {
    ...createWriter(deps),
    start() {
      timer ??= setInterval(look, deps.lookEveryMs ?? lookEveryMs);
      look();
      void jobs.start(deliver).catch((error: unknown) => deps.alarm('mailJobs', { error }));
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      for (const go of waiting.splice(0)) go();
      await jobs.stop();
      // What was accepted shall be written down; a silent server is not waited for.
      await Promise.race([Promise.all([looking, ...running.values()]), sleep(endMs, undefined, { ref: false })]);
    },
  };
}
