// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a run of `bench:kill -- --flow ticket` comes to: raw records in, figures and missed targets out. Pure. */
import { percentile } from './figures.ts';

/** The steps of one matter, in the order in which they come. */
export const steps = [
  'calling',
  'inTalk',
  'makingTicket',
  'hangingUp',
  'awaitingAcknowledgement',
  'awaitingNotice',
  'openingLink',
  'answering',
  'awaitingProposal',
  'sendingProposal',
  'awaitingAnswer',
  'replying',
  'awaitingReply',
  'awaitingNewTime',
  'done',
  'stuck',
] as const;
export type Step = (typeof steps)[number];

/** One line of the record file. Times are Unix milliseconds of the program's clock. */
export type TicketLine =
  | { readonly who: 'story'; readonly story: number; readonly what: 'dialled'; readonly sipCallId: string }
  | {
      readonly who: 'story';
      readonly story: number;
      readonly what: 'ticket';
      readonly ticketId: string;
      readonly matterId: string;
      readonly to: string;
      readonly dueAt: number;
      /** Left without an answer, so that the promise gets into danger. */
      readonly leftAlone: boolean;
      /** Who answers it. */
      readonly by: 'clerk' | 'link' | 'mail';
      /** Where its department's notices go; empty = it gets none. */
      readonly department: string;
      /** The server died after the ticket was there and before the agent's screen was told: it learned from a repetition. */
      readonly unsaid: boolean;
    }
  | { readonly who: 'story'; readonly story: number; readonly what: 'answered' }
  | {
      readonly who: 'story';
      readonly story: number;
      readonly what: 'delivered';
      readonly messageId: string;
      /** Whose mail it was. */
      readonly of: 'citizen' | 'department';
    }
  | { readonly who: 'story'; readonly story: number; readonly what: 'over' }
  | { readonly who: 'story'; readonly story: number; readonly what: 'stuck'; readonly step: Step; readonly why: string }
  | { readonly who: 'kill'; readonly kill: number; readonly steps: readonly Step[]; readonly backMs: number }
  | {
      readonly who: 'mailServer';
      readonly to: string;
      readonly messageId: string;
      /** The citizen's language stands above, German below. */
      readonly bothLanguages: boolean;
      readonly at: number;
    }
  | { readonly who: 'call'; readonly sipCallId: string; readonly ends: readonly (string | null)[] }
  | {
      readonly who: 'ticket';
      readonly ticketId: string;
      readonly matterId: string;
      readonly promises: readonly { readonly state: 'open' | 'kept' | 'ended'; readonly hasReason: boolean }[];
    }
  | {
      readonly who: 'outbox';
      readonly ticketId: string;
      readonly kind: string;
      readonly to: string;
      readonly messageId: string;
      readonly state: string;
      readonly maybeTwice: boolean;
      /** Of a notice: why it was written, and for which promised time; empty = another mail. */
      readonly cause: string;
    }
  /** A department's answer by mail, as it lies on a ticket: with the Message-ID of the mail it was. */
  | { readonly who: 'proposal'; readonly messageId: string; readonly ticketId: string; readonly state: string }
  | { readonly who: 'inbox'; readonly messageId: string; readonly ticketId: string | null; readonly state: string }
  | { readonly who: 'left'; readonly inMailbox: number };

type Of<W extends TicketLine['who']> = Extract<TicketLine, { who: W }>;
type TicketOf = Extract<TicketLine, { who: 'story'; what: 'ticket' }>;

/** Figures of a run; all but the sums and times must be 0. */
export interface TicketFigures {
  readonly kills: number;
  /** How many matters were in which step when the server died. */
  readonly killedIn: Readonly<Partial<Record<Step, number>>>;
  readonly backMsP95: number | null;
  readonly stories: number;
  readonly storiesOver: number;
  readonly mailsOut: number;
  readonly mailsIn: number;
  /** Notices departments got. */
  readonly notices: number;
  /** Answers by link, and by mail after a look. */
  readonly answersByLink: number;
  readonly answersByMail: number;
  /** Tickets whose making was repeated because the answer was lost. */
  readonly ticketsUnsaid: number;
  /** The same mail again after a try whose end nobody knew; the ticket says so. */
  readonly sentAgainAndSaid: number;
  readonly storiesStuck: number;
  /** I1: calls without a row, with more than one, or without an end. */
  readonly callsWithoutOneRow: number;
  /** I2 */
  readonly ticketsLost: number;
  readonly ticketsTwice: number;
  readonly ticketsWithoutPromise: number;
  readonly promisesEndedInSilence: number;
  /** Answered and delivered, and still open. */
  readonly promisesNotKept: number;
  /** Left alone: not told the new time, or told when it was late. */
  readonly dangerNotTold: number;
  /** I3 */
  readonly mailsInLost: number;
  readonly mailsInTwice: number;
  readonly mailsInElsewhere: number;
  readonly mailsLeftInMailbox: number;
  /** I4: written mails the server never got. */
  readonly mailsOutLost: number;
  /** Two mails of one kind where one was due, or one nobody wrote. */
  readonly mailsOutTwice: number;
  /** The same mail twice, and the ticket does not say so. */
  readonly sentAgainUnsaid: number;
  readonly mailsInOneLanguage: number;
  /** Notices a department never got: of its new ticket, of the citizen's reply; or one that went to another address. */
  readonly noticesLost: number;
  /** The same cause told twice. */
  readonly noticesTwice: number;
  /** What a department answered, and its citizen never got. */
  readonly answersLost: number;
  readonly answersTwice: number;
  /** A department's reply that is an answer on another ticket, or not taken for one. */
  readonly repliesElsewhere: number;
}

