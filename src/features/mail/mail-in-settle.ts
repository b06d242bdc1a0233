// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What is made of a mail that could be read: a ticket, a note on one, or nothing, in one transaction (MI2). */
import { withAsciiDomain } from '../../lib/ascii-domain.ts';
import type { Db } from '../../platform/database/database.ts';
import { senderCheck } from './mail-in-auth.core.ts';
import {
  answerTo,
  asksForSomebody,
  hintsOf,
  kindOf,
  namedNumbers,
  storyOf,
  ticketNumberOf,
  whyUnconfirmed,
  type MailHint,
  type MailKind,
  type ReadMail,
  type Unconfirmed,
} from './mail-in.core.ts';
import type { MadeTicket, MailTickets, TellArrived, TestedMailbox } from './mail-in.port.ts';
import { endByHand, holdMail, holdQuarantined, settleMail, type WaitingMail } from './mail-in.store.ts';
import { languageOfText } from './mail-language.core.ts';

export interface SettleDeps {
  readonly tickets: MailTickets;
  /** Unix milliseconds. */
  readonly nowMs: () => number;
  /** Addresses we write from. */
  readonly ownAddresses: readonly string[];
  /** The department whose mail lies in this mailbox; undefined = the mailbox is no longer set up. */
  readonly departmentOf: (mailbox: string) => Promise<string | undefined>;
  /** The name under which the server of this mailbox says who wrote (RFC 8601); undefined = it says nothing. */
  readonly authservIdOf?: (mailbox: string) => string | undefined;
  /** The number our signed address stands for; undefined for every other address. */
  readonly numberOf: (address: string) => string | undefined;
  /** The same for addresses departments answer to; absent = there are none. */
  readonly departmentNumberOf?: (address: string) => string | undefined;
  /** Tests of mailboxes and what comes back of them; `answered` says whether such a test runs. Absent = there are none. */
  readonly mailboxTests?: {
    digitsOf(address: string): string | undefined;
    answered(trx: Db, mail: TestedMailbox): Promise<boolean>;
  };
  /** Mails we wrote ourselves, by Message-ID; absent = none are known. */
  readonly isOurs?: (trx: Db, messageId: string) => Promise<boolean>;
  /** Tells a sender that may be told; absent = nothing is ever sent. */
  readonly arrived?: TellArrived;
}

/** What became of a mail that could be read; `gone` = somebody else took it up. */
export type Settled = 'ticket' | 'appended' | 'ignored' | 'gone';

/** Makes of a mail what it shall be. */
export async function settleRead(trx: Db, deps: SettleDeps, waiting: WaitingMail, mail: ReadMail): Promise<Settled> {
  if (!(await holdMail(trx, waiting.id))) return 'gone';
  const now = deps.nowMs();
  const kind =
    mail.messageId !== null && (await deps.isOurs?.(trx, mail.messageId)) === true
      ? 'own'
      : kindOf(mail, deps.ownAddresses);
  if (kind === 'own') {
    await settleMail(trx, waiting.id, { mail, kind, hints: [] }, { state: 'ignored', reason: 'own' }, now);
    return 'ignored';
  }
  if (await answersTest(trx, deps, mail, kind, now)) {
    const end = { state: 'ignored', reason: 'mailboxTest' } as const;
    await settleMail(trx, waiting.id, { mail, kind, hints: [] }, end, now);
    return 'ignored';
  }
  const left = leftBehind(waiting);
  const noted = await byDepartment(trx, deps, waiting, mail, kind);
  if (noted) return noted;
  const number = ticketNumberOf(mail, kind, deps.numberOf);
  const ticketId = number === undefined ? undefined : await deps.tickets.find(trx, number);
  if (ticketId !== undefined) {
    const hints = [...left, ...hintsOf(mail, kind, [])];
    const reopens = asksForSomebody(kind);
    const text = storyOf(mail, waiting.wholeBytes);
    const byPerson = kind === 'person';
    const noteId = await deps.tickets.append(trx, { ticketId, text, reopens, byPerson, now });
    const end = { state: 'processed', ticketId, noteId, unconfirmed: null } as const;
    await settleMail(trx, waiting.id, { mail, kind, hints }, end, now);
    return 'appended';
  }
  const named: string[] = [];
  for (const one of namedNumbers(mail)) if ((await deps.tickets.find(trx, one)) !== undefined) named.push(one);
  const hints = [...left, ...hintsOf(mail, kind, named)];
  const language = languageOfText(`${mail.subject}\n${mail.text}`);
  const address = answerTo(mail)?.address ?? null;
  const made = await deps.tickets.create(trx, {
    departmentId: await departmentOf(deps, waiting.mailbox),
    address,
    citizenName: mail.from?.name ?? '',
    language,
    text: storyOf(mail, waiting.wholeBytes),
    receivedAt: waiting.receivedAt,
    now,
  });
  const tooLarge = waiting.wholeBytes !== null;
  const unconfirmed =
    whyNotTell(deps, waiting, mail, kind) ??
    (address === null || deps.arrived === undefined
      ? 'off'
      : await deps.arrived(trx, { ...made, address, language, tooLarge, now }));
  const end = { state: 'processed', ticketId: made.ticketId, noteId: null, unconfirmed: unconfirmed ?? null } as const;
  await settleMail(trx, waiting.id, { mail, kind, hints }, end, now);
  return 'ticket';
}

