// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What may be done with a matter, for the button as well as for the server. Decides nothing about who asks (the store does).
 * Rules: matter.spec.md (MT1 …).
 */

/** What became of a matter (domain: outcome). */
export const outcomes = ['answered', 'transferred', 'ticket'] as const;
export type Outcome = (typeof outcomes)[number];

/** What the predicates need to know of a contact. */
export interface ContactState {
  readonly endedAt: unknown;
  readonly matters: readonly { readonly outcome: Outcome | null }[];
}

/** True while the call runs or a matter is undecided (MT2). */
export function isOpen(contact: ContactState): boolean {
  return contact.endedAt === null || contact.matters.some((matter) => matter.outcome === null);
}

/** Why the outcome cannot be set now; undefined = it can (MT4). */
export function whyNotDecide(
  matter: { readonly outcome: Outcome | null },
  contact: ContactState,
): 'alreadyDecided' | undefined {
  return matter.outcome === 'ticket' || !isOpen(contact) ? 'alreadyDecided' : undefined;
}

/** Why the matter cannot be taken back; undefined = it can (MT7). */
export function whyNotRemove(
  matter: { readonly outcome: Outcome | null },
  contact: ContactState,
): 'alreadyDecided' | 'lastMatter' | undefined {
  if (matter.outcome === 'ticket') return 'alreadyDecided';
  return contact.matters.length < 2 ? 'lastMatter' : undefined;
}

const weight: Record<Outcome, number> = { answered: 1, transferred: 2, ticket: 3 };

/** The one outcome a call is counted with; null while nothing is decided (MT9). */
export function heaviest(outcomes: readonly (Outcome | null)[]): Outcome | null {
  return outcomes.reduce(
    (heavy, outcome) => (outcome && (!heavy || weight[outcome] > weight[heavy]) ? outcome : heavy),
    null,
  );
}

/** How a ticket's first open promise stands, where it presses (MT12): broken, or fewer than 4 service hours left. Unix milliseconds. */
export function ticketPress(
  dueAt: number | null,
  times: { readonly now: number; readonly dangerBefore: number | null },
): 'broken' | 'danger' | null {
  if (dueAt === null) return null;
  if (dueAt < times.now) return 'broken';
  return times.dangerBefore !== null && dueAt < times.dangerBefore ? 'danger' : null;
}
