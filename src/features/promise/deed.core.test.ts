// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import {
  deedKinds,
  isMove,
  isHeld,
  isHoldDay,
  isOffered,
  lastHoldDay,
  whyNotDeed,
  type Deed,
  type DeedObstacle,
  type DeedTicket,
  whyNotLink,
  whyNotMerge,
  whyNotSplit,
} from './deed.core.ts';
import { changeText, writtenDay, writtenTime } from './deed-words.core.ts';

const today = '2026-11-23';
const ticket: DeedTicket = {
  state: 'open',
  departmentId: 'd1',
  urgency: 'normal',
  asked: false,
  accepted: false,
  heldUntil: null,
};
type Case = readonly [string, Partial<DeedTicket>, Deed, DeedObstacle | undefined];

it.each<Case>([
  ['[PR12] to another department', {}, { kind: 'handedOn', text: 'falsch hier', departmentId: 'd2' }, undefined],
  ['[PR12] to none', {}, { kind: 'handedOn', text: 'falsch hier', departmentId: null }, 'departmentMissing'],
  ['[PR12] to the same', {}, { kind: 'handedOn', text: 'falsch hier', departmentId: 'd1' }, 'sameDepartment'],
  ['[PR12] two letters', {}, { kind: 'handedOn', text: ' ab ', departmentId: 'd2' }, 'reasonMissing'],
  ['[PR12] three letters', {}, { kind: 'handedOn', text: 'abc', departmentId: 'd2' }, undefined],
  ['[PR36] taken on', {}, { kind: 'accepted', text: '' }, undefined],
  ['[PR36] taken on twice', { accepted: true }, { kind: 'accepted', text: '' }, 'sameAlready'],
  ['[PR36] returned', { accepted: true }, { kind: 'returned', text: 'nicht zuständig' }, undefined],
  ['[PR36] returned without a reason', {}, { kind: 'returned', text: '' }, 'reasonMissing'],
  ['[PR13] a question', {}, { kind: 'asked', text: 'Welche Straße?' }, undefined],
  ['[PR13] a question without words', {}, { kind: 'asked', text: '' }, 'reasonMissing'],
  ['[PR13] a second one', { asked: true }, { kind: 'asked', text: 'Und wann?' }, 'sameAlready'],
  ['[PR13] an answer', { asked: true }, { kind: 'replied', text: 'Ostwall' }, undefined],
  ['[PR13] an answer to nothing', {}, { kind: 'replied', text: 'Ostwall' }, 'notWaiting'],
  ['[PR14] until tomorrow', {}, { kind: 'held', text: 'Gutachten', until: '2026-11-24' }, undefined],
  ['[PR14] until today', {}, { kind: 'held', text: 'Gutachten', until: today }, 'dateNotAllowed'],
  ['[PR14] until yesterday', {}, { kind: 'held', text: 'Gutachten', until: '2026-11-22' }, 'dateNotAllowed'],
  ['[PR14] without a day', {}, { kind: 'held', text: 'Gutachten', until: '' }, 'dateNotAllowed'],
  ['[PR14] without a reason', {}, { kind: 'held', text: '', until: '2026-11-24' }, 'reasonMissing'],
  ['[PR14] taken up', { heldUntil: '2026-11-24' }, { kind: 'resumed', text: '' }, undefined],
  ['[PR14] woke up already', { heldUntil: today }, { kind: 'resumed', text: '' }, 'notWaiting'],
  ['[PR14] was never put aside', {}, { kind: 'resumed', text: '' }, 'notWaiting'],
  ['[PR45] another wish needs no reason', {}, { kind: 'wished', text: '' }, undefined],
  ['[PR15] withdrawn', {}, { kind: 'withdrawn', text: '' }, undefined],
  ['[PR16] urgent', {}, { kind: 'urgent', text: 'Flug am Montag' }, undefined],
  ['[PR16] urgent without reason', {}, { kind: 'urgent', text: '' }, 'reasonMissing'],
  ['[PR16] urgent already', { urgency: 'urgent' }, { kind: 'urgent', text: 'Flug' }, 'sameAlready'],
  ['[PR16] normal again', { urgency: 'urgent' }, { kind: 'normal', text: 'Flug fällt aus' }, undefined],
  ['[PR16] normal already', {}, { kind: 'normal', text: 'Flug' }, 'sameAlready'],
])('%s', (_, changes, deed, why) => {
  expect(whyNotDeed({ ...ticket, ...changes }, deed, today)).toBe(why);
});

