// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The calendar somebody edits, until it is saved: its mistakes, and what to do when somebody else was faster. */
import { useState } from 'react';
import { nowMs } from '../../../platform/clock.ts';
import { ApiError, call, type Reply } from '../../../ui/api.ts';
import type { ConflictChoice } from '../../../ui/conflict-dialog.tsx';
import { fillPlaces } from '../../../ui/error-text.ts';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { showToast, useSavedToast } from '../../../ui/toast.tsx';
import { sameJson, type Json } from '../../settings/setting-change.core.ts';
import { changeCalendar, getCalendar, getOpenness } from '../calendar.contract.ts';
import { tidiedDraft, type CalendarDraft } from '../calendar-draft.core.ts';
import { calendarProblems, type CalendarProblem } from '../calendar-mistakes.core.ts';
import { mergedCalendar, type CalendarClash } from '../calendar-merge.core.ts';
import { useCityHoursTexts } from '../city-hours.texts.ts';

/** The calendar as the server gave it, with its version. */
export type EditedCalendar = Reply<typeof getCalendar>;

const timeZone = 'Europe/Berlin';

interface Conflict {
  readonly theirs: EditedCalendar;
  readonly clashes: readonly CalendarClash[];
}

/** Holds the draft; `given` is what was read when the page opened or after the last save. */
export function useCityHours(given: EditedCalendar) {
  const t = useCityHoursTexts();
  const [base, setBase] = useState(given);
  const [draft, setDraft] = useState<CalendarDraft>(given.calendar);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<CalendarProblem | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const save = useCommand(changeCalendar);
  const refresh = useRefresh();
  const isChanged = !same(draft, base.calendar);
  const saySaved = useSavedToast(isChanged);
  // Somebody else saved, and nothing is typed here: their calendar is shown.
  if (!isChanged && given.version > base.version) {
    setBase(given);
    setDraft(given.calendar);
  }
  const found = calendarProblems(draft, timeZone, nowMs());
  const problems = tried ? [...found, ...(refused ? [refused] : [])] : [];

  /** `shown` is what stands in the form now; what is typed there meanwhile stays, on top of what was saved (ST15). */
  async function send(calendar: CalendarDraft, version: number, done: string, shown = calendar): Promise<void> {
    try {
      const saved = await save.mutateAsync({ body: { version, calendar, why } });
      setBase(saved);
      setDraft((now) => mergedCalendar(shown, now, saved.calendar, 'mine').calendar);
      setWhy((now) => (now === why ? '' : now));
      setTried(false);
      refresh(getCalendar, getOpenness);
      saySaved(done);
    } catch (error) {
      if (!(error instanceof ApiError)) return;
      if (error.code === 'calendarWrong') setRefused(problemOf(error));
      if (error.code === 'conflict') await meet(shown);
    }
  }

  /** Somebody else was faster: what does not clash is saved, the rest is asked (C23). */
  async function meet(mine: CalendarDraft): Promise<void> {
    const theirs = await call(getCalendar);
    const { calendar, clashes } = mergedCalendar(base.calendar, mine, theirs.calendar, 'mine');
    if (clashes.length > 0) return setConflict({ theirs, clashes });
    save.reset();
    if (calendarProblems(calendar, timeZone, nowMs()).length === 0)
      return send(calendar, theirs.version, t.mergedText, mine);
    // Together they make no calendar: both are in the form, the mistakes beside the fields.
    setBase(theirs);
    setDraft((now) => mergedCalendar(mine, now, calendar, 'mine').calendar);
  }

  return {
    draft,
    why,
    setWhy,
    isChanged,
    problems,
    conflict,
    changed: base.changed,
    busy: save.isPending,
    error:
      save.error instanceof ApiError && (save.error.code === 'conflict' || save.error.code === 'calendarWrong')
        ? null
        : save.error,
    change(next: Partial<CalendarDraft>): void {
      setRefused(null);
      setDraft((old) => ({ ...old, ...next }));
    },
    drop(): void {
      setDraft(base.calendar);
      setTried(false);
      setRefused(null);
      save.reset();
    },
    save(): void {
      setTried(true);
      setRefused(null);
      if (found.length > 0 || save.isPending) return;
      // By the key a field may be saved before it is left.
      const tidy = tidiedDraft(draft);
      setDraft(tidy);
      if (!same(tidy, base.calendar)) void send(tidy, base.version, t.saved);
      else showToast('info', t.nothingNew);
    },
    /** The words at a field; undefined = nothing is wrong there. */
    mistakeAt(path: string): string | undefined {
      const problem = problems.find((each) => each.path === path);
      return problem && mistakeText(t.mistakes, problem);
    },
    resolve(choice: ConflictChoice): void {
      const there = conflict;
      setConflict(null);
      save.reset();
      if (choice === 'later' || !there) return;
      const { calendar } = mergedCalendar(base.calendar, draft, there.theirs.calendar, choice);
      setBase(there.theirs);
      setDraft(calendar);
      if (same(calendar, there.theirs.calendar)) return;
      if (calendarProblems(calendar, timeZone, nowMs()).length === 0)
        void send(calendar, there.theirs.version, t.saved);
    },
  };
}

/** What the page gives its parts. */
export type CityHours = ReturnType<typeof useCityHours>;

/** A mistake in words. */
export function mistakeText(
  mistakes: Readonly<Record<CalendarProblem['mistake'], string>>,
  { mistake, words }: CalendarProblem,
): string {
  return fillPlaces(mistakes[mistake], { words: words ?? '' });
}

function problemOf({ params }: ApiError): CalendarProblem {
  return {
    path: String(params['path']),
    mistake: params['mistake'] as CalendarProblem['mistake'],
    words: String(params['words'] ?? ''),
  };
}

function same(one: CalendarDraft, other: CalendarDraft): boolean {
  return sameJson(one as unknown as Json, other as unknown as Json);
}
