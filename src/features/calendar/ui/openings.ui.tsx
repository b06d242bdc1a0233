// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/page.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type DraftOpening } from '../calendar-draft.core.ts';
import { needlessOpenings } from '../calendar-mistakes.core.ts';
import { useCityHoursTexts } from '../city-hours.texts.ts';
import { SpanFields } from './span-fields.ui.tsx';
import type { CityHours } from './use-city-hours.ui.ts';

/** Days on which it is open although it would be closed. */
export function OpeningsPanel({ hours }: { readonly hours: CityHours }): ReactNode {
  const t = useCityHoursTexts();
  const { openings } = hours.draft;
  const needless = new Set(needlessOpenings(hours.draft));
  const change = (i: number, next: Partial<DraftOpening>): void =>
    hours.change({ openings: openings.map((old, at) => (at === i ? { ...old, ...next } : old)) });
  return (
    <Panel
      title={t.openings}
      actions={
        <Button
          icon="plus"
          size="small"
          onPress={() => hours.change({ openings: [...openings, { on: '', from: '', to: '', name: '' }] })}
        >
          {t.addOpening}
        </Button>
      }
    >
      <p className="ui-small ui-muted">{t.openingsHint}</p>
      {openings.length === 0 && <p className="ui-muted">{t.noOpenings}</p>}
      <ul className="city-hours-list">
        {openings.map((opening, i) => (
          <li key={i} className="city-hours-row">
            <TextField
              type="date"
              label={t.first}
              value={opening.on}
              onChange={(on) => change(i, { on })}
              autoFocus={opening.on === '' && opening.name === ''}
              error={hours.mistakeAt(`openings.${i}.on`)}
            />
            <SpanFields
              hours={hours}
              path={`openings.${i}`}
              what={opening.name}
              span={opening}
              onChange={(span) => change(i, span)}
            />
            <TextField
              className="city-hours-name"
              label={t.name}
              value={opening.name}
              maxLength={200}
              onChange={(name) => change(i, { name })}
              hint={needless.has(i) ? t.needless : undefined}
              error={hours.mistakeAt(`openings.${i}.name`)}
            />
            <IconButton
              icon="close"
              label={t.remove(opening.name)}
              onPress={() => hours.change({ openings: openings.filter((_, at) => at !== i) })}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
