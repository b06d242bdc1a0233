// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { nowMs } from '../../../platform/clock.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { dayOf } from '../../../ui/format.ts';
import { Panel } from '../../../ui/page.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { DraftClosing } from '../calendar-draft.core.ts';
import { useCityHoursTexts } from '../city-hours.texts.ts';
import { ClosingAnnouncement, type ListenButton } from './closing-announcement.ui.tsx';
import { SpanFields } from './span-fields.ui.tsx';
import type { CityHours } from './use-city-hours.ui.ts';

const newClosing: DraftClosing = { from: '', to: '', name: '', span: null, texts: {}, emergency: [] };

/** Days on which nobody answers, each perhaps with words of its own. */
export function ClosingDaysPanel({
  hours,
  Listen,
}: {
  readonly hours: CityHours;
  readonly Listen: ListenButton;
}): ReactNode {
  const t = useCityHoursTexts();
  const { closingDays } = hours.draft;
  const [showPast, setShowPast] = useState(false);
  const today = dayOf(nowMs());
  const isPast = ({ from, to }: DraftClosing): boolean => from !== '' && (to === '' ? from : to) < today;
  const past = closingDays.filter(isPast).length;
  const shown = closingDays.map((closing, i) => ({ closing, i })).filter(({ closing }) => showPast || !isPast(closing));
  return (
    <Panel
      title={t.closings}
      actions={
        <>
          {past > 0 && (
            <Checkbox checked={showPast} onChange={setShowPast}>
              {t.past(past)}
            </Checkbox>
          )}
          <Button icon="plus" size="small" onPress={() => hours.change({ closingDays: [...closingDays, newClosing] })}>
            {t.addClosing}
          </Button>
        </>
      }
    >
      <p className="ui-small ui-muted">{t.closingsHint}</p>
      {shown.length === 0 && <p className="ui-muted">{t.noClosings}</p>}
      <ul className="city-hours-list">
        {shown.map(({ closing, i }) => (
          <li key={i}>
            <Closing
              hours={hours}
              Listen={Listen}
              closing={closing}
              path={`closingDays.${i}`}
              onChange={(next) =>
                hours.change({ closingDays: closingDays.map((old, at) => (at === i ? { ...old, ...next } : old)) })
              }
              onRemove={() => hours.change({ closingDays: closingDays.filter((_, at) => at !== i) })}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Closing({
  hours,
  Listen,
  closing,
  path,
  onChange,
  onRemove,
}: {
  readonly hours: CityHours;
  readonly Listen: ListenButton;
  readonly closing: DraftClosing;
  readonly path: string;
  readonly onChange: (next: Partial<DraftClosing>) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const t = useCityHoursTexts();
  const { from, to, name, span } = closing;
  return (
    <div role="group" aria-label={name === '' ? t.closings : name}>
      <div className="city-hours-row">
        <TextField
          type="date"
          label={t.first}
          value={from}
          onChange={(next) => onChange({ from: next })}
          autoFocus={from === '' && name === ''}
          error={hours.mistakeAt(`${path}.from`)}
        />
        <TextField
          type="date"
          label={t.last}
          optional={t.lastHint}
          value={to}
          onChange={(next) => onChange({ to: next })}
          error={hours.mistakeAt(`${path}.to`)}
        />
        <TextField
          className="city-hours-name"
          label={t.name}
          value={name}
          maxLength={200}
          onChange={(next) => onChange({ name: next })}
          error={hours.mistakeAt(`${path}.name`)}
        />
        <IconButton icon="close" label={t.remove(name)} onPress={onRemove} />
      </div>
      <div className="city-hours-row">
        <Checkbox checked={span !== null} onChange={(next) => onChange({ span: next ? { from: '', to: '' } : null })}>
          {t.part}
        </Checkbox>
        {span && (
          <SpanFields
            hours={hours}
            path={`${path}.span`}
            what={name}
            span={span}
            onChange={(next) => onChange({ span: next })}
          />
        )}
      </div>
      <ClosingAnnouncement hours={hours} Listen={Listen} closing={closing} path={path} onChange={onChange} />
    </div>
  );
}
