// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The sound of a clerk's browser phone: registered while it is on, ringing for callers who are passed on. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../../ui/api.ts';
import { useLive } from '../../../ui/live.ts';
import { silentPhone } from '../../../ui/phone-state.ts';
import type { PhoneState } from '../../../ui/phone-state.ts';
import { getClerkPhoneAccess } from '../clerk.contract.ts';
import type { ClerkDesk } from '../clerk.contract.ts';
import { useOneWindow } from './one-window.ui.ts';
import type { Holding } from './one-window.ui.ts';
import { newRegisteredPhone, useAccept, useChosenSound, useLeaveWarning } from './registered-phone.ui.ts';

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

/** Runs the clerk's phone while the component is on the screen. */
export function useClerkLine(): ClerkLine {
  const { data: desk, connected } = useLive<ClerkDesk>('clerk', 'clerkChanged');
  const [speaking] = useState(() => newRegisteredPhone(() => call(getClerkPhoneAccess)));
  const { phone } = speaking;
  const state = useSyncExternalStore(phone.subscribe, phone.state, () => silentPhone);
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
  useChosenSound(speaking, rings);
  const callId = desk?.call?.callId ?? null;
  const { want, isWanted } = useAccept(phone, rings, callId);
  useLeaveWarning(state.call?.phase === 'talking');

  return {
    desk,
    connected,
    state,
    holding,
    take,
    accept: useCallback(() => want(callId), [want, callId]),
    accepting: isWanted || state.call?.phase === 'answering',
    setMuted: phone.setMuted,
    hangUpHere: phone.hangUp,
  };
}
