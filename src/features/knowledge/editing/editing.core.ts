// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The way of a wording from draft to publication, and who may go which step. The same predicates serve the server and the
 * buttons; they give the reason why a step is not possible, or null. Rules: knowledge.spec.md, KB10 to KB12.
 */
import type { Role } from '../../../lib/contract.ts';
import { factKeysIn } from '../facts/fact-text.core.ts';

/** States of a draft. `scheduled` = approved, waits for its day. */
export const draftStates = ['draft', 'review', 'approved', 'scheduled'] as const;
export type DraftState = (typeof draftStates)[number];

/** Why a step is not possible. */
export const stepRefusals = ['notEditor', 'wrongState', 'ownText', 'incomplete', 'factUnknown'] as const;
export type StepRefusal = (typeof stepRefusals)[number];

/** Steps of a draft beside saving it. */
export const steps = ['submit', 'approve', 'reject', 'publish', 'withdraw', 'discard'] as const;
export type Step = (typeof steps)[number];

/** What an editor types. */
export interface DraftText {
  readonly title: string;
  readonly shortAnswer: string;
  readonly bodyMarkdown: string;
  readonly internalMarkdown: string;
  readonly keywords: readonly string[];
  /** Large beside the text, because they are read aloud; a value may refer to a fact. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Read by somebody who knows the language. */
  readonly checked: boolean;
  /** First day it is shown, as ISO date; null = as soon as it is published. */
  readonly validFrom: string | null;
  /** Last day it is shown, as ISO date; null = until further notice. */
  readonly validUntil: string | null;
}

/** A draft as far as the steps look at it. */
export interface DraftFacts extends Pick<DraftText, 'title' | 'shortAnswer' | 'validFrom'> {
  readonly state: DraftState;
  /** Account ids of all who saved it. */
  readonly authors: readonly string[];
}

/** Whoever wants to go a step. */
export interface EditingPerson {
  readonly accountId: string;
  readonly roles: readonly Role[];
}

/** Most characters of a short answer: what can be said in one breath. */
export const shortAnswerMost = 400;

/** KB10: editors and leads edit. */
export function mayEdit(who: Pick<EditingPerson, 'roles'>): boolean {
  return who.roles.some((role) => role === 'editor' || role === 'lead');
}

const from: Readonly<Record<Step, readonly DraftState[]>> = {
  submit: ['draft'],
  approve: ['review'],
  reject: ['review', 'approved', 'scheduled'],
  publish: ['approved'],
  withdraw: ['review', 'approved', 'scheduled'],
  discard: draftStates,
};

/** Why this person cannot go this step with this draft; null = they can. */
export function stepRefused(
  step: Step,
  who: EditingPerson,
  draft: DraftFacts,
  article: { readonly fourEyes: boolean },
): StepRefusal | null {
  if (!mayEdit(who)) return 'notEditor';
  // Without four eyes one person may publish at once what is complete: no empty ceremony.
  const allowed = step === 'publish' && !article.fourEyes ? draftStates.filter((s) => s !== 'scheduled') : from[step];
  if (!allowed.includes(draft.state)) return 'wrongState';
  // KB11
  if (step === 'approve' && article.fourEyes && draft.authors.includes(who.accountId)) return 'ownText';
  if ((step === 'submit' || step === 'publish') && !isComplete(draft)) return 'incomplete';
  return null;
}

/** The step that comes next by itself; null when there is none for this person now. */
export function nextStep(who: EditingPerson, draft: DraftFacts, article: { readonly fourEyes: boolean }): Step | null {
  const usual: Readonly<Record<DraftState, readonly Step[]>> = {
    draft: article.fourEyes ? ['submit'] : ['publish', 'submit'],
    review: ['approve'],
    approved: ['publish'],
    scheduled: [],
  };
  return usual[draft.state].find((step) => stepRefused(step, who, draft, article) === null) ?? null;
}

/** The state after a step; null = the draft is gone (published at once or thrown away). KB12: a day to come only schedules it. */
export function stateAfter(step: Step, draft: Pick<DraftFacts, 'validFrom'>, today: string): DraftState | null {
  switch (step) {
    case 'submit':
      return 'review';
    case 'approve':
      return 'approved';
    case 'reject':
    case 'withdraw':
      return 'draft';
    case 'publish':
      return draft.validFrom !== null && draft.validFrom > today ? 'scheduled' : null;
    case 'discard':
      return null;
  }
}

/** Title and short answer are there, and the answer can be said in one breath. */
export function isComplete({ title, shortAnswer }: Pick<DraftText, 'title' | 'shortAnswer'>): boolean {
  return title.trim() !== '' && shortAnswer.trim() !== '' && shortAnswer.length <= shortAnswerMost;
}

/** Keys of facts a text refers to that do not exist; they would be read out as a gap. */
export function unknownFacts(text: DraftText, known: ReadonlySet<string>): readonly string[] {
  return keysIn(text).filter((key) => !known.has(key));
}

/** Keys of all facts a wording refers to, wherever in it. */
export function keysIn(
  text: Pick<DraftText, 'shortAnswer' | 'bodyMarkdown' | 'internalMarkdown' | 'facts'>,
): readonly string[] {
  return factKeysIn(
    text.shortAnswer,
    ...text.facts.map(({ value }) => value),
    text.bodyMarkdown,
    text.internalMarkdown,
  );
}

/** True when two texts are the same to an editor. */
export function isSameText(a: DraftText, b: DraftText): boolean {
  const parts = (text: DraftText): string =>
    JSON.stringify([
      text.title,
      text.shortAnswer,
      text.bodyMarkdown,
      text.internalMarkdown,
      text.keywords,
      text.facts.map(({ label, value }) => [label, value]),
      text.checked,
      text.validFrom,
      text.validUntil,
    ]);
  return parts(a) === parts(b);
}
