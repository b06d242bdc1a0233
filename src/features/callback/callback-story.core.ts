// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What was tried, in the words of the ticket that follows (German, as all tickets are). */
import type { Attempt, AttemptResult, Wish } from './callback.core.ts';
import type { Plan } from './callback-plan.core.ts';

const results: Record<AttemptResult, string> = {
  reached: 'erreicht',
  busy: 'besetzt',
  noAnswer: 'nicht abgenommen',
  mailbox: 'Anrufbeantworter',
  wrongNumber: 'falsche Nummer',
  failed: 'Leitung gestört',
  notDialled: 'nicht gewählt',
};

const reasons: Record<Extract<Plan, { kind: 'ticket' }>['why'], string> = {
  wrongNumber: 'Der gewünschte Rückruf ist nicht möglich: Unter der Nummer meldet sich jemand anderes.',
  usedUp: 'Der gewünschte Rückruf ist trotz aller Versuche nicht gelungen.',
  lineFailed: 'Der gewünschte Rückruf ist nicht gelungen, weil die Leitung immer wieder gestört war.',
};

/** The ticket's text for a wish a person must take over (CB7): why, what was tried, what was noted. */
export function usedUpText(
  wish: Pick<Wish, 'story' | 'text'>,
  why: Extract<Plan, { kind: 'ticket' }>['why'],
  timeZone: string,
): string {
  const tried = wish.story
    .filter(({ result }) => result !== 'notDialled')
    .map((attempt) => `- ${attemptText(attempt, timeZone)}`);
  return [
    reasons[why],
    ...(tried.length > 0 ? [`Versuche:\n${tried.join('\n')}`] : []),
    ...(wish.text === '' ? [] : [`Notiz zum Rückruf: ${wish.text}`]),
  ].join('\n\n');
}

function attemptText({ at, result }: Attempt, timeZone: string): string {
  const when = new Intl.DateTimeFormat('de', {
    timeZone,
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
  return `${when} Uhr: ${results[result]}`;
}
