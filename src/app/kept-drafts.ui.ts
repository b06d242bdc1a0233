// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Tickets in the making over a reload of the page (QS8): kept by this tab only, for this person only, gone with the tab, the
 * ticket, the form or the next person who signs in.
 */
import { z } from 'zod';
import { questionSchema, answerSchema } from '../features/knowledge/questions/questions.contract.ts';
import type { TicketDraft } from '../features/matter/ticket-draft.core.ts';
import { channels } from '../features/promise/promise.core.ts';
import { languages } from '../lib/pure/language.ts';

const storageKey = 'amtsleitung.tickets';

const draftSchema = z.object({
  departmentId: z.string().nullable(),
  channel: z.enum(channels),
  number: z.string(),
  window: z.string(),
  address: z.string(),
  // Absent in what an older page has kept.
  postal: z.string().default(''),
  text: z.string(),
  citizenName: z.string(),
  language: z.enum(languages),
  asked: z
    .object({ serviceId: z.string(), questionSetId: z.string().nullable(), questions: z.array(questionSchema) })
    .nullable(),
  answers: z.array(answerSchema),
  saveKey: z.string(),
}) satisfies z.ZodType<TicketDraft>;
const keptSchema = z.object({ accountId: z.string(), drafts: z.record(z.string(), draftSchema) });

/** What this person had typed in this tab, by matter. */
export function keptDrafts(accountId: string): Readonly<Record<string, TicketDraft>> {
  try {
    const kept = keptSchema.safeParse(JSON.parse(sessionStorage.getItem(storageKey) ?? 'null')).data;
    if (kept?.accountId === accountId) return kept.drafts;
    sessionStorage.removeItem(storageKey);
  } catch {
    // A forbidden storage: what is typed lives as long as the page.
  }
  return {};
}

/** Keeps what is typed now; nothing typed leaves nothing behind. */
export function keepDrafts(accountId: string, drafts: Readonly<Record<string, TicketDraft>>): void {
  try {
    if (Object.keys(drafts).length === 0) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify({ accountId, drafts }));
  } catch {
    // As above, or a full one.
  }
}

/** Whoever signs out leaves nothing behind on this computer. */
export function forgetDrafts(): void {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept.
  }
}
