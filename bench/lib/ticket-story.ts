// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One matter from the call to the citizen's reply, as people live it: who gets no answer from the program asks again. */
import { ApiRefusal, type ApiClient } from '../../src/cli/api-client.ts';
import { chooseState, getDesk } from '../../src/features/agent/agent.contract.ts';
import { listOpenContacts } from '../../src/features/matter/matter.contract.ts';
import { writeMessage } from '../../src/features/promise/message.contract.ts';
import { createTicket, getTicket } from '../../src/features/promise/promise.contract.ts';
import type { Call } from '../../src/platform/phone/call-view.ts';
import type { TestAgent } from '../../test/harness/people.ts';
import type { ReceivedMail } from '../../test/harness/mail-server.ts';
import { waitFor } from '../../test/harness/wait-for.ts';
import { answerByDepartment } from './ticket-department.ts';
import { insisted, patiently, type Story, type StoryDeps } from './ticket-patience.ts';

/** A call an agent has taken. */
export interface Taken {
  readonly leg: Call;
  /** The same as the call's. */
  readonly contactId: string;
  readonly sipCallId: string;
}

/** A ticket as its story goes on with it; `unsaid`: see the record of it. */
export interface MadeTicket {
  readonly ticketId: string;
  readonly matterId: string;
  readonly dueAt: number;
  readonly unsaid: boolean;
}

const mostKeys = 40;

/**
 * Somebody calls and asks for a person: the menu is heard again after a crash, and the key with it. `dialled` is told before
 * anybody can take the call.
 */
export async function dial(deps: StoryDeps, story: Story, dialled: (caller: Call) => void): Promise<void> {
  const { stage } = deps.world;
  const caller = await stage.dial({ from: `0151${String(20_000_000 + story.id)}` });
  deps.write({ who: 'story', story: story.id, what: 'dialled', sipCallId: caller.sipCallId });
  dialled(caller);
  await caller.answered();
  // Killed every few seconds, the server hears one key of three; nobody hangs up here before the queue.
  for (let tried = 0; tried < mostKeys; tried += 1) {
    await caller.press('0');
    const isQueued = await waitFor('the queue', async () => (await isInQueue(deps, caller)) || undefined, 4_000).catch(
      () => false,
    );
    if (isQueued) return;
  }
  throw new Error(`the caller pressed 0 ${mostKeys} times and is not in the queue`);
}

async function isInQueue({ world }: StoryDeps, caller: Call): Promise<boolean> {
  const rows = await world.stage.sql('select 1 from call where sip_call_id = $1 and queued_at is not null', [
    caller.sipCallId,
  ]);
  return rows.length > 0;
}

/**
 * An agent takes whoever comes. A ring that ends by itself (its caller gave up, the server died) is followed by another; who is
 * shown as not ready meanwhile says ready, as people do.
 */
export async function take(deps: StoryDeps, agent: TestAgent): Promise<Taken> {
  const until = performance.now() + 90_000;
  for (;;) {
    const leg = await agent.phone.nextRing(5_000).catch((error: unknown) => {
      if (performance.now() > until) throw error;
      return undefined;
    });
    if (!leg) {
      if ((await stateOf(agent)) !== 'ready')
        await insisted(agent.api, chooseState, { body: { state: 'ready' } }).catch(() => undefined);
      continue;
    }
    const contactId = await answer(agent, leg).catch((error: unknown) => {
      if (leg.state === 'ended') return undefined;
      throw error;
    });
    if (contactId === undefined) continue;
    const [row] = await deps.world.stage.sql<{ id: string }>('select sip_call_id as id from call where id = $1', [
      contactId,
    ]);
    return { leg, contactId, sipCallId: row?.id ?? '' };
  }
}

/** Gives the call's id once the desk shows it; undefined when the leg has ended before. */
async function answer(agent: TestAgent, leg: Call): Promise<string | undefined> {
  leg.ring();
  leg.answer();
  await leg.answered();
  const ended = Symbol('ended');
  const seen = await waitFor(
    'the call on the desk',
    async () => {
      if (leg.state === 'ended') return ended;
      const { call } = await insisted(agent.api, getDesk);
      return call?.phase === 'talk' ? call.callId : undefined;
    },
    20_000,
  );
  return seen === ended ? undefined : seen;
}

/** Makes the ticket of the call, ends it, and the agent is ready again. */
export async function workOn(deps: StoryDeps, story: Story, agent: TestAgent, taken: Taken): Promise<MadeTicket> {
  story.step = 'inTalk';
  const matter = await waitFor(
    'the matter on the desk',
    async () => {
      const { contacts } = await insisted(agent.api, listOpenContacts);
      return contacts.find(({ contactId }) => contactId === taken.contactId)?.matters[0];
    },
    20_000,
  );
  story.step = 'makingTicket';
  const { departmentId, address } = deps.world.departments[story.by];
  const made = await makeTicket(deps, agent.api, { ...matter, story: story.id, departmentId });
  const { leftAlone, by } = story;
  deps.write({
    ...{ who: 'story', story: story.id, what: 'ticket', to: addressOf(story.id), leftAlone, by, department: address },
    ...made,
  });
  story.step = 'hangingUp';
  await taken.leg.hangUp();
  await waitFor('after-call work', async () => (await stateOf(agent)) === 'afterCall', 20_000);
  await insisted(agent.api, chooseState, { body: { state: 'ready' } });
  return made;
}

