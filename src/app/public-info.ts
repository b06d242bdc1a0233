// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the page /anrufen shows of the city before anybody calls. */
import { closingAt, type Openness, type WeeklyHours } from '../features/calendar/calendar.core.ts';
import { airOf, heardAt } from '../features/on-air/on-air-plan.core.ts';
import type { PublicDeps } from '../features/public/public.routes.ts';
import { nowMs } from '../platform/clock.ts';
import type { CitySettings } from './city-settings.store.ts';

const days = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'] as const;

/** The same everywhere in Germany. */
const emergencyNumbers = [
  { number: '112', name: 'Feuerwehr und Rettungsdienst' },
  { number: '110', name: 'Polizei' },
  { number: '116 117', name: 'Ärztlicher Bereitschaftsdienst' },
];

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function hoursOf(weekly: WeeklyHours): { day: string; hours: string }[] {
  return days.map((day, index) => {
    const spans = weekly[(index + 1) as keyof WeeklyHours];
    return { day, hours: spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ') };
  });
}

/** Said where somebody would try to call in vain. */
const practiceNotice = 'Übungsbetrieb ohne Telefonanlage: Von dieser Seite kann niemand anrufen.';

/** Makes the function that answers with the state of this moment. `practice`: there is no telephone system. */
export function publicInfo(
  city: CitySettings,
  openness: () => Openness,
  topics: () => ReturnType<PublicDeps['info']>['topics'],
  practice = false,
): PublicDeps['info'] {
  return () => {
    const state = openness();
    const now = nowMs();
    const onAir = heardAt(airOf(city), now);
    const notice = onAir && (state.open ? onAir.open : onAir.closed) ? [{ ...onAir.texts }] : [];
    const closing = state.open ? undefined : closingAt(city.calendar, now);
    const ofDay = closing?.announcement ? [{ ...closing.announcement }] : [];
    const changesAt = state.open ? state.until : state.opensAt;
    const notices = [...(practice ? [practiceNotice] : []), ...(city.kind === 'model' ? [city.notice.de] : [])];
    return {
      city: city.name,
      notice: notices.length === 0 ? null : notices.join(' '),
      open: state.open,
      changesAt: changesAt === undefined ? null : new Date(changesAt).toISOString(),
      number: city.number,
      hours: hoursOf(city.calendar.weekly),
      emergencyNumbers: [...emergencyNumbers, ...(closing?.emergency ?? [])],
      announcements: [...notice, ...ofDay],
      topics: topics(),
    };
  };
}
