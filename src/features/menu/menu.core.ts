// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The announcement menu: what a key means, and whether a tree of choices can be used by a caller at all.
 * Decides nothing about time, misses or languages of a call (features/call does). Rules: menu.spec.md (M1 …).
 */
import { languages, type Language } from '../../lib/pure/language.ts';

/** A text in each spoken language. */
export type Spoken = Readonly<Record<Language, string>>;

/** What a caller can be connected for. */
export interface Topic {
  /** Kebab-case, unique in the city. */
  readonly key: string;
  /** Key of the responsible department. */
  readonly department: string;
  readonly names: Spoken;
  /** LeiKa key of the service most calls on this topic are about. */
  readonly service?: string;
  /** Social or health data (§ 35 SGB I): other agents see number and state of its matters only. */
  readonly protected?: boolean;
}

/** Keys of a menu level that can carry a choice. */
export const choiceKeys = ['1', '2', '3', '4', '5'] as const;
export type ChoiceKey = (typeof choiceKeys)[number];

/** One choice: a topic, or a further level. */
export interface MenuChoice {
  readonly key: ChoiceKey;
  readonly labels: Spoken;
  readonly leadsTo:
    { readonly kind: 'topic'; readonly topic: string } | { readonly kind: 'node'; readonly node: string };
}

/** One level of the menu. Its announcement is the prompt `menu-<key>`. */
export interface MenuNode {
  /** Stays as it is: statistics and calls that are on refer to it. */
  readonly key: string;
  /** What the team calls it; absent = as the first key that leads here. Callers never hear it. */
  readonly name?: string;
  readonly choices: readonly MenuChoice[];
}

/** The whole menu: the first level, all levels, and the languages in the order of their keys (key 1 = first) after 9. */
export interface Menu {
  readonly root: string;
  readonly nodes: readonly MenuNode[];
  readonly languages: readonly Language[];
}

/** What a key on a level means. `miss` = nothing; the caller hears the level again. */
export type MenuStep =
  | { readonly to: 'node'; readonly node: string }
  | { readonly to: 'topic'; readonly topic: string }
  | { readonly to: 'person' }
  | { readonly to: 'languages' }
  | { readonly to: 'privacy' }
  | { readonly to: 'ticket' }
  | { readonly to: 'repeat' }
  | { readonly to: 'miss' };

/** The level with this key, if there is one. */
export function menuNode(menu: Menu, key: string): MenuNode | undefined {
  return menu.nodes.find((node) => node.key === key);
}

/** What a level is called on screens; undefined = it has no name, and no labelled key leads to it (M21). */
export function levelName(menu: Menu, key: string, language: Language): string | undefined {
  const own = menuNode(menu, key)?.name?.trim();
  if (own) return own;
  const labels = menu.nodes
    .flatMap(({ choices }) => choices)
    .filter(({ leadsTo }) => leadsTo.kind === 'node' && leadsTo.node === key)
    .map((choice) => choice.labels[language].trim() || choice.labels.de.trim());
  return labels.find((label) => label !== '');
}

/** The menu with one language on the next key (`by` 1) or the one before (-1) after 9; at the ends it stays (M22). */
export function withLanguageMoved(menu: Menu, language: Language, by: -1 | 1): Menu {
  const from = menu.languages.indexOf(language);
  const order = [...menu.languages];
  const other = order[from + by];
  if (from < 0 || other === undefined) return menu;
  order[from] = other;
  order[from + by] = language;
  return { ...menu, languages: order };
}

/** What a DTMF digit means on a level; an unknown level or digit is a `miss`. */
export function menuStep(menu: Menu, nodeKey: string, digit: string): MenuStep {
  if (digit === '0') return { to: 'person' }; // M2
  if (digit === '*' || digit === '#') return { to: 'repeat' }; // M3
  if (nodeKey === menu.root && digit === '9') return { to: 'languages' }; // M4
  if (nodeKey === menu.root && digit === '8') return { to: 'privacy' }; // M5
  if (nodeKey === menu.root && digit === '7') return { to: 'ticket' }; // M19
  const choice = menuNode(menu, nodeKey)?.choices.find((c) => c.key === digit);
  if (!choice) return { to: 'miss' }; // M6
  // M1
  return choice.leadsTo.kind === 'topic'
    ? { to: 'topic', topic: choice.leadsTo.topic }
    : { to: 'node', node: choice.leadsTo.node };
}

