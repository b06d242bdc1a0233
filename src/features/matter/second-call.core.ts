// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Matters that come back: what may be linked, and to what. Rules: second-call.spec.md (SC1 …). */

/** Why a matter came back; about the process, never a colleague (SC7). */
export const causes = [
  'chasing',
  'unclearLetter',
  'notFindable',
  'wrongPlace',
  'promiseBroken',
  'formDefect',
  'misunderstanding',
  'new',
] as const;
export type Cause = (typeof causes)[number];

/** Periods of the list for editors, in days (SC8). */
export const listPeriods = ['30', '90', '365'] as const;
export type ListPeriod = (typeof listPeriods)[number];

/** Whether a matter that came back says something about the answer it had got (SC8). */
export function countsAsSecondCall(cause: Cause): boolean {
  return cause !== 'new';
}

/** Longest time a caller is recognised, days (SC1); there is a key for each of them (SC2). */
export const mostTraceDays = 14;
/** Matters shown at most (SC3). */
export const mostEarlier = 5;
/** Contacts of one number from which on it belongs to many people (SC4). */
export const sharedFrom = 9;

/** A number as it may be kept: the day whose key was used (ISO date) and 32 bytes. */
export interface CallerHash {
  readonly day: string;
  readonly hash: Uint8Array;
}

/** Why these two cannot be linked; undefined = they can (SC6). Times in Unix milliseconds. */
export function whyNotLink(
  matter: { readonly contactId: string; readonly createdAt: number },
  earlier: { readonly contactId: string; readonly createdAt: number } | undefined,
): 'earlierUnknown' | undefined {
  if (!earlier || earlier.contactId === matter.contactId || earlier.createdAt > matter.createdAt)
    return 'earlierUnknown';
  return undefined;
}
