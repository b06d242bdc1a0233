// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { defineTexts } from '../../ui/texts.ts';
import type { ListPeriod } from './second-call.core.ts';

type Periods = Readonly<Record<ListPeriod, string>>;

/** Words of the page `/luecken/zweitanrufe`. */
export const useReturningTexts = defineTexts({
  de: {
    title: 'Zweitanrufe',
    list: 'Artikel, nach denen noch einmal angerufen wurde',
    intro:
      'Aus diesen Artikeln wurde Auskunft gegeben, und doch kam dasselbe Anliegen wieder. Es geht um den Artikel und den Ablauf, nie um eine Person.',
    period: 'Zeitraum',
    periods: { 30: 'letzte 30 Tage', 90: 'letzte 90 Tage', 365: 'letzte 365 Tage' } satisfies Periods,
    columnArticle: 'Artikel',
    columnTold: 'gesagt',
    columnBack: 'Zweitanrufe',
    columnLast: 'zuletzt',
    times: (cause: string, times: number) => `${cause} ${times}×`,
    share: (back: number, told: number) =>
      `${back === 1 ? '1 Zweitanruf' : `${back} Zweitanrufe`} nach ${told === 1 ? '1 Auskunft' : `${told} Auskünften`}`,
    none: 'In diesem Zeitraum kam nach einer Auskunft kein Anliegen wieder.',
    count: (n: number) => (n === 1 ? '1 Artikel' : `${n} Artikel`),
    loading: 'Wird geladen …',
    loadFailed: 'Die Liste ist gerade nicht zu lesen.',
    choose: 'Wählen Sie einen Artikel, um Ursachen zu sehen und ihn vorzumerken.',
    close: 'Schließen',
    causes: 'Warum es wiederkam',
    open: 'Artikel öffnen',
    makeGap: 'Als Lücke vormerken',
    toGap: 'Zur offenen Lücke',
    keys: 'Zweitanrufe',
    note: (share: string, causes: string) => `${share}: ${causes}. Was fehlt, damit niemand noch einmal anrufen muss?`,
    made: 'Als Lücke vorgemerkt.',
    failed: 'Das ließ sich gerade nicht vormerken. Bitte gleich noch einmal versuchen.',
  },
  en: {
    title: 'Second calls',
    list: 'Articles after which people called again',
    intro:
      'Information was given from these articles, and yet the same matter came back. It is about the article and the process, never about a person.',
    period: 'Period',
    periods: { 30: 'last 30 days', 90: 'last 90 days', 365: 'last 365 days' },
    columnArticle: 'Article',
    columnTold: 'told',
    columnBack: 'Second calls',
    columnLast: 'last',
    times: (cause, times) => `${cause} ${times}×`,
    share: (back, told) =>
      `${back === 1 ? '1 second call' : `${back} second calls`} after ${told === 1 ? '1 answer' : `${told} answers`}`,
    none: 'In this period no matter came back after an answer.',
    count: (n) => (n === 1 ? '1 article' : `${n} articles`),
    loading: 'Loading …',
    loadFailed: 'The list cannot be read at the moment.',
    choose: 'Choose an article to see the causes and to mark it.',
    close: 'Close',
    causes: 'Why it came back',
    open: 'Open article',
    makeGap: 'Mark as a gap',
    toGap: 'To the open gap',
    keys: 'Second calls',
    note: (share, causes) => `${share}: ${causes}. What is missing so that nobody has to call again?`,
    made: 'Marked as a gap.',
    failed: 'This could not be marked right now. Please try again shortly.',
  },
});
