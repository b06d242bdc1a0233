// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Writes mails into the outbox, inside the transaction of what causes them (MO1). */
import { codeOfMail } from '../../lib/short-code.ts';
import { isOneAddress, isSameMailbox } from '../../lib/pure/mail-address.ts';
import { digitsOfMail, replyAddress } from '../../lib/reply-address.ts';
import type { Db } from '../../platform/database/database.ts';
import type { AnswerMail, CodeMail, MailedTicket, PromiseMail } from '../promise/message.core.ts';
import { acknowledging, whyNotByProgram } from './mail-out.core.ts';
import {
  frameOf,
  letterOf,
  plainLetter,
  type ByProgram,
  type LetterHead,
  type LetterOrder,
} from './mail-out-letter.ts';
import type { MailOutDeps, MailWriter, NotWritten } from './mail-out.port.ts';
import { insertMailFiles } from './mail-out-files.store.ts';
import { capReached, dropCodeMails, insertMail, mailsOf, sendAgain } from './mail-out.store.ts';

/** What can be asked of the outbox without sending anything. */
export function createWriter(
  deps: Pick<MailOutDeps, 'from' | 'key' | 'newId' | 'jobs' | 'ownAddresses' | 'timeZone' | 'count'>,
): MailWriter {
  const { from } = deps;
  const headOf = ({ number, language }: Pick<MailedTicket, 'number' | 'language'>): LetterHead => ({
    language,
    number,
    city: from.city,
    phone: from.phone,
    timeZone: deps.timeZone,
  });

  const messageIdOf = (id: string): string => `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;

  async function write(
    trx: Db,
    ticket: MailedTicket,
    order: LetterOrder,
    noteId: string | null,
    now: number,
    fileIds: readonly string[] = [],
    id = deps.newId(),
  ): Promise<void> {
    await insertMail(trx, {
      ...letterOf(headOf(ticket), order),
      id,
      ticketId: ticket.ticketId,
      noteId,
      kind: order.kind,
      toAddress: ticket.address,
      language: ticket.language,
      messageId: messageIdOf(id),
      replyTo: replyAddress(from.address, ticket.number, deps.key),
      now,
    });
    await insertMailFiles(trx, id, fileIds);
    await deps.jobs.order(trx, id, 0);
  }

  async function byProgram(trx: Db, kind: ByProgram, mail: PromiseMail): Promise<NotWritten | undefined> {
    const own = [from.address, ...(await deps.ownAddresses(trx))];
    const why =
      whyNotByProgram(mail.address, own) ??
      (acknowledging.some((one) => one === kind) ? await capReached(trx, mail.address, mail.now) : undefined);
    if (why) deps.count(`notWritten:${why}`);
    else await write(trx, mail, { kind, dueAt: mail.dueAt }, null, mail.now);
    return why;
  }

  async function byPerson(trx: Db, kind: 'answer' | 'correction', mail: AnswerMail): Promise<boolean> {
    if (!isOneAddress(mail.address)) return false;
    const { text, translation, noteId, now, fileIds } = mail;
    await write(trx, mail, { kind, text, translation }, noteId, now, fileIds);
    return true;
  }

  async function newCode(trx: Db, mail: CodeMail): Promise<NotWritten | undefined> {
    const why = whyNotByProgram(mail.address, [from.address, ...(await deps.ownAddresses(trx))]);
    if (why) deps.count(`notWritten:${why}`);
    else await write(trx, mail, { kind: 'newCode' }, null, mail.now, [], mail.mailId);
    return why;
  }

  return {
    available: true,
    acknowledge: (trx, mail) => byProgram(trx, 'acknowledgement', mail),
    tooLarge: (trx, mail) => byProgram(trx, 'tooLarge', mail),
    promiseMoved: (trx, mail) => byProgram(trx, 'promiseMoved', mail),
    answer: (trx, mail) => byPerson(trx, 'answer', mail),
    correct: (trx, mail) => byPerson(trx, 'correction', mail),
    codeOf: (mailId) => codeOfMail(mailId, deps.key),
    newCode,
    dropCodes: dropCodeMails,
    async notify(trx, mail) {
      const { ticketId, number, address, now } = mail;
      // A loop would begin here (MO9, DP6).
      if (!isOneAddress(address) || isSameMailbox(address, from.address)) return undefined;
      const id = deps.newId();
      await insertMail(trx, {
        ...plainLetter(mail),
        ...{ id, ticketId, noteId: null, kind: 'departmentNotice', toAddress: address, language: 'de', now },
        messageId: messageIdOf(id),
        replyTo: replyAddress(from.address, number, deps.key, 'department'),
      });
      await deps.jobs.order(trx, id, 0);
      return id;
    },
    async test(trx, mail) {
      const { address, now } = mail;
      if (!isOneAddress(address) || isSameMailbox(address, from.address)) return undefined;
      const id = deps.newId();
      await insertMail(trx, {
        ...plainLetter(mail),
        ...{ id, ticketId: null, noteId: null, kind: 'mailboxTest', toAddress: address, language: 'de', now },
        messageId: messageIdOf(id),
        replyTo: replyAddress(from.address, digitsOfMail(id), deps.key, 'mailboxTest'),
      });
      await deps.jobs.order(trx, id, 0);
      return id;
    },
    async again(trx, ticketId, mailId, now) {
      const done = await sendAgain(trx, ticketId, mailId, now);
      if (done) await deps.jobs.order(trx, mailId, 0);
      return done;
    },
    mailsOf,
    frame: (ticket) => frameOf(headOf(ticket)),
  };
}

/** No mail server is set: nothing is written; what was written earlier can still be read. */
export function writerOff(head: Pick<MailOutDeps, 'from' | 'timeZone'>): MailWriter {
  return {
    available: false,
    acknowledge: async () => 'off',
    tooLarge: async () => 'off',
    promiseMoved: async () => 'off',
    answer: async () => false,
    notify: async () => undefined,
    test: async () => undefined,
    correct: async () => false,
    codeOf: () => undefined,
    newCode: async () => 'off',
    dropCodes: dropCodeMails,
    again: async () => false,
    mailsOf,
    frame: ({ number, language }) =>
      frameOf({ number, language, city: head.from.city, phone: head.from.phone, timeZone: head.timeZone }),
  };
}
