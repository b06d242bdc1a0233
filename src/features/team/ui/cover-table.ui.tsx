// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { addDays } from '../../../lib/pure/calendar.ts';
import { languages } from '../../../lib/pure/language.ts';
import { nowMs } from '../../../platform/clock.ts';
import { Segments } from '../../../ui/check.tsx';
import { dayOf, formatTime } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Panel } from '../../../ui/page.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { mondayOf } from '../duty.core.ts';
import type { ShownCoverDay } from '../roster.contract.ts';
import { useTeamTexts } from '../team.texts.ts';
import { dayWords } from './gap-words.ui.ts';
import { TableFrame } from './table-frame.ui.tsx';
import './team.css';

/** How many speak which language in each open hour, day by day. */
export function CoverTable({ days }: { readonly days: readonly ShownCoverDay[] }): ReactNode {
  const t = useTeamTexts();
  const [week, setWeek] = useState<'this' | 'next'>('this');
  const nextMonday = addDays(mondayOf(dayOf(nowMs())), 7);
  const shown = days.filter(({ day }) => (week === 'this' ? day < nextMonday : day >= nextMonday));
  return (
    <Panel
      title={t.coverTitle}
      actions={
        <Segments
          label={t.week}
          choices={[
            { id: 'this', name: t.thisWeek },
            { id: 'next', name: t.nextWeek },
          ]}
          value={week}
          onChange={setWeek}
        />
      }
    >
      <p className="ui-muted ui-small">{t.coverLead}</p>
      {shown.length === 0 && <p>{t.noOpenDay}</p>}
      <div className="team-cover">
        {shown.map((day) => (
          <Day key={day.day} day={day} />
        ))}
      </div>
    </Panel>
  );
}

function Day({ day: { day, planned, hours } }: { readonly day: ShownCoverDay }): ReactNode {
  const t = useTeamTexts();
  const ui = useUiLanguage();
  const { weekday, date } = dayWords(day, ui);
  return (
    <section aria-label={`${weekday}, ${date}`}>
      <h3>
        {weekday}, {date} {!planned && <span className="ui-muted ui-small">({t.notPlannedDay})</span>}
      </h3>
      {planned && (
        <TableFrame label={`${weekday}, ${date}`}>
          <table className="ui-table team-cover-table">
            <thead>
              <tr>
                <th scope="col">{t.time}</th>
                {hours.map(({ start }) => (
                  <th key={start} scope="col">
                    {formatTime(start, ui)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {languages.map((language) => (
                <tr key={language}>
                  <th scope="row">{languageName(language, ui)}</th>
                  {hours.map(({ start, languages: spoken }) => {
                    const { good, canHelp } = spoken[language] ?? { good: 0, canHelp: 0 };
                    const isHole = good + canHelp === 0;
                    return (
                      <td key={start} data-hole={isHole || undefined}>
                        {isHole ? t.hole : <Count good={good} canHelp={canHelp} />}
                      </td>
                    );
                  })}
                </tr>
              ))}
              <tr>
                <th scope="row">{t.all}</th>
                {hours.map(({ start, total }) => (
                  <td key={start} data-hole={total === 0 || undefined}>
                    {total === 0 ? t.hole : total}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </TableFrame>
      )}
    </section>
  );
}

function Count({ good, canHelp }: { readonly good: number; readonly canHelp: number }): ReactNode {
  const t = useTeamTexts();
  return (
    <>
      <span aria-hidden="true">{t.sumOf(good, canHelp)}</span>
      <span className="ui-hidden">{t.sumSpoken(good, canHelp)}</span>
    </>
  );
}
