// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { driveHotline, someTicket, type Drive } from '../../app/hotline.bench.fixture.ts';
import { settings } from '../../app/hotline.fixture.ts';
import { adopt } from './call-arrival.core.ts';
import { noteOf, type CallNote } from './call-note.core.ts';

const code = '004711';

function type(drive: Drive, leg: string, keys: string): void {
  for (const key of keys) drive.press(leg, key);
}

/** A caller who has pressed 7. */
function asking(open = true) {
  const drive = driveHotline();
  const call = drive.dial(open);
  drive.press(call.leg, '7');
  return { drive, ...call, keys: (keys: string) => type(drive, call.leg, keys) };
}

/** A caller who hears the state. */
function told(open = true) {
  const rig = asking(open);
  rig.keys(`${someTicket.number}#${code}#`);
  rig.drive.answerTicket('found');
  return rig;
}

const results = (drive: Drive): unknown[] =>
  drive.did('journal').flatMap((e) => (e.do === 'journal' && e.type === 'ticketAsked' ? [e.data['result']] : []));

describe('number and code', () => {
  test('[C80] [C83] asked for one after the other, looked up once, and the state is said', () => {
    const { drive, id, keys } = asking();
    expect(drive.said()).toEqual(['ticket-enter:de']);
    keys(`${someTicket.number}#`);
    expect(drive.said()).toEqual(['ticket-code:de']);
    expect(drive.questions).toHaveLength(0);
    keys(`${code}#`);
    expect(drive.did('askTicket')).toMatchObject([
      { question: { number: someTicket.number, code }, caller: { kind: 'known' }, language: 'de' },
    ]);
    drive.answerTicket('found');
    expect(drive.said()).toEqual(['ticket-open:de', 'ticket-choices:de']);
    expect(drive.hotline.calls.get(id)?.ticket).toEqual(someTicket);
    expect(results(drive)).toEqual(['told']);
  });

  test('[C80] complete without hash, five seconds after the last digit; twenty for the first', () => {
    const { drive, leg, keys } = asking();
    drive.playEnds(leg);
    drive.wait(19_000);
    expect(drive.said()).toEqual(['ticket-enter:de']);
    keys(someTicket.number);
    drive.wait(5_000);
    expect(drive.said()).toEqual(['ticket-code:de']);
    keys(code);
    drive.wait(5_000);
    expect(drive.did('askTicket')).toHaveLength(1);
  });

  test('[C80] star starts the entry anew, digits interrupt the words', () => {
    const { drive, keys } = asking();
    keys('123');
    expect(drive.did('silence')).toHaveLength(1);
    keys(`*${someTicket.number}#99*${code}#`);
    expect(drive.did('askTicket')).toMatchObject([{ question: { number: someTicket.number, code } }]);
  });

  test('[C80] from the closed notice, in its language', () => {
    const drive = driveHotline();
    const { leg } = drive.dial(false);
    expect(drive.said()).toContain('ticket-offer:de');
    type(drive, leg, '927');
    expect(drive.said()).toEqual(['ticket-enter:en']);
  });

  test.each([
    ['0 instead of the number', '0'],
    ['0 instead of the code', `${someTicket.number}#0#`],
  ])('[C80] %s: a person, who sees no ticket', (_what, pressed) => {
    const { drive, id, keys } = asking();
    keys(pressed);
    expect(drive.phase(id)).toBe('waiting');
    expect(drive.hotline.calls.get(id)?.ticket).toBeNull();
  });

  test('[C80] seven is no key of a second level', () => {
    const drive = driveHotline();
    const { id, leg } = drive.dial();
    type(drive, leg, '27');
    expect(drive.phase(id)).toBe('menu');
    expect(drive.said()[0]).toBe('miss:de');
  });
});