it('[PR17] nothing of it on a closed ticket', () => {
  for (const kind of deedKinds) {
    expect(isOffered({ ...ticket, state: 'closed' }, kind, today)).toBe(false);
    if (isMove(kind)) continue;
    const deed = { kind, text: 'Grund', departmentId: 'd2', until: '2026-11-24' };
    expect(whyNotDeed({ ...ticket, state: 'closed' }, deed, today)).toBe('closedAlready');
  }
});

describe('the button', () => {
  it('is there exactly for what the server would do', () => {
    const tickets: DeedTicket[] = (['normal', 'urgent'] as const).flatMap((urgency) =>
      [true, false].flatMap((asked) =>
        [null, '2026-11-22', '2026-11-30'].map((heldUntil) => ({ ...ticket, urgency, asked, heldUntil })),
      ),
    );
    for (const one of tickets)
      for (const kind of deedKinds) {
        if (isMove(kind) || kind === 'held') continue;
        const deed = { kind, text: 'Grund', departmentId: 'd2' };
        expect(isOffered(one, kind, today), `${kind} ${JSON.stringify(one)}`).toBe(
          whyNotDeed(one, deed, today) === undefined,
        );
      }
  });
});

it('[PR14] wakes up when the day begins', () => {
  expect(isHeld({ heldUntil: '2026-11-24' }, today)).toBe(true);
  expect(isHeld({ heldUntil: today }, today)).toBe(false);
  expect(isHeld({ heldUntil: null }, today)).toBe(false);
  expect(lastHoldDay(today)).toBe('2027-02-21');
  expect(isHoldDay('2027-02-21', today)).toBe(true);
  expect(isHoldDay('2027-02-22', today)).toBe(false);
  for (const wrong of [undefined, '', 'morgen', '24.11.2026', '2026-11-24x'])
    expect(isHoldDay(wrong, today)).toBe(false);
});

it('writes days and times as people do', () => {
  expect(writtenDay('2026-11-30')).toBe('30.11.2026');
  expect(writtenTime(Date.parse('2026-11-30T08:05:00Z'), 'Europe/Berlin')).toBe('30.11.2026, 09:05');
  expect(changeText({ from: 'A', to: 'B', reason: 'weil' })).toBe('A → B\nweil');
  expect(changeText({ from: '', to: 'B', reason: '' })).toBe('→ B');
});

describe('two tickets', () => {
  const one = { ticketId: '1', state: 'open' } as const;
  const other = { ticketId: '2', state: 'open' } as const;
  const closed = { ticketId: '3', state: 'closed' } as const;

  it('[PR26] become one when both are open and chosen', () => {
    expect(whyNotMerge(one, other)).toBeUndefined();
    expect(whyNotMerge(one, undefined)).toBe('otherMissing');
    expect(whyNotMerge(one, one)).toBe('sameTicket');
    expect(whyNotMerge(one, closed)).toBe('otherClosed');
    expect(whyNotMerge(closed, one)).toBe('closedAlready');
  });

  it('[PR30] a part needs words and a department, the ticket must be open', () => {
    const part = { text: ' abc ', departmentId: 'd' };
    expect(whyNotSplit(one, part)).toBeUndefined();
    expect(whyNotSplit(one, { ...part, text: ' ab ' })).toBe('partMissing');
    expect(whyNotSplit(one, { ...part, departmentId: null })).toBe('departmentMissing');
    expect(whyNotSplit(closed, part)).toBe('closedAlready');
  });

  it('[PR31] belong together once, closed ones too', () => {
    expect(whyNotLink(one, closed, [])).toBeUndefined();
    expect(whyNotLink(one, undefined, [])).toBe('otherMissing');
    expect(whyNotLink(one, one, [])).toBe('sameTicket');
    expect(whyNotLink(one, other, ['2'])).toBe('sameAlready');
  });
});