/** Computes the figures of the records of one run. */
export function ticketFigures(lines: readonly TicketLine[]): TicketFigures {
  const of = <W extends TicketLine['who']>(who: W): Of<W>[] => lines.filter((line): line is Of<W> => line.who === who);
  const story = of('story');
  const made = story.filter((line): line is TicketOf => line.what === 'ticket');
  const kills = of('kill');
  const killedIn: Partial<Record<Step, number>> = {};
  for (const step of kills.flatMap((kill) => kill.steps)) killedIn[step] = (killedIn[step] ?? 0) + 1;
  const tickets = of('ticket');
  const inbox = of('inbox');
  const delivered = story.filter((line) => line.what === 'delivered');
  const ticketOf = new Map(made.map(({ story: id, ticketId }) => [id, ticketId]));
  const rowsOf = ({ messageId }: { messageId: string }): Of<'inbox'>[] =>
    inbox.filter((row) => row.messageId === messageId);
  return {
    kills: kills.length,
    killedIn,
    backMsP95: percentile(
      kills.map(({ backMs }) => backMs),
      0.95,
    ),
    stories: count(story, 'dialled'),
    storiesOver: count(story, 'over'),
    mailsOut: of('mailServer').length,
    mailsIn: delivered.length,
    ticketsUnsaid: made.filter(({ unsaid }) => unsaid).length,
    storiesStuck: count(story, 'stuck'),
    callsWithoutOneRow: of('call').filter(({ ends }) => ends.length !== 1 || ends[0] === null).length,
    ticketsLost: made.filter(({ ticketId }) => !tickets.some((row) => row.ticketId === ticketId)).length,
    ticketsTwice: tickets.length - new Set(tickets.map(({ matterId }) => matterId)).size + notMade(tickets, made),
    ticketsWithoutPromise: tickets.filter(({ promises }) => promises.length === 0).length,
    promisesEndedInSilence: tickets.flatMap(({ promises }) =>
      promises.filter(({ state, hasReason }) => state === 'ended' && !hasReason),
    ).length,
    ...promised(lines, made, tickets),
    mailsInLost: delivered.filter((mail) => rowsOf(mail).length === 0).length,
    mailsInTwice: delivered.filter((mail) => rowsOf(mail).length > 1).length,
    mailsInElsewhere: delivered.filter((mail) =>
      rowsOf(mail).some((row) => row.ticketId !== ticketOf.get(mail.story) || row.state !== 'processed'),
    ).length,
    mailsLeftInMailbox: of('left').reduce((sum, { inMailbox }) => sum + inMailbox, 0),
    ...sent(of('mailServer'), of('outbox')),
    ...byDepartments(lines, made),
  };
}

const count = (story: readonly Of<'story'>[], what: Of<'story'>['what']): number =>
  story.filter((line) => line.what === what).length;

/** Tickets nobody was told of: one that was made and then made again under another matter. */
const notMade = (tickets: readonly Of<'ticket'>[], made: readonly TicketOf[]): number =>
  tickets.filter(({ ticketId }) => !made.some((one) => one.ticketId === ticketId)).length;

function promised(lines: readonly TicketLine[], made: readonly TicketOf[], tickets: readonly Of<'ticket'>[]) {
  const outbox = lines.filter((line) => line.who === 'outbox');
  const arrived = lines.filter((line) => line.who === 'mailServer');
  const answered = new Set(
    lines.flatMap((line) => (line.who === 'story' && line.what === 'answered' ? [line.story] : [])),
  );
  const arrivedOf = (ticketId: string, kind: string) =>
    arrived.filter(({ messageId }) =>
      outbox.some((row) => row.ticketId === ticketId && row.kind === kind && row.messageId === messageId),
    );
  return {
    promisesNotKept: made.filter(
      ({ story, ticketId }) =>
        answered.has(story) &&
        arrivedOf(ticketId, 'answer').length > 0 &&
        !tickets.find((row) => row.ticketId === ticketId)?.promises.some(({ state }) => state === 'kept'),
    ).length,
    dangerNotTold: made.filter(
      ({ leftAlone, ticketId, dueAt }) =>
        leftAlone && !arrivedOf(ticketId, 'promiseMoved').some(({ at }) => at < dueAt),
    ).length,
  };
}

