// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { ticketFigures, ticketMisses, type TicketLine } from './ticket-figures.ts';

const link = 'link@fach.example';
const mailOnly = 'mail@fach.example';
const made = { who: 'story', what: 'ticket', unsaid: false, dueAt: 1_000 } as const;

/**
 * Matter 1 is answered by a clerk and replied to, matter 2 is told the new time, matter 3 is answered by link and replied to,
 * matter 4 by a department's mail; one kill.
 */
function goodRun(): TicketLine[] {
  return [
    { who: 'story', story: 1, what: 'dialled', sipCallId: 'a' },
    { who: 'story', story: 2, what: 'dialled', sipCallId: 'b' },
    {
      ...made,
      story: 1,
      ticketId: 't1',
      matterId: 'm1',
      to: 'x@example.org',
      leftAlone: false,
      by: 'clerk',
      department: '',
    },
    {
      ...made,
      story: 2,
      ticketId: 't2',
      matterId: 'm2',
      to: 'y@example.org',
      leftAlone: true,
      by: 'clerk',
      department: '',
    },
    {
      ...made,
      story: 3,
      ticketId: 't3',
      matterId: 'm3',
      to: 'z@example.org',
      leftAlone: false,
      by: 'link',
      department: link,
    },
    {
      ...made,
      story: 4,
      ticketId: 't4',
      matterId: 'm4',
      to: 'w@example.org',
      leftAlone: false,
      by: 'mail',
      department: mailOnly,
    },
    { who: 'story', story: 3, what: 'answered' },
    { who: 'story', story: 3, what: 'delivered', messageId: '<r3>', of: 'citizen' },
    { who: 'story', story: 4, what: 'delivered', messageId: '<d4>', of: 'department' },
    { who: 'story', story: 4, what: 'answered' },
    { who: 'ticket', ticketId: 't3', matterId: 'm3', promises: [{ state: 'kept', hasReason: false }] },
    { who: 'ticket', ticketId: 't4', matterId: 'm4', promises: [{ state: 'kept', hasReason: false }] },
    ...notice('t3', link, 'created', '<n3>'),
    ...notice('t3', link, 'citizenWrote', '<m3>'),
    ...notice('t4', mailOnly, 'created', '<n4>'),
    ...mail('t3', 'z@example.org', 'answer', '<a3>'),
    ...mail('t4', 'w@example.org', 'answer', '<a4>'),
    { who: 'inbox', messageId: '<r3>', ticketId: 't3', state: 'processed' },
    { who: 'inbox', messageId: '<d4>', ticketId: 't4', state: 'processed' },
    { who: 'proposal', messageId: '<d4>', ticketId: 't4', state: 'sent' },
    { who: 'kill', kill: 1, steps: ['answering', 'calling'], backMs: 900 },
    { who: 'story', story: 1, what: 'answered' },
    { who: 'story', story: 1, what: 'delivered', messageId: '<r1>', of: 'citizen' },
    { who: 'story', story: 1, what: 'over' },
    { who: 'story', story: 2, what: 'over' },
    { who: 'call', sipCallId: 'a', ends: ['served'] },
    { who: 'call', sipCallId: 'b', ends: ['served'] },
    { who: 'ticket', ticketId: 't1', matterId: 'm1', promises: [{ state: 'kept', hasReason: false }] },
    { who: 'ticket', ticketId: 't2', matterId: 'm2', promises: [{ state: 'open', hasReason: false }] },
    ...mail('t1', 'x@example.org', 'acknowledgement', '<1>'),
    ...mail('t1', 'x@example.org', 'answer', '<2>'),
    ...mail('t2', 'y@example.org', 'acknowledgement', '<3>'),
    ...mail('t2', 'y@example.org', 'promiseMoved', '<4>'),
    { who: 'inbox', messageId: '<r1>', ticketId: 't1', state: 'processed' },
    { who: 'left', inMailbox: 0 },
  ];
}

function mail(ticketId: string, to: string, kind: string, messageId: string): TicketLine[] {
  return [
    { who: 'outbox', ticketId, kind, to, messageId, state: 'sent', maybeTwice: false, cause: '' },
    { who: 'mailServer', to, messageId, bothLanguages: true, at: 900 },
  ];
}

function notice(ticketId: string, to: string, cause: string, messageId: string): TicketLine[] {
  return [
    { who: 'outbox', ticketId, kind: 'departmentNotice', to, messageId, state: 'sent', maybeTwice: false, cause },
    { who: 'mailServer', to, messageId, bothLanguages: false, at: 900 },
  ];
}

test('a run in which all holds', () => {
  const figures = ticketFigures(goodRun());
  expect(figures).toMatchObject({ kills: 1, killedIn: { answering: 1, calling: 1 }, backMsP95: 900 });
  expect(figures).toMatchObject({ stories: 2, storiesOver: 2, mailsOut: 9, mailsIn: 3 });
  expect(figures).toMatchObject({ notices: 3, answersByLink: 1, answersByMail: 1 });
  expect(ticketMisses(figures)).toEqual([]);
});

