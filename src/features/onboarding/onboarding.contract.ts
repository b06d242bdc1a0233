// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Joining departments and services to the hotline. */
import { z } from 'zod';
import { endpoint } from '../../lib/contract.ts';
import { isDate } from '../../lib/pure/calendar.ts';
import { standInSchema } from '../directory/directory.contract.ts';
import { gates, stages } from './onboarding.core.ts';

const leads = ['lead', 'admin'] as const;
const stage = z.enum(stages);
const gate = z.enum(gates);
const departmentParams = z.object({ departmentId: z.uuid() });
const why = z.string().trim().max(500).default('');

const proofSchema = z.object({
  proofId: z.uuid(),
  gate,
  kind: z.enum(['test', 'note', 'waiver']),
  about: z.string(),
  state: z.enum(['running', 'passed', 'failed']),
  result: z.string(),
  note: z.string(),
  day: z.string().nullable(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
});
export type ProofView = z.infer<typeof proofSchema>;

const gateSchema = z.object({
  gate,
  state: z.enum(['met', 'waived', 'running', 'missing']),
  missing: z.array(z.string()),
  mayBeWaived: z.boolean(),
  /** The stages that need it. */
  neededFor: z.array(stage),
  /** Newest first. */
  proofs: z.array(proofSchema),
});
export type GateView = z.infer<typeof gateSchema>;

export const onboardingSchema = z.object({
  departmentId: z.uuid(),
  key: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  stage,
  number: z.string().nullable(),
  email: z.string().nullable(),
  /** Who stands in today (D16). */
  standIn: standInSchema.nullable(),
  moves: z.array(stage),
});
export type OnboardingRow = z.infer<typeof onboardingSchema>;

const serviceSchema = z.object({
  serviceId: z.uuid(),
  key: z.string(),
  title: z.string(),
  stage,
  effective: stage,
  approved: z.boolean(),
  hasQuestions: z.boolean(),
  /** Most calls are about it, so the gates look at it. */
  top: z.boolean(),
  moves: z.array(stage),
});
export type OnboardingService = z.infer<typeof serviceSchema>;
export const onboardingDetailSchema = onboardingSchema.extend({
  gates: z.array(gateSchema),
  services: z.array(serviceSchema),
  topics: z.array(z.object({ key: z.string(), name: z.string(), good: z.number(), keys: z.string().nullable() })),
  mail: z.boolean(),
  /** An answer to the test of the mailbox reaches us. */
  mailIsRead: z.boolean(),
});
export type OnboardingDetail = z.infer<typeof onboardingDetailSchema>;

const changeSchema = z.object({
  kind: z.enum(['menu', 'route', 'hint', 'public']),
  what: z.string(),
  before: z.string(),
  after: z.string(),
});
export type MoveChange = z.infer<typeof changeSchema>;

/** Codes with which moves and proofs are refused. */
export const onboardingErrors = [
  'noSuchMove',
  'gatesOpen',
  'mailboxMissing',
  'beyondDepartment',
  'notPrepared',
  'reasonMissing',
  'cannotBeWaived',
  'numberMissing',
  'addressMissing',
  'telephonyDown',
  'mailOff',
  'testRunning',
  'codeWrong',
  'noTest',
  'databaseDown',
] as const;

const move = z.object({
  /** Null = the department. */
  serviceId: z.uuid().nullable().default(null),
  to: stage,
});

export const listOnboarding = endpoint({
  method: 'GET',
  path: '/api/onboarding',
  access: leads,
  reply: z.object({ departments: z.array(onboardingSchema) }),
  summary: 'How far each department has joined.',
});
export const getOnboarding = endpoint({
  method: 'GET',
  path: '/api/onboarding/:departmentId',
  access: leads,
  params: departmentParams,
  reply: onboardingDetailSchema,
  summary: 'The checklist of a department, its services and what was tested.',
});
export const previewMove = endpoint({
  method: 'POST',
  path: '/api/onboarding/:departmentId/preview',
  access: leads,
  params: departmentParams,
  body: move,
  reply: z.object({ changes: z.array(changeSchema) }),
  errors: onboardingErrors,
  summary: 'What a move would change: menu, ways of callers, hints at the desk, public page. Changes nothing.',
});
export const moveStage = endpoint({
  method: 'POST',
  path: '/api/onboarding/:departmentId/move',
  access: leads,
  params: departmentParams,
  body: move.extend({
    /** The stage that was seen. */
    from: stage,
    why,
  }),
  reply: z.object({}),
  errors: onboardingErrors,
  summary: 'Moves a department, or one of its services; holds at once.',
});
export const testNumber = endpoint({
  method: 'POST',
  path: '/api/onboarding/:departmentId/test-number',
  access: leads,
  params: departmentParams,
  body: z.object({}),
  reply: z.object({ proofId: z.uuid() }),
  errors: onboardingErrors,
  summary: 'Calls the number of a department; the result comes with the checklist.',
});
export const testMailbox = endpoint({
  method: 'POST',
  path: '/api/onboarding/:departmentId/test-mailbox',
  access: leads,
  params: departmentParams,
  body: z.object({}),
  reply: z.object({ proofId: z.uuid() }),
  errors: onboardingErrors,
  summary: 'Sends a code to the mailbox of a department.',
});
export const confirmMailbox = endpoint({
  method: 'POST',
  path: '/api/onboarding/:departmentId/confirm-mailbox',
  access: leads,
  params: departmentParams,
  body: z.object({ code: z.string().trim().max(20) }),
  reply: z.object({}),
  errors: onboardingErrors,
  summary: 'The code that arrived in the mailbox.',
});
export const noteCouncil = endpoint({
  method: 'POST',
  path: '/api/onboarding/:departmentId/council-note',
  access: leads,
  params: departmentParams,
  body: z.object({ text: z.string().trim().min(1).max(1000), day: z.string().refine(isDate) }),
  reply: z.object({}),
  errors: onboardingErrors,
  summary: 'What the Personalrat was told of this department, and when.',
});
export const waiveGate = endpoint({
  method: 'POST',
  path: '/api/onboarding/:departmentId/waive',
  access: leads,
  params: departmentParams,
  body: z.object({ gate, why: z.string().trim().max(500) }),
  reply: z.object({}),
  errors: onboardingErrors,
  summary: 'Waives a condition with a reason that is shown for ever.',
});

export const stageHints = endpoint({
  method: 'GET',
  path: '/api/onboarding/hints',
  access: 'signedIn',
  reply: z.object({
    services: z.array(
      z.object({
        serviceId: z.uuid(),
        hint: z.enum(['notConnected', 'directory', 'shadow', 'overflow']).nullable(),
        /** Who stands in for its department today. */
        standIn: standInSchema.nullable(),
        number: z.string().nullable(),
      }),
    ),
  }),
  summary: 'What the desk says beside services that the team does not answer by itself, or whose department is away.',
});

const outcomeSchema = z.object({
  matterId: z.uuid(),
  service: z.string(),
  outcome: z.enum(['answered', 'transferred', 'ticket']),
  language: z.string(),
  /** The day, without the time of day. */
  day: z.string(),
  mark: z.object({ right: z.boolean(), note: z.string() }).nullable(),
});
export type OutcomeRow = z.infer<typeof outcomeSchema>;
export const listOutcomes = endpoint({
  method: 'GET',
  path: '/api/onboarding/:departmentId/outcomes',
  access: ['lead', 'admin', 'clerk'],
  params: departmentParams,
  reply: z.object({ shadow: z.boolean(), outcomes: z.array(outcomeSchema) }),
  summary: 'What the team answered on services in shadow, without personal data; clerks see their own department.',
});
export const markOutcome = endpoint({
  method: 'PUT',
  path: '/api/onboarding/:departmentId/outcomes/:matterId',
  access: ['lead', 'admin', 'clerk'],
  params: departmentParams.extend({ matterId: z.uuid() }),
  body: z.object({ right: z.boolean(), note: z.string().trim().max(300).default('') }),
  reply: z.object({}),
  errors: ['databaseDown'],
  summary: 'Whether such an answer was right.',
});
