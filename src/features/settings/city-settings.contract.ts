// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Single settings of the city: reading them with their versions, and changing a group of them as one. */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';

const group = z.enum(['city', 'routing']);
/** What stands in the fields, by their ids. */
const typedSchema = z.record(z.string().max(60), z.string().max(4000));
const versions = z.record(z.string().max(30), z.number().int().min(1));

const groupSchema = z.object({ typed: typedSchema, versions });
export type ShownSettings = z.infer<typeof groupSchema>;

export const getCitySettings = endpoint({
  method: 'GET',
  path: '/api/settings/city',
  access: ['lead', 'admin'],
  reply: z.object({
    city: groupSchema,
    routing: groupSchema,
    /** Who changed each group last, and when; null = nobody yet. */
    last: z.object({
      city: z.object({ by: z.string().nullable(), at: z.iso.datetime() }).nullable(),
      routing: z.object({ by: z.string().nullable(), at: z.iso.datetime() }).nullable(),
    }),
  }),
  summary: 'Name and numbers of the city, times and promises of routing, with the versions that were seen.',
});

export const changeCitySettings = endpoint({
  method: 'PUT',
  path: '/api/settings/city/:group',
  access: ['lead', 'admin'],
  params: z.object({ group }),
  body: z.object({ typed: typedSchema, versions, why: z.string().trim().max(500).default('') }),
  /** The group as it is now. */
  reply: groupSchema.extend({ changed: z.boolean() }),
  errors: ['settingsChanged', 'settingWrong', 'notPrepared', 'databaseDown'],
  summary: 'Changes fields of one group; refused when somebody else was faster, nothing is changed then.',
});
