// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The place of `bench:kill -- --flow ticket`: the whole program, a mail server that takes its time, a real Dovecot, a clerk. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { createApiClient, type ApiClient } from '../../src/cli/api-client.ts';
import { createAccount, login } from '../../src/features/account/account.contract.ts';
import { listDepartments } from '../../src/features/directory/directory.contract.ts';
import { changeNoticeSettings, listNoticeSettings } from '../../src/features/portal/portal.contract.ts';
import { steadyUnixMs } from '../../src/platform/clock.ts';
import { startDovecot, type Dovecot } from '../../test/harness/dovecot.ts';
import { startMailServer, type ReceivedMail, type TestMailServer } from '../../test/harness/mail-server.ts';
import { openStage, type Stage } from '../../test/harness/stage.ts';

/** Who answers a matter: a clerk who signs in, one who holds a one-time link, or a department served by mail alone. */
export type AnsweredBy = 'clerk' | 'link' | 'mail';

/** Departments by how they hear of their tickets, and the mailbox that is written to. */
const places = {
  clerk: { name: 'Bürgerservice', address: '' },
  link: { name: 'Bauaufsicht', address: 'bauaufsicht@fach.example' },
  mail: { name: 'Führerscheinstelle', address: 'fuehrerschein@amt.example' },
} as const satisfies Readonly<Record<AnsweredBy, { name: string; address: string }>>;

/** A department of the run. */
export interface FlowDepartment {
  readonly departmentId: string;
  /** Where its notices go; empty = nowhere. */
  readonly address: string;
}

/** The address mails come from and answers come back to. */
export const post = 'post@stadt.example';
const mailbox = 'post';

export interface TicketWorld {
  readonly stage: Stage;
  readonly mailServer: TestMailServer;
  readonly dovecot: Dovecot;
  readonly clerk: ApiClient;
  /** Somebody of the team, who reads every ticket. */
  readonly team: ApiClient;
  readonly departments: Readonly<Record<AnsweredBy, FlowDepartment>>;
  /** What a browser without any session would call with. */
  stranger(): ApiClient;
  /** A citizen's mail is delivered to the city's mailbox. */
  deliver(raw: string): void;
  /** When the mail server took each of its mails, by the program's clock (Unix milliseconds). */
  readonly arrivedAt: readonly number[];
  /** Moves the program's clock; a server that starts anew forgets it. */
  setClock(at: number): Promise<void>;
  /** Mails that lie in the mailbox and were not taken in. */
  left(): number;
  close(): Promise<void>;
}

/**
 * Opens it. `mayTakeMs` gives how long the mail server keeps the sender waiting for each mail it has taken; `sabotage` names
 * the safeguard that is off.
 */
export async function openTicketWorld(mayTakeMs: () => number, sabotage?: string): Promise<TicketWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'amt-ticket-flow-'));
  const dovecot = await startDovecot();
  const mailServer = await startMailServer();
  const arrivedAt: number[] = [];
  let shiftMs = 0;
  mailServer.onTaken = () => {
    arrivedAt[mailServer.mails.length - 1] = steadyUnixMs() + shiftMs;
    return sleep(mayTakeMs());
  };
  await writeFile(join(folder, 'password'), dovecot.password);
  await writeFile(
    join(folder, 'mailboxes.yaml'),
    `mailboxes:
  - key: ${mailbox}
    address: ${post}
    department: buergerservice
    imap: imap://${dovecot.host}:${dovecot.port}
    user: ${mailbox}
    passwordFile: password
`,
  );
  const stage = await openStage(
    {},
    {
      SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
      MAIL_FROM: `Bürgertelefon <${post}>`,
      MAILBOXES: join(folder, 'mailboxes.yaml'),
      ...(sabotage === undefined ? {} : { AMTSLEITUNG_SABOTAGE: sabotage }),
    },
  );
  const departments = {
    clerk: await placeOf(stage, 'clerk'),
    link: await placeOf(stage, 'link'),
    mail: await placeOf(stage, 'mail'),
  };
  return {
    ...{ stage, mailServer, dovecot, departments, arrivedAt },
    clerk: await signedIn(stage, 'sachbearbeitung', { roles: ['clerk'], departmentId: departments.clerk.departmentId }),
    team: await signedIn(stage, 'servicekraft', { roles: ['agent'] }),
    stranger: () => createApiClient(stage.program.url),
    deliver: (raw) => dovecot.deliver(mailbox, Buffer.from(raw)),
    async setClock(at) {
      await stage.program.setClock(new Date(at).toISOString());
      shiftMs = at - steadyUnixMs();
    },
    left: () => dovecot.count(mailbox, ''),
    async close() {
      await stage.close();
      await mailServer.close();
      await dovecot.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Finds a department and sets how it hears of its tickets. */
async function placeOf(stage: Stage, by: AnsweredBy): Promise<FlowDepartment> {
  const { name, address } = places[by];
  const api = stage.program.admin();
  const { departments } = await api.call(listDepartments);
  const departmentId = departments.find((one) => one.name === name)?.departmentId;
  if (departmentId === undefined) throw new Error(`the city has no ${name}`);
  if (by !== 'clerk') {
    const settings = await api.call(listNoticeSettings);
    const was = settings.departments.find((one) => one.departmentId === departmentId);
    if (!was) throw new Error(`${name} has no settings`);
    await api.call(changeNoticeSettings, {
      params: { departmentId },
      body: { mode: by, address, was: { mode: was.mode, address: was.address } },
    });
  }
  return { departmentId, address };
}

async function signedIn(
  stage: Stage,
  name: string,
  as: { readonly roles: ('clerk' | 'agent')[]; readonly departmentId?: string },
): Promise<ApiClient> {
  const password = 'ein-langes-kennwort-im-versuch';
  await stage.program.admin().call(createAccount, {
    body: { name, displayName: name, password, practice: true, ...as },
  });
  const api = createApiClient(stage.program.url);
  await api.call(login, { body: { name, password } });
  return api;
}

/** Whether the citizen reads Polish first, and German below. */
export async function isInBothLanguages(mail: ReceivedMail): Promise<boolean> {
  const { text = '' } = await PostalMime.parse(mail.raw);
  const polish = text.indexOf('Dzień dobry');
  return polish >= 0 && text.indexOf('Guten Tag', polish) > polish;
}
