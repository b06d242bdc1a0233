// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What a person of the team is, and who may change it. Knows skills and hours of a contract, and nothing about how anybody
 * works: no figure about a person is kept here or made from this. Rules: person.spec.md (PE1 …).
 */
import type { Role } from '../../lib/contract.ts';
import type { Skill } from './account.core.ts';

/** The phones somebody may begin work with. */
export const phoneKinds = ['browser', 'desk'] as const;
export type PhoneKind = (typeof phoneKinds)[number];

/** What a lead says about a person. */
export interface PersonText {
  /** User name to sign in with. */
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly departmentId: string | null;
  readonly languages: Readonly<Record<string, Skill>>;
  readonly topics: Readonly<Record<string, Skill>>;
  readonly phones: readonly PhoneKind[];
  /** As it is written on the phone; nothing dials it. */
  readonly deskNumber: string | null;
  readonly homeOffice: boolean;
  /** By contract; null = not said. */
  readonly weeklyMinutes: number | null;
}

/** What the history keeps of a person: all of that, and whether the account is switched on. Never a password. */
export interface PersonState extends PersonText {
  readonly active: boolean;
}

/** Why a person cannot be kept like this. */
export const personProblems = ['agentLanguages', 'clerkDepartment', 'homeOfficePhone'] as const;
export type PersonProblem = (typeof personProblems)[number];

/** What is wrong with a person, or undefined (PE4). */
export function personProblem(person: PersonText): PersonProblem | undefined {
  if (person.roles.includes('agent') && Object.keys(person.languages).length === 0) return 'agentLanguages';
  if (person.roles.includes('clerk') && person.departmentId === null) return 'clerkDepartment';
  if (person.homeOffice && !person.phones.includes('browser')) return 'homeOfficePhone';
  return undefined;
}

/** PE2: leads look after the team; whoever is or becomes an administrator is looked after by administrators alone. */
export function mayManage(who: readonly Role[], before: readonly Role[], after: readonly Role[]): boolean {
  if (who.includes('admin')) return true;
  return who.includes('lead') && !before.includes('admin') && !after.includes('admin');
}
