// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The run of `bench:kill -- --flow ticket`: calls become tickets, are acknowledged, answered and replied to, promises get into
 * danger, and the server dies at random times in between. What is left in database, mailbox and mail server is written down.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { steadyUnixMs } from '../../src/platform/clock.ts';
import type { TestAgent } from '../../test/harness/people.ts';
import { waitFor } from '../../test/harness/wait-for.ts';
import { killServer } from './kill-faults.ts';
import type { TicketLine } from './ticket-figures.ts';
import type { Story, StoryDeps } from './ticket-patience.ts';
import { dial, followUp, take, workOn, type MadeTicket } from './ticket-story.ts';
import { isInBothLanguages, openTicketWorld, type AnsweredBy, type TicketWorld } from './ticket-world.ts';

export interface TicketFlow {
  readonly kills: number;
  readonly random: () => number;
  /** The safeguard that is off; undefined = all are on. */
  readonly sabotage?: string | undefined;
  readonly write: (line: TicketLine) => void;
  readonly say: (text: string) => void;
  /** Told what to close when the run is broken off. */
  readonly opened: (world: TicketWorld) => void;
}

const agents = 3;
/** Of so many matters one is left alone. */
const everyAlone = 4;
/** Who answers the others: a clerk, a department with one-time links, one that is served by mail alone. */
const turns: readonly AnsweredBy[] = ['clerk', 'clerk', 'link', 'mail'];
/** No more acknowledgements than this go out in an hour (MO8). */
const mostStories = 280;
const minute = 60_000;

/** Runs it; resolves when everything was written down. */
export async function runTicketFlow(flow: TicketFlow): Promise<void> {
  const world = await openTicketWorld(() => flow.random() * 300, flow.sabotage);
  flow.opened(world);
  const { stage } = world;
  /** From when on answered, or all, have to come to their end. */
  let inHurry: 'nobody' | 'answered' | 'all' = 'nobody';
  const deps: StoryDeps = { world, write: flow.write, patienceMs };
  function patienceMs({ leftAlone }: Story): number {
    const isInHurry = inHurry === 'all' || (inHurry === 'answered' && !leftAlone);
    // 280 promises that move at once are 350 mails, six a second on two cores that do everything else as well.
    return isInHurry ? 180_000 : Number.POSITIVE_INFINITY;
  }
  const stories: Story[] = [];
  const following: Promise<void>[] = [];
  const followed = new Set<Story>();
  let isOver = false;
  let allowed = 0;
  let latestDue = 0;

  const callers = new Map<string, Story>();
  async function work(agent: TestAgent): Promise<void> {
    while (!isOver) {
      if (stories.length >= allowed) {
        await sleep(100);
        continue;
      }
      const turn = stories.length % everyAlone;
      const own: Story = { id: stories.length + 1, leftAlone: turn === 0, by: turns[turn] ?? 'clerk', step: 'calling' };
      stories.push(own);
      await dial(deps, own, (caller) => callers.set(caller.sipCallId, own)).catch((error: unknown) =>
        stuck(own, error),
      );
      await serve(agent);
    }
  }
  /** Whoever waits longest comes first: it may be a caller of the neighbour's. */
  async function serve(agent: TestAgent): Promise<void> {
    let story: Story | undefined;
    try {
      const taken = await take(deps, agent);
      story = callers.get(taken.sipCallId);
      if (!story) throw new Error('a call nobody made');
      const made = await workOn(deps, story, agent, taken);
      latestDue = Math.max(latestDue, made.dueAt);
      // A call that is taken a second time (its agent was thought gone) makes no second citizen.
      if (!followed.has(story)) following.push(follow(story, made));
      followed.add(story);
    } catch (error) {
      for (const left of story ? [story] : calling()) stuck(left, error);
      await agent.choose('ready').catch(() => undefined);
    }
  }
  async function follow(story: Story, made: MadeTicket): Promise<void> {
    await followUp(deps, story, made).catch((error: unknown) => stuck(story, error));
  }
  function stuck(story: Story, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    flow.say(`matter ${story.id}, ${story.step}: ${why}`);
    flow.write({ who: 'story', story: story.id, what: 'stuck', step: story.step, why });
    story.step = 'stuck';
  }
  const calling = (): Story[] => stories.filter(({ step }) => step === 'calling');
  const busy = (): Story[] =>
    stories.filter(({ step }) => step !== 'done' && step !== 'stuck' && step !== 'awaitingNewTime');

  // The last sixth is kept for the promises in danger.
  const inDanger = Math.ceil(flow.kills / 6);
  const inWork = flow.kills - inDanger;
  const team: TestAgent[] = [];
  for (let made = 0; made < agents; made += 1) team.push(await stage.agent());
  const shifts = team.map(work);
  for (let kill = 1; kill <= inWork; kill += 1) {
    // Spread over the kills, so that each of them meets matters under way.
    allowed = Math.min(mostStories, Math.max(agents * 4, Math.ceil((kill / inWork) * mostStories)), kill * agents * 4);
    await sleep(300 + flow.random() * 3_500);
    flow.say(`kill ${kill} of ${flow.kills}: ${stories.length} matters, ${busy().length} under way`);
    await killOnce(flow, world, kill, busy());
  }
  isOver = true;
  await Promise.all(shifts);
  const [last] = team;
  while (last && calling().length > 0) await serve(last);
  flow.say('what the mail server took and the program could not know is tried again');
  inHurry = 'answered';
  await world.setClock(steadyUnixMs() + 7 * minute);
  await waitFor('all that is answered', () => busy().length === 0 || undefined, 90_000).catch((error: Error) =>
    flow.say(error.message),
  );
  flow.say('the last service hour of the promises nobody kept');
  for (let kill = 1; kill <= inDanger; kill += 1) {
    const at = latestDue - 58 * minute + Math.floor((kill / inDanger) * 5) * 6 * minute;
    await world.setClock(at);
    await sleep(flow.random() * 2_500);
    await killOnce(
      flow,
      world,
      inWork + kill,
      stories.filter(({ step }) => step !== 'done'),
    );
  }
  inHurry = 'all';
  for (const after of [-26, -19]) {
    await world.setClock(latestDue + after * minute);
    await Promise.race([Promise.all(following), sleep(120_000)]);
  }
  await Promise.all(following);
  await allSent(world, latestDue - 10 * minute);
  await writeDown(flow, world);
}

