// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

// Decides when a session lives and what a name is; it knows no passwords and no cookies.
// Rules: account.spec.md.

import type { Caller, Role } from '../../lib/contract.ts';

/** Without any request for so long a session ends (A4), milliseconds. */
export const idleLimitMs = 12 * 3_600_000;
/** However busy, a session ends after so long (A4), milliseconds. */
export const absoluteLimitMs = 7 * 24 * 3_600_000;
/** A one-time link for the first administrator works so long, milliseconds. */
export const invitationLimitMs = 7 * 24 * 3_600_000;

/** How well somebody knows a language or a topic. */
export type Skill = 'good' | 'canHelp';

/** A person or a script that may enter. */
export interface Account {
  readonly accountId: string;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly departmentId: string | null;
  readonly uiLanguage: 'de' | 'en';
  readonly active: boolean;
  readonly practice: boolean;
  readonly languages: Readonly<Record<string, Skill>>;
  readonly topics: Readonly<Record<string, Skill>>;
}

/** Somebody recognised by a cookie or a token. */
export interface Identity {
  /** Names the session or the token, not the secret; stable while it lives. */
  readonly id: string;
  readonly who: Caller;
}

/** Why a session is no more. */
export type SessionEnd = 'loggedOut' | 'expired' | 'disabled' | 'passwordChanged';

/** What became of a session or token: it ended, or its rights changed and open connections must be made anew. */
export interface SessionNews {
  /** The session's id; empty when an account without any known session was switched off. */
  readonly id: string;
  readonly accountId: string;
  readonly kind: 'ended' | 'rightsChanged';
  readonly reason: SessionEnd | null;
  /** What the account may do now; without a role for calls the phone must go. */
  readonly roles: readonly Role[];
  /** Other sessions of this account that this program knows; 0 = the person is gone. */
  readonly sessionsLeft: number;
}

/** When a session was used and until when it may be, Unix milliseconds. */
export interface SessionTimes {
  readonly seenAtMs: number;
  readonly expiresAtMs: number;
}

/** A4: idle and absolute limit, never in the middle of a call. */
export function isSessionOver(times: SessionTimes, nowMs: number, inCall: boolean): boolean {
  if (inCall) return false;
  return nowMs >= times.expiresAtMs || nowMs - times.seenAtMs >= idleLimitMs;
}

/** A1: the form in which names are compared: no outer blanks, one Unicode form, lower case, one i. */
export function foldName(name: string): string {
  // Small letters of a Turkish İ carry a dot of their own that nobody types.
  return name.normalize('NFKC').trim().toLowerCase().replaceAll('\u0307', '');
}

/** A8: an account may be switched off unless it is the last active administrator. */
export function canSwitchOff(
  account: { readonly accountId: string; readonly roles: readonly Role[] },
  activeAdmins: readonly string[],
): boolean {
  return !account.roles.includes('admin') || activeAdmins.some((other) => other !== account.accountId);
}