test('a mail that came twice is no miss where the ticket says so', () => {
  const again: TicketLine[] = goodRun().flatMap((line) =>
    line.who === 'outbox' && line.messageId === '<2>'
      ? [{ ...line, maybeTwice: true }, ...mail('t1', 'x@example.org', 'answer', '<2>').slice(1)]
      : [line],
  );
  expect(ticketFigures(again)).toMatchObject({ sentAgainAndSaid: 1, sentAgainUnsaid: 0 });
  expect(ticketMisses(ticketFigures(again))).toEqual([]);
});

const changed = (is: (line: TicketLine) => boolean, to: (line: never) => TicketLine[]): TicketLine[] =>
  goodRun().flatMap((line) => (is(line) ? to(line as never) : [line]));
const isMail = (id: string) => (line: TicketLine) => line.who === 'mailServer' && line.messageId === id;
const isRow = (id: string) => (line: TicketLine) => line.who === 'outbox' && line.messageId === id;
const isTicket = (id: string) => (line: TicketLine) => line.who === 'ticket' && line.ticketId === id;
const isInbox = (id: string) => (line: TicketLine) => line.who === 'inbox' && line.messageId === id;
const isProposal = (line: TicketLine) => line.who === 'proposal';
const change =
  (part: object) =>
  (line: never): TicketLine[] => [Object.assign({}, line, part)];
const none = (): TicketLine[] => [];

test.each<[keyof ReturnType<typeof ticketFigures>, TicketLine[]]>([
  ['storiesStuck', [...goodRun(), { who: 'story', story: 1, what: 'stuck', step: 'answering', why: 'waited' }]],
  ['callsWithoutOneRow', changed((line) => line.who === 'call' && line.sipCallId === 'a', change({ ends: [] }))],
  ['callsWithoutOneRow', changed((line) => line.who === 'call' && line.sipCallId === 'a', change({ ends: [null] }))],
  [
    'callsWithoutOneRow',
    changed((line) => line.who === 'call' && line.sipCallId === 'a', change({ ends: ['a', 'a'] })),
  ],
  ['ticketsLost', changed(isTicket('t2'), none)],
  [
    'ticketsTwice',
    [...goodRun(), { who: 'ticket', ticketId: 't5', matterId: 'm5', promises: [{ state: 'open', hasReason: false }] }],
  ],
  ['ticketsWithoutPromise', changed(isTicket('t2'), change({ promises: [] }))],
  ['promisesEndedInSilence', changed(isTicket('t2'), change({ promises: [{ state: 'ended', hasReason: false }] }))],
  ['promisesNotKept', changed(isTicket('t1'), change({ promises: [{ state: 'open', hasReason: false }] }))],
  ['dangerNotTold', changed(isMail('<4>'), change({ at: 1_001 }))],
  ['mailsInLost', changed(isInbox('<r1>'), none)],
  ['mailsInTwice', changed(isInbox('<r1>'), (line) => [line, line])],
  ['mailsInElsewhere', changed(isInbox('<r1>'), change({ ticketId: 't2' }))],
  ['mailsInElsewhere', changed(isInbox('<r1>'), change({ state: 'quarantined' }))],
  ['mailsLeftInMailbox', changed((line) => line.who === 'left', change({ inMailbox: 1 }))],
  ['mailsOutLost', changed(isMail('<1>'), none)],
  ['mailsOutLost', changed(isRow('<1>'), change({ state: 'failed' }))],
  ['mailsOutTwice', [...goodRun(), ...mail('t1', 'x@example.org', 'answer', '<5>')]],
  ['sentAgainUnsaid', [...goodRun(), ...mail('t1', 'x@example.org', 'answer', '<2>').slice(1)]],
  ['noticesLost', changed((line) => line.who === 'outbox' && line.messageId === '<n3>', none)],
  ['noticesLost', changed(isMail('<m3>'), none)],
  ['noticesLost', changed(isMail('<n4>'), change({ to: link }))],
  ['noticesLost', [...goodRun(), ...notice('t1', link, 'danger 2', '<n1>')]],
  ['noticesTwice', [...goodRun(), ...notice('t3', link, 'created', '<n5>')]],
  ['noticesTwice', ['<o5>', '<o6>'].reduce((run, id) => [...run, ...notice('t3', link, 'danger 9', id)], goodRun())],
  ['answersLost', changed((line) => line.who === 'outbox' && line.messageId === '<a3>', none)],
  ['answersLost', changed(isMail('<a4>'), none)],
  ['answersTwice', [...goodRun(), ...mail('t4', 'w@example.org', 'answer', '<a5>')]],
  ['answersTwice', changed(isProposal, (line) => [line, line])],
  ['repliesElsewhere', changed(isProposal, change({ ticketId: 't1' }))],
  ['repliesElsewhere', changed(isProposal, none)],
  ['mailsInOneLanguage', changed(isMail('<1>'), change({ bothLanguages: false }))],
])('%s is found', (name, lines) => {
  expect(ticketFigures(lines)[name]).toBe(1);
  expect(ticketMisses(ticketFigures(lines)).join()).toContain(`${name} is 1`);
});
