// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import type { Person } from '../features/account/account.contract.ts';
import {
  getEditedQuestions,
  listQuestionSets,
  saveQuestions,
} from '../features/knowledge/questions/questions.contract.ts';
import { roles, type Role } from '../lib/contract.ts';
import { areaOf, areasOf, mayEnter } from './areas.ui.ts';
import { mayCall } from './session.ui.ts';

const personWith = (role: Role): Person => ({ roles: [role], practice: false }) as unknown as Person;

it.each(roles)('[QS1] [QS9] whether %s reaches and changes the questions of services is one and the same', (role) => {
  const person = personWith(role);
  const edits = role === 'editor' || role === 'lead' || role === 'admin';
  expect(mayEnter(person, areaOf('questions'))).toBe(edits);
  // By the navigation, or from the page of the articles.
  const ways = areasOf(person).filter(({ path }) => path === '/fragen' || path === '/redaktion');
  expect(ways).toHaveLength(edits ? 1 : 0);
  for (const endpoint of [listQuestionSets, getEditedQuestions, saveQuestions])
    expect(mayCall(endpoint, person), endpoint.path).toBe(edits);
});

it('[QS9] administrators reach the questions without writing articles', () => {
  const paths = areasOf(personWith('admin')).map(({ path }) => path);
  expect(paths).toContain('/fragen');
  expect(paths).not.toContain('/redaktion');
});
