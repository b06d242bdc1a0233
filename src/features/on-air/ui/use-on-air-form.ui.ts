// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What somebody is about to put on air, until it is; kept while somebody else changes what is on air. */
import { useState } from 'react';
import { languages, type Language } from '../../../lib/pure/language.ts';
import { nowMs } from '../../../platform/clock.ts';
import { ApiError, call } from '../../../ui/api.ts';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import type { ConflictChoice } from '../../../ui/conflict-dialog.tsx';
import { onAirProblems, type OnAir, type OnAirProblem, type Recorded } from '../on-air.core.ts';
import { getOnAir, getOnAirNow, planOnAir, putOnAir, type OnAirDesk, type ShownNotice } from '../on-air.contract.ts';
import { useOnAirTexts } from '../on-air.texts.ts';
import { templateTexts, type TemplateKey } from '../on-air-templates.core.ts';
import { fieldOf, instantOfField, knownInstant, tomorrowMorning } from './local-time.ui.ts';

/** The form's fields; times as their fields write them. */
export interface OnAirDraft {
  readonly template: TemplateKey | null;
  readonly texts: Readonly<Partial<Record<Language, string>>>;
  readonly recordings: Readonly<Partial<Record<Language, Recorded>>>;
  readonly place: OnAir['place'];
  readonly after: OnAir['after'];
  readonly open: boolean;
  readonly closed: boolean;
  /** Null = at once. */
  readonly from: string | null;
  readonly until: string;
  readonly why: string;
}

const hour = 3_600_000;
const fiveMinutes = 300_000;

/** Some hours after the beginning, or from now, at the next five minutes, as the field writes it. */
export function hoursAhead(hours: number, from: string | null = null): string {
  const begin = knownInstant(from ?? '') ?? nowMs();
  return fieldOf(Math.ceil((begin + hours * hour) / fiveMinutes) * fiveMinutes);
}

function emptyDraft(): OnAirDraft {
  return {
    ...{ template: null, texts: {}, recordings: {}, place: 'before', after: 'agents' },
    ...{ open: true, closed: true, from: null, until: hoursAhead(2), why: '' },
  };
}

/** One that is planned, to be changed. */
function draftOf({ template, texts, recordings, place, after, open, closed, from, until }: ShownNotice): OnAirDraft {
  const times = { from: fieldOf(Date.parse(from)), until: fieldOf(Date.parse(until)) };
  return { template, texts, recordings, place, after, open, closed, ...times, why: '' };
}

/** The form with its mistakes, sending, and what to do when somebody else was faster. */
export function useOnAirForm(desk: OnAirDesk, onGone: (isPlanned: boolean) => void) {
  const [draft, setDraft] = useState(emptyDraft);
  const [replaces, setReplaces] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<OnAirProblem | null>(null);
  const [conflict, setConflict] = useState<OnAirDesk | null>(null);
  const put = useCommand(putOnAir);
  const plan = useCommand(planOnAir);
  const refresh = useRefresh();
  const until = instantOfField(draft.until);
  const from = draft.from === null ? null : instantOfField(draft.from);
  const found = onAirProblems({ ...draft, until, from: draft.from === null ? undefined : from }, nowMs());
  const problems = tried ? [...found, ...(refused ? [refused] : [])] : [];

  async function send(version: number): Promise<void> {
    if (typeof until !== 'number' || typeof from === 'string') return;
    try {
      const { from: _, ...written } = draft;
      const body = { ...written, version, until: new Date(until).toISOString() };
      if (from === null) await put.mutateAsync({ body });
      else await plan.mutateAsync({ body: { ...body, from: new Date(from).toISOString(), replaces } });
      empty();
      refresh(getOnAir, getOnAirNow);
      onGone(from !== null);
    } catch (error) {
      if (!(error instanceof ApiError)) return;
      if (error.code === 'plannedGone') setReplaces(null);
      if (error.code === 'conflict') setConflict(await call(getOnAir));
      if (error.code === 'onAirWrong')
        setRefused({ path: String(error.params['path']), mistake: error.params['mistake'] as OnAirProblem['mistake'] });
    }
  }

  function empty(): void {
    setDraft(emptyDraft());
    setReplaces(null);
    setTried(false);
  }

  const failed = put.error ?? plan.error;
  return {
    draft,
    /** Id of the planned one that is changed; null = a new one. */
    replaces,
    problems,
    conflict,
    busy: put.isPending || plan.isPending,
    error: failed instanceof ApiError && (failed.code === 'conflict' || failed.code === 'onAirWrong') ? null : failed,
    /** Takes a planned one into the form. */
    edit(notice: ShownNotice): void {
      setDraft(draftOf(notice));
      setReplaces(notice.noticeId);
      setTried(false);
      setRefused(null);
    },
    /** Leaves the form empty. */
    giveUp: empty,
    /** Later, beginning tomorrow morning unless something else is chosen; or at once. */
    begin(isLater: boolean): void {
      const next = isLater ? fieldOf(tomorrowMorning(nowMs())) : null;
      setRefused(null);
      setDraft((old) => ({ ...old, from: next, until: hoursAhead(2, next) }));
    },
    change(next: Partial<OnAirDraft>): void {
      setRefused(null);
      setDraft((old) => ({ ...old, ...next }));
    },
    changeText(language: Language, text: string): void {
      setRefused(null);
      setDraft((old) => ({ ...old, texts: { ...old.texts, [language]: text } }));
    },
    changeRecording(language: Language, recorded: Recorded | null): void {
      setDraft((old) => {
        const { [language]: _, ...rest } = old.recordings;
        return { ...old, recordings: recorded ? { ...rest, [language]: recorded } : rest };
      });
    },
    /** Takes the words of a template; null leaves what is there and calls it one's own. */
    choose(template: TemplateKey | null): void {
      setDraft((old) => ({
        ...old,
        template,
        ...(template && { texts: { ...templateTexts(template) }, recordings: {} }),
        ...(template === 'evacuation' && { place: 'instead' as const, after: 'hangUp' as const }),
      }));
    },
    go(): void {
      setTried(true);
      if (found.length === 0 && !put.isPending && !plan.isPending) void send(desk.version);
    },
    resolve(choice: ConflictChoice): void {
      const theirs = conflict;
      setConflict(null);
      put.reset();
      plan.reset();
      refresh(getOnAir, getOnAirNow);
      if (choice === 'mine' && theirs) void send(theirs.version);
      if (choice === 'theirs') empty();
    },
  };
}

/** What the form's owner gives its parts. */
export type OnAirForm = ReturnType<typeof useOnAirForm>;

/** Languages callers will hear this in. */
export function heardIn({ texts, recordings }: OnAirDraft): readonly Language[] {
  return languages.filter((language) => (texts[language] ?? '').trim() !== '' || recordings[language] !== undefined);
}

/** The words of the mistake at a field. */
export function useMistake(form: OnAirForm): (path: string) => string | undefined {
  const t = useOnAirTexts();
  return (path) => {
    const found = form.problems.find((problem) => problem.path === path);
    return found && t.mistakes[found.mistake];
  };
}
