// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Opening hours as a phrase a voice can say, in seven languages: "Montag bis Freitag von 8 Uhr bis 17 Uhr". */
import type { Weekday } from './calendar.ts';
import { weekdays } from './calendar.ts';
import type { Language } from './language.ts';

/** Part of a day in minutes since midnight. */
interface Span {
  readonly from: number;
  readonly to: number;
}

type DayForms = Readonly<Record<Weekday, string>>;

interface HoursGrammar {
  /** The day as "on Mondays" and as both ends of "from … to …". */
  readonly on: DayForms;
  readonly from: DayForms;
  readonly to: DayForms;
  readonly days: (from: string, to: string) => string;
  readonly time: (hour: number, minute: number) => string;
  readonly span: (from: string, to: string) => string;
  readonly and: string;
}

const forms = (words: string): DayForms => {
  const [mo = '', tu = '', we = '', th = '', fr = '', sa = '', su = ''] = words.split('|');
  return { 1: mo, 2: tu, 3: we, 4: th, 5: fr, 6: sa, 7: su };
};

const german = forms('Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag');
const english = forms('Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday');
const turkish = forms('pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar');
const french = forms('lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche');
const polishGenitive = forms('poniedziałku|wtorku|środy|czwartku|piątku|soboty|niedzieli');
const kurmanji = forms('duşemê|sêşemê|çarşemê|pêncşemê|înê|şemiyê|yekşemê');
const each = (days: DayForms, change: (day: string) => string): DayForms =>
  forms(weekdays.map((day) => change(days[day])).join('|'));

/** Polish tells the time by ordinals; genitive, 0 to 24. */
const polishHours = (
  'zerowej|pierwszej|drugiej|trzeciej|czwartej|piątej|szóstej|siódmej|ósmej|dziewiątej|dziesiątej|jedenastej|dwunastej|' +
  'trzynastej|czternastej|piętnastej|szesnastej|siedemnastej|osiemnastej|dziewiętnastej|dwudziestej|' +
  'dwudziestej pierwszej|dwudziestej drugiej|dwudziestej trzeciej|dwudziestej czwartej'
).split('|');

const kurmanjiTimes =
  'sifir yek du sê çar pênc şeş heft heşt neh deh yazdeh dazdeh sêzdeh çardeh pazdeh şazdeh hivdeh hijdeh nozdeh bîst|bîst û yek|bîst û du|bîst û sê|bîst û çar'
    .split('|')
    .flatMap((part, i) => (i === 0 ? part.split(' ') : [part]));
const kurmanjiMinutes: Readonly<Record<number, string>> = { 15: 'û çarêk', 30: 'û nîv', 45: 'û sê çarêk' };

const grammars: Record<Language, HoursGrammar> = {
  de: {
    on: german,
    from: german,
    to: german,
    days: (from, to) => `${from} bis ${to}`,
    time: (h, m) => (m === 0 ? `${h} Uhr` : `${h} Uhr ${m}`),
    span: (from, to) => `von ${from} bis ${to}`,
    and: 'und',
  },
  tr: {
    on: each(turkish, (day) => `${day} günü`),
    from: turkish,
    to: turkish,
    days: (from, to) => `${from} ile ${to} günleri arası`,
    time: (h, m) => (m === 0 ? String(h) : m === 30 ? `${h} buçuk` : `${h} ${m}`),
    span: (from, to) => `saat ${from} ile ${to} arası`,
    and: 've',
  },
  en: {
    on: english,
    from: english,
    to: english,
    days: (from, to) => `${from} to ${to}`,
    time: (h, m) => {
      if (m === 0 && h % 12 === 0) return h === 12 ? 'noon' : 'midnight';
      return `${((h + 11) % 12) + 1}${m === 0 ? '' : ` ${m}`} ${h % 24 < 12 ? 'a.m.' : 'p.m.'}`;
    },
    span: (from, to) => `from ${from} to ${to}`,
    and: 'and',
  },
  fr: {
    on: each(french, (day) => `le ${day}`),
    from: french,
    to: french,
    days: (from, to) => `du ${from} au ${to}`,
    time: (h, m) => `${h} ${h < 2 ? 'heure' : 'heures'}${m === 0 ? '' : ` ${m}`}`,
    span: (from, to) => `de ${from} à ${to}`,
    and: 'et',
  },
  it: {
    on: forms('il lunedì|il martedì|il mercoledì|il giovedì|il venerdì|il sabato|la domenica'),
    from: forms('dal lunedì|dal martedì|dal mercoledì|dal giovedì|dal venerdì|dal sabato|dalla domenica'),
    to: forms('al lunedì|al martedì|al mercoledì|al giovedì|al venerdì|al sabato|alla domenica'),
    days: (from, to) => `${from} ${to}`,
    time: (h, m) => (m === 0 ? String(h) : `${h} e ${m}`),
    span: (from, to) => `dalle ${from} alle ${to}`,
    and: 'e',
  },
  pl: {
    on: forms('w poniedziałek|we wtorek|w środę|w czwartek|w piątek|w sobotę|w niedzielę'),
    from: polishGenitive,
    to: polishGenitive,
    days: (from, to) => `od ${from} do ${to}`,
    time: (h, m) => `${polishHours[h] ?? String(h)}${m === 0 ? '' : ` ${m}`}`,
    span: (from, to) => `od godziny ${from} do ${to}`,
    and: 'oraz',
  },
  ku: {
    on: each(kurmanji, (day) => `roja ${day}`),
    from: kurmanji,
    to: kurmanji,
    days: (from, to) => `ji ${from} heta ${to}`,
    time: (h, m) => `${kurmanjiTimes[h] ?? String(h)}${m === 0 ? '' : ` ${kurmanjiMinutes[m] ?? `û ${m} deqe`}`}`,
    span: (from, to) => `ji saet ${from} heta saet ${to}`,
    and: 'û',
  },
};

/** The week's hours as one phrase; days with the same hours that follow each other are joined. Empty for a week without hours. */
export function spokenHours(weekly: Readonly<Record<Weekday, readonly Span[]>>, language: Language): string {
  const grammar = grammars[language];
  return runsOfDays(weekly)
    .map((days) => {
      const first = days[0];
      if (first === undefined) return '';
      return `${daysText(days, grammar)} ${weekly[first].map((s) => spanText(s, grammar)).join(` ${grammar.and} `)}`;
    })
    .join(', ');
}

function runsOfDays(weekly: Readonly<Record<Weekday, readonly Span[]>>): readonly Weekday[][] {
  const runs: Weekday[][] = [];
  for (const day of weekdays) {
    if (weekly[day].length === 0) continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last === day - 1 && sameSpans(weekly[last], weekly[day])) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every((span, i) => span.from === b[i]?.from && span.to === b[i]?.to);
}

function daysText(days: readonly Weekday[], grammar: HoursGrammar): string {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return '';
  if (days.length > 2) return grammar.days(grammar.from[first], grammar.to[last]);
  return days.map((day) => grammar.on[day]).join(` ${grammar.and} `);
}

function spanText(span: Span, grammar: HoursGrammar): string {
  const time = (at: number): string => grammar.time(Math.floor(at / 60), at % 60);
  return grammar.span(time(span.from), time(span.to));
}
