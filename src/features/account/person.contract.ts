// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The people of the team: languages, topics, phones and contract hours; and the link by which somebody sets the own password. */
import { z } from 'zod';
import { endpoint, roles } from '../../lib/contract.ts';
import { languages } from '../../lib/pure/language.ts';
import { personSchema } from './account.contract.ts';
import { personProblems, phoneKinds } from './person.core.ts';

const level = z.enum(['good', 'canHelp']);
const once = <Entry>(entries: readonly Entry[]): Entry[] => [...new Set(entries)];

export const personTextSchema = z.object({
  name: z.string().trim().min(2).max(80),
  displayName: z.string().trim().min(1).max(200),
  roles: z.array(z.enum(roles)).min(1).max(roles.length).transform(once),
  departmentId: z.uuid().nullable(),
  languages: z.partialRecord(z.enum(languages), level),
  /** By topic key; `*` = every topic that is not named. */
  topics: z.record(z.string().max(100), level),
  phones: z.array(z.enum(phoneKinds)).min(1).max(2).transform(once),
  deskNumber: z.string().trim().min(1).max(40).nullable(),
  homeOffice: z.boolean(),
  /** 60 hours at most. */
  weeklyMinutes: z.number().int().min(1).max(3600).nullable(),
});

export const teamPersonSchema = z.object({
  accountId: z.string(),
  ...personTextSchema.shape,
  roles: z.array(z.enum(roles)),
  phones: z.array(z.enum(phoneKinds)),
  active: z.boolean(),
  version: z.number().int(),
  /** Has ever chosen a password. */
  hasPassword: z.boolean(),
  /** Until when an unused link works, ISO 8601; null = there is none. */
  invitedUntil: z.iso.datetime().nullable(),
  /** The phone somebody at work has now; null = not at work, or not for this reader (PE9). */
  work: z.object({ phone: z.enum(phoneKinds), reachable: z.boolean() }).nullable(),
});
export type TeamPerson = z.infer<typeof teamPersonSchema>;

const linkSchema = z.object({
  /** The secret part of the link; shown once, kept as a hash. */
  token: z.string(),
  until: z.iso.datetime(),
});
export type PersonLink = z.infer<typeof linkSchema>;

const whySchema = z.string().trim().max(500).default('');
const ofPerson = z.object({ accountId: z.uuid() });
const leaders = ['lead', 'admin'] as const;
const changeErrors = [
  ...personProblems,
  'nameTaken',
  'adminsOnly',
  'lastAdmin',
  'topicUnknown',
  'departmentUnknown',
  'versionChanged',
  'databaseDown',
] as const;

export const listTeam = endpoint({
  method: 'GET',
  path: '/api/team/person',
  access: [...leaders, 'council'],
  reply: z.object({
    people: z.array(teamPersonSchema),
    topics: z.array(z.object({ key: z.string(), de: z.string(), en: z.string() })),
    departments: z.array(z.object({ departmentId: z.string(), name: z.string() })),
  }),
  summary: 'The people with their languages, topics, phones and contract hours; topics and departments to choose from.',
});
export const addPerson = endpoint({
  method: 'POST',
  path: '/api/team/person',
  access: leaders,
  body: personTextSchema.extend({ why: whySchema }),
  reply: z.object({ person: teamPersonSchema, link: linkSchema }),
  errors: changeErrors,
  summary: 'A new person without a password, with the one-time link to choose it.',
});
export const changePerson = endpoint({
  method: 'PUT',
  path: '/api/team/person/:accountId',
  access: leaders,
  params: ofPerson,
  body: personTextSchema.extend({ version: z.number().int(), why: whySchema }),
  reply: teamPersonSchema,
  errors: changeErrors,
  summary: 'Changes a person; languages and topics hold at once for somebody at work.',
});
export const switchPerson = endpoint({
  method: 'PUT',
  path: '/api/team/person/:accountId/active',
  access: leaders,
  params: ofPerson,
  body: z.object({ active: z.boolean(), version: z.number().int(), why: whySchema }),
  reply: teamPersonSchema,
  errors: ['adminsOnly', 'lastAdmin', 'ownAccount', 'versionChanged', 'databaseDown'],
  summary: 'Switches an account off (sessions end at once, a call goes on to its end) or on again.',
});
export const invitePerson = endpoint({
  method: 'POST',
  path: '/api/team/person/:accountId/link',
  access: leaders,
  params: ofPerson,
  reply: linkSchema,
  errors: ['adminsOnly', 'switchedOff', 'databaseDown'],
  summary: 'A new one-time link to choose a password; an earlier unused one is void.',
});

const linkToken = z.string().max(200);
export const readPersonLink = endpoint({
  method: 'POST',
  path: '/api/account/link',
  access: 'public',
  body: z.object({ token: linkToken }),
  reply: z.object({ name: z.string(), displayName: z.string() }),
  errors: ['invitationUsed'],
  summary: 'Whose password a one-time link sets; the link stays usable.',
});
export const setOwnPassword = endpoint({
  method: 'POST',
  path: '/api/account/link/password',
  access: 'public',
  body: z.object({ token: linkToken, password: z.string().min(12).max(1000) }),
  reply: personSchema,
  errors: ['invitationUsed'],
  summary: 'Sets the password by the link, ends other sessions and opens one.',
});
