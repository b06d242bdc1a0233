// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The menu as callers hear it: without topics that nobody has joined for yet, and without levels that are empty then (M20). */
import type { Menu, MenuChoice } from './menu.core.ts';

/** Keys stay where they are: what somebody knows by heart leads to the same concern. */
export function offeredMenu(menu: Menu, unoffered: readonly string[]): Menu {
  if (unoffered.length === 0) return menu;
  const gone = new Set(unoffered);
  const nodes = new Map(menu.nodes.map((node) => [node.key, node]));
  const isOffered = ({ leadsTo }: MenuChoice, passed: readonly string[]): boolean => {
    if (leadsTo.kind === 'topic') return !gone.has(leadsTo.topic);
    if (passed.includes(leadsTo.node)) return true;
    const choices = nodes.get(leadsTo.node)?.choices ?? [];
    return choices.some((choice) => isOffered(choice, [...passed, leadsTo.node]));
  };
  const left = menu.nodes.map((node) => ({
    ...node,
    choices: node.choices.filter((choice) => isOffered(choice, [node.key])),
  }));
  // The first level is always there: 0 is a person.
  return { ...menu, nodes: left.filter((node) => node.choices.length > 0 || node.key === menu.root) };
}

/** Where a topic stands in the menu: keys from the first level on, `5 2`; undefined = nowhere. */
export function keysOf(menu: Menu, topic: string): string | undefined {
  const walk = (key: string, passed: readonly string[]): string | undefined => {
    for (const choice of menu.nodes.find((node) => node.key === key)?.choices ?? []) {
      const { leadsTo } = choice;
      if (leadsTo.kind === 'topic') {
        if (leadsTo.topic === topic) return choice.key;
      } else if (!passed.includes(leadsTo.node)) {
        const below = walk(leadsTo.node, [...passed, leadsTo.node]);
        if (below !== undefined) return `${choice.key} ${below}`;
      }
    }
    return undefined;
  };
  return walk(menu.root, [menu.root]);
}
