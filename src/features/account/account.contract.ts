// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint, roles } from '../../lib/contract.ts';

export const personSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  displayName: z.string(),
  roles: z.array(z.enum(roles)),
  departmentId: z.string().nullable(),
  uiLanguage: z.enum(['de', 'en']),
  /** The installation: sample data or a real city. */
  sample: z.boolean(),
  city: z.string(),
  /** There is only the practice switch: nobody can really call. */
  practice: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

export const login = endpoint({
  method: 'POST',
  path: '/api/account/login',
  access: 'public',
  body: z.object({ name: z.string().max(200), password: z.string().max(1000) }),
  reply: personSchema,
  errors: ['wrongNameOrPassword', 'tooManyRequests'],
  summary: 'Opens a session by cookie.',
});
export const logout = endpoint({
  method: 'POST',
  path: '/api/account/logout',
  access: 'signedIn',
  reply: z.object({}),
  summary: 'Ends this session, its live connection and its phone.',
});
export const whoAmI = endpoint({
  method: 'GET',
  path: '/api/account/me',
  access: 'signedIn',
  reply: personSchema,
  summary: 'The signed-in person.',
});
export const setUiLanguage = endpoint({
  method: 'PUT',
  path: '/api/account/me/language',
  access: 'signedIn',
  body: z.object({ uiLanguage: z.enum(['de', 'en']) }),
  reply: personSchema,
  summary: 'Language of the screens.',
});
export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/account/me/password',
  access: 'signedIn',
  body: z.object({ old: z.string().max(1000), new: z.string().min(12).max(1000) }),
  reply: z.object({}),
  errors: ['wrongNameOrPassword'],
  summary: 'Changes the own password; other sessions end.',
});
export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/account/invitation',
  access: 'public',
  body: z.object({
    token: z.string().max(200),
    name: z.string().min(2).max(80),
    password: z.string().min(12).max(1000),
  }),
  reply: personSchema,
  errors: ['invitationUsed'],
  summary: 'First administrator: the one-time link printed at the first start.',
});

/** Administration of people; screens grow later, scripts use it already. */
export const accountRowSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  displayName: z.string(),
  roles: z.array(z.enum(roles)),
  departmentId: z.string().nullable(),
  active: z.boolean(),
  practice: z.boolean(),
  languages: z.record(z.string(), z.enum(['good', 'canHelp'])),
  topics: z.record(z.string(), z.enum(['good', 'canHelp'])),
});
export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/account',
  access: ['admin', 'lead'],
  reply: z.object({ accounts: z.array(accountRowSchema) }),
  summary: 'All accounts.',
});
export const createAccount = endpoint({
  method: 'POST',
  path: '/api/account',
  access: ['admin'],
  body: z.object({
    name: z.string().trim().min(2).max(80),
    displayName: z.string().trim().min(1).max(200),
    roles: z.array(z.enum(roles)).min(1),
    departmentId: z.string().nullable().default(null),
    password: z.string().min(12).max(1000),
    practice: z.boolean().default(false),
    languages: z.record(z.string(), z.enum(['good', 'canHelp'])).default({}),
    topics: z.record(z.string(), z.enum(['good', 'canHelp'])).default({}),
  }),
  reply: accountRowSchema,
  errors: ['nameTaken'],
  summary: 'A new account; `practice` marks simulated agents.',
});
export const removeAccount = endpoint({
  method: 'DELETE',
  path: '/api/account/:accountId',
  access: ['admin'],
  params: z.object({ accountId: z.string() }),
  reply: z.object({}),
  summary: 'Switches an account off; sessions, live connections and phones die.',
});
