// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The directory as leads and administrators change it on `/stadt/verzeichnis`. */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { isDate } from '../../lib/pure/calendar.ts';
import { standInSchema, weeklyHoursSchema } from './directory.contract.ts';
import { connectWays } from './directory-edit.core.ts';
import { mostExceptions } from './hours-exceptions.core.ts';
import { deputyFaults } from './stand-in.core.ts';
import { numberFaults } from './transfer-number.core.ts';

/** Who keeps the directory. */
const keepers = ['lead', 'admin'] as const;

const span = z.object({ from: z.number().int().min(0).max(1440), to: z.number().int().min(0).max(1440) });
const day = z.string().refine(isDate);
export const exceptionSchema = z.object({
  from: day,
  to: day,
  name: z.string().trim().min(1).max(100),
  spans: z.array(span).max(4),
});
const exceptions = z.array(exceptionSchema).max(mostExceptions);
const key = z
  .string()
  .max(100)
  .regex(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
const name = z.string().trim().min(1).max(200);

/** A department; on the way in an empty key means "make one". */
export const departmentValueSchema = z.object({
  key,
  name,
  nameEn: z.string().trim().max(200),
  tasks: z.string().trim().max(1000),
  parent: z.string().nullable(),
  number: z.string().trim().max(40).nullable(),
  email: z.email().max(200).nullable(),
  hours: weeklyHoursSchema,
  exceptions,
  connects: z.enum(connectWays),
  /** Key of the department that stands in. */
  deputy: z.string().nullable().default(null),
});
export const entryValueSchema = z.object({
  key,
  kind: z.enum(['place', 'person']),
  name,
  role: z.string().trim().max(300),
  department: z.string(),
  number: z.string().trim().max(40).nullable(),
  acceptance: z.enum(['answer', 'key']),
  hours: weeklyHoursSchema.nullable(),
  exceptions,
  deputy: z.string().nullable(),
  account: z.uuid().nullable(),
});
export const placeValueSchema = z.object({
  place: z.string().trim().min(1).max(100),
  streets: z.array(z.string().trim().min(1).max(100)).max(200),
  department: z.string(),
});

const openNow = { openNow: z.boolean(), changesAt: z.iso.datetime().nullable() };
export const editedDepartmentSchema = z.object({
  departmentId: z.uuid(),
  version: z.number(),
  value: departmentValueSchema,
  stage: z.enum(['notConnected', 'directory', 'shadow', 'live', 'overflow']),
  /** Who stands in today (D16). */
  standIn: standInSchema.nullable(),
  ...openNow,
});
export type EditedDepartment = z.infer<typeof editedDepartmentSchema>;
export const editedEntrySchema = z.object({
  directoryEntryId: z.uuid(),
  version: z.number(),
  value: entryValueSchema,
  /** The central number of its department: changed there. */
  central: z.boolean(),
  /** Their phone of ours is on now. */
  phoneOn: z.boolean(),
  ...openNow,
});
export type EditedEntry = z.infer<typeof editedEntrySchema>;
export const servicePlacesSchema = z.object({
  serviceId: z.uuid(),
  title: z.string(),
  department: z.string(),
  places: z.array(placeValueSchema),
});
export type ServicePlacesView = z.infer<typeof servicePlacesSchema>;

/** Why something is not written; each has a sentence. */
export const directoryFaults = [
  ...numberFaults,
  'numberMissing',
  'nameTaken',
  'belowItself',
  'departmentUnknown',
  ...deputyFaults,
  'placeTwice',
  'isCentral',
  'stillUsed',
  'hoursOverlap',
  'exceptionEndsBefore',
  'exceptionTooLong',
  'exceptionsOverlap',
  'tooManyExceptions',
] as const;
const errors = [...directoryFaults, 'databaseDown'] as const;
const why = z.string().trim().max(500).default('');
const version = z.number().int();
const departmentParams = z.object({ departmentId: z.uuid() });
const entryParams = z.object({ directoryEntryId: z.uuid() });

export const getDirectory = endpoint({
  method: 'GET',
  path: '/api/directory/whole',
  access: keepers,
  reply: z.object({
    departments: z.array(editedDepartmentSchema),
    entries: z.array(editedEntrySchema),
    services: z.array(servicePlacesSchema),
  }),
  summary: 'The whole directory as it is edited: departments, places and people, services by place.',
});
export const addDepartment = endpoint({
  method: 'POST',
  path: '/api/directory/department',
  access: keepers,
  body: z.object({ value: departmentValueSchema, why }),
  reply: z.object({ departmentId: z.uuid() }),
  errors,
  summary: 'A new department, not connected to the hotline yet.',
});
export const changeDepartment = endpoint({
  method: 'PUT',
  path: '/api/directory/department/:departmentId',
  access: keepers,
  params: departmentParams,
  body: z.object({ value: departmentValueSchema, version, why }),
  reply: z.object({}),
  errors,
  summary: 'Changes a department; a conflict when somebody else was faster.',
});
export const removeDepartment = endpoint({
  method: 'POST',
  path: '/api/directory/department/:departmentId/remove',
  access: keepers,
  params: departmentParams,
  body: z.object({ version, why }),
  reply: z.object({}),
  errors,
  summary: 'Takes a department away; what others refer to stays, and it is said by what.',
});
export const addDirectoryEntry = endpoint({
  method: 'POST',
  path: '/api/directory/entry',
  access: keepers,
  body: z.object({ value: entryValueSchema, why }),
  reply: z.object({ directoryEntryId: z.uuid() }),
  errors,
  summary: 'A new place or person with a number.',
});
export const changeDirectoryEntry = endpoint({
  method: 'PUT',
  path: '/api/directory/entry/:directoryEntryId',
  access: keepers,
  params: entryParams,
  body: z.object({ value: entryValueSchema, version, why }),
  reply: z.object({}),
  errors,
  summary: 'Changes a place or person; a conflict when somebody else was faster.',
});
export const removeDirectoryEntry = endpoint({
  method: 'POST',
  path: '/api/directory/entry/:directoryEntryId/remove',
  access: keepers,
  params: entryParams,
  body: z.object({ version, why }),
  reply: z.object({}),
  errors,
  summary: 'Takes a place or person away; what others refer to stays, and it is said by what.',
});
export const changeServicePlaces = endpoint({
  method: 'PUT',
  path: '/api/directory/service/:serviceId/places',
  access: keepers,
  params: z.object({ serviceId: z.uuid() }),
  body: z.object({ places: z.array(placeValueSchema).max(200), was: z.array(placeValueSchema), why }),
  reply: z.object({}),
  errors,
  summary: 'Which departments are responsible for a service in which districts and streets.',
});
