// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What did not become a ticket by itself, and what programs wrote, for those who keep the mailboxes (MI16). */
import type { Db } from '../../platform/database/database.ts';
import type { AutomaticMail, QuarantinedMail } from './mail-in.contract.ts';

const dayMs = 86_400_000;

/** What lies in quarantine, the newest first; it is kept for `keepDays`. `departmentOf` gives the department of a mailbox. */
export async function quarantinedMails(
  db: Db,
  limit: number,
  keepDays: number,
  departmentOf: (mailbox: string) => Promise<string | undefined>,
): Promise<QuarantinedMail[]> {
  const rows = await db
    .selectFrom('mailMessage')
    .select(['id', 'mailbox', 'receivedAt', 'endedAt', 'reason', 'fromName', 'fromAddress', 'subject'])
    .select('wholeBytes')
    .select((eb) => eb.fn<number>('octet_length', ['raw']).as('bytes'))
    .where('state', '=', 'quarantined')
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const departments = new Map<string, string | undefined>();
  for (const key of new Set(rows.map(({ mailbox }) => mailbox))) departments.set(key, await departmentOf(key));
  return rows.map((row) => ({
    mailId: row.id,
    mailbox: row.mailbox,
    receivedAt: row.receivedAt.toISOString(),
    reason: row.reason === null || row.reason === 'own' || row.reason === 'mailboxTest' ? 'broken' : row.reason,
    bytes: row.wholeBytes ?? row.bytes,
    keptUntil: new Date((row.endedAt ?? row.receivedAt).getTime() + keepDays * dayMs).toISOString(),
    fromName: row.fromName ?? '',
    fromAddress: row.fromAddress ?? '',
    subject: row.subject ?? '',
    departmentId: departments.get(row.mailbox) ?? null,
  }));
}

/** How many mails could not be kept as tickets yet and are tried again by themselves (MI2). */
export async function waitingMails(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('mailMessage')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', '=', 'stored')
    .where('attempts', '>', 0)
    .executeTakeFirstOrThrow();
  return n;
}

/** What programs wrote, the newest first. The story of a protected ticket is not told here. */
export async function automaticMails(db: Db, limit: number): Promise<AutomaticMail[]> {
  const rows = await db
    .selectFrom('mailMessage')
    .leftJoin('ticket', 'ticket.id', 'mailMessage.ticketId')
    .select(['mailMessage.id', 'mailbox', 'receivedAt', 'kind', 'fromName', 'fromAddress', 'subject', 'noteId'])
    .select(['ticketId', 'ticket.number', 'ticket.protected', 'mailMessage.reason'])
    .where((eb) =>
      eb.or([eb('mailMessage.state', '=', 'ignored'), eb('kind', 'in', ['autoReply', 'bounce', 'list'] as const)]),
    )
    .orderBy('receivedAt', 'desc')
    .orderBy('mailMessage.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const isHidden = row.protected === true;
    return {
      mailId: row.id,
      mailbox: row.mailbox,
      receivedAt: row.receivedAt.toISOString(),
      kind:
        row.reason === 'mailboxTest' ? 'mailboxTest' : row.kind === null || row.kind === 'person' ? 'own' : row.kind,
      fromName: isHidden ? '' : (row.fromName ?? ''),
      fromAddress: isHidden ? '' : (row.fromAddress ?? ''),
      subject: isHidden ? '' : (row.subject ?? ''),
      ticket:
        row.ticketId === null || row.number === null
          ? null
          : { ticketId: row.ticketId, number: row.number, isNew: row.noteId === null },
    };
  });
}

/** True for a department there is. */
export async function isDepartment(db: Db, departmentId: string): Promise<boolean> {
  const row = await db.selectFrom('department').select('id').where('id', '=', departmentId).executeTakeFirst();
  return row !== undefined;
}
