// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Mails to citizens through a real Postfix (decision 38: only as root, whose rights its parts give up): taken on, put off by the
 * citizen's server, refused by it. What is refused comes back as Postfix's own report, by IMAP, to its ticket.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listTicketMails } from '../../src/features/mail/mail-in.contract.ts';
import { listMessages, writeMessage } from '../../src/features/promise/message.contract.ts';
import { getTicket, type Ticket } from '../../src/features/promise/promise.contract.ts';
import { isRoot } from '../../src/platform/process/service-user.ts';
import { startDovecot, type Dovecot } from '../harness/dovecot.ts';
import { startMailServer, type TestMailServer } from '../harness/mail-server.ts';
import { mailedTicket } from '../harness/mailed-ticket.ts';
import type { TestAgent } from '../harness/people.ts';
import { startPostfix, type Postfix } from '../harness/postfix.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait-for.ts';

const why = isRoot() ? '' : ' (left out: Postfix starts as root only)';

describe.skipIf(!isRoot())(`through a real Postfix${why}`, () => {
  let folder: string;
  let citizens: TestMailServer;
  let dovecot: Dovecot;
  let postfix: Postfix;
  let stage: Stage;
  let agent: TestAgent;
  let ticket: Ticket;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'amt-postfix-test-'));
    citizens = await startMailServer();
    dovecot = await startDovecot();
    postfix = await startPostfix({
      nextHop: citizens.port,
      mailbox: { local: 'post', domain: 'stadt.example' },
      maildirs: dovecot.maildirs,
    });
    await writeFile(join(folder, 'password'), dovecot.password);
    await writeFile(
      join(folder, 'mailboxes.yaml'),
      `mailboxes:
  - key: post
    address: post@stadt.example
    department: buergerservice
    imap: imap://${dovecot.host}:${dovecot.port}
    user: post
    passwordFile: password
`,
    );
    stage = await openStage(
      {},
      {
        SMTP_URL: `smtp://127.0.0.1:${postfix.port}`,
        MAIL_FROM: 'Bürgertelefon <post@stadt.example>',
        MAILBOXES: join(folder, 'mailboxes.yaml'),
      },
    );
    agent = await stage.agent();
    ticket = await mailedTicket(stage, agent, { name: 'Zofia Probe', address: 'person@example.org' });
  });
  afterAll(async () => {
    await stage?.close();
    await postfix?.close();
    await dovecot?.close();
    await citizens?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const params = () => ({ ticketId: ticket.ticketId });
  const seen = () => agent.api.call(getTicket, { params: params() });
  const written = async () => (await agent.api.call(listMessages, { params: params() })).mails;
  async function answer(text: string) {
    const before = (await written()).length;
    await agent.api.call(writeMessage, { params: params(), body: { version: (await seen()).version, text } });
    return waitFor(
      'the mail with Postfix',
      async () => {
        const mails = await written();
        return mails.length > before
          ? mails.find((mail) => mail.text.includes(text) && mail.state === 'sent')
          : undefined;
      },
      20_000,
    );
  }

  test('[MO1] [I4] taken on: the citizen’s server gets it once, as it was written', async () => {
    const mail = await waitFor('the acknowledgement', async () => citizens.mails[0], 20_000);
    expect(mail.to).toEqual(['person@example.org']);
    expect(mail.header('received')).toMatch(/by mail\.stadt\.example \(Postfix\)/);
    expect(mail.from).toMatch(/^post\+\d{8}-[a-z2-7]{12}@stadt\.example$/);
    expect(mail.header('auto-submitted')).toBe('auto-generated');
    await expect.poll(() => postfix.queued()).toBe(0);
    expect(citizens.mails).toHaveLength(1);
  });

  test('[MO12] put off by the citizen’s server: Postfix keeps it and hands it over later, once', async () => {
    citizens.say(450, '4.2.0 greylisted, try again later');
    await answer('Der Ausweis ist da.');
    await waitFor(
      'the greylisting',
      async () => /status=deferred .*greylisted/.test(postfix.log()) || undefined,
      20_000,
    );
    expect([postfix.queued(), citizens.mails.length]).toEqual([1, 1]);
    expect(await mailsIn()).toEqual([]);
    citizens.say(0);
    const mail = await waitFor('the answer', async () => citizens.mails[1], 60_000);
    expect(mail.raw).toContain('Der Ausweis ist da.');
    await expect.poll(() => postfix.queued()).toBe(0);
    expect(citizens.mails).toHaveLength(2);
    const { promises } = await seen();
    expect(promises.map(({ keptAt }) => keptAt !== null)).toEqual([true]);
  }, 120_000);

  test('[MI9] [MO11] refused by the citizen’s server: Postfix’s report comes back to the ticket, and somebody must act', async () => {
    citizens.say(550, '5.1.1 mailbox unknown here');
    await answer('Bitte bringen Sie ein Bild mit.');
    const note = await waitFor(
      'the report',
      async () => (await seen()).notes.find(({ kind }) => kind === 'mailIn'),
      30_000,
    );
    expect(note.text).toMatch(/mailbox unknown\s+here/);
    expect(await mailsIn()).toEqual([{ kind: 'bounce', state: 'processed', ticketId: ticket.ticketId }]);
    const [report] = (await agent.api.call(listTicketMails, { params: params() })).mails;
    expect(report?.fromAddress?.toLowerCase()).toBe('mailer-daemon@mail.stadt.example');
    const now = await seen();
    expect([now.state, now.promises.filter((one) => one.keptAt === null && one.endedReason === null).length]).toEqual([
      'open',
      1,
    ]);
    // A report is answered by nobody: no mail goes round in circles.
    await new Promise((done) => setTimeout(done, 2_000));
    expect([postfix.queued(), citizens.mails.length, await stage.sql('select 1 from ticket')]).toMatchObject([
      0,
      2,
      [{}],
    ]);
    expect(dovecot.count('post', '')).toBe(0);
  });

  const mailsIn = () =>
    stage.sql<{ kind: string; state: string; ticketId: string }>(
      'select kind, state, ticket_id as "ticketId" from mail_message',
    );
});
