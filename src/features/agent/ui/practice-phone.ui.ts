// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The agent's phone without a telephone system: it follows what the server shows and picks up and hangs up through
 * the practice phones. The desk cannot tell it from a browser phone, but for the sound that is not there.
 */
import { call } from '../../../ui/api.ts';
import type { BrowserPhone } from '../../../ui/phone.port.ts';
import { phoneStep, silentPhone } from '../../../ui/phone-state.ts';
import type { PhoneEvent, PhoneState } from '../../../ui/phone-state.ts';
import { practiceHangUp, practicePickUp, practiceRefuse } from '../../practice/practice.contract.ts';
import type { Desk } from '../agent.contract.ts';

/** A browser phone that is told the desk's state. */
export interface PracticePhone extends BrowserPhone {
  readonly follow: (desk: Desk | undefined) => void;
}

/** A phone without sound; it rings and talks as the desk says. */
export function openPracticePhone(): PracticePhone {
  let state: PhoneState = silentPhone;
  let desk: Desk | undefined;
  const listeners = new Set<() => void>();
  const happened = (event: PhoneEvent): void => {
    const next = phoneStep(state, event);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  /** What is gone meanwhile is shown by the desk's next message. */
  const quietly = async (done: Promise<unknown>): Promise<void> => void (await done.catch(() => undefined));

  const own = (): string => desk?.work?.phone.id ?? '';

  /** A phone that is off, because another window has it, neither rings nor talks. */
  function look(): void {
    if (state.line === 'off') happened({ type: 'callEnded', end: 'hungUpThere' });
    else if (desk?.call) {
      happened({ type: 'callRang' });
      happened({ type: 'callConnected' });
      happened({ type: 'soundFlowed' });
    } else if (desk?.offer) {
      // From one conversation straight to the next offer: the first one ended in between.
      if (state.call?.phase === 'talking') happened({ type: 'callEnded', end: 'hungUpThere' });
      happened({ type: 'callRang' });
    } else happened({ type: 'callEnded', end: 'hungUpThere' });
  }

  return {
    follow(next) {
      desk = next;
      look();
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      happened({ type: 'lineChanged', line: 'ready' });
      look();
    },
    stop() {
      happened({ type: 'lineChanged', line: 'off' });
      look();
    },
    async answer() {
      if (state.call?.phase !== 'ringing') return;
      happened({ type: 'answerBegan' });
      await quietly(call(practicePickUp, { params: { at: own() } }));
    },
    dial: () => Promise.resolve(),
    hangUp() {
      if (state.call?.phase === 'talking') void quietly(call(practiceHangUp, { params: { at: own() } }));
      else if (state.call) void quietly(call(practiceRefuse, { params: { at: own() }, body: { cause: 'declined' } }));
    },
    setMuted: (muted) => happened({ type: 'muteChanged', muted }),
    sendDigit: () => undefined,
    changeMicrophone: () => Promise.resolve(),
    streams: () => ({ near: null, far: null }),
  };
}
