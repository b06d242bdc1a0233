// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * How departments and services join the hotline, step by step: which moves there are, what each needs, and what follows from a
 * stage. Knows no database and no screen. Rules: onboarding.spec.md (O1 …).
 */

/** How far a department or service has joined, from the outside in. */
export const stages = ['notConnected', 'directory', 'shadow', 'live', 'overflow'] as const;
export type Stage = (typeof stages)[number];

/** What shows that a department can take a step. */
export const gates = ['number', 'articles', 'questions', 'mailbox', 'agents', 'council'] as const;
export type Gate = (typeof gates)[number];

const rank = (stage: Stage): number => stages.indexOf(stage);

/** What holds for a service: the lower of its own stage and its department's (O1). */
export function effectiveStage(department: Stage, service: Stage | null): Stage {
  return service !== null && rank(service) < rank(department) ? service : department;
}

/** True when `to` is further in than `from`. */
export function isForward(from: Stage, to: Stage): boolean {
  return rank(to) > rank(from);
}

/** The stages that can come next: one step on, and every earlier one (O2, O3). */
export function movesFrom(stage: Stage): readonly Stage[] {
  return stages.filter((to) => rank(to) < rank(stage) || rank(to) === rank(stage) + 1);
}

/** What a department needs for a stage (O4). */
export function gatesFor(stage: Stage): readonly Gate[] {
  switch (stage) {
    case 'notConnected':
      return [];
    case 'directory':
      return ['number'];
    case 'shadow':
      return ['number', 'articles', 'agents', 'council'];
    case 'live':
    case 'overflow':
      return gates;
  }
}

/** A test, note or waiver that was made; the newest last. */
export interface Proof {
  readonly gate: Gate;
  readonly kind: 'test' | 'note' | 'waiver';
  /** What was tested: the number, the address; for a waiver what was missing then. */
  readonly about: string;
  readonly state: 'running' | 'passed' | 'failed';
  readonly note: string;
}

/** What the gates look at. */
export interface GateFacts {
  readonly number: string | null;
  readonly email: string | null;
  /** The services most calls are about. */
  readonly services: readonly {
    readonly serviceId: string;
    readonly title: string;
    /** The German article was read by somebody and has not run out. */
    readonly approved: boolean;
    readonly hasQuestions: boolean;
  }[];
  /** By topic: people of the team who know it well. */
  readonly topics: readonly { readonly topic: string; readonly name: string; readonly good: number }[];
  readonly proofs: readonly Proof[];
}

/** So many people must know a topic well: one can be ill. */
export const agentsNeeded = 2;

/** One line of the checklist. */
export interface GateState {
  readonly gate: Gate;
  readonly state: 'met' | 'waived' | 'running' | 'missing';
  /** What is missing: names of services or topics, the number that was not tested. */
  readonly missing: readonly string[];
  /** False: it cannot be waived (O7). */
  readonly mayBeWaived: boolean;
}

/** How every gate stands now (O4 – O7). */
export function gateStates(facts: GateFacts): readonly GateState[] {
  return gates.map((gate) => {
    const missing = missingFor(gate, facts);
    const mayBeWaived = !(gate === 'mailbox' && facts.email === null) && !(gate === 'number' && facts.number === null); // O7
    const last = facts.proofs.findLast((proof) => proof.gate === gate);
    const waived = mayBeWaived && facts.proofs.some((proof) => isWaiverFor(proof, gate, facts));
    const state = missing.length === 0 ? 'met' : waived ? 'waived' : last?.state === 'running' ? 'running' : 'missing';
    return { gate, state, missing, mayBeWaived };
  });
}

/** What the waiver of a gate was given for; another number or address needs a new one (O6). */
export function waivedAbout(gate: Gate, { number, email }: Pick<GateFacts, 'number' | 'email'>): string {
  if (gate === 'number') return number ?? '';
  return gate === 'mailbox' ? (email ?? '') : '';
}

function isWaiverFor(proof: Proof, gate: Gate, facts: GateFacts): boolean {
  return proof.kind === 'waiver' && proof.gate === gate && proof.about === waivedAbout(gate, facts);
}

function missingFor(gate: Gate, facts: GateFacts): readonly string[] {
  const { services, topics, proofs, number, email } = facts;
  const lastTest = (about: string | null): Proof | undefined =>
    proofs.findLast((proof) => proof.gate === gate && proof.kind === 'test' && proof.about === about);
  switch (gate) {
    case 'number':
      // O5: only the number that stands there now, and its last test.
      return number !== null && lastTest(number)?.state === 'passed' ? [] : [number ?? ''];
    case 'mailbox':
      return email !== null && lastTest(email)?.state === 'passed' ? [] : [email ?? ''];
    case 'articles':
      if (services.length === 0) return [''];
      return services.filter(({ approved }) => !approved).map(({ title }) => title);
    case 'questions':
      return services.filter(({ hasQuestions }) => !hasQuestions).map(({ title }) => title);
    case 'agents':
      if (topics.length === 0) return [''];
      return topics.filter(({ good }) => good < agentsNeeded).map(({ name }) => name);
    case 'council':
      return proofs.some((proof) => proof.gate === 'council' && proof.kind === 'note') ? [] : [''];
  }
}