/** Waits until no mail waits any more, with the pauses between tries (MO3) left out; what still waits then is left to the checker. */
async function allSent(world: TicketWorld, from: number): Promise<void> {
  for (let tried = 0; tried < 12; tried += 1) {
    const [row] = await world.stage.sql<{ waiting: number }>(
      `select count(*)::int as waiting from mail_outbox where state = 'waiting'`,
    );
    if (row?.waiting === 0) return;
    await world.setClock(from + tried * 31 * minute);
    await sleep(10_000);
  }
}

async function killOnce(flow: TicketFlow, world: TicketWorld, kill: number, under: readonly Story[]): Promise<void> {
  const steps = under.map(({ step }) => step);
  const at = await killServer(world.stage);
  const ask = async (): Promise<boolean> => (await fetch(`${world.stage.program.url}/readyz`)).status === 200;
  await waitFor('the server to be ready', () => ask().catch(() => false), 30_000, 50);
  flow.write({ who: 'kill', kill, steps, backMs: performance.now() - at });
}

/** The evidence: what database, mailbox and mail server hold at the end. */
async function writeDown({ write }: TicketFlow, world: TicketWorld): Promise<void> {
  const { stage, mailServer } = world;
  await stage.quiet();
  for (const sipCallId of stage.dialled) {
    const rows = await stage.sql<{ end: string | null }>('select "end" from call where sip_call_id = $1', [sipCallId]);
    write({ who: 'call', sipCallId, ends: rows.map(({ end }) => end) });
  }
  type Row<W extends TicketLine['who']> = Omit<Extract<TicketLine, { who: W }>, 'who'>;
  const tickets = await stage.sql<Row<'ticket'>>(
    `select t.id as "ticketId", t.matter_id as "matterId", coalesce((select json_agg(json_build_object(
       'state', case when kept_at is not null then 'kept' when ended_at is not null then 'ended' else 'open' end,
       'hasReason', coalesce(ended_reason, '') <> '')) from promise p where p.ticket_id = t.id), '[]') as promises from ticket t`,
  );
  for (const row of tickets) write({ who: 'ticket', ...row });
  const outbox = await stage.sql<Row<'outbox'>>(
    `select m.ticket_id as "ticketId", kind, to_address as "to", message_id as "messageId", state, maybe_twice as "maybeTwice",
       coalesce(n.why || coalesce(' ' || n.promised_for, ''), '') as cause
     from mail_outbox m left join department_notice n on n.id = m.id`,
  );
  for (const row of outbox) write({ who: 'outbox', ...row });
  const inbox = await stage.sql<{ head: string; ticketId: string | null; state: string }>(
    `select convert_from(substring(raw for 4000), 'UTF8') as head, ticket_id as "ticketId", state from mail_message`,
  );
  const idIn = (head: string): string => /^Message-ID: (.*)\r$/m.exec(head)?.[1] ?? '';
  for (const { head, ...row } of inbox) write({ who: 'inbox', messageId: idIn(head), ...row });
  const proposals = await stage.sql<{ head: string; ticketId: string; state: string }>(
    `select convert_from(substring(m.raw for 4000), 'UTF8') as head, p.ticket_id as "ticketId", p.state
     from proposed_answer p join mail_message m on m.note_id = p.note_id`,
  );
  for (const { head, ...row } of proposals) write({ who: 'proposal', messageId: idIn(head), ...row });
  for (const [index, mail] of mailServer.mails.entries())
    write({
      who: 'mailServer',
      to: mail.to.join(' '),
      messageId: mail.header('message-id') ?? '',
      bothLanguages: await isInBothLanguages(mail),
      at: world.arrivedAt[index] ?? Number.NaN,
    });
  write({ who: 'left', inMailbox: world.left() });
}
