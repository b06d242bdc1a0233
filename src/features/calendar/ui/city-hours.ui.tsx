// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The page `/stadt/zeiten`: when the hotline is open, and what is said on days of their own. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { ActionButton, Button } from '../../../ui/button.tsx';
import { ConflictDialog } from '../../../ui/conflict-dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useEndpoint, useRefresh } from '../../../ui/query.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { getCalendar } from '../calendar.contract.ts';
import type { CalendarClash } from '../calendar-merge.core.ts';
import { landNames, useCityHoursTexts } from '../city-hours.texts.ts';
import type { Land } from '../../../lib/pure/calendar.ts';
import type { DraftClosing, DraftOpening, DraftSpan } from '../calendar-draft.core.ts';
import type { ListenButton } from './closing-announcement.ui.tsx';
import { ClosingDaysPanel } from './closing-days.ui.tsx';
import { HolidaysPanel } from './holidays.ui.tsx';
import { OpeningsPanel } from './openings.ui.tsx';
import { mistakeText, useCityHours, type CityHours, type EditedCalendar } from './use-city-hours.ui.ts';
import { WeeklyHoursPanel } from './weekly-hours.ui.tsx';
import './city-hours.css';

/** The whole page; `Listen` plays words as callers would hear them. */
export function CityHoursPage({ Listen }: { readonly Listen: ListenButton }): ReactNode {
  const t = useCityHoursTexts();
  const errorText = useErrorText(t.errors);
  const { data, error } = useEndpoint(getCalendar, {});
  const refresh = useRefresh();
  // What was taken back in the history a moment ago is not remembered here.
  useEffect(() => refresh(getCalendar), [refresh]);
  return (
    <>
      {error && (
        <Notice tone="warning" title={t.loadFailed} live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!data && !error && <LoadingLine label={t.loading} />}
      {data && <Form given={data} Listen={Listen} />}
    </>
  );
}

function Form({ given, Listen }: { readonly given: EditedCalendar; readonly Listen: ListenButton }): ReactNode {
  const t = useCityHoursTexts();
  const hours = useCityHours(given);
  useShortcuts([{ key: 'Ctrl+S', label: t.save, group: t.title, run: hours.save }]);
  return (
    <>
      <div className="city-hours">
        <WeeklyHoursPanel hours={hours} />
        <HolidaysPanel hours={hours} />
        <div className="city-hours-wide">
          <ClosingDaysPanel hours={hours} Listen={Listen} />
          <OpeningsPanel hours={hours} />
        </div>
      </div>
      <SaveBar hours={hours} />
      {hours.conflict && (
        <ConflictDialog
          words={t.conflict}
          onResolve={hours.resolve}
          places={hours.conflict.clashes.map((clash) => ({
            name: placeOf(clash, t),
            theirs: wordsOf(clash.theirs, t),
            mine: wordsOf(clash.mine, t),
          }))}
        />
      )}
    </>
  );
}

function SaveBar({ hours }: { readonly hours: CityHours }): ReactNode {
  const t = useCityHoursTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const { problems, changed } = hours;
  return (
    <div className="city-hours-save">
      {problems.length > 0 && (
        <Notice tone="danger" live="assertive" title={t.wrong(problems.length)}>
          {[...new Set(problems.map((problem) => mistakeText(t.mistakes, problem)))].join(' ')}
        </Notice>
      )}
      {hours.error && (
        <Notice tone="danger" live="assertive">
          {errorText(hours.error)}
        </Notice>
      )}
      <div className="city-hours-deeds">
        <TextField
          label={t.why}
          value={hours.why}
          maxLength={500}
          onChange={hours.setWhy}
          className="city-hours-name"
        />
        {hours.isChanged && (
          <>
            <span className="ui-muted" role="status">
              {t.unsaved}
            </span>
            <Button variant="quiet" onPress={hours.drop}>
              {t.drop}
            </Button>
          </>
        )}
        <ActionButton
          variant="primary"
          keyHint={ui === 'de' ? 'Strg+S' : 'Ctrl+S'}
          busy={hours.busy}
          onPress={hours.save}
        >
          {t.save}
        </ActionButton>
      </div>
      {changed && <p className="ui-small ui-muted">{t.by(changed.by ?? t.somebody, formatDateTime(changed.at, ui))}</p>}
    </div>
  );
}

type Texts = ReturnType<typeof useCityHoursTexts>;

function placeOf({ place, of }: CalendarClash, t: Texts): string {
  if (place === 'land') return t.land;
  if (place === 'weekly') return t.days[Number(of)] ?? t.weekly;
  return `${place === 'closingDays' ? t.closings : t.openings}: ${of}`;
}

/** A clashing value as people read it; the shape follows from its place. */
function wordsOf(value: unknown, t: Texts): string {
  if (value === undefined) return t.conflict.gone;
  if (typeof value === 'string') return landNames[value as Land] ?? value;
  if (Array.isArray(value)) return value.length === 0 ? t.closed : (value as DraftSpan[]).map(spanWords).join(', ');
  const entry = value as DraftClosing | DraftOpening;
  const [line, span] =
    'on' in entry
      ? [entry.name, entry]
      : [
          [entry.name, entry.to && `${t.to} ${entry.to}`, ...Object.values(entry.texts)].filter(Boolean).join('\n'),
          entry.span,
        ];
  return span ? `${line}\n${spanWords(span)}` : line;
}

function spanWords({ from, to }: DraftSpan): string {
  return `${from}–${to}`;
}