/** What follows without an agent: acknowledgement, answer and reply, or the new time of a promise in danger. */
export async function followUp(deps: StoryDeps, story: Story, made: MadeTicket): Promise<void> {
  const { clerk, team } = deps.world;
  const params = { ticketId: made.ticketId };
  story.step = 'awaitingAcknowledgement';
  await mailTo(deps, story, 1);
  if (story.leftAlone) {
    story.step = 'awaitingNewTime';
    await mailTo(deps, story, 2);
  } else {
    if (story.by === 'clerk') {
      story.step = 'answering';
      const { version } = await insisted(clerk, getTicket, { params });
      await insisted(clerk, writeMessage, { params, body: { version, text: 'Ihr Ausweis ist da.' } }).catch(
        (error: unknown) => {
          // Written before the crash, asked for again: the other one counted.
          if (!(error instanceof ApiRefusal && error.code === 'versionChanged')) throw error;
        },
      );
    } else await answerByDepartment(deps, story, made.ticketId);
    deps.write({ who: 'story', story: story.id, what: 'answered' });
    story.step = 'awaitingAnswer';
    const answer = await mailTo(deps, story, 2);
    story.step = 'replying';
    const messageId = `<reply-${story.id}@example.org>`;
    deps.world.deliver(replyTo(answer, story.id, messageId));
    deps.write({ who: 'story', story: story.id, what: 'delivered', messageId, of: 'citizen' });
    story.step = 'awaitingReply';
    await patiently(deps, story, 'the reply on the ticket', async () =>
      (await insisted(team, getTicket, { params })).notes.some(({ kind }) => kind === 'mailIn'),
    );
  }
  story.step = 'done';
  deps.write({ who: 'story', story: story.id, what: 'over' });
}

const addressOf = (story: number): string => `osoba${story}@example.org`;

async function makeTicket(
  deps: StoryDeps,
  api: ApiClient,
  matter: {
    readonly matterId: string;
    readonly version: number;
    readonly story: number;
    readonly departmentId: string;
  },
): Promise<MadeTicket> {
  const { matterId, version, departmentId } = matter;
  const wish = { kind: 'email', address: addressOf(matter.story) } as const;
  try {
    const { ticket } = await insisted(api, createTicket, {
      params: { matterId },
      body: {
        ...{ version, departmentId, wish },
        text: 'Wo bleibt der Ausweis?',
        citizenName: 'Osoba',
        language: 'pl',
      },
    });
    const dueAt = Date.parse(ticket.promises[0]?.dueAt ?? '');
    return { ticketId: ticket.ticketId, matterId, dueAt, unsaid: false };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || !['versionChanged', 'alreadyDecided'].includes(error.code)) throw error;
    const [row] = await deps.world.stage.sql<{ ticketId: string; dueAt: Date }>(
      'select t.id as "ticketId", t.next_due as "dueAt" from ticket t where t.matter_id = $1',
      [matterId],
    );
    if (!row) throw error;
    return { ticketId: row.ticketId, matterId, dueAt: row.dueAt.getTime(), unsaid: true };
  }
}

/** The nth different mail to this citizen; the same one twice counts once. */
async function mailTo(deps: StoryDeps, story: Story, nth: number): Promise<ReceivedMail> {
  const to = addressOf(story.id);
  return patiently(deps, story, `mail ${nth} to ${to}`, async () => {
    const different = new Map<string, ReceivedMail>();
    for (const mail of deps.world.mailServer.mails)
      if (mail.to.includes(to)) different.set(mail.header('message-id') ?? '', mail);
    return [...different.values()][nth - 1];
  });
}

async function stateOf(agent: TestAgent): Promise<string | undefined> {
  return agent.desk().then(
    ({ work }) => work?.state,
    () => undefined,
  );
}

function replyTo(mail: ReceivedMail, story: number, messageId: string): string {
  return [
    `From: Osoba <${addressOf(story)}>`,
    `To: ${mail.header('reply-to') ?? ''}`,
    `Subject: Re: ${mail.header('subject') ?? ''}`,
    `Message-ID: ${messageId}`,
    `In-Reply-To: ${mail.header('message-id') ?? ''}`,
    'Date: Mon, 23 Nov 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Dziękuję, sprawa ${story}.`,
    '',
  ].join('\r\n');
}
