// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The agent's phone above all pages: it stays registered and rings while the agent looks at tickets or the board.
 * The server decides about calls; this follows its snapshot and carries only the sound.
 */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { openBrowserPhone } from '../../../ui/browser-phone.ts';
import type { BrowserPhone } from '../../../ui/phone.port.ts';
import { useLasting } from '../../../ui/lasting.ts';
import { useLive } from '../../../ui/live.ts';
import { silentPhone } from '../../../ui/phone-state.ts';
import type { PhoneState } from '../../../ui/phone-state.ts';
import { newRingTone } from '../../../ui/ring-tone.ts';
import { getPhoneAccess } from '../agent.contract.ts';
import type { Desk } from '../agent.contract.ts';
import { isGhost, isUnknownTalk, missesSound } from '../phone.core.ts';
import { useReunion } from './reunion.ui.ts';
import { openPracticePhone } from './practice-phone.ui.ts';
import { useOneWindow } from './one-window.ui.ts';
import type { Holding } from './one-window.ui.ts';
import { soundChoice, useSoundChoice } from './sound-choice.ui.ts';

/** What screens see of the agent's phone. */
export interface AgentPhone {
  readonly desk: Desk | undefined;
  /** The live connection to the server, not the phone's. */
  readonly connected: boolean;
  readonly state: PhoneState;
  readonly holding: Holding;
  /** Brings the phone from another window to this one. */
  readonly take: () => void;
  /** Takes the ringing call, also when its ring arrives a moment after the press. */
  readonly accept: () => void;
  /** True between the press of "accept" and the talk. */
  readonly accepting: boolean;
  readonly hangUpHere: () => void;
  readonly setMuted: (muted: boolean) => void;
  /** True when the server knows a talk whose sound is not in this window. */
  readonly soundGone: boolean;
  /** True when a talk runs here whose shift the server does not know. */
  readonly unknownTalk: boolean;
  readonly near: () => MediaStream | null;
}

const PhoneContext = createContext<AgentPhone | null>(null);
const acceptPatienceMs = 5000;
// Longer than a restarted server takes to find its running calls again.
const ghostPatienceMs = 8000;

/** The agent's phone; only below `AgentPhoneProvider`. */
export function useAgentPhone(): AgentPhone {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error('useAgentPhone needs AgentPhoneProvider above it');
  return phone;
}

function newPhone(): { readonly phone: BrowserPhone; readonly speaker: HTMLAudioElement } {
  const speaker = new Audio();
  const phone = openBrowserPhone({
    credentials: async () => {
      const access = await call(getPhoneAccess);
      if (access.kind !== 'browser' || !access.webSocketPath) throw new Error('this shift has no browser phone');
      const iceServers = access.iceServers.map(({ urls, username, credential }) => ({
        urls,
        ...(username && { username }),
        ...(credential && { credential }),
      }));
      return {
        phoneId: access.phoneId,
        password: access.password,
        webSocketPath: access.webSocketPath,
        sipHost: access.sipHost,
        iceServers,
      };
    },
    register: true,
    speaker,
    microphone: () => soundChoice().microphone,
  });
  return { phone, speaker };
}

/** Runs the phone for everything below it. */
export function AgentPhoneProvider({
  practice = false,
  children,
}: {
  /** There is no telephone system: the phone only follows the desk. */
  readonly practice?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { data: desk, connected } = useLive<Desk>('desk', 'deskChanged');
  const [practicePhone] = useState(() => (practice ? openPracticePhone() : null));
  const [{ phone, speaker }] = useState(() =>
    practicePhone ? { phone: practicePhone, speaker: new Audio() } : newPhone(),
  );
  const state = useSyncExternalStore(phone.subscribe, phone.state, () => silentPhone);
  const sound = useSoundChoice();
  const [ring] = useState(newRingTone);
  const own = desk?.work?.phone;
  // A server that has lost the shift must not silence a running talk: the phone stays until the call is over.
  const [lastId, setLastId] = useState<string | null>(null);
  const ownId = own?.kind === 'browser' ? own.id : own === undefined && state.call !== null ? lastId : null;
  useEffect(() => setLastId(ownId), [ownId]);
  const { holding, take } = useOneWindow(ownId === null ? null : `amtsleitung-phone-${ownId}`);

  useEffect(() => {
    if (holding === 'here') phone.start();
    else phone.stop();
  }, [holding, phone]);
  useEffect(() => () => phone.stop(), [phone]);
  useEffect(() => practicePhone?.follow(desk), [practicePhone, desk]);

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

  const rings = state.call?.direction === 'incoming' && state.call.phase === 'ringing';
  useEffect(() => {
    if (!rings || !sound.ring) return;
    ring.start(sound.volume, sound.speaker);
    return ring.stop;
  }, [ring, rings, sound.ring, sound.volume, sound.speaker]);

  const [wanted, setWanted] = useState<string | null>(null);
  const offerId = desk?.offer?.offerId ?? null;
  useEffect(() => {
    if (wanted === null) return;
    if (rings) void phone.answer();
    const timer = setTimeout(() => setWanted(null), acceptPatienceMs);
    return () => clearTimeout(timer);
  }, [phone, rings, wanted]);
  // A wish to take one caller must not answer the next one.
  useEffect(() => setWanted((now) => (now === offerId || now === 'unknown' ? now : null)), [offerId]);

  useReunion({ desk, connected, phone, state, enabled: holding === 'here' });
  const ghost = useLasting(isGhost(desk, connected, state), ghostPatienceMs);
  useEffect(() => {
    if (ghost) phone.hangUp();
  }, [ghost, phone]);
  const unknownTalk = isUnknownTalk(desk, connected, state);
  const soundGone = useLasting(missesSound(desk, connected, state), ghostPatienceMs);

  const talking = state.call?.phase === 'talking';
  useEffect(() => {
    if (!talking) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [talking]);

  const accept = useCallback(() => setWanted(offerId ?? 'unknown'), [offerId]);
  const accepting = wanted !== null || state.call?.phase === 'answering';
  const value = useMemo<AgentPhone>(
    () => ({
      desk,
      connected,
      state,
      holding,
      take,
      accept,
      accepting,
      hangUpHere: phone.hangUp,
      setMuted: phone.setMuted,
      soundGone,
      unknownTalk,
      near: () => phone.streams().near,
    }),
    [desk, connected, state, holding, take, accept, accepting, phone, soundGone, unknownTalk],
  );
  return <PhoneContext.Provider value={value}>{children}</PhoneContext.Provider>;
}
