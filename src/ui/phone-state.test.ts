// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { microphoneTrouble, phoneStep, silentPhone } from './phone-state.ts';
import type { PhoneEvent, PhoneState } from './phone-state.ts';

const after = (...events: PhoneEvent[]): PhoneState => events.reduce(phoneStep, silentPhone);

describe('phoneStep', () => {
  it('goes from ringing over answering to talking', () => {
    expect(after({ type: 'callRang' }).call).toEqual({
      direction: 'incoming',
      phase: 'ringing',
      sound: 'none',
      muted: false,
    });
    expect(after({ type: 'callRang' }, { type: 'answerBegan' }).call?.phase).toBe('answering');
    expect(after({ type: 'callRang' }, { type: 'answerBegan' }, { type: 'callConnected' }).call?.phase).toBe('talking');
  });

  it('keeps the call when the line to the switch is lost: the sound does not run through it', () => {
    const state = after(
      { type: 'lineChanged', line: 'ready' },
      { type: 'callRang' },
      { type: 'callConnected' },
      { type: 'lineChanged', line: 'lost' },
    );
    expect(state.line).toBe('lost');
    expect(state.call?.phase).toBe('talking');
  });

  it('ignores what comes after the end', () => {
    const ended = after({ type: 'callRang' }, { type: 'callEnded', end: 'hungUpThere' });
    expect(phoneStep(ended, { type: 'callConnected' })).toBe(ended);
    expect(phoneStep(ended, { type: 'soundFlowed' })).toBe(ended);
    expect(phoneStep(ended, { type: 'muteChanged', muted: true })).toBe(ended);
    expect(phoneStep(ended, { type: 'callEnded', end: 'failed' })).toBe(ended);
    expect(ended.lastEnd).toBe('hungUpThere');
  });

  it('never holds two calls: the second ring changes nothing', () => {
    const talking = after({ type: 'callRang' }, { type: 'answerBegan' }, { type: 'callConnected' });
    expect(phoneStep(talking, { type: 'callRang' })).toBe(talking);
    expect(phoneStep(talking, { type: 'callDialled' })).toBe(talking);
  });

  it('speaks of an interruption only once there was sound', () => {
    const talking = after({ type: 'callRang' }, { type: 'callConnected' });
    expect(phoneStep(talking, { type: 'soundInterrupted' }).call?.sound).toBe('none');
    expect(phoneStep(phoneStep(talking, { type: 'soundFlowed' }), { type: 'soundInterrupted' }).call?.sound).toBe(
      'interrupted',
    );
  });

  it('starts every call unmuted', () => {
    const muted = after({ type: 'callRang' }, { type: 'callConnected' }, { type: 'muteChanged', muted: true });
    expect(muted.call?.muted).toBe(true);
    expect(
      phoneStep(phoneStep(muted, { type: 'callEnded', end: 'hungUpHere' }), { type: 'callRang' }).call?.muted,
    ).toBe(false);
  });

  it('forgets the trouble with the next attempt', () => {
    const denied = after(
      { type: 'callDialled' },
      { type: 'troubleCame', trouble: 'microphoneDenied' },
      { type: 'callEnded', end: 'noSound' },
    );
    expect(denied.trouble).toBe('microphoneDenied');
    expect(phoneStep(denied, { type: 'callDialled' }).trouble).toBeNull();
  });
});

describe('microphoneTrouble', () => {
  it.each([
    ['NotAllowedError', 'microphoneDenied'],
    ['NotFoundError', 'microphoneMissing'],
    ['OverconstrainedError', 'microphoneMissing'],
    ['NotReadableError', 'microphoneBusy'],
    ['SomethingNew', 'soundFailed'],
  ])('%s means %s', (name, trouble) => {
    expect(microphoneTrouble(new DOMException('x', name))).toBe(trouble);
  });
});
