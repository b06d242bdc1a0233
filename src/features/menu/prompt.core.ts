// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What a caller can be told, by name. Which files that means is decided by `soundsOf`; where the files lie is the speech platform's business.
 * Must not know folders, formats or whether a file exists. Rules: menu.spec.md (P1 …).
 */
import type { Language } from '../../lib/pure/language.ts';
import { digitSounds, numberSounds } from '../../lib/pure/spoken.ts';

/** Something to say to a caller, in one language. */
export type PromptRef =
  | { readonly prompt: string; readonly language: Language } // a named announcement
  | { readonly number: number; readonly language: Language } // spoken cardinal 0–999
  | { readonly digits: string; readonly language: Language }; // spoken digit by digit

/** The sound names of a reference in the order they are played; empty when there is nothing sayable in it (a negative number, no digit). */
export function soundsOf(ref: PromptRef): readonly string[] {
  // P1
  if ('prompt' in ref) return [ref.prompt];
  // P2
  if ('number' in ref) return numberSounds(ref.number, ref.language) ?? [];
  // P3
  return digitSounds(ref.digits);
}

/** The announcements every city must have a text for in every language; menu prompts (`menu-<node>`) come on top. */
export const requiredPrompts = [
  'greeting',
  'model-notice',
  'language-hint',
  'language-menu-tr',
  'language-menu-en',
  'language-menu-fr',
  'language-menu-it',
  'language-menu-pl',
  'language-menu-ku',
  'language-menu-de',
  'miss',
  'no-input',
  'please-wait',
  'still-waiting',
  'welcome-back',
  'position',
  'estimate',
  'minutes',
  'connecting',
  'closed',
  'emergency-numbers',
  'transfer-key',
  'transfer-failed',
  'no-one-on-duty',
  'goodbye',
  'privacy',
  'technical-problem',
  'fallback',
  'ticket-number',
  'callback-today',
  'callback-tomorrow',
  'weekday-1',
  'weekday-2',
  'weekday-3',
  'weekday-4',
  'weekday-5',
  'weekday-6',
  'weekday-7',
  'callback-week-later',
  'callback-offer',
  'callback-slot',
  'callback-number',
  'callback-confirm',
  'callback-enter',
  'callback-number-refused',
  'callback-no-number',
  'callback-alternative',
  'callback-moment',
  'callback-booked',
  'callback-limit',
  'callback-full',
  'callback-unavailable',
  'callback-back',
  'ticket-offer',
  'ticket-enter',
  'ticket-code',
  'ticket-mistyped',
  'ticket-not-known',
  'ticket-unavailable',
  'ticket-open',
  'ticket-closed',
  'ticket-held',
  'ticket-until',
  'ticket-late',
  'ticket-answered',
  'ticket-letter-until',
  'ticket-letter-sent',
  'ticket-done-until',
  'ticket-done',
  'ticket-choices',
  'ticket-choices-closed',
  'direct-number',
  'direct-number-again',
  'direct-failed',
  'number-test',
] as const;
