// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { mapSituations, situationName, situationsOf, unknownSituations } from './life-situation.core.ts';

const umzug = { key: 'umzug', names: { de: 'Umzug', tr: 'Taşınma' } };
const wohnen = { key: 'wohnen', names: { de: 'Wohnen & Miete', tr: 'Konut' } };
const geburt = { key: 'geburt', names: { de: 'Geburt' } };
const list = [umzug, wohnen, geburt];

it.each([
  ['tr', 'Taşınma'],
  ['de', 'Umzug'],
  ['de-x-leicht', 'Umzug'],
  ['ku', 'Umzug'],
])('[LS1] in %s it is called %s', (language, name) => {
  expect(situationName(umzug, language)).toBe(name);
});

it('[LS4] the order is that of the list, and what the list does not have is not shown', () => {
  expect(situationsOf(['geburt', 'weg', 'umzug'], list)).toEqual([umzug, geburt]);
});

it('[LS5] names what the list does not have', () => {
  expect(unknownSituations(['umzug', 'weg', 'fort'], list)).toEqual(['weg', 'fort']);
  expect(unknownSituations([], list)).toEqual([]);
});

it.each([
  ['our key', { code: 'wohnen', name: '' }],
  ['our key in another spelling', { code: ' Wohnen ', name: '' }],
  ['our German name', { code: '', name: 'Wohnen & Miete' }],
  ['our German name, spelled otherwise', { code: '', name: 'WOHNEN – MIETE' }],
  ["another system's code beside our name", { code: '1030000', name: 'Wohnen & Miete' }],
])('[IM22] understands %s', (_, delivered) => {
  expect(mapSituations([delivered], list)).toEqual({ keys: ['wohnen'], unknown: [] });
});

it('[IM22] names what the list does not have by name, else by code, each once', () => {
  const delivered = [
    { code: '7', name: 'Raumfahrt' },
    { code: '8', name: 'Raumfahrt' },
    { code: '9', name: '' },
    { code: 'geburt', name: 'Nachwuchs' },
    { code: '', name: 'Umzug' },
    { code: '', name: 'Konut' },
  ];
  expect(mapSituations(delivered, list)).toEqual({ keys: ['umzug', 'geburt'], unknown: ['Raumfahrt', '9', 'Konut'] });
});
