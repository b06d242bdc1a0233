// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A fact's value in the reader's words: money, spans of time, lists and hours in eight languages. Pure; the words are our own.
 * Number formats come from Unicode CLDR (Intl). Rules: knowledge.spec.md, KB6 and KB7.
 */
import { weekdays } from '../../../lib/pure/calendar.ts';
import { easyGerman, type ArticleLanguage } from '../../../lib/pure/language.ts';
import type { DaySpan, FactValue, LocalText, TimeUnit } from './fact.core.ts';

interface Words {
  /** For numbers and plural forms; Kurmanji has none everywhere and takes the German ones. */
  readonly locale: string;
  readonly free: string;
  /** Between the two ends of a range, with its spaces. */
  readonly to: string;
  readonly and: string;
  readonly closed: string;
  readonly mustBeChecked: string;
  readonly missing: string;
  /** Monday first. */
  readonly days: string;
  /** Plural forms by bars: one, (few,) other; a single form where the language counts without plural. */
  readonly units: Readonly<Record<TimeUnit, string>>;
}

const german: Words = {
  locale: 'de-DE',
  free: 'kostenlos',
  to: ' bis ',
  and: 'und',
  closed: 'geschlossen',
  mustBeChecked: 'zu prüfen',
  missing: 'Angabe fehlt',
  days: 'Mo Di Mi Do Fr Sa So',
  units: {
    minutes: 'Minute|Minuten',
    hours: 'Stunde|Stunden',
    days: 'Tag|Tage',
    weeks: 'Woche|Wochen',
    months: 'Monat|Monate',
    years: 'Jahr|Jahre',
  },
};

const words: Readonly<Record<ArticleLanguage, Words>> = {
  de: german,
  [easyGerman]: {
    ...german,
    free: 'kosten\u00B7los',
    mustBeChecked: 'Das müssen wir noch prüfen',
    missing: 'Das wissen wir nicht',
  },
  en: {
    locale: 'en-GB',
    free: 'free of charge',
    to: ' to ',
    and: 'and',
    closed: 'closed',
    mustBeChecked: 'to be checked',
    missing: 'not known',
    days: 'Mon Tue Wed Thu Fri Sat Sun',
    units: {
      minutes: 'minute|minutes',
      hours: 'hour|hours',
      days: 'day|days',
      weeks: 'week|weeks',
      months: 'month|months',
      years: 'year|years',
    },
  },
  tr: {
    locale: 'tr-TR',
    free: 'ücretsiz',
    to: '–',
    and: 've',
    closed: 'kapalı',
    mustBeChecked: 'kontrol edilmeli',
    missing: 'bilgi yok',
    days: 'Pzt Sal Çar Per Cum Cmt Paz',
    units: { minutes: 'dakika', hours: 'saat', days: 'gün', weeks: 'hafta', months: 'ay', years: 'yıl' },
  },
  fr: {
    locale: 'fr-FR',
    free: 'gratuit',
    to: ' à ',
    and: 'et',
    closed: 'fermé',
    mustBeChecked: 'à vérifier',
    missing: 'non renseigné',
    days: 'lun. mar. mer. jeu. ven. sam. dim.',
    units: {
      minutes: 'minute|minutes',
      hours: 'heure|heures',
      days: 'jour|jours',
      weeks: 'semaine|semaines',
      months: 'mois',
      years: 'an|ans',
    },
  },
  it: {
    locale: 'it-IT',
    free: 'gratuito',
    to: '–',
    and: 'e',
    closed: 'chiuso',
    mustBeChecked: 'da verificare',
    missing: 'non indicato',
    days: 'lun mar mer gio ven sab dom',
    units: {
      minutes: 'minuto|minuti',
      hours: 'ora|ore',
      days: 'giorno|giorni',
      weeks: 'settimana|settimane',
      months: 'mese|mesi',
      years: 'anno|anni',
    },
  },
  pl: {
    locale: 'pl-PL',
    free: 'bezpłatnie',
    to: '–',
    and: 'i',
    closed: 'nieczynne',
    mustBeChecked: 'do sprawdzenia',
    missing: 'brak danych',
    days: 'pon. wt. śr. czw. pt. sob. niedz.',
    units: {
      minutes: 'minuta|minuty|minut',
      hours: 'godzina|godziny|godzin',
      days: 'dzień|dni|dni',
      weeks: 'tydzień|tygodnie|tygodni',
      months: 'miesiąc|miesiące|miesięcy',
      years: 'rok|lata|lat',
    },
  },
  ku: {
    locale: 'de-DE',
    free: 'belaş',
    to: '–',
    and: 'û',
    closed: 'girtî',
    mustBeChecked: 'divê were kontrolkirin',
    missing: 'agahî tune',
    days: 'Dş Sş Çş Pş În Şm Yş',
    units: { minutes: 'deqe', hours: 'saet', days: 'roj', weeks: 'hefte', months: 'meh', years: 'sal' },
  },
};

