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
import { getOnAir, getOnAirNow, putOnAir, type OnAirDesk } from '../on-air.contract.ts';
import { templateTexts, type TemplateKey } from '../on-air-templates.core.ts';
import { fieldOf, instantOfField } from './local-time.ui.ts';

/** The form's fields; `until` as its field writes it. */
export interface OnAirDraft {
  readonly template: TemplateKey | null;
  readonly texts: Readonly<Partial<Record<Language, string>>>;
  readonly recordings: Readonly<Partial<Record<Language, Recorded>>>;
  readonly place: OnAir['place'];
  readonly after: OnAir['after'];
  readonly open: boolean;
  readonly closed: boolean;
  readonly until: string;
  readonly why: string;
}

const hour = 3_600_000;
const fiveMinutes = 300_000;

/** Some hours from now, at the next five minutes, as the field writes it. */
export function hoursAhead(hours: number): string {
  return fieldOf(Math.ceil((nowMs() + hours * hour) / fiveMinutes) * fiveMinutes);
}

function emptyDraft(): OnAirDraft {
  return {
    ...{ template: null, texts: {}, recordings: {}, place: 'before', after: 'agents' },
    ...{ open: true, closed: true, until: hoursAhead(2), why: '' },
  };
}

/** The form with its mistakes, sending, and what to do when somebody else was faster. */
export function useOnAirForm(desk: OnAirDesk, onGone: () => void) {
  const [draft, setDraft] = useState(emptyDraft);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<OnAirProblem | null>(null);
  const [conflict, setConflict] = useState<OnAirDesk | null>(null);
  const put = useCommand(putOnAir);
  const refresh = useRefresh();
  const until = instantOfField(draft.until);
  const found = onAirProblems({ ...draft, until }, nowMs());
  const problems = tried ? [...found, ...(refused ? [refused] : [])] : [];

  async function send(version: number): Promise<void> {
    if (until === null) return;
    try {
      await put.mutateAsync({ body: { ...draft, version, until: new Date(until).toISOString() } });
      setDraft(emptyDraft());
      setTried(false);
      refresh(getOnAir, getOnAirNow);
      onGone();
    } catch (error) {
      if (!(error instanceof ApiError)) return;
      if (error.code === 'conflict') setConflict(await call(getOnAir));
      if (error.code === 'onAirWrong')
        setRefused({ path: String(error.params['path']), mistake: error.params['mistake'] as OnAirProblem['mistake'] });
    }
  }

  return {
    draft,
    problems,
    conflict,
    busy: put.isPending,
    error:
      put.error instanceof ApiError && (put.error.code === 'conflict' || put.error.code === 'onAirWrong')
        ? null
        : put.error,
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
      if (found.length === 0 && !put.isPending) void send(desk.version);
    },
    resolve(choice: ConflictChoice): void {
      const theirs = conflict;
      setConflict(null);
      put.reset();
      refresh(getOnAir, getOnAirNow);
      if (choice === 'mine' && theirs) void send(theirs.version);
      if (choice === 'theirs') setDraft(emptyDraft());
    },
  };
}

/** What the form's owner gives its parts. */
export type OnAirForm = ReturnType<typeof useOnAirForm>;

/** Languages callers will hear this in. */
export function heardIn({ texts, recordings }: OnAirDraft): readonly Language[] {
  return languages.filter((language) => (texts[language] ?? '').trim() !== '' || recordings[language] !== undefined);
}
