// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the browser phones of agents and of clerks have in common: registered, ringing, taken by one press, never left in a talk by mistake. */
import { useEffect, useRef, useState } from 'react';
import { openBrowserPhone } from '../../../ui/browser-phone.ts';
import type { BrowserPhone } from '../../../ui/phone.port.ts';
import { newRingTone } from '../../../ui/ring-tone.ts';
import type { PhoneAccess } from '../agent.contract.ts';
import { soundChoice, useSoundChoice } from './sound-choice.ui.ts';

/** A phone with the element that plays its sound. */
export interface SpeakingPhone {
  readonly phone: BrowserPhone;
  readonly speaker: HTMLAudioElement;
}

/** A phone that registers with the credentials it asks for each time it is started. */
export function newRegisteredPhone(askAccess: () => Promise<PhoneAccess>): SpeakingPhone {
  const speaker = new Audio();
  const phone = openBrowserPhone({
    credentials: async () => {
      const access = await askAccess();
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
    speaker,
    microphone: () => soundChoice().microphone,
  });
  return { phone, speaker };
}

/** Follows the chosen loudspeaker and microphone, also in a conversation, and rings as chosen. */
export function useChosenSound({ phone, speaker }: SpeakingPhone, rings: boolean): void {
  const sound = useSoundChoice();
  const [ring] = useState(newRingTone);
  useEffect(() => {
    const routable = speaker as HTMLAudioElement & { setSinkId?: (id: string) => Promise<void> };
    routable.setSinkId?.(sound.speaker ?? '').catch(() => undefined);
  }, [speaker, sound.speaker]);
  const chosenMicrophone = useRef(sound.microphone);
  useEffect(() => {
    if (chosenMicrophone.current === sound.microphone) return;
    chosenMicrophone.current = sound.microphone;
    void phone.changeMicrophone(sound.microphone);
  }, [phone, sound.microphone]);
  useEffect(() => {
    if (!rings || !sound.ring) return;
    ring.start(sound.volume, sound.speaker);
    return ring.stop;
  }, [ring, rings, sound.ring, sound.volume, sound.speaker]);
}

const acceptPatienceMs = 5000;

/**
 * Takes a ringing caller, also when the ring arrives a moment after the press: gives the press and whether it still waits.
 * `offer` names the caller; a wish to take one must not answer the next one. `stays` = names that outlive a new offer.
 */
export function useAccept(
  phone: BrowserPhone,
  rings: boolean,
  offer: string | null,
  stays?: string,
): { readonly want: (name: string | null) => void; readonly isWanted: boolean } {
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    if (rings) void phone.answer();
    const timer = setTimeout(() => setWanted(null), acceptPatienceMs);
    return () => clearTimeout(timer);
  }, [phone, rings, wanted]);
  useEffect(() => setWanted((now) => (now === offer || (now !== null && now === stays) ? now : null)), [offer, stays]);
  return { want: setWanted, isWanted: wanted !== null };
}

/** The browser asks before the window is left in a conversation. */
export function useLeaveWarning(talking: boolean): void {
  useEffect(() => {
    if (!talking) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [talking]);
}