/** The language a digit chooses after 9, or undefined for a digit without one. */
export function languageOfKey(menu: Menu, digit: string): Language | undefined {
  return /^[1-9]$/.test(digit) ? menu.languages[Number(digit) - 1] : undefined; // M7
}

/** Something in a menu that a caller would stumble over; `node` and `choice` say where, `choice` counts from 0. */
export interface MenuProblem {
  readonly code:
    | 'rootMissing'
    | 'nodeTwice'
    | 'nodeMissing'
    | 'nodeEmpty'
    | 'nodeUnreachable'
    | 'tooManyChoices'
    | 'keyTwice'
    | 'keyUnknown'
    | 'labelMissing'
    | 'topicMissing'
    | 'loop'
    | 'tooDeep'
    | 'languageMissing'
    | 'languageTwice';
  readonly node?: string;
  readonly choice?: number;
  /** What is wrong: a key, a language or the name that leads nowhere. */
  readonly detail?: string;
}

/** Everything that makes a menu unusable; empty = it can go on air. `topics` are the keys of the city's topics. */
export function checkMenu(menu: Menu, topics: ReadonlySet<string>): readonly MenuProblem[] {
  const problems: MenuProblem[] = [...languageProblems(menu.languages)];
  if (!menuNode(menu, menu.root)) problems.push({ code: 'rootMissing', detail: menu.root }); // M8
  const seen = new Set<string>();
  for (const node of menu.nodes) {
    if (seen.has(node.key)) problems.push({ code: 'nodeTwice', node: node.key }); // M9
    seen.add(node.key);
    problems.push(...levelProblems(menu, node, topics));
  }
  return [...problems, ...pathProblems(menu)];
}

function languageProblems(order: readonly Language[]): MenuProblem[] {
  const twice = order.filter((language, i) => order.indexOf(language) !== i);
  const missing = languages.filter((language) => !order.includes(language));
  return [
    ...missing.map((detail) => ({ code: 'languageMissing', detail }) as const), // M10
    ...twice.map((detail) => ({ code: 'languageTwice', detail }) as const), // M10
  ];
}

function levelProblems(menu: Menu, node: MenuNode, topics: ReadonlySet<string>): MenuProblem[] {
  const problems: MenuProblem[] = [];
  if (node.choices.length === 0) problems.push({ code: 'nodeEmpty', node: node.key }); // M11
  if (node.choices.length > choiceKeys.length)
    problems.push({ code: 'tooManyChoices', node: node.key, detail: String(node.choices.length) }); // M12
  node.choices.forEach((choice, index) => {
    const at = { node: node.key, choice: index };
    if (!choiceKeys.includes(choice.key)) problems.push({ code: 'keyUnknown', ...at, detail: choice.key }); // M13
    if (node.choices.findIndex((c) => c.key === choice.key) < index)
      problems.push({ code: 'keyTwice', ...at, detail: choice.key }); // M13
    for (const language of languages)
      if (!choice.labels[language]?.trim()) problems.push({ code: 'labelMissing', ...at, detail: language }); // M14
    const to = choice.leadsTo;
    if (to.kind === 'topic' && !topics.has(to.topic)) problems.push({ code: 'topicMissing', ...at, detail: to.topic }); // M15
    if (to.kind === 'node' && !menuNode(menu, to.node)) problems.push({ code: 'nodeMissing', ...at, detail: to.node }); // M15
  });
  return problems;
}

/** Walks from the root: two levels at most, no way back to a level already passed, no level nobody can reach. */
function pathProblems(menu: Menu): MenuProblem[] {
  const problems: MenuProblem[] = [];
  const reached = new Set<string>();
  const walk = (key: string, path: readonly string[]): void => {
    const node = menuNode(menu, key);
    if (!node) return;
    reached.add(key);
    node.choices.forEach((choice, index) => {
      if (choice.leadsTo.kind !== 'node') return;
      const next = choice.leadsTo.node;
      const at = { node: key, choice: index, detail: next };
      if ([...path, key].includes(next))
        problems.push({ code: 'loop', ...at }); // M16
      else if (path.length + 1 >= maxLevels) {
        problems.push({ code: 'tooDeep', ...at }); // M17
        reached.add(next);
      } else walk(next, [...path, key]);
    });
  };
  walk(menu.root, []);
  // Without a first level nothing can be reached; saying so of every level would hide the one mistake.
  if (reached.size === 0) return problems;
  for (const node of menu.nodes) if (!reached.has(node.key)) problems.push({ code: 'nodeUnreachable', node: node.key }); // M18
  return problems;
}

/** Levels of a menu a caller can remember. */
export const maxLevels = 2;
