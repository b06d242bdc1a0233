// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  draftStates,
  isSameText,
  nextStep,
  stateAfter,
  stepRefused,
  steps,
  unknownFacts,
  type DraftFacts,
  type DraftText,
  type EditingPerson,
} from './editing.core.ts';
import { changedSentences } from './staleness.core.ts';
import { isReviewOverdue, markedSentences } from './tasks.core.ts';
import { wordDiff } from '../../../lib/pure/word-diff.ts';

const anna: EditingPerson = { accountId: 'anna', roles: ['editor'] };
const bert: EditingPerson = { accountId: 'bert', roles: ['lead'] };
const agent: EditingPerson = { accountId: 'cem', roles: ['agent'] };
const draft = (changes: Partial<DraftFacts> = {}): DraftFacts => ({
  title: 'Ausweis',
  shortAnswer: 'Mit Termin.',
  validFrom: null,
  state: 'draft',
  authors: ['anna'],
  ...changes,
});
const four = { fourEyes: true };
const two = { fourEyes: false };

test('[KB10] only editors and leads go steps', () => {
  for (const step of steps) expect(stepRefused(step, agent, draft(), two)).toBe('notEditor');
  expect(stepRefused('submit', anna, draft(), two)).toBeNull();
  expect(stepRefused('submit', bert, draft(), two)).toBeNull();
});

test('[KB10] each state has its steps', () => {
  const possible = (article: { fourEyes: boolean }) =>
    Object.fromEntries(
      draftStates.map((state) => [
        state,
        steps.filter((step) => stepRefused(step, bert, draft({ state }), article) === null).join(' '),
      ]),
    );
  expect(possible(four)).toEqual({
    draft: 'submit discard',
    review: 'approve reject withdraw discard',
    approved: 'reject publish withdraw discard',
    scheduled: 'reject withdraw discard',
  });
  expect(possible(two)).toEqual({
    draft: 'submit publish discard',
    review: 'approve reject publish withdraw discard',
    approved: 'reject publish withdraw discard',
    scheduled: 'reject withdraw discard',
  });
});

test('[KB10] what lacks title or answer, or is too long to be said, goes no further', () => {
  expect(stepRefused('submit', anna, draft({ title: ' ' }), two)).toBe('incomplete');
  expect(stepRefused('publish', anna, draft({ shortAnswer: 'x'.repeat(401) }), two)).toBe('incomplete');
  expect(stepRefused('publish', anna, draft({ shortAnswer: 'x'.repeat(400) }), two)).toBeNull();
});

test('[KB11] with four eyes no author approves, whoever wrote last', () => {
  const both = draft({ state: 'review', authors: ['anna', 'bert'] });
  expect(stepRefused('approve', anna, both, four)).toBe('ownText');
  expect(stepRefused('approve', bert, both, four)).toBe('ownText');
  expect(stepRefused('approve', bert, draft({ state: 'review' }), four)).toBeNull();
  expect(stepRefused('approve', anna, draft({ state: 'review' }), two)).toBeNull();
});

test('[KB11] with four eyes nothing is published that was not approved', () => {
  for (const state of ['draft', 'review', 'scheduled'] as const)
    expect(stepRefused('publish', bert, draft({ state }), four)).toBe('wrongState');
  expect(nextStep(anna, draft(), four)).toBe('submit');
  expect(nextStep(anna, draft({ state: 'review' }), four)).toBeNull();
  expect(nextStep(bert, draft({ state: 'review' }), four)).toBe('approve');
  expect(nextStep(anna, draft({ state: 'approved' }), four)).toBe('publish');
});

test('[KB12] a day to come schedules, today and earlier publishes', () => {
  expect(stateAfter('publish', draft({ validFrom: '2027-01-01' }), '2026-12-31')).toBe('scheduled');
  expect(stateAfter('publish', draft({ validFrom: '2027-01-01' }), '2027-01-01')).toBeNull();
  expect(stateAfter('publish', draft(), '2027-01-01')).toBeNull();
  expect(stateAfter('withdraw', draft(), '2027-01-01')).toBe('draft');
});