describe('refused', () => {
  test('[C81] a mistyped number is not asked for, and the code neither', () => {
    const { drive, keys } = asking();
    keys('10000016#');
    expect(drive.said()).toEqual(['ticket-mistyped:de', 'ticket-enter:de']);
    expect(drive.did('askTicket')).toHaveLength(0);
  });

  test('[C81] [C82] wrong keys of both kinds count together; after three a person', () => {
    const { drive, id, keys } = asking();
    keys(`${someTicket.number}#111111#`);
    drive.answerTicket('notKnown');
    expect(drive.said()).toEqual(['ticket-not-known:de', 'ticket-enter:de']);
    keys('1#');
    keys(`${someTicket.number}#1#`);
    drive.answerTicket('notKnown');
    expect(drive.said()).toEqual(['ticket-not-known:de', 'please-wait:de']);
    expect(drive.phase(id)).toBe('waiting');
    expect(drive.hotline.calls.get(id)?.ticket).toBeNull();
    expect(results(drive)).toEqual(['notKnown', 'mistyped', 'notKnown']);
  });

  test('[C82] closed: the notice', () => {
    const { drive, id, keys } = asking(false);
    keys('1#1#1#');
    expect(drive.said().slice(0, 2)).toEqual(['ticket-mistyped:de', 'closed:de']);
    expect(drive.phase(id)).toBe('closedNotice');
  });

  test.each(['tooMany', 'unavailable'] as const)('[C86] %s: said, then a person', (why) => {
    const { drive, id, keys } = asking();
    keys(`${someTicket.number}#${code}#`);
    drive.answerTicket(why);
    expect(drive.said()).toEqual(['ticket-unavailable:de', 'please-wait:de']);
    expect(drive.phase(id)).toBe('waiting');
  });

  test('[C86] no answer for five seconds; one that comes later changes nothing', () => {
    const { drive, id, keys } = asking();
    keys(`${someTicket.number}#${code}#`);
    drive.wait(5_000);
    expect(drive.phase(id)).toBe('waiting');
    drive.answerTicket('found');
    expect(drive.hotline.calls.get(id)?.ticket).toBeNull();
    expect(results(drive)).toEqual(['unavailable']);
  });
});

describe('after the state was said', () => {
  test('[C84] 0: a person, who sees the ticket', () => {
    const { drive, id, keys } = told();
    keys('0');
    expect(drive.said()).toEqual(['please-wait:de']);
    expect(drive.hotline.calls.get(id)).toMatchObject({ phase: { name: 'waiting' }, ticket: someTicket });
  });

  test('[C84] star: again; hash: the menu', () => {
    const { drive, id, keys } = told();
    keys('*');
    expect(drive.said()).toEqual(['ticket-open:de', 'ticket-choices:de']);
    expect(drive.did('askTicket')).toHaveLength(1);
    keys('#');
    expect(drive.said()).toEqual(['menu-root:de']);
    expect(drive.phase(id)).toBe('menu');
  });

  test('[C84] closed: hash and 0 lead to the notice, and no person is offered', () => {
    for (const key of ['#', '0']) {
      const { drive, id, keys } = told(false);
      expect(drive.said()).toEqual(['ticket-open:de', 'ticket-choices-closed:de']);
      keys(key);
      expect(drive.phase(id)).toBe('closedNotice');
    }
  });

  test.each([true, false])('[C85] hung up: served themselves (open: %s)', (open) => {
    const { drive, id, leg } = told(open);
    drive.legEnds(leg);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'self_served', endedBy: 'citizen', answeredAt: null });
  });

  test('[C85] hung up in the menu afterwards', () => {
    const { drive, id, leg, keys } = told();
    keys('#');
    drive.legEnds(leg);
    expect(drive.endOf(id)?.record.end).toBe('self_served');
  });

  test.each([
    ['the number is typed', true, '1', 'abandoned_menu'],
    ['the number is typed, closed', false, '1', 'closed'],
    ['the code is looked at', true, `${someTicket.number}#${code}#`, 'abandoned_menu'],
  ] as const)('[C85] who hangs up while %s has not', (_what, open, pressed, end) => {
    const { drive, id, leg, keys } = asking(open);
    keys(pressed);
    drive.legEnds(leg);
    expect(drive.endOf(id)?.record.end).toBe(end);
    drive.answerTicket('found');
    expect(drive.hotline.calls.size).toBe(0);
  });

  test('[C85] [C87] silence: the choices once more, then the goodbye', () => {
    const { drive, id, leg } = told();
    drive.playEnds(leg);
    drive.wait(settings.silenceMs);
    expect(drive.said()).toEqual(['no-input:de', 'ticket-choices:de']);
    drive.playEnds(leg);
    drive.wait(settings.silenceMs);
    expect(drive.said()).toEqual(['goodbye:de']);
    drive.playEnds(leg);
    expect(drive.endOf(id)?.record).toMatchObject({ end: 'self_served', endedBy: 'system' });
  });

  test('[C87] three wrong keys: a person', () => {
    const { drive, id, keys } = told();
    keys('55');
    expect(drive.said()).toEqual(['miss:de', 'ticket-choices:de']);
    keys('5');
    expect(drive.phase(id)).toBe('waiting');
  });
});