function sent(arrived: readonly Of<'mailServer'>[], outbox: readonly Of<'outbox'>[]) {
  const times = (messageId: string): number => arrived.filter((mail) => mail.messageId === messageId).length;
  const again = outbox.filter(({ messageId }) => times(messageId) > 1);
  // Of notices and answers there are figures of their own.
  const others = outbox.filter(({ kind }) => kind !== noticeKind);
  const kinds = new Set(others.map(({ ticketId, kind, to }) => `${ticketId} ${kind} ${to}`));
  const notices = new Set(outbox.flatMap(({ kind, messageId }) => (kind === noticeKind ? [messageId] : [])));
  const known = new Set(outbox.map(({ messageId }) => messageId));
  return {
    mailsOutLost: outbox.filter(({ messageId, state }) => times(messageId) === 0 || state !== 'sent').length,
    mailsOutTwice: others.length - kinds.size + arrived.filter(({ messageId }) => !known.has(messageId)).length,
    sentAgainAndSaid: again.filter(({ maybeTwice }) => maybeTwice).length,
    sentAgainUnsaid: again.filter(({ maybeTwice }) => !maybeTwice).length,
    mailsInOneLanguage: arrived.filter(({ bothLanguages, messageId }) => !bothLanguages && !notices.has(messageId))
      .length,
  };
}

const noticeKind = 'departmentNotice';

/** What departments got, and what became of what they answered. */
function byDepartments(lines: readonly TicketLine[], made: readonly TicketOf[]) {
  const outbox = lines.filter((line) => line.who === 'outbox');
  const arrived = lines.filter((line) => line.who === 'mailServer');
  const proposals = lines.filter((line) => line.who === 'proposal');
  const story = lines.filter((line) => line.who === 'story');
  const notices = outbox.filter(({ kind }) => kind === noticeKind);
  const answered = new Set(story.flatMap((line) => (line.what === 'answered' ? [line.story] : [])));
  const delivered = story.filter((line) => line.what === 'delivered');
  const got = (row: Of<'outbox'>): boolean =>
    arrived.some(({ messageId, to }) => messageId === row.messageId && to === row.to);
  const told = ({ ticketId, department }: TicketOf, cause: string): boolean =>
    notices.some((row) => row.ticketId === ticketId && row.cause === cause && row.to === department && got(row));
  const ofDepartments = made.filter(({ department }) => department !== '');
  const replied = (id: number): boolean => delivered.some((mail) => mail.story === id && mail.of === 'citizen');
  const answersOf = (ticketId: string): Of<'outbox'>[] =>
    outbox.filter((row) => row.kind === 'answer' && row.ticketId === ticketId);
  const proposalsOf = (messageId: string) => proposals.filter((one) => one.messageId === messageId);
  const answeredOf = (by: TicketOf['by']): TicketOf[] => made.filter((one) => one.by === by && answered.has(one.story));
  return {
    notices: arrived.filter(({ messageId }) => notices.some((row) => row.messageId === messageId)).length,
    answersByLink: answeredOf('link').length,
    answersByMail: answeredOf('mail').length,
    noticesLost:
      ofDepartments.filter((one) => !told(one, 'created')).length +
      ofDepartments.filter((one) => replied(one.story) && !told(one, 'citizenWrote')).length +
      notices.filter((row) => made.find(({ ticketId }) => ticketId === row.ticketId)?.department !== row.to).length,
    // A new link is asked for by a person, as often as that person lost one.
    noticesTwice: twice(
      notices.flatMap(({ ticketId, cause }) => (cause.startsWith('newLink') ? [] : [`${ticketId} ${cause}`])),
    ),
    answersLost: [...answeredOf('link'), ...answeredOf('mail')].filter(({ ticketId }) => !answersOf(ticketId).some(got))
      .length,
    answersTwice:
      ofDepartments.filter(({ ticketId }) => answersOf(ticketId).length > 1).length +
      delivered.filter((mail) => mail.of === 'department' && proposalsOf(mail.messageId).length > 1).length,
    repliesElsewhere: delivered.filter((mail) => {
      const own = made.find((one) => one.story === mail.story)?.ticketId;
      return mail.of === 'department' && !proposalsOf(mail.messageId).some(({ ticketId }) => ticketId === own);
    }).length,
  };
}

const twice = (keys: readonly string[]): number => keys.length - new Set(keys).size;

const free = new Set<keyof TicketFigures>([
  ...(['kills', 'killedIn', 'backMsP95', 'stories', 'storiesOver', 'mailsOut', 'mailsIn'] as const),
  ...(['ticketsUnsaid', 'sentAgainAndSaid', 'notices', 'answersByLink', 'answersByMail'] as const),
]);

/** Everything that must be nothing and is not, in words. */
export function ticketMisses(figures: TicketFigures): string[] {
  return Object.entries(figures).flatMap(([name, value]) =>
    !free.has(name as keyof TicketFigures) && value !== 0 ? [`${name} is ${String(value)}, must be 0`] : [],
  );
}