function wordsOf(language: string): Words {
  return words[language as ArticleLanguage] ?? german;
}

/** A text in the language, or in German where nobody wrote it. */
export function inLanguage(text: LocalText, language: string): string {
  return text.others[language as ArticleLanguage] ?? text.de;
}

/**
 * The value as it stands in a sentence of the language. `before` = what stands before it: after "nach", "innerhalb von" … German
 * puts spans of time into the dative ("nach 3 Monaten"); in other languages sentences are written so that no case is needed.
 */
export function factWords(value: FactValue, language: string, before = ''): string {
  const own = wordsOf(language);
  switch (value.kind) {
    case 'fee':
      return fee(value.cents, value.toCents, language);
    case 'document':
      return listed(
        value.items.map((item) => inLanguage(item, language)),
        own.and,
      );
    case 'deadline':
      return inCase(span(own, value.amount, value.unit), own, before);
    case 'duration': {
      const { amount, toAmount } = value;
      const from = toAmount === null ? '' : `${amount}${own.to}`;
      return inCase(`${from}${span(own, toAmount ?? amount, value.unit)}`, own, before);
    }
    case 'hours':
      return hours(own, value.week);
    case 'address':
      return `${value.street}, ${value.postcode} ${value.place}`;
    case 'text':
      return inLanguage(value.text, language);
  }
}

/** KB6: what is not sure says so in the reader's language. */
export function withDoubt(text: string, uncertain: boolean, language: string): string {
  return uncertain ? `${text} (${wordsOf(language).mustBeChecked})` : text;
}

/** What stands where a fact has no value on the day. */
export function missingWords(key: string, language: string): string {
  return `[${wordsOf(language).missing}: ${key}]`;
}

function fee(cents: number, toCents: number | null, language: string): string {
  const own = wordsOf(language);
  if (cents === 0 && toCents === null) return own.free;
  const money = language === easyGerman ? easyMoney : (amount: number) => currency(amount, own.locale);
  if (toCents === null) return money(cents);
  // "93 bis 96 €": a sign behind the number stands once, one before it (€93 to €96) with both.
  return `${money(cents).replace(/\s€$/u, '')}${own.to}${money(toCents)}`;
}

/** Whole euros stand without cents, as they are said. */
function currency(cents: number, locale: string): string {
  const minimumFractionDigits = cents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', minimumFractionDigits }).format(
    cents / 100,
  );
}

/** Leichte Sprache has no commas in numbers: "27 Euro und 60 Cent". */
function easyMoney(cents: number): string {
  const euros = Math.floor(cents / 100);
  const rest = cents % 100;
  if (rest === 0) return `${euros} Euro`;
  return euros === 0 ? `${rest} Cent` : `${euros} Euro und ${rest} Cent`;
}

function span(own: Words, amount: number, name: TimeUnit): string {
  const forms = own.units[name].split('|');
  const form = new Intl.PluralRules(own.locale).select(amount);
  return `${amount} ${(form === 'one' ? forms[0] : form === 'few' && forms.length > 2 ? forms[1] : undefined) ?? forms.at(-1) ?? ''}`;
}

const takesDative =
  /(?:^|[\s(„])(?:nach|seit|vor|von|in|binnen|mit|aus)\s+(?:(?:etwa|rund|ca\.|ungefähr|höchstens|mindestens|spätestens|frühestens|jeweils)\s+)?$/i;

/** "3 Monate", but "nach etwa 3 Monaten"; "bis zu 3 Monate" stays. */
function inCase(time: string, own: Words, before: string): string {
  return own.units === german.units && takesDative.test(before) ? time.replace(/(Tag|Monat|Jahr)e$/, '$1en') : time;
}

function listed(items: readonly string[], and: string): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1) ?? ''}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
const time = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Days with the same hours stand together: "Mo–Mi 08:00–12:00, Fr 08:00–13:00". */
function hours(own: Words, week: Readonly<Record<(typeof weekdays)[number], readonly DaySpan[]>>): string {
  const groups: { readonly spans: string; readonly first: number; last: number }[] = [];
  for (const [at, day] of weekdays.entries()) {
    const spans = week[day].map(({ from, to }) => `${time(from)}–${time(to)}`).join(` ${own.and} `);
    const before = groups.at(-1);
    if (before?.spans === spans && before.last === at - 1) before.last = at;
    else groups.push({ spans, first: at, last: at });
  }
  const open = groups.filter(({ spans }) => spans !== '');
  if (open.length === 0) return own.closed;
  const days = own.days.split(' ');
  const name = (at: number): string => days[at] ?? '';
  return open
    .map(({ spans, first, last }) => `${first === last ? name(first) : `${name(first)}–${name(last)}`} ${spans}`)
    .join(', ');
}
