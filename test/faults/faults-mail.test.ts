// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The server dies while a mail is handed over: nothing is lost, and what came twice can be told and is told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMessages, writeMessage } from '../../src/features/promise/message.contract.ts';
import type { Ticket } from '../../src/features/promise/promise.contract.ts';
import { startMailServer, type TestMailServer } from '../harness/mail-server.ts';
import { mailedTicket } from '../harness/mailed-ticket.ts';
import type { TestAgent } from '../harness/people.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait-for.ts';

let server: TestMailServer;
let stage: Stage;
let agent: TestAgent;
let ticket: Ticket;

beforeAll(async () => {
  server = await startMailServer();
  stage = await openStage({}, { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: 'post@stadt.example' });
  agent = await stage.agent();
  ticket = await mailedTicket(stage, agent, { name: 'Zofia Probe', address: 'person@example.org' });
  await waitFor('the acknowledgement', async () => server.mails.length === 1);
});
afterAll(async () => {
  await stage?.close();
  await server?.close();
});

const params = () => ({ ticketId: ticket.ticketId });
const answer = async () =>
  (await agent.api.call(listMessages, { params: params() })).mails.find(({ kind }) => kind === 'answer');

test('[MO2] killed after the mail server took the mail, before the program knew: sent again as the same mail, and the ticket says so', async () => {
  let killed: Promise<unknown> | undefined;
  server.onTaken = async () => {
    server.onTaken = undefined;
    killed = stage.program.killServer();
    await killed.catch(() => undefined);
  };
  await agent.api.call(writeMessage, {
    params: params(),
    body: { version: ticket.version, text: 'Der Ausweis ist da.' },
  });
  await waitFor('the kill', async () => killed !== undefined, 20_000);
  await killed;
  await stage.program.ready();
  // Nobody knows how the try ended, and nobody claims to.
  expect(await waitFor('the mail', answer, 20_000)).toMatchObject({ state: 'waiting', attempts: 1 });
  await stage.program.setClock(new Date(Date.now() + 6 * 60_000).toISOString());
  const sent = await waitFor(
    'the second try',
    async () => {
      const mail = await answer();
      return mail?.state === 'sent' ? mail : undefined;
    },
    45_000,
  );
  await stage.program.setClock(undefined);
  expect(sent).toMatchObject({ attempts: 2, maybeTwice: true });
  expect(server.mails).toHaveLength(3);
  const ids = server.mails.slice(1).map((mail) => mail.header('message-id'));
  expect(ids[0]).toMatch(/^<.+@stadt\.example>$/);
  expect(ids[1]).toBe(ids[0]);
});
