// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { isBelowItself, treeOrder } from './department-tree.core.ts';

const nodes = [
  { key: 'pass', name: 'Passstelle', parent: 'buerger' },
  { key: 'bau', name: 'Bauen', parent: null },
  { key: 'buerger', name: 'Bürgerservice', parent: null },
  { key: 'akten', name: 'Bauakten', parent: 'aufsicht' },
  { key: 'aufsicht', name: 'Bauaufsicht', parent: 'bau' },
  { key: 'frei', name: 'Ältestenrat', parent: 'gibt-es-nicht' },
];

it('[D10] walks the tree from the top, siblings by name', () => {
  expect(treeOrder(nodes).map(({ node, depth }) => `${depth} ${node.key}`)).toEqual([
    '0 frei',
    '0 bau',
    '1 aufsicht',
    '2 akten',
    '0 buerger',
    '1 pass',
  ]);
});

it('[D10] no department stands under itself', () => {
  expect(isBelowItself(nodes, 'bau', 'akten')).toBe(true);
  expect(isBelowItself(nodes, 'bau', 'bau')).toBe(true);
  expect(isBelowItself(nodes, 'akten', 'bau')).toBe(false);
  const ring = [
    { key: 'a', parent: 'b' },
    { key: 'b', parent: 'a' },
  ];
  expect(isBelowItself(ring, 'c', 'a')).toBe(false);
});
