// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { addServiceHours, type Calendar } from '../features/calendar/calendar.core.ts';
import type { CitySettings } from './city-settings.store.ts';

/**
 * When a promise made at an instant is due, both in Unix milliseconds: the city's service hours later. One for desk, mail,
 * call-backs and portal: a citizen hears the same day from all of them.
 */
export function promiseDue(city: Pick<CitySettings, 'routing'>, calendar: () => Calendar): (madeAt: number) => number {
  return (madeAt) => addServiceHours(calendar(), madeAt, city.routing.promiseServiceHours);
}
