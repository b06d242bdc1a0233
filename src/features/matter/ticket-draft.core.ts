// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What is typed for a ticket before it exists, and what it still lacks. The server checks again; this says it early,
 * at the button and beside the field.
 */
import type { Language } from '../../lib/pure/language.ts';
import { isPostalAddress, postalLines } from '../../lib/pure/postal-address.ts';
import { whyNotAnswers, type Answer, type Question } from '../knowledge/questions/question.core.ts';
import type { Channel } from '../promise/promise.core.ts';

/** The version of a service's questions the form shows: the one it began with. */
export interface AskedSet {
  readonly serviceId: string;
  readonly questionSetId: string | null;
  readonly questions: readonly Question[];
}

export interface TicketDraft {
  readonly departmentId: string | null;
  readonly channel: Channel;
  readonly number: string;
  readonly window: string;
  readonly address: string;
  /** Lines of the envelope. */
  readonly postal: string;
  readonly text: string;
  readonly citizenName: string;
  readonly language: Language;
  /** Null = the service is not named, or its questions are not known yet. */
  readonly asked: AskedSet | null;
  /** Also to questions of a service that was named before: what is not asked is not sent. */
  readonly answers: readonly Answer[];
  /** The same for every attempt to save this draft, so that a lost answer makes no second ticket. */
  readonly saveKey: string;
}

/** The first thing that is missing, in the order of the form. */
export type TicketLack = 'department' | WishLack | 'text' | 'answer';
/** What the chosen way still lacks; `wish` = nothing is written yet. */
type WishLack = 'wish' | 'number' | 'address' | 'postal';

const fewestDigits = 5;

/** What the draft lacks before it can become a ticket; null when it is complete. */
export function ticketLack(draft: TicketDraft): TicketLack | null {
  if (draft.departmentId === null) return 'department';
  const wish = wishLack(draft);
  if (wish) return wish;
  if (draft.text.trim().length < 3) return 'text';
  return whyNotAnswers(draft.asked?.questions ?? [], draft.answers) ? 'answer' : null; // QS4
}

function wishLack({ channel, number, address, postal }: TicketDraft): WishLack | undefined {
  switch (channel) {
    case 'callback':
      if (number.trim() === '') return 'wish';
      return number.replace(/\D/g, '').length < fewestDigits ? 'number' : undefined;
    case 'email':
      if (address.trim() === '') return 'wish';
      return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(address.trim()) ? undefined : 'address';
    case 'letter':
      if (postal.trim() === '') return 'wish';
      return isPostalAddress(postal) ? undefined : 'postal';
    case 'none':
      return undefined;
  }
}

/** The draft's questions and answers as the server takes them. */
export function askedOf(draft: TicketDraft): { questionSetId: string; answers: Answer[] } | null {
  const { asked, answers } = draft;
  if (!asked?.questionSetId) return null;
  return {
    questionSetId: asked.questionSetId,
    answers: answers.filter(({ key }) => asked.questions.some((question) => question.key === key)),
  };
}

/** The answers with one of them changed. */
export function withAnswer(answers: readonly Answer[], key: string, value: string): readonly Answer[] {
  return [...answers.filter((answer) => answer.key !== key), { key, value }];
}

/** The wish as the server takes it. */
type DraftWish =
  | { kind: 'callback'; number: string; window: string }
  | { kind: 'email' | 'letter'; address: string }
  | { kind: 'none' };

/** What the chosen way needs, and nothing of the others. */
export function wishOf(draft: TicketDraft): DraftWish {
  switch (draft.channel) {
    case 'callback':
      return { kind: 'callback', number: draft.number.trim(), window: draft.window.trim() };
    case 'email':
      return { kind: 'email', address: draft.address.trim() };
    case 'letter':
      return { kind: 'letter', address: postalLines(draft.postal).join('\n') };
    case 'none':
      return { kind: 'none' };
  }
}
