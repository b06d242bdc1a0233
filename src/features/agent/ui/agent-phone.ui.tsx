// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The agent's phone above all pages: it stays registered and rings while the agent looks at tickets or the board.
 * The server decides about calls; this follows its snapshot and carries only the sound.
 */
import { createContext, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../ui/api.ts';
import { useLasting } from '../../../ui/lasting.ts';
import { useLive } from '../../../ui/live.ts';
import { silentPhone } from '../../../ui/phone-state.ts';
import type { PhoneState } from '../../../ui/phone-state.ts';
import { getPhoneAccess } from '../agent.contract.ts';
import type { Desk } from '../agent.contract.ts';
import { isGhost, isUnknownTalk, missesSound } from '../phone.core.ts';
import { useReunion } from './reunion.ui.ts';
import { openPracticePhone } from './practice-phone.ui.ts';
import { useOneWindow } from './one-window.ui.ts';
import type { Holding } from './one-window.ui.ts';
import { newRegisteredPhone, useAccept, useChosenSound, useLeaveWarning } from './registered-phone.ui.ts';

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
// Longer than a restarted server takes to find its running calls again.
const ghostPatienceMs = 8000;

/** The agent's phone; only below `AgentPhoneProvider`. */
export function useAgentPhone(): AgentPhone {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error('useAgentPhone needs AgentPhoneProvider above it');
  return phone;
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
  const [speaking] = useState(() =>
    practicePhone ? { phone: practicePhone, speaker: new Audio() } : newRegisteredPhone(() => call(getPhoneAccess)),
  );
  const { phone } = speaking;
  const state = useSyncExternalStore(phone.subscribe, phone.state, () => silentPhone);
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

  const rings = state.call?.direction === 'incoming' && state.call.phase === 'ringing';
  useChosenSound(speaking, rings);
  const offerId = desk?.offer?.offerId ?? null;
  const { want, isWanted } = useAccept(phone, rings, offerId, 'unknown');

  useReunion({ desk, connected, phone, state, enabled: holding === 'here' });
  const ghost = useLasting(isGhost(desk, connected, state), ghostPatienceMs);
  useEffect(() => {
    if (ghost) phone.hangUp();
  }, [ghost, phone]);
  const unknownTalk = isUnknownTalk(desk, connected, state);
  const soundGone = useLasting(missesSound(desk, connected, state), ghostPatienceMs);

  useLeaveWarning(state.call?.phase === 'talking');

  const accept = useCallback(() => want(offerId ?? 'unknown'), [want, offerId]);
  const accepting = isWanted || state.call?.phase === 'answering';
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
