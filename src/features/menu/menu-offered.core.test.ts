// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import type { Menu, MenuChoice, Spoken } from './menu.core.ts';
import { keysOf, offeredMenu } from './menu-offered.core.ts';

const labels = {} as Spoken;
const to = (key: '1' | '2', topic: string): MenuChoice => ({ key, labels, leadsTo: { kind: 'topic', topic } });
const down = (key: '1' | '2', node: string): MenuChoice => ({ key, labels, leadsTo: { kind: 'node', node } });
const menu: Menu = {
  root: 'root',
  languages: ['de'],
  nodes: [
    { key: 'root', choices: [down('1', 'stadt'), down('2', 'bau')] },
    { key: 'stadt', choices: [to('1', 'abfall'), to('2', 'steuern')] },
    { key: 'bau', choices: [to('1', 'bauen')] },
  ],
};

it('[M20] what is not offered is gone, with levels that are empty then; keys stay', () => {
  expect(offeredMenu(menu, [])).toBe(menu);
  const without = offeredMenu(menu, ['bauen', 'abfall']);
  expect(without.nodes.map(({ key, choices }) => [key, choices.map((choice) => choice.key)])).toEqual([
    ['root', ['1']],
    ['stadt', ['2']],
  ]);
  const empty = offeredMenu(menu, ['bauen', 'abfall', 'steuern']);
  expect(empty.nodes).toEqual([{ key: 'root', choices: [] }]);
});

it('[M20] a topic is found by its keys', () => {
  expect(keysOf(menu, 'steuern')).toBe('1 2');
  expect(keysOf(offeredMenu(menu, ['steuern']), 'steuern')).toBeUndefined();
  const ring: Menu = { ...menu, nodes: [{ key: 'root', choices: [down('1', 'root')] }] };
  expect(keysOf(ring, 'bauen')).toBeUndefined();
});