test.each([
  [true, 'waiting', 'please-wait:de'],
  [false, 'closedNotice', 'closed:de'],
])('[C87] silence in the entry: asked once more, then on (open: %s)', (open, phase, said) => {
  const { drive, id, leg } = asking(open);
  drive.playEnds(leg);
  drive.wait(20_000);
  expect(drive.said()).toEqual(['no-input:de', 'ticket-enter:de']);
  drive.playEnds(leg);
  drive.wait(20_000);
  expect(drive.said()[0]).toBe(said);
  expect(drive.phase(id)).toBe(phase);
});

describe('interrupted', () => {
  const back = (drive: Drive, id: string, leg: string) =>
    drive.send({
      type: 'callArrived',
      arrival: {
        ...{ id, leg, source: 'trunk', caller: { kind: 'withheld' }, dialled: '', sipCallId: '', open: true },
      },
    });

  test('[C88] the switch had taken the caller back: what was asked, or the state, again', () => {
    const { drive, id, leg, keys } = asking();
    keys(`${someTicket.number}#`);
    back(drive, id, leg);
    expect(drive.said()).toEqual(['ticket-code:de']);
    keys(`${code}#`);
    back(drive, id, leg);
    drive.answerTicket('found');
    back(drive, id, leg);
    expect(drive.said()).toEqual(['ticket-open:de', 'ticket-choices:de']);
  });

  test('[C88] in the goodbye: the goodbye', () => {
    const { drive, id, leg } = told();
    for (let times = 0; times < 2; times += 1) {
      drive.playEnds(leg);
      drive.wait(settings.silenceMs);
    }
    back(drive, id, leg);
    expect(drive.said()).toEqual(['goodbye:de']);
  });

  /** The call as our next life takes it up from the note on the switch. */
  const adopted = (drive: Drive, id: string) => {
    const call = drive.hotline.calls.get(id);
    if (!call) throw new Error('no call');
    const note = JSON.parse(noteOf(call)) as CallNote;
    const { leg, source, caller, dialled, sipCallId } = call;
    const arrival = { id, leg, source, caller, dialled, sipCallId, open: true };
    return { note, ...adopt(arrival, note, {}, drive.now() + 4_000, settings) };
  };

  test('[C88] a restart in the entry: the number from the start, with the tries that are left', () => {
    const { drive, id, keys } = asking();
    keys(`1#${someTicket.number}#${code}`);
    const { note, call, effects } = adopted(drive, id);
    expect(JSON.stringify(note)).not.toMatch(new RegExp(`${code}|${someTicket.number}`));
    expect(call.phase).toMatchObject({
      name: 'ticket',
      open: true,
      refused: 1,
      step: { name: 'entering', number: null },
    });
    expect(effects.findLast((e) => e.do === 'play')).toMatchObject({ words: [{ prompt: 'ticket-enter' }] });
  });

  test('[C88] a restart while the state is said: it is asked for again, by the ticket, without the code', () => {
    const { drive, id } = told(false);
    const { note, call, effects } = adopted(drive, id);
    expect(JSON.stringify(note)).not.toContain(code);
    expect(call).toMatchObject({
      ticket: someTicket,
      phase: { name: 'ticket', open: false, step: { name: 'asking' } },
    });
    expect(effects.filter((e) => e.do === 'askTicket')).toMatchObject([{ question: { found: someTicket.id } }]);
  });

  test('[C84] [C88] a restart in the queue: whoever takes the call still sees the ticket', () => {
    const { drive, id, keys } = told();
    keys('0');
    expect(adopted(drive, id).call).toMatchObject({ phase: { name: 'waiting' }, ticket: someTicket });
  });
});
