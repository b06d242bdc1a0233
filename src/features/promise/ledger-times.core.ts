// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The calendar's part of the ledger, apart from the rest so that screens need no calendar. */
import { addDays } from '../../lib/pure/calendar.ts';
import { addServiceHours, instantOf, localDate, type Calendar } from '../calendar/calendar.core.ts';
import { dangerHours, lastHours, type LedgerTimes } from './ledger.core.ts';

/** Those instants for now. Due before the instant at which n service hours have passed = fewer than n are left (PR18). */
export function ledgerTimes(calendar: Calendar, now: number): LedgerTimes {
  return {
    now,
    dangerBefore: addServiceHours(calendar, now, dangerHours),
    lastBefore: addServiceHours(calendar, now, lastHours),
    dayEnds: instantOf(calendar, addDays(localDate(calendar, now), 1), 0),
  };
}
