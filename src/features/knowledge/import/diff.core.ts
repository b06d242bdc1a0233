// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What an import would change: every service field by field, with the hand of the editors respected.
 * Decides what is taken and what is kept; must not write anything. Rules: import.spec.md.
 */
import type { ArticleLanguage } from '../../../lib/pure/language.ts';
import type { Fact, ImportEntry } from './entry.core.ts';

/** The fields of a service by their path, such as `title.de`, `keywords.tr`, `short.de`, `body.en`, `fact.Gebühr`, `leika`, `situations`. */
export type Fields = Readonly<Record<string, string>>;

/** How far a run is. */
export const runStates = ['reading', 'compared', 'applied', 'refused', 'failed', 'discarded'] as const;
export type RunState = (typeof runStates)[number];

/** The formats that can be read. */
export const importFormats = ['xzufi', 'jsonl', 'csv', 'xlsx'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What becomes of a field: taken from the source, or kept because it was edited here. */
export type Decision = 'taken' | 'kept';

/** One field that differs. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly decision: Decision;
}

/** What becomes of a service. */
export const changeKinds = ['new', 'changed', 'same', 'gone'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What a compared service comes to. */
export interface Compared {
  readonly kind: 'new' | 'changed' | 'same';
  readonly changes: readonly FieldChange[];
  /** All fields as they are to be afterwards. */
  readonly next: Fields;
}

/** How many services of each kind. */
export type Sums = Readonly<Record<ChangeKind, number>>;

/** The fields of a delivered service; `situations` = keys of ours that it comes to. */
export function fieldsOfEntry(entry: ImportEntry, situations: readonly string[] = []): Fields {
  const fields: Record<string, string> = {};
  if (entry.leika !== null) fields['leika'] = entry.leika;
  if (situations.length > 0) fields['situations'] = situations.join('\n');
  for (const { label, value } of entry.facts) fields[`fact.${label}`] = value;
  for (const [language, texts] of Object.entries(entry.texts)) {
    if (texts.title) fields[`title.${language}`] = texts.title;
    if (texts.keywords && texts.keywords.length > 0) fields[`keywords.${language}`] = texts.keywords.join('\n');
    if (texts.shortAnswer) fields[`short.${language}`] = texts.shortAnswer;
    if (texts.bodyMarkdown) fields[`body.${language}`] = texts.bodyMarkdown;
  }
  return fields;
}

/** A service as its tables have it. */
export interface ServiceTexts {
  readonly leika: string | null;
  /** Keys of life situations. */
  readonly lifeSituations: readonly string[];
  readonly titles: Readonly<Record<string, string>>;
  readonly keywords: Readonly<Record<string, readonly string[]>>;
  readonly facts: readonly Fact[];
  readonly variants: readonly {
    readonly language: string;
    readonly shortAnswer: string;
    readonly bodyMarkdown: string;
  }[];
}

/** The fields of a service that is there. */
export function fieldsOfService(service: ServiceTexts): Fields {
  const fields: Record<string, string> = {};
  if (service.leika !== null) fields['leika'] = service.leika;
  if (service.lifeSituations.length > 0) fields['situations'] = service.lifeSituations.join('\n');
  for (const { label, value } of service.facts) fields[`fact.${label}`] = value;
  for (const [language, title] of Object.entries(service.titles)) if (title !== '') fields[`title.${language}`] = title;
  for (const [language, words] of Object.entries(service.keywords))
    if (words.length > 0) fields[`keywords.${language}`] = words.join('\n');
  for (const { language, shortAnswer, bodyMarkdown } of service.variants) {
    if (shortAnswer !== '') fields[`short.${language}`] = shortAnswer;
    if (bodyMarkdown.trim() !== '') fields[`body.${language}`] = bodyMarkdown.trim();
  }
  return fields;
}

/** The tables' texts of these fields. */
export function textsOfFields(fields: Fields): ServiceTexts {
  const of = (kind: string): [string, string][] =>
    Object.entries(fields).flatMap(([path, value]) =>
      path.startsWith(`${kind}.`) && value !== '' ? [[path.slice(kind.length + 1), value]] : [],
    );
  const short = new Map(of('short'));
  const body = new Map(of('body'));
  return {
    leika: fields['leika'] ?? null,
    lifeSituations: fields['situations']?.split('\n') ?? [],
    titles: Object.fromEntries(of('title')),
    keywords: Object.fromEntries(of('keywords').map(([language, words]) => [language, words.split('\n')])),
    facts: of('fact').map(([label, value]) => ({ label, value })),
    variants: [...new Set<string>(['de' satisfies ArticleLanguage, ...short.keys(), ...body.keys()])].map(
      (language) => ({
        language,
        shortAnswer: short.get(language) ?? '',
        bodyMarkdown: body.get(language) ?? '',
      }),
    ),
  };
}

/**
 * Compares a delivered service with the one that is there.
 * @param base What this source delivered last; empty when it never did.
 * @param alike Whether two Markdown texts read the same although they are written differently.
 */
export function compareService(
  current: Fields | undefined,
  base: Fields,
  incoming: Fields,
  alike: (one: string, other: string) => boolean,
): Compared {
  // IM8
  if (current === undefined) {
    const changes = Object.entries(incoming).map(([field, after]) => ({
      field,
      before: '',
      after,
      decision: 'taken' as const,
    }));
    return { kind: 'new', changes: sorted(changes), next: incoming };
  }
  const changes: FieldChange[] = [];
  const next: Record<string, string> = { ...current };
  for (const field of new Set([...Object.keys(incoming), ...Object.keys(base)])) {
    const before = current[field] ?? '';
    const change = isList(field)
      ? listChange(field, before, base[field] ?? '', incoming[field] ?? '')
      : textChange(field, before, base[field] ?? '', incoming[field] ?? '', alike);
    if (change === undefined) continue;
    changes.push(change);
    if (change.decision === 'kept') continue;
    if (change.after === '') delete next[field];
    else next[field] = change.after;
  }
  return { kind: changes.length > 0 ? 'changed' : 'same', changes: sorted(changes), next };
}

function textChange(
  field: string,
  before: string,
  base: string,
  after: string,
  alike: (one: string, other: string) => boolean,
): FieldChange | undefined {
  if (before === after || (before !== '' && after !== '' && alike(before, after))) return undefined;
  // IM10: the source says what it said last time; what differs was edited here and stays.
  if (base === after) return undefined;
  // A service without a German title cannot be; without a key it can, but the source does not take it away.
  if (after === '' && (field === 'title.de' || field === 'leika')) return undefined;
  // IM9, IM11: untouched since the last delivery, or nothing there: taken. Edited here: kept, and shown.
  const untouched = before === '' || before === base || (base !== '' && alike(before, base));
  return { field, before, after, decision: untouched ? 'taken' : 'kept' };
}

/** Keywords and life situations (IM22) are lists without an order, one entry a line; everything else is a text. */
function isList(field: string): boolean {
  return field === 'situations' || field.startsWith('keywords.');
}

/** IM12: what was added here stays, what the source adds comes, what the source takes back goes. */
function listChange(field: string, before: string, base: string, after: string): FieldChange | undefined {
  const words = (text: string): string[] => (text === '' ? [] : text.split('\n'));
  const incoming = new Set(words(after));
  const takenBack = new Set(words(base).filter((word) => !incoming.has(word)));
  const next = [
    ...new Set([
      ...words(before).filter((word) => !takenBack.has(word)),
      ...addedBySource(incoming, words(base), words(before)),
    ]),
  ];
  const joined = next.join('\n');
  return joined === before ? undefined : { field, before, after: joined, decision: 'taken' };
}

/** Words of the source that are new in it; one that was deleted here and delivered before stays deleted. */
function addedBySource(incoming: ReadonlySet<string>, base: readonly string[], before: readonly string[]): string[] {
  const known = new Set([...base, ...before]);
  return [...incoming].filter((word) => !known.has(word));
}

function sorted(changes: readonly FieldChange[]): FieldChange[] {
  return changes.toSorted((a, b) => rank(a.field) - rank(b.field) || (a.field < b.field ? -1 : 1));
}

const order = [
  'title.de',
  'leika',
  'situations',
  'short.de',
  'fact',
  'body.de',
  'keywords.de',
  'title',
  'short',
  'body',
  'keywords',
];

function rank(field: string): number {
  const found = order.findIndex((prefix) => field === prefix || field.startsWith(`${prefix}.`));
  return found === -1 ? order.length : found;
}

/** IM14: true when so much would go that a person has to say yes: more than a tenth of what the source delivered before. */
export function deletionsNeedConsent(gone: number, delivered: number): boolean {
  return gone * 10 > delivered;
}
