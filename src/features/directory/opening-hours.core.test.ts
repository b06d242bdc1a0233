// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { groupHours } from './opening-hours.core.ts';

describe('grouping the hours of a week', () => {
  it('joins neighbours with equal hours and leaves closed days out', () => {
    expect(groupHours(['08:00-16:00', '08:00-16:00', '', '08:00-16:00', '08:00-12:00', '', ''])).toEqual([
      { from: 0, to: 1, hours: '08:00-16:00' },
      { from: 3, to: 3, hours: '08:00-16:00' },
      { from: 4, to: 4, hours: '08:00-12:00' },
    ]);
  });
  it('gives nothing for a week without hours', () => {
    expect(groupHours(['', '', '', '', '', '', ''])).toEqual([]);
    expect(groupHours([])).toEqual([]);
  });
});
