// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** One call from the citizen's browser: credentials for exactly this call, dial, talk, forget. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { webCall } from '../../call/call.contract.ts';
import { monotonicMs } from '../../../platform/clock.ts';
import { ApiError, call } from '../../../ui/api.ts';
import { openBrowserPhone } from '../../../ui/browser-phone.ts';
import type { BrowserPhone } from '../../../ui/phone.port.ts';
import { useLasting } from '../../../ui/lasting.ts';
import { closeStream, openMicrophone } from '../../../ui/microphone.ts';
import { silentPhone } from '../../../ui/phone-state.ts';
import type { PhoneState, SoundTrouble } from '../../../ui/phone-state.ts';

/** Why a call did not come about or broke off. */
export type WebCallProblem = SoundTrouble | 'failed' | 'busy' | 'tooMany' | 'lost';

/** Where the page is in the course of a call. */
export type WebCallStage =
  | { readonly at: 'idle'; readonly problem: WebCallProblem | null }
  | { readonly at: 'microphone' | 'connecting' | 'ended' }
  | { readonly at: 'talking'; readonly since: number };

export interface WebPhone {
  readonly stage: WebCallStage;
  readonly state: PhoneState;
  readonly begin: (language: string) => void;
  readonly hangUp: () => void;
  readonly setMuted: (muted: boolean) => void;
  readonly sendDigit: (digit: string) => void;
  readonly near: MediaStream | null;
}

const silenceMs = 15_000;
const setUpMs = 25_000;
const never = { subscribe: () => () => undefined, state: () => silentPhone };

/** The citizen's phone; a new one for every call. */
export function useWebPhone(): WebPhone {
  const [stage, setStage] = useState<WebCallStage>({ at: 'idle', problem: null });
  const [phone, setPhone] = useState<BrowserPhone | null>(null);
  const state = useSyncExternalStore((phone ?? never).subscribe, (phone ?? never).state, () => silentPhone);
  const [speaker] = useState(() => new Audio());
  const dial = useRef('');
  const attempt = useRef(0);
  const opened = useRef<BrowserPhone | null>(null);

  const finish = useCallback((next: WebCallStage) => {
    attempt.current += 1;
    setStage(next);
    setPhone(null);
    opened.current?.stop();
    opened.current = null;
  }, []);

  const begin = useCallback(
    (language: string) => {
      attempt.current += 1;
      const mine = attempt.current;
      const here = (): boolean => mine === attempt.current;
      setStage({ at: 'microphone' });
      void (async () => {
        // Asked first: credentials live shorter than a person may look for the permission.
        const microphone = await openMicrophone();
        if (microphone.ok) closeStream(microphone.stream);
        if (!here()) return;
        if (!microphone.ok) return setStage({ at: 'idle', problem: microphone.trouble });
        setStage({ at: 'connecting' });
        try {
          const access = await call(webCall, { body: { language } });
          if (!here()) return;
          dial.current = access.dial;
          const iceServers = access.iceServers.map(({ urls, username, credential }) => ({
            urls,
            ...(username && { username }),
            ...(credential && { credential }),
          }));
          const fresh = openBrowserPhone({
            credentials: () => Promise.resolve({ ...access, iceServers }),
            register: false,
            speaker,
          });
          opened.current = fresh;
          setPhone(fresh);
          fresh.start();
        } catch (error) {
          if (here())
            setStage({
              at: 'idle',
              problem: error instanceof ApiError && error.code === 'tooManyRequests' ? 'tooMany' : 'failed',
            });
        }
      })();
    },
    [speaker],
  );

  // Dials once the switch is reached; ends with the call or with what stood in its way.
  const dialled = state.call !== null || state.lastEnd !== null;
  useEffect(() => {
    if (phone && stage.at === 'connecting' && state.line === 'ready' && !dialled) void phone.dial(dial.current);
  }, [phone, stage.at, state.line, dialled]);
  useEffect(() => {
    if (stage.at === 'connecting' && state.call?.phase === 'talking') setStage({ at: 'talking', since: monotonicMs() });
  }, [stage.at, state.call?.phase]);
  useEffect(() => {
    if (!phone || state.lastEnd === null) return;
    if (stage.at === 'talking') return finish({ at: 'ended' });
    if (state.lastEnd === 'hungUpHere') return finish({ at: 'idle', problem: null });
    finish({
      at: 'idle',
      problem: state.trouble ?? (state.lastEnd === 'busy' || state.lastEnd === 'unavailable' ? 'busy' : 'failed'),
    });
  }, [phone, stage.at, state.lastEnd, state.trouble, finish]);

  const stuck = useLasting(stage.at === 'connecting', setUpMs);
  const silent = useLasting(state.call?.sound === 'interrupted', silenceMs);
  useEffect(() => {
    if (stuck) finish({ at: 'idle', problem: 'failed' });
    else if (silent) finish({ at: 'idle', problem: 'lost' });
  }, [stuck, silent, finish]);

  const busy = stage.at === 'connecting' || stage.at === 'talking';
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [busy]);
  // Leaving the page hangs up properly; otherwise the city would hear silence until the switch notices.
  useEffect(() => {
    if (!phone) return;
    window.addEventListener('pagehide', phone.stop);
    return () => window.removeEventListener('pagehide', phone.stop);
  }, [phone]);

  const hangUp = useCallback(
    () => finish(stage.at === 'talking' ? { at: 'ended' } : { at: 'idle', problem: null }),
    [finish, stage.at],
  );
  return {
    stage,
    state,
    begin,
    hangUp,
    setMuted: useCallback((muted) => phone?.setMuted(muted), [phone]),
    sendDigit: useCallback((digit) => phone?.sendDigit(digit), [phone]),
    near: state.call ? (phone?.streams().near ?? null) : null,
  };
}
