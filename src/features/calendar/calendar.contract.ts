// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';

export const opennessSchema = z.object({
  open: z.boolean(),
  reason: z.enum(['hours', 'holiday', 'closingDay']).nullable(),
  name: z.string().nullable(),
  changesAt: z.iso.datetime().nullable(),
  trialOpening: z.boolean(),
});
export const getOpenness = endpoint({
  method: 'GET',
  path: '/api/calendar/now',
  access: 'signedIn',
  reply: opennessSchema,
  summary: 'Open or closed now and why.',
});
export const endTrialOpening = endpoint({
  method: 'DELETE',
  path: '/api/calendar/trial-opening',
  access: ['lead', 'admin', 'agent'],
  reply: opennessSchema,
  summary: "Ends the special opening of the sample installation (decision 5); the calendar's hours apply again.",
});
export const startTrialOpening = endpoint({
  method: 'POST',
  path: '/api/calendar/trial-opening',
  access: ['lead', 'admin', 'agent'],
  reply: opennessSchema,
  summary: 'Opens the sample installation now, at any hour; refused outside sample installations.',
  errors: ['notASample'],
});
