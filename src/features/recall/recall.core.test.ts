// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { languages } from '../../lib/pure/language.ts';
import type { FactValue } from '../knowledge/facts/fact.core.ts';
import { correctionText } from './recall-letter.core.ts';
import {
  comesOn,
  kindOf,
  newValue,
  outdatedVersions,
  stampOf,
  whyNotAgree,
  type FactStory,
  type KnownVersion,
} from './recall.core.ts';

const today = '2026-11-23';
const fee = (cents: number): FactValue => ({ kind: 'fee', cents, toCents: null });
const version = (id: string, cents: number, changes: Partial<KnownVersion> = {}): KnownVersion => ({
  ...{ id, value: fee(cents), from: '2020-01-01', until: null, replaced: false },
  ...changes,
});
const story = (versions: readonly KnownVersion[], doubts: FactStory['doubts'] = []): FactStory => ({
  versions,
  doubts,
});
const found = (of: FactStory): string[] =>
  outdatedVersions(of, today).map(({ version: { id }, causeId }) => `${id} by ${causeId}`);

describe('[AR5] whom a change concerns', () => {
  it('what reads as before concerns nobody', () => {
    expect(found(story([version('a', 3700)]))).toEqual([]);
    const again = [version('a', 3700, { replaced: true }), version('b', 3700)];
    expect(found(story(again))).toEqual([]);
  });

  it('a corrected and an ended version do, and so does the one of today when another is prepared', () => {
    expect(found(story([version('a', 3700, { replaced: true }), version('b', 4100)]))).toEqual(['a by b']);
    const ended = version('a', 3700, { until: '2026-10-31' });
    expect(found(story([ended, version('b', 4100, { from: '2026-11-01' })]))).toEqual(['a by b']);
    const running = version('b', 4100, { until: '2026-12-31' });
    const prepared = story([{ ...ended, value: fee(4500) }, running, version('c', 4500, { from: '2027-01-01' })]);
    // Whoever knows 45 € already is told nothing.
    expect(found(prepared)).toEqual(['b by c']);
    expect(comesOn(prepared, today)).toBe('2027-01-01');
    expect(comesOn(story([version('a', 3700)]), today)).toBeNull();
  });

  it('of two prepared ones the first counts', () => {
    const many = story([
      version('a', 3700, { until: '2026-12-31' }),
      version('c', 4500, { from: '2027-06-01' }),
      version('b', 4100, { from: '2027-01-01', until: '2027-05-31' }),
    ]);
    expect(found(many)).toEqual(['a by b', 'c by b']);
  });

  it('what is said no more concerns whoever was told it, by itself', () => {
    const over = story([version('a', 3700, { until: '2026-10-31' })]);
    expect(found(over)).toEqual(['a by a']);
    expect(newValue(over, version('a', 3700), today)).toBeNull();
  });
});

describe('[AR6] wrong or changed', () => {
  const doubt = { id: 'd', since: '2026-11-01', madeAt: Date.parse('2026-11-20T10:00:00Z') };
  const told = (at: string, of = version('a', 3700)) => ({ version: of, day: at.slice(0, 10), at: Date.parse(at) });

  it('a doubt concerns what was told in its time, though it reads as before', () => {
    const doubted = story([version('a', 3700)], [doubt]);
    expect(outdatedVersions(doubted, today)).toEqual([
      { version: version('a', 3700), causeId: 'd', window: { since: '2026-11-01', before: doubt.madeAt } },
    ]);
    expect(newValue(doubted, version('a', 3700), today)).toBeNull();
    // The latest doubt counts, in whatever order they come.
    const later = { ...doubt, id: 'e', madeAt: doubt.madeAt + 1 };
    expect(outdatedVersions(story([version('a', 3700)], [later, doubt]), today)[0]?.causeId).toBe('e');
  });

  it.each([
    ['2026-11-01T08:00:00Z', 'wrong'],
    ['2026-10-31T08:00:00Z', 'changed'],
    ['2026-11-20T10:00:00Z', 'changed'],
  ])('told %s it was %s', (at, kind) => {
    expect(kindOf(story([version('a', 3700)], [doubt]), told(at))).toBe(kind);
  });

  it('a corrected version was wrong whenever it was told', () => {
    const corrected = version('a', 3700, { replaced: true });
    expect(kindOf(story([corrected]), told('2026-01-01T08:00:00Z', corrected))).toBe('wrong');
  });
});

it('[AR12] a stamp changes with what is right and with every doubt', () => {
  const stamps = [
    story([version('a', 3700)]),
    story([version('a', 3700), version('b', 4100, { from: '2027-01-01' })]),
    story([version('a', 3700)], [{ id: 'd', since: today, madeAt: 1 }]),
    story([]),
  ].map((each) => stampOf(each, today));
  expect(new Set(stamps).size).toBe(4);
});

it('[AR3] is agreed while the contact is open, on a matter without ticket', () => {
  expect(whyNotAgree({ outcome: null }, { open: true })).toBeUndefined();
  expect(whyNotAgree({ outcome: 'answered' }, { open: true })).toBeUndefined();
  expect(whyNotAgree({ outcome: 'ticket' }, { open: true })).toBe('hasTicket');
  expect(whyNotAgree({ outcome: 'answered' }, { open: false })).toBe('contactGone');
});

describe('[AR9] the correction in words', () => {
  const about = {
    kind: 'changed' as const,
    name: 'Gebühr ab 24',
    title: 'Reisepass',
    old: [fee(3700)],
    right: fee(4150),
    from: null,
  };

  it('says what was said and what is right', () => {
    expect(correctionText(about, 'de').replaceAll('\u00a0', ' ')).toBe(
      'Sie haben bei uns Auskunft zu „Reisepass“ bekommen. Eine Angabe darin ändert sich.\n\nGebühr ab 24\nGesagt haben wir: 37 €\nRichtig ist: 41,50 €',
    );
    const wrong = correctionText({ ...about, kind: 'wrong', title: null, from: '2027-01-01' }, 'en');
    expect(wrong).toMatch(/^You were given information by us\. A detail of it was not right/);
    expect(wrong).toMatch(/We said: €37\nFrom 01\.01\.2027: €41\.50$/);
  });

  it('names several things that were said once each, and what nobody knows yet', () => {
    const text = correctionText({ ...about, old: [fee(3700), fee(3500), fee(3700)], right: null }, 'de');
    expect(text).toMatch(/Gesagt haben wir: 37.€ oder 35.€\nBitte verlassen Sie sich nicht mehr darauf/);
  });

  it.each(languages)('fills every place in %s, whatever stands in the title', (language) => {
    for (const kind of ['wrong', 'changed'] as const)
      for (const right of [fee(4150), null])
        for (const from of ['2027-01-01', null]) {
          const text = correctionText({ ...about, kind, right, from, title: 'Pass {old} & Co' }, language);
          expect(text.replace('Pass {old} & Co', '')).not.toMatch(/[{}]|undefined|null/);
          expect(text).toContain('Pass {old} & Co');
        }
  });
});
