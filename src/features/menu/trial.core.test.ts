// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from 'vitest';
import { settings } from '../../app/hotline.fixture.ts';
import { newTrial, trialArrived, trialDue, trialHappened, type Trial, type TrialEffect } from './trial.core.ts';

let at = 1_000_000;
function begun(open = true): { readonly trial: Trial; readonly first: TrialEffect[] } {
  const trial = newTrial('t1', { ...settings, callbacks: false }, open);
  return { trial, first: trialArrived(trial, 'leg', at) };
}
const press = (trial: Trial, digit: string): TrialEffect[] => {
  at += 1_000;
  return trialHappened(trial, { type: 'digitPressed', leg: 'leg', digit }, at);
};
const said = (effects: readonly TrialEffect[]) =>
  effects.flatMap((effect) =>
    effect.do === 'play' ? effect.words.map((word) => ('prompt' in word ? `${word.prompt}:${word.language}` : '')) : [],
  );

describe('a trial call', () => {
  test('[Y1] begins like a real one, without a row and without a line in the journal', () => {
    const { first } = begun();
    expect(said(first)).toEqual(['greeting:de', 'language-hint:de', 'menu-root:de']);
    expect(new Set(first.map((effect) => effect.do))).toEqual(new Set(['answer', 'keep', 'play']));
  });
  test('[Y2] ends where it would join the queue: topic and language are said, then it hangs up', () => {
    const { trial } = begun();
    press(trial, '9');
    press(trial, '1');
    press(trial, '2');
    const last = press(trial, '1');
    expect(said(last)).toEqual(['trial-topic-zulassung:tr']);
    expect(last.map((effect) => effect.do)).toEqual(['keep', 'play']);
    expect(trial.reached).toEqual({ topic: 'zulassung', language: 'tr' });
    expect(trial.path).toEqual([
      { key: '9', to: 'language:tr' },
      { key: '2', to: 'auto' },
      { key: '1', to: 'zulassung' },
    ]);
    expect(press(trial, '0'), 'keys count no more').toEqual([]);
    const play = last.find((effect) => effect.do === 'play')!.play;
    expect(trialHappened(trial, { type: 'playEnded', play }, at)).toEqual([
      { do: 'hangUp', leg: 'leg', cause: 'normal' },
    ]);
    expect(trial.ended).toBe(true);
  });
  test('[Y2] a person without a topic', () => {
    const { trial } = begun();
    expect(said(press(trial, '0'))).toEqual(['trial-person:de']);
    expect(trial.reached).toEqual({ topic: null, language: 'de' });
  });
  test('[Y3] tickets are not looked up: it is said that it cannot be done now', () => {
    const { trial } = begun();
    press(trial, '7');
    for (const digit of '10000012#') press(trial, digit);
    let spoken: string[] = [];
    for (const digit of '12345678#') spoken = [...spoken, ...said(press(trial, digit))];
    expect(spoken).toContain('ticket-unavailable:de');
  });
  test('closed: the notice, silence, the end', () => {
    const { trial, first } = begun(false);
    expect(said(first)[0]).toBe('closed:de');
    const play = first.find((effect) => effect.do === 'play')!.play;
    trialHappened(trial, { type: 'playEnded', play }, at);
    expect(trialDue(trial)).toBeLessThan(Infinity);
    const over = trialHappened(trial, { type: 'timePassed' }, at + 10_000);
    expect(over.map((effect) => effect.do)).toContain('hangUp');
    expect(trial.ended).toBe(true);
    expect(trialDue(trial)).toBe(Infinity);
  });
  test('who hangs up is gone', () => {
    const { trial } = begun();
    expect(trialHappened(trial, { type: 'legEnded', leg: 'leg', cause: 'hungUp' }, at)).toEqual([]);
    expect(press(trial, '1')).toEqual([]);
  });
});