/** Why a department cannot take a step; undefined = it can. */
export type MoveFault = 'noSuchMove' | 'gatesOpen' | 'mailboxMissing';

/** Judges a move of a department. */
export function moveFault(from: Stage, to: Stage, states: readonly GateState[]): MoveFault | undefined {
  if (!movesFrom(from).includes(to)) return 'noSuchMove'; // O2
  if (!isForward(from, to)) return undefined; // O3
  const needed = new Set(gatesFor(to));
  const open = states.filter(({ gate, state }) => needed.has(gate) && state !== 'met' && state !== 'waived');
  if (open.some(({ gate, mayBeWaived }) => gate === 'mailbox' && !mayBeWaived)) return 'mailboxMissing'; // O7
  return open.length > 0 ? 'gatesOpen' : undefined;
}

/** Why a service cannot take a step of its own; undefined = it can (O8). `waived` are the gates waived for its department. */
export function serviceMoveFault(
  from: Stage,
  to: Stage,
  department: Stage,
  service: Pick<GateFacts['services'][number], 'approved' | 'hasQuestions'>,
  waived: readonly Gate[] = [],
): 'noSuchMove' | 'beyondDepartment' | 'gatesOpen' | undefined {
  if (!movesFrom(from).includes(to)) return 'noSuchMove';
  if (!isForward(from, to)) return undefined;
  if (isForward(department, to)) return 'beyondDepartment';
  const isApproved = service.approved || waived.includes('articles');
  if (rank(to) >= rank('shadow') && !isApproved) return 'gatesOpen';
  const isAsked = service.hasQuestions || waived.includes('questions');
  return rank(to) >= rank('live') && !isAsked ? 'gatesOpen' : undefined;
}

/** What becomes of a caller who chooses a topic (O10). */
export type Way = 'notOffered' | 'numberSaid' | 'connected' | 'team';

/** The way of a topic by its stage. */
export function wayOf(stage: Stage, connects: 'announce' | 'straight', hasNumber: boolean): Way {
  if (stage === 'notConnected') return 'notOffered';
  if (stage !== 'directory') return 'team';
  // Nothing to say and nobody to ring: the team takes it.
  if (!hasNumber) return 'team';
  return connects === 'straight' ? 'connected' : 'numberSaid';
}

/** What the desk says beside a service; null = nothing, the team answers it fully (O11). */
export function hintOf(stage: Stage): Exclude<Stage, 'live'> | null {
  return stage === 'live' ? null : stage;
}

/** A department as far as its stage matters. */
export interface DepartmentStanding {
  readonly key: string;
  readonly stage: Stage;
  readonly connects: 'announce' | 'straight';
  readonly number: string | null;
}

/** A service as far as its stage matters; LeiKa keys are how topics name their main service. */
export interface ServiceStanding {
  readonly key: string;
  readonly leika: string | null;
  readonly department: string;
  readonly title: string;
  readonly stage: Stage;
}

/** Everything stages follow from. */
export interface Standing {
  readonly departments: readonly DepartmentStanding[];
  readonly services: readonly ServiceStanding[];
}

interface TopicLike {
  readonly key: string;
  readonly department: string;
  readonly service?: string;
}

/** The stage of a topic: its department's, or its main service's if that is lower. A topic of nobody is the team's. */
export function topicStage(standing: Standing, topic: TopicLike): Stage {
  const department = standing.departments.find(({ key }) => key === topic.department);
  const service = standing.services.find(({ leika }) => topic.service !== undefined && leika === topic.service);
  return department ? effectiveStage(department.stage, service?.stage ?? null) : 'live';
}

/** Keys of the topics that do not stand in the menu (O10). */
export function unofferedTopics(standing: Standing, topics: readonly TopicLike[]): readonly string[] {
  return topics.filter((topic) => topicStage(standing, topic) === 'notConnected').map(({ key }) => key);
}

/** The way of a topic. */
export function topicWay(standing: Standing, topic: TopicLike): Way {
  const department = standing.departments.find(({ key }) => key === topic.department);
  if (!department) return 'team';
  return wayOf(topicStage(standing, topic), department.connects, department.number !== null);
}

/** The standing after a department or a service has moved; services that stood with their department go along (O9). */
export function afterMove(
  standing: Standing,
  move: { readonly department: string; readonly service: string | null; readonly to: Stage },
): Standing {
  if (move.service !== null) {
    const services = standing.services.map((one) => (one.key === move.service ? { ...one, stage: move.to } : one));
    return { ...standing, services };
  }
  const from = standing.departments.find(({ key }) => key === move.department)?.stage;
  const departments = standing.departments.map((one) =>
    one.key === move.department ? { ...one, stage: move.to } : one,
  );
  const services = standing.services.map((one) =>
    one.department === move.department && one.stage === from ? { ...one, stage: move.to } : one,
  );
  return { departments, services };
}
