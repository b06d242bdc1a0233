// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The city's wishes in the units of the cores. */
import { offeredMenu } from '../features/menu/menu-offered.core.ts';
import { introOf } from './city/announcement-texts.ts';
import type { CitySettings } from './city-settings.store.ts';
import type { HotlineSettings } from './hotline-state.core.ts';

const second = 1_000;
/** What second calls have ahead where the city has said nothing, minutes. */
export const usualHeadStartMinutes = 5;

/** Settings of calls and queue from the city's routing and menu. */
export function hotlineSettings(
  city: Omit<CitySettings, 'unoffered'> & Partial<Pick<CitySettings, 'unoffered'>>,
): HotlineSettings {
  const { routing } = city;
  return {
    menu: offeredMenu(city.menu, city.unoffered ?? []),
    intro: introOf(city),
    ringMs: routing.ringSeconds * second,
    silenceMs: routing.silenceSeconds * second,
    misses: routing.missesBeforePerson,
    leaseMs: 30 * second,
    announceMs: routing.announceSeconds * second,
    transferRingMs: routing.transferSeconds * second,
    transferKeyMs: 15 * second,
    dialMs: 40 * second,
    recallMs: 20 * second,
    headStartMs: (routing.secondCallMinutes ?? usualHeadStartMinutes) * 60 * second,
    // Until the room of call-backs says that it can promise one.
    callbacks: false,
    ownNumbers: city.dialled.map((number) => number.replace(/^0(?=[1-9])/, '+49')),
    widening: routing.widening.map(({ afterSeconds, language, topic }) => ({
      afterMs: afterSeconds * second,
      language,
      topic,
    })),
  };
}
