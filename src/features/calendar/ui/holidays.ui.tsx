// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { holidays, lands } from '../../../lib/pure/calendar.ts';
import { nowMs } from '../../../platform/clock.ts';
import { dayOf } from '../../../ui/format.ts';
import { Panel } from '../../../ui/page.tsx';
import { Select } from '../../../ui/select.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { landNames, useCityHoursTexts } from '../city-hours.texts.ts';
import type { CityHours } from './use-city-hours.ui.ts';

/** The Land, and what it means this year and next. */
export function HolidaysPanel({ hours }: { readonly hours: CityHours }): ReactNode {
  const t = useCityHoursTexts();
  const ui = useUiLanguage();
  const { land } = hours.draft;
  const year = Number(dayOf(nowMs()).slice(0, 4));
  const format = new Intl.DateTimeFormat(ui === 'de' ? 'de-DE' : 'en-GB', {
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    timeZone: 'UTC',
  });
  return (
    <Panel title={t.holidays}>
      <Select
        label={t.land}
        choices={lands.map((id) => ({ id, name: landNames[id] }))}
        value={land}
        onChange={(next) => hours.change({ land: next })}
      />
      <p className="ui-small ui-muted">{t.holidaysHint}</p>
      <div className="city-hours-years">
        {[year, year + 1].map((each) => (
          <table key={each} className="ui-table" aria-label={`${t.holidays} ${each}`}>
            <thead>
              <tr>
                <th scope="col" colSpan={2}>
                  {each}
                </th>
              </tr>
            </thead>
            <tbody>
              {holidays(each, land).map(({ date, name }) => (
                <tr key={date}>
                  <td className="city-hours-date">{format.format(new Date(`${date}T12:00:00Z`))}</td>
                  <td lang="de">{name}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Panel>
  );
}
