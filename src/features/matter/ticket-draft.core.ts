// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What is typed for a ticket before it exists, and what it still lacks. The server checks again; this says it early,
 * at the button and beside the field.
 */
import type { Language } from '../../lib/pure/language.ts';

export interface TicketDraft {
  readonly departmentId: string | null;
  readonly channel: 'callback' | 'email';
  readonly number: string;
  readonly window: string;
  readonly address: string;
  readonly text: string;
  readonly citizenName: string;
  readonly language: Language;
  /** The same for every attempt to save this draft, so that a lost answer makes no second ticket. */
  readonly saveKey: string;
}

/** The first thing that is missing, in the order of the form. */
export type TicketLack = 'department' | 'wish' | 'number' | 'address' | 'text';

const fewestDigits = 5;

/** What the draft lacks before it can become a ticket; null when it is complete. */
export function ticketLack(draft: TicketDraft): TicketLack | null {
  if (draft.departmentId === null) return 'department';
  if (draft.channel === 'callback') {
    if (draft.number.trim() === '') return 'wish';
    if (draft.number.replace(/\D/g, '').length < fewestDigits) return 'number';
  } else {
    if (draft.address.trim() === '') return 'wish';
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(draft.address.trim())) return 'address';
  }
  return draft.text.trim().length < 3 ? 'text' : null;
}

/** The wish as the server takes it. */
export function wishOf(
  draft: TicketDraft,
): { kind: 'callback'; number: string; window: string } | { kind: 'email'; address: string } {
  return draft.channel === 'callback'
    ? { kind: 'callback', number: draft.number.trim(), window: draft.window.trim() }
    : { kind: 'email', address: draft.address.trim() };
}

/** A code of six digits in two groups, easy to read out: `123 456`. */
export function sayableCode(code: string): string {
  return /^\d{6}$/.test(code) ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}

/** Digits one by one for a screen reader: `1 2 3 4`. */
export function digitByDigit(digits: string): string {
  return digits.replace(/\s/g, '').split('').join(' ');
}
