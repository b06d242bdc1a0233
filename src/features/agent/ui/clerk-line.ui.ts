// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The sound of a clerk's browser phone: registered while it is on, ringing for callers who are passed on. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../../ui/api.ts';
import { openBrowserPhone } from '../../../ui/browser-phone.ts';
import { useLive } from '../../../ui/live.ts';
import { silentPhone } from '../../../ui/phone-state.ts';
import type { PhoneState } from '../../../ui/phone-state.ts';
import { newRingTone } from '../../../ui/ring-tone.ts';
import { getClerkPhoneAccess } from '../clerk.contract.ts';
import type { ClerkDesk } from '../clerk.contract.ts';
import { useOneWindow } from './one-window.ui.ts';
import type { Holding } from './one-window.ui.ts';
import { soundChoice, useSoundChoice } from './sound-choice.ui.ts';

/** What the bar shows of the phone. */
export interface ClerkLine {
  readonly desk: ClerkDesk | undefined;
  readonly connected: boolean;
  readonly state: PhoneState;
  readonly holding: Holding;
  readonly take: () => void;
  /** Takes the ringing caller, also when the ring arrives a moment after the press. */
  readonly accept: () => void;
  readonly accepting: boolean;
  readonly setMuted: (muted: boolean) => void;
  /** Ends the sound here when the server cannot be asked. */
  readonly hangUpHere: () => void;
}

const acceptPatienceMs = 5000;

function newPhone() {
  return openBrowserPhone({
    credentials: async () => {
      const access = await call(getClerkPhoneAccess);
      if (access.kind !== 'browser' || !access.webSocketPath) throw new Error('this is no browser phone');
      const iceServers = access.iceServers.map(({ urls, username, credential }) => ({
        urls,
        ...(username && { username }),
        ...(credential && { credential }),
      }));
      const { phoneId, password, webSocketPath, sipHost } = access;
      return { phoneId, password, webSocketPath, sipHost, iceServers };
    },
    register: true,
    speaker: new Audio(),
    microphone: () => soundChoice().microphone,
  });
}

/** Runs the clerk's phone while the component is on the screen. */
export function useClerkLine(): ClerkLine {
  const { data: desk, connected } = useLive<ClerkDesk>('clerk', 'clerkChanged');
  const [phone] = useState(newPhone);
  const [ring] = useState(newRingTone);
  const state = useSyncExternalStore(phone.subscribe, phone.state, () => silentPhone);
  const sound = useSoundChoice();
  const ownId = desk?.phone?.kind === 'browser' ? desk.phone.id : null;
  const { holding, take } = useOneWindow(ownId === null ? null : `amtsleitung-phone-${ownId}`);

  // Switched off in a conversation, the phone stays until somebody hangs up.
  const talks = state.call !== null;
  useEffect(() => {
    if (holding === 'here') phone.start();
    else if (!talks) phone.stop();
  }, [holding, phone, talks]);
  useEffect(() => () => phone.stop(), [phone]);

  const rings = state.call?.phase === 'ringing';
  useEffect(() => {
    if (!rings || !sound.ring) return;
    ring.start(sound.volume, sound.speaker);
    return ring.stop;
  }, [ring, rings, sound.ring, sound.volume, sound.speaker]);

  const callId = desk?.call?.callId ?? null;
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    if (rings) void phone.answer();
    const timer = setTimeout(() => setWanted(null), acceptPatienceMs);
    return () => clearTimeout(timer);
  }, [phone, rings, wanted]);
  // A wish to take one caller must not answer the next one.
  useEffect(() => setWanted((now) => (now === callId ? now : null)), [callId]);

  const talking = state.call?.phase === 'talking';
  useEffect(() => {
    if (!talking) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [talking]);

  return {
    desk,
    connected,
    state,
    holding,
    take,
    accept: useCallback(() => setWanted(callId), [callId]),
    accepting: wanted !== null || state.call?.phase === 'answering',
    setMuted: phone.setMuted,
    hangUpHere: phone.hangUp,
  };
}
