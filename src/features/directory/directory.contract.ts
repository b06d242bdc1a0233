// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import type { WeeklyHours } from '../calendar/calendar.core.ts';

/** Who stands in for a department today, and until which day (D16). */
export const standInSchema = z.object({
  departmentId: z.string(),
  key: z.string(),
  name: z.string(),
  /** The last day, ISO. */
  until: z.string(),
  /** What the department that is away is closed for. */
  why: z.string(),
});
export type StandInView = z.infer<typeof standInSchema>;

export const departmentSchema = z.object({
  departmentId: z.string(),
  key: z.string(),
  name: z.string(),
  number: z.string().nullable(),
  email: z.string().nullable(),
  stage: z.enum(['notConnected', 'directory', 'shadow', 'live', 'overflow']),
  /** Human-readable hours per weekday, Monday first; empty = closed. */
  hours: z.array(z.string()),
  openNow: z.boolean(),
  standIn: standInSchema.nullable(),
});
export type Department = z.infer<typeof departmentSchema>;

export const directoryEntrySchema = z.object({
  directoryEntryId: z.string(),
  name: z.string(),
  departmentId: z.string(),
  departmentName: z.string(),
  /** What they do; empty = nothing is said. */
  role: z.string(),
  /** Who is asked when nobody can be reached; null = nobody is named. */
  deputy: z.string().nullable(),
  /** Today this department stands in: the central number rings there. */
  standIn: standInSchema.nullable(),
  /** As people write it; null for a person who is reached at a phone of ours. */
  number: z.string().nullable(),
  /** A person of the department whose phone of ours is on: it rings there, whatever the hours are. */
  person: z.boolean(),
  /** By the own hours or those of the department; a person whose phone is on counts as open. */
  openNow: z.boolean(),
  /** End of this opening, or the next one, ISO 8601; null when nothing is known. */
  changesAt: z.iso.datetime().nullable(),
  /** Accepted on answer, or only after key 1 (decision 17). */
  acceptance: z.enum(['answer', 'key']),
});
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>;

export const listDepartments = endpoint({
  method: 'GET',
  path: '/api/department',
  access: 'signedIn',
  reply: z.object({ departments: z.array(departmentSchema) }),
  summary: 'All departments by name.',
});

const spanSchema = z
  .object({ from: z.number().int().min(0).max(1440), to: z.number().int().min(0).max(1440) })
  .refine(({ from, to }) => from < to);
/** Parts of a day in minutes since local midnight, in their order. */
const spansSchema = z
  .array(spanSchema)
  .max(4)
  .refine((spans) => spans.every(({ from }, at) => at === 0 || from >= (spans[at - 1]?.to ?? 0)));
/** The hours of a week by ISO weekday, Monday = 1. */
export const weeklyHoursSchema: z.ZodType<WeeklyHours, WeeklyHours> = z.object({
  1: spansSchema,
  2: spansSchema,
  3: spansSchema,
  4: spansSchema,
  5: spansSchema,
  6: spansSchema,
  7: spansSchema,
});
export const changeDepartmentHours = endpoint({
  method: 'PUT',
  path: '/api/department/:departmentId/hours',
  access: ['lead', 'admin'],
  params: z.object({ departmentId: z.uuid() }),
  body: z.object({
    hours: weeklyHoursSchema,
    /** What the list said when they were changed, so that two people do not overwrite each other. */
    was: z.array(z.string()).length(7),
    why: z.string().trim().max(500).default(''),
  }),
  reply: departmentSchema,
  errors: ['versionChanged', 'databaseDown'],
  summary: 'The hours of a department from today on; the texts that mention them say so at once.',
});
export const searchDirectory = endpoint({
  method: 'GET',
  path: '/api/directory',
  access: ['agent', 'lead', 'clerk', 'admin'],
  query: z.object({ search: z.string().max(100).default(''), departmentId: z.string().optional() }),
  reply: z.object({ entries: z.array(directoryEntrySchema) }),
  summary: 'Numbers a citizen can be transferred to.',
});
