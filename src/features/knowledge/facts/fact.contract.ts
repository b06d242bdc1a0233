// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { endpoint } from '../../../lib/contract.ts';
import { easyGerman, languages } from '../../../lib/pure/language.ts';
import { factKinds, timeUnits, type FactValue } from './fact.core.ts';

const articleLanguageSchema = z.enum([...languages, easyGerman]);
/** A calendar day of the city. */
export const daySchema = z.iso.date();

const localText = z.object({
  de: z.string().trim().min(1).max(2000),
  others: z.partialRecord(articleLanguageSchema, z.string().trim().min(1).max(2000)),
});
const amount = z.number().int().min(0).max(10_000);
const cents = z.number().int().min(0).max(100_000_000);
const span = z
  .object({ from: z.number().int().min(0).max(1440), to: z.number().int().min(0).max(1440) })
  .refine(({ from, to }) => from < to);
const spans = z.array(span).max(4);

/** What a fact says, checked by its kind. */
export const factValueSchema: z.ZodType<FactValue, FactValue> = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('fee'), cents, toCents: cents.nullable() })
    .refine((fee) => fee.toCents === null || fee.toCents > fee.cents, { path: ['toCents'] }),
  z.object({ kind: z.literal('document'), items: z.array(localText).min(1).max(30) }),
  z.object({ kind: z.literal('deadline'), amount, unit: z.enum(timeUnits) }),
  z
    .object({ kind: z.literal('duration'), amount, toAmount: amount.nullable(), unit: z.enum(timeUnits) })
    .refine((duration) => duration.toAmount === null || duration.toAmount > duration.amount, { path: ['toAmount'] }),
  z.object({
    kind: z.literal('hours'),
    week: z.object({ 1: spans, 2: spans, 3: spans, 4: spans, 5: spans, 6: spans, 7: spans }),
  }),
  z.object({
    kind: z.literal('address'),
    street: z.string().trim().min(1).max(200),
    postcode: z.string().regex(/^\d{5}$/),
    place: z.string().trim().min(1).max(100),
  }),
  z.object({ kind: z.literal('text'), text: localText }),
]);

const versionSchema = z.object({
  value: factValueSchema,
  /** Must be checked. */
  uncertain: z.boolean(),
  from: daySchema,
  /** Last day; null = until further notice. */
  until: daySchema.nullable(),
  madeAt: z.iso.datetime(),
  /** Name of whoever wrote it; null = the city's files. */
  by: z.string().nullable(),
  why: z.string(),
  /** Corrected since: only history. */
  replaced: z.boolean(),
});

const usedInSchema = z.object({
  articleId: z.string(),
  title: z.string(),
  language: z.string(),
  /** True where it stands in a draft only. */
  draft: z.boolean(),
});

export const factRowSchema = z.object({
  factId: z.string(),
  key: z.string(),
  kind: z.enum(factKinds),
  name: z.string(),
  departmentId: z.string(),
  departmentName: z.string(),
  retired: z.boolean(),
  version: z.number().int(),
  /** In German as it stands in a text today; null = nothing holds today. */
  today: z.string().nullable(),
  uncertain: z.boolean(),
  /** Last day of what holds today. */
  until: daySchema.nullable(),
  /** What follows, and from when. */
  next: z.object({ from: daySchema, words: z.string() }).nullable(),
  runningOut: z.boolean(),
  /** It says what the hours of its department say in the directory, and is changed only there. */
  fromDirectory: z.boolean(),
});
export type FactRow = z.infer<typeof factRowSchema>;

export const factSchema = factRowSchema.extend({
  /** Newest first day first. */
  versions: z.array(versionSchema),
  usedIn: z.array(usedInSchema),
  /** Since when it was wrong, as editors said (war falsch seit); the latest first. */
  doubts: z.array(z.object({ since: daySchema, why: z.string(), madeAt: z.iso.datetime(), by: z.string().nullable() })),
});
export type Fact = z.infer<typeof factSchema>;

const forEditors = ['editor', 'lead'] as const;
const factParams = z.object({ factId: z.string() });
const change = {
  value: factValueSchema,
  uncertain: z.boolean(),
  from: daySchema,
  until: daySchema.nullable().default(null),
  why: z.string().trim().max(500).default(''),
};
const factErrors = [
  'versionChanged',
  'factOverlaps',
  'factEndsBefore',
  'factOtherKind',
  'factRetired',
  'factFromDirectory',
  'doubtAhead',
  'databaseDown',
] as const;

export const listFacts = endpoint({
  method: 'GET',
  path: '/api/fact',
  access: forEditors,
  query: z.object({
    search: z.string().max(200).default(''),
    departmentId: z.string().optional(),
    kind: z.enum(factKinds).optional(),
    runningOut: z.enum(['true', 'false']).default('false'),
    retired: z.enum(['true', 'false']).default('false'),
  }),
  reply: z.object({ facts: z.array(factRowSchema) }),
  summary: 'Facts with what they say today, by name.',
});
export const getFact = endpoint({
  method: 'GET',
  path: '/api/fact/:factId',
  access: forEditors,
  params: factParams,
  reply: factSchema,
  summary: 'One fact with its versions and the articles that mention it.',
});
export const createFact = endpoint({
  method: 'POST',
  path: '/api/fact',
  access: forEditors,
  body: z.object({
    key: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(80),
    name: z.string().trim().min(1).max(200),
    departmentId: z.string(),
    ...change,
  }),
  reply: factSchema,
  errors: ['factKeyTaken', 'factEndsBefore', 'departmentUnknown', 'databaseDown'],
  summary: 'A new fact with its first version.',
});
export const changeFact = endpoint({
  method: 'POST',
  path: '/api/fact/:factId/version',
  access: forEditors,
  params: factParams,
  body: z.object({
    version: z.number().int(),
    ...change,
    /** Since this day what it said was wrong; null = it was right until now. */
    wrongSince: daySchema.nullable().default(null),
  }),
  reply: factSchema,
  errors: factErrors,
  summary: 'What the fact says from a day on, today or later; the sentences that mention it are marked for review.',
});
export const doubtFact = endpoint({
  method: 'POST',
  path: '/api/fact/:factId/doubt',
  access: forEditors,
  params: factParams,
  body: z.object({ version: z.number().int(), since: daySchema, why: z.string().trim().max(500).default('') }),
  reply: factSchema,
  errors: ['versionChanged', 'factRetired', 'doubtAhead', 'databaseDown'],
  summary: 'Says since which day it was wrong; whom that concerns is in the answer recall.',
});
export const retireFact = endpoint({
  method: 'POST',
  path: '/api/fact/:factId/retire',
  access: forEditors,
  params: factParams,
  body: z.object({ version: z.number().int() }),
  reply: factSchema,
  errors: ['versionChanged', 'factInUse', 'factFromDirectory', 'databaseDown'],
  summary: 'Takes a fact out of use; refused while an article or a draft mentions it.',
});
