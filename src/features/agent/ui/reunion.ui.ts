// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Brings a running conversation back to a window that was reloaded or lost its connection, without a question to anybody. */
import { useEffect, useRef } from 'react';
import { call } from '../../../ui/api.ts';
import { useLasting } from '../../../ui/lasting.ts';
import type { PhoneState } from '../../../ui/phone-state.ts';
import type { BrowserPhone } from '../../../ui/phone.port.ts';
import { returnToCall } from '../../call/call.contract.ts';
import type { Desk } from '../agent.contract.ts';
import { reunion } from '../phone.core.ts';

// A call that ends is gone from the phone a moment before the server says so.
const settleMs = 800;
const askAgainMs = 4000;

/** Runs as long as the phone does; `enabled` = this window holds the phone. */
export function useReunion({
  desk,
  connected,
  phone,
  state,
  enabled,
}: {
  readonly desk: Desk | undefined;
  readonly connected: boolean;
  readonly phone: BrowserPhone;
  readonly state: PhoneState;
  readonly enabled: boolean;
}): void {
  const callId = desk?.call?.callId ?? null;
  const answered = useRef<string | null>(null);
  const what = enabled ? reunion(desk, connected, state, answered.current === callId) : null;
  useEffect(() => {
    if (desk?.call?.phase !== 'recalling') answered.current = null;
  }, [desk?.call?.phase]);
  useEffect(() => {
    if (what !== 'answer') return;
    answered.current = callId;
    void phone.answer();
  }, [what, callId, phone]);
  useEffect(() => {
    if (what === 'soundIsHere' && callId !== null) sayBack(callId, true);
  }, [what, callId]);
  const isSilent = useLasting(what === 'ringMe' && state.line === 'ready', settleMs);
  useEffect(() => {
    if (!isSilent || callId === null) return;
    sayBack(callId, false);
    const again = setInterval(() => sayBack(callId, false), askAgainMs);
    return () => clearInterval(again);
  }, [isSilent, callId]);
}

function sayBack(callId: string, withSound: boolean): void {
  // Refused when the call has ended meanwhile: then there is nothing to come back to.
  call(returnToCall, { params: { callId }, body: { withSound } }).catch(() => undefined);
}