const before = {
  title: 'Ausweis',
  shortAnswer: 'Er kostet 46 Euro. Er ist nach zwei Wochen fertig.',
  bodyMarkdown: '- Foto\n- alter Ausweis',
};

test('[KB13] the sentences that changed, with what they were', () => {
  const after = {
    ...before,
    shortAnswer: 'Er kostet 49 Euro. Er ist nach zwei Wochen fertig.',
    bodyMarkdown: '- alter Ausweis\n- digitales Lichtbild einer zertifizierten Stelle',
  };
  expect(changedSentences(before, after)).toEqual([
    { before: 'Er kostet 46 Euro.', after: 'Er kostet 49 Euro.' },
    { before: null, after: 'digitales Lichtbild einer zertifizierten Stelle' },
    { before: 'Foto', after: null },
  ]);
  expect(changedSentences(before, before)).toEqual([]);
});

test('[KB15] both texts can be read from a comparison', () => {
  expect(wordDiff('Er kostet 46 Euro.', 'Er kostet jetzt 49 Euro.')).toEqual([
    { kind: 'same', text: 'Er kostet ' },
    { kind: 'removed', text: '46' },
    { kind: 'added', text: 'jetzt 49' },
    { kind: 'same', text: ' Euro.' },
  ]);
  const words = fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', '.', '\n', 'Ä'), { maxLength: 30 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(words, words, (old, now) => {
      const parts = wordDiff(old, now);
      const read = (without: string) => parts.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');
      expect(read('added')).toBe(old);
      expect(read('removed')).toBe(now);
    }),
  );
});

test('[KB15] long texts are compared quickly', () => {
  const long = Array.from({ length: 8_000 }, (_, at) => `alt${at}`).join(' ');
  const other = Array.from({ length: 8_000 }, (_, at) => `neu${at}`).join(' ');
  expect(wordDiff(long, other).length).toBeGreaterThan(0);
});

test('[KB16] overdue from the day after', () => {
  expect(isReviewOverdue('2026-11-22', '2026-11-22')).toBe(false);
  expect(isReviewOverdue('2026-11-22', '2026-11-23')).toBe(true);
  expect(isReviewOverdue(null, '2026-11-23')).toBe(false);
});

const text: DraftText = {
  title: 'Ausweis',
  shortAnswer: 'Er kostet {{fakt:neu}}. Mit Termin.',
  bodyMarkdown: 'Ohne Fakten.',
  internalMarkdown: 'Nie unter {{fakt:kurz}}.',
  keywords: ['Perso'],
  facts: [{ label: 'Gebühr', value: '{{fakt:neu}}' }],
  checked: true,
  validFrom: null,
  validUntil: null,
};

test('[KB8] a changed fact marks its sentences until somebody has looked', () => {
  const changedAt = new Map([
    ['neu', 2_000],
    ['kurz', 500],
  ]);
  expect(markedSentences(text, changedAt, 1_000)).toEqual([
    { sentence: 'Er kostet {{fakt:neu}}.', keys: ['neu'] },
    { sentence: 'Gebühr: {{fakt:neu}}', keys: ['neu'] },
  ]);
  expect(markedSentences(text, changedAt, 2_000)).toEqual([]);
});

test('[KB17] the same text is known, whatever its parts are wrapped in', () => {
  expect(isSameText(text, { ...text, facts: [{ value: '{{fakt:neu}}', label: 'Gebühr' }] })).toBe(true);
  for (const change of [
    { title: 'x' },
    { keywords: [] },
    { checked: false },
    { facts: [] },
    { validFrom: '2027-01-01' },
  ])
    expect(isSameText(text, { ...text, ...change })).toBe(false);
  expect(unknownFacts(text, new Set(['neu']))).toEqual(['kurz']);
});
