// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/page.tsx';
import type { DraftSpan } from '../calendar-draft.core.ts';
import { useCityHoursTexts } from '../city-hours.texts.ts';
import { SpanFields } from './span-fields.ui.tsx';
import type { CityHours } from './use-city-hours.ui.ts';

/** The week: several spans a day. */
export function WeeklyHoursPanel({ hours }: { readonly hours: CityHours }): ReactNode {
  const t = useCityHoursTexts();
  const { weekly } = hours.draft;
  const change = (day: number, spans: readonly DraftSpan[]): void =>
    hours.change({ weekly: weekly.map((old, i) => (i === day ? spans : old)) });
  const never = hours.mistakeAt('weekly');
  return (
    <Panel title={t.weekly}>
      <p className="ui-small ui-muted">{t.weeklyHint}</p>
      {never && (
        <p role="alert" className="city-hours-wrong">
          {never}
        </p>
      )}
      <ul className="city-hours-week">
        {t.days.map((name, day) => {
          const spans = weekly[day] ?? [];
          return (
            <li key={name}>
              <span className="city-hours-day">{name}</span>
              <div className="city-hours-spans">
                {spans.length === 0 && <span className="ui-muted">{t.closed}</span>}
                {spans.map((span, i) => (
                  <div key={i} className="city-hours-span">
                    <SpanFields
                      hours={hours}
                      path={`weekly.${day}.${i}`}
                      what={t.span(name, i + 1)}
                      span={span}
                      onChange={(next) =>
                        change(
                          day,
                          spans.map((old, at) => (at === i ? next : old)),
                        )
                      }
                    />
                    <IconButton
                      icon="close"
                      size="small"
                      label={t.removeSpan(t.span(name, i + 1))}
                      onPress={() =>
                        change(
                          day,
                          spans.filter((_, at) => at !== i),
                        )
                      }
                    />
                  </div>
                ))}
                <Button
                  size="small"
                  variant="quiet"
                  icon="plus"
                  aria-label={t.addSpanOf(name)}
                  onPress={() => change(day, [...spans, { from: '', to: '' }])}
                >
                  {t.addSpan}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
