// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { outcomes } from './matter.core.ts';

export const matterSchema = z.object({
  matterId: z.string(),
  contactId: z.string(),
  /** Counts from 1 within the contact. */
  position: z.number().int(),
  topic: z.string().nullable(),
  serviceId: z.string().nullable(),
  serviceTitle: z.string().nullable(),
  departmentId: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  complaint: z.boolean(),
  party: z.enum(['person', 'company']),
  transferredTo: z.string().nullable(),
  /** Name of that entry, as the directory has it now. */
  transferredToName: z.string().nullable(),
  ticketNumber: z.string().nullable(),
  /** When the ticket's first open promise is due; null = no ticket, or nothing is promised any more. */
  ticketDueAt: z.iso.datetime().nullable(),
  version: z.number().int(),
});
export type Matter = z.infer<typeof matterSchema>;

/** One contact whose matters are not all decided: after-call work of the own shift. */
export const openContactSchema = z.object({
  contactId: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  language: z.string(),
  topic: z.string().nullable(),
  topicName: z.string().nullable(),
  matters: z.array(matterSchema),
});
export type OpenContact = z.infer<typeof openContactSchema>;

/** What is due before this instant has fewer than 4 service hours left now (PR18); null = nobody knows the hours. */
export const dangerSchema = z.iso.datetime().nullable();

export const matterErrors = [
  'contactGone',
  'alreadyDecided',
  'serviceUnknown',
  'ticketNeedsWish',
  'versionChanged',
  'databaseDown',
] as const;
const forAgents = ['agent', 'lead'] as const;

export const listOpenContacts = endpoint({
  method: 'GET',
  path: '/api/contact/open',
  access: forAgents,
  summary: 'Contacts of the own shift with undecided matters, the running call first.',
  reply: z.object({ contacts: z.array(openContactSchema), dangerBefore: dangerSchema }),
});
export const addMatter = endpoint({
  method: 'POST',
  path: '/api/contact/:contactId/matter',
  access: forAgents,
  params: z.object({ contactId: z.string() }),
  body: z.object({ serviceId: z.string().nullable() }),
  reply: matterSchema,
  errors: matterErrors,
  summary: 'One more matter of the same contact.',
});
export const changeMatter = endpoint({
  method: 'PATCH',
  path: '/api/matter/:matterId',
  access: forAgents,
  params: z.object({ matterId: z.string() }),
  body: z.object({
    version: z.number().int(),
    serviceId: z.string().nullable().optional(),
    complaint: z.boolean().optional(),
    party: z.enum(['person', 'company']).optional(),
  }),
  reply: matterSchema,
  errors: matterErrors,
  summary: 'Names the service, marks a complaint or a company.',
});
export const decideMatter = endpoint({
  method: 'PUT',
  path: '/api/matter/:matterId/outcome',
  access: forAgents,
  params: z.object({ matterId: z.string() }),
  body: z.object({
    version: z.number().int(),
    outcome: z.enum(['answered', 'transferred']),
    directoryEntryId: z.string().optional(),
  }),
  reply: matterSchema,
  errors: matterErrors,
  summary:
    'Sets answered or transferred; a ticket is made by its own endpoint. May be changed while the contact is open.',
});
export const removeMatter = endpoint({
  method: 'DELETE',
  path: '/api/matter/:matterId',
  access: forAgents,
  params: z.object({ matterId: z.string() }),
  reply: z.object({}),
  errors: [...matterErrors, 'lastMatter'] as const,
  summary: 'Takes back a matter that was added by mistake; the last one of a contact stays.',
});
