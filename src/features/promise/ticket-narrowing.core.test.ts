// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { ticketNarrowing } from './promise.contract.ts';
import { filtersOf, isSameNarrowing, narrowedBy, noFilters, type TicketFilters } from './ticket-narrowing.core.ts';

const all: TicketFilters = {
  ...{ state: 'closed', departmentId: 'd1', overdue: true, search: 'Pass', urgent: true, waiting: 'hold' },
  ...{ from: '2026-11-01', to: '2026-11-30', channel: 'email', language: 'tr' },
};

it.each(Object.keys(noFilters) as (keyof TicketFilters)[])('[PR37] %s goes to the server and back', (name) => {
  const filters = { ...noFilters, [name]: all[name] };
  expect(isSameNarrowing(filters, noFilters)).toBe(false);
  expect(filtersOf(ticketNarrowing.parse(narrowedBy(filters)))).toEqual(filters);
});

it('[PR37] what is not narrowed is not asked for', () => {
  expect(narrowedBy(noFilters)).toEqual({ state: 'open' });
  expect(narrowedBy({ ...noFilters, search: '  ' })).toEqual({ state: 'open' });
});

it('[PR37] [PR38] spaces around the words make no other view', () => {
  expect(isSameNarrowing(all, { ...all, search: ' Pass ' })).toBe(true);
  expect(isSameNarrowing(all, { ...all, search: 'Passport' })).toBe(false);
});