/** MI23: what came to the address of a test that runs; anything later is a mail like others, so that nobody's words are lost. */
async function answersTest(
  trx: Db,
  { mailboxTests }: SettleDeps,
  mail: ReadMail,
  kind: TestedMailbox['kind'],
  now: number,
): Promise<boolean> {
  if (!mailboxTests) return false;
  const digits = ticketNumberOf(mail, kind, (address) => mailboxTests.digitsOf(address));
  return digits !== undefined && mailboxTests.answered(trx, { digits, kind, text: mail.text, now });
}

/** MI22: what came to the address departments answer to; undefined = it did not. */
async function byDepartment(
  trx: Db,
  deps: SettleDeps,
  waiting: WaitingMail,
  mail: ReadMail,
  kind: MailKind,
): Promise<Settled | undefined> {
  const number = deps.departmentNumberOf && ticketNumberOf(mail, kind, deps.departmentNumberOf);
  const ticketId = number === undefined ? undefined : await deps.tickets.find(trx, number);
  if (ticketId === undefined || !deps.tickets.fromDepartment) return undefined;
  const now = deps.nowMs();
  const { noteId, proposed } = await deps.tickets.fromDepartment(trx, {
    ...{ ticketId, from: mail.from?.address ?? '', story: storyOf(mail, waiting.wholeBytes), text: mail.text, now },
    ...{ byPerson: kind === 'person', failed: kind === 'bounce' },
    sender: senderCheck(mail.signals.authentication, deps.authservIdOf?.(waiting.mailbox), `@${fromDomain(mail)}`),
  });
  const hints: readonly MailHint[] = [
    ...leftBehind(waiting),
    ...hintsOf(mail, kind, []),
    ...(kind === 'person' && !proposed ? [{ code: 'notDepartment' } as const] : []),
  ];
  const end = { state: 'processed', ticketId, noteId, unconfirmed: null } as const;
  await settleMail(trx, waiting.id, { mail, kind, hints }, end, now);
  return 'appended';
}

function leftBehind({ wholeBytes }: WaitingMail): readonly MailHint[] {
  return wholeBytes === null ? [] : [{ code: 'tooLarge', bytes: wholeBytes }];
}

function whyNotTell(
  deps: SettleDeps,
  { mailbox }: WaitingMail,
  mail: ReadMail,
  kind: MailKind,
): Unconfirmed | undefined {
  return whyUnconfirmed(mail, kind, {
    addresses: deps.ownAddresses,
    authservId: deps.authservIdOf?.(mailbox),
    fromDomain: fromDomain(mail),
  });
}

/** The sender's domain in ASCII; empty = no sender, or more than one. */
function fromDomain(mail: Pick<ReadMail, 'from'>): string {
  const from = withAsciiDomain(mail.from?.address ?? '');
  return from.slice(from.lastIndexOf('@') + 1);
}

async function departmentOf(deps: SettleDeps, mailbox: string): Promise<string> {
  const departmentId = await deps.departmentOf(mailbox);
  if (departmentId === undefined) throw new Error(`mailbox ${mailbox} has no department`);
  return departmentId;
}

/** What a person says of a mail no program can read. */
export interface ByHand {
  readonly departmentId: string;
  readonly text: string;
  /** Null = nobody can be answered by mail. */
  readonly address: string | null;
  readonly citizenName: string;
}

/** Makes a ticket of a mail in quarantine by a person's words (MI16); undefined = it does not lie there. */
export async function settleByHand(
  trx: Db,
  deps: SettleDeps,
  id: string,
  words: ByHand,
): Promise<MadeTicket | undefined> {
  const receivedAt = await holdQuarantined(trx, id);
  if (receivedAt === undefined) return undefined;
  const now = deps.nowMs();
  const made = await deps.tickets.create(trx, {
    ...words,
    language: languageOfText(words.text),
    receivedAt,
    now,
  });
  const hints: readonly MailHint[] = [
    { code: 'byHand' },
    ...(words.address === null ? [{ code: 'noSender' } as const] : []),
  ];
  await endByHand(trx, id, { ticketId: made.ticketId, hints, now });
  return made;
}
