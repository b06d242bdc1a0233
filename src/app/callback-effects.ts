// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Carries a caller's wish to be called back to the room of call-backs, and its answers back to the call.
 * What was committed but could not be told is taken back: no promise exists that nobody has heard (I2).
 */
import type { BookRefusal, Slot, Window, Wish } from '../features/callback/callback.core.ts';
import { windowWords } from '../features/callback/callback-words.core.ts';
import type { CallEffect, CallEvent } from '../features/call/call-events.core.ts';
import type { Language } from '../lib/pure/language.ts';
import type { Result } from '../lib/result.ts';
import type { HotlineEvent } from './hotline-state.core.ts';

/** Effects that concern the room of call-backs. */
export type CallbackEffect = Extract<CallEffect, { do: 'askCallback' | 'bookCallback' | 'unbookCallback' }>;

/** What a caller asks for; `since` = first reached us, Unix milliseconds. */
export interface Asked {
  readonly origin: 'queue' | 'closed';
  readonly language: Language;
  readonly topic: string | null;
  readonly since: number;
}

export interface CallbackDeps {
  /** False while nothing can be promised. */
  readonly available: () => boolean;
  /** The next free time; null = none. */
  readonly offer: (asked: Asked) => Slot | null;
  /** Writes the wish; ok only after the commit. */
  readonly book: (
    wish: Asked & { readonly callId: string; readonly number: string; readonly slot: Slot },
  ) => Promise<Result<Pick<Wish, 'number' | 'slot' | 'state'>, BookRefusal>>;
  /** Takes back what was booked in a call whose caller was not told. */
  readonly unbook: (call: string) => void;
  /** True while the call goes on. */
  readonly isRunning: (call: string) => boolean;
  /** Unix milliseconds, for "today" and "tomorrow". */
  readonly nowMs: () => number;
  /** IANA name. */
  readonly timeZone: string;
  readonly report: (event: HotlineEvent) => void;
  readonly alarm: (what: string, details: Record<string, unknown>) => void;
}

/** Returns the function that carries out one effect of a call; an answer to `askCallback` is reported before it returns. */
export function callbackEffects(deps: CallbackDeps): (call: string, effect: CallbackEffect) => void {
  const tell = (call: string, event: CallEvent): void => deps.report({ type: 'callEvent', call, event });
  const words = (window: Window | undefined, language: Language) =>
    window ? windowWords(window, deps.nowMs(), deps.timeZone, language) : [];

  function ask(call: string, effect: Extract<CallbackEffect, { do: 'askCallback' }>): void {
    const { booking, do: _, ...asked } = effect;
    if (!deps.available()) return tell(call, { type: 'callbackRefused', booking, why: 'unavailable' });
    const slot = deps.offer(asked);
    tell(call, { type: 'callbackOffered', booking, slot, words: words(slot?.window, asked.language) });
  }

  async function book(call: string, effect: Extract<CallbackEffect, { do: 'bookCallback' }>): Promise<void> {
    const { booking, do: _, ...asked } = effect;
    const booked = await deps.book({ callId: call, ...asked }).catch((error: unknown) => {
      deps.alarm('callbackNotBooked', { error: String(error) });
      return { ok: false, code: 'unavailable' } as const;
    });
    if (!booked.ok) return tell(call, { type: 'callbackRefused', booking, why: booked.code });
    const wish = booked.value;
    // One wish a call: an earlier one, of before a restart, may be over or have another number.
    if (wish.state !== 'open' || wish.number !== effect.number)
      return tell(call, { type: 'callbackRefused', booking, why: wish.state === 'open' ? 'limit' : 'unavailable' });
    // Told to nobody: the call is over, even if it had waited for this.
    if (!deps.isRunning(call)) return deps.unbook(call);
    tell(call, { type: 'callbackBooked', booking, words: words(wish.slot?.window, effect.language) });
  }

  return (call, effect) => {
    switch (effect.do) {
      case 'askCallback':
        return ask(call, effect);
      case 'bookCallback':
        return void book(call, effect);
      case 'unbookCallback':
        return deps.unbook(call);
    }
  };
}
