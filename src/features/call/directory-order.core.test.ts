// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { byFitness } from './directory-order.core.ts';

const entry = (name: string, openNow = false): { name: string; openNow: boolean } => ({ name, openNow });
const names = (entries: readonly { name: string }[]): string[] => entries.map(({ name }) => name);

it('puts names that begin with the search before words, and words before the middle of a word', () => {
  const entries = [entry('Bewohnerparken', true), entry('Amt für Wohnen', true), entry('Wohngeldstelle')];
  expect(names(byFitness(entries, ' WOHN '))).toEqual(['Wohngeldstelle', 'Amt für Wohnen', 'Bewohnerparken']);
});

it('puts open offices first among equals and keeps the order otherwise', () => {
  const entries = [entry('Bauaufsicht'), entry('Ausländerbehörde', true), entry('Bürgerservice', true)];
  expect(names(byFitness(entries, ''))).toEqual(['Ausländerbehörde', 'Bürgerservice', 'Bauaufsicht']);
});
