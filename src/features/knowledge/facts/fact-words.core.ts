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
  readonly to: string;
  readonly and: string;
  readonly closed: string;
  readonly mustBeChecked: string;
  readonly missing: string;
  readonly days: readonly string[];
  /** Forms by plural category, `other` always. */
  readonly units: Readonly<Record<TimeUnit, Readonly<{ one: string; few?: string; other: string }>>>;
}

const german: Words = {
  locale: 'de-DE',
  free: 'kostenlos',
  to: 'bis',
  and: 'und',
  closed: 'geschlossen',
  mustBeChecked: 'muss geprüft werden',
  missing: 'Angabe fehlt',
  days: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  units: {
    minutes: { one: 'Minute', other: 'Minuten' },
    hours: { one: 'Stunde', other: 'Stunden' },
    days: { one: 'Tag', other: 'Tage' },
    weeks: { one: 'Woche', other: 'Wochen' },
    months: { one: 'Monat', other: 'Monate' },
    years: { one: 'Jahr', other: 'Jahre' },
  },
};

const words: Readonly<Record<ArticleLanguage, Words>> = {
  de: german,
  [easyGerman]: { ...german, free: 'kosten\u00B7los', missing: 'Das wissen wir nicht' },
  en: {
    locale: 'en-GB',
    free: 'free of charge',
    to: 'to',
    and: 'and',
    closed: 'closed',
    mustBeChecked: 'must be checked',
    missing: 'not known',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    units: {
      minutes: { one: 'minute', other: 'minutes' },
      hours: { one: 'hour', other: 'hours' },
      days: { one: 'day', other: 'days' },
      weeks: { one: 'week', other: 'weeks' },
      months: { one: 'month', other: 'months' },
      years: { one: 'year', other: 'years' },
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
    days: ['Pzt', 'Sal', 'Çar', 'Per', 'Cum', 'Cmt', 'Paz'],
    units: {
      minutes: { one: 'dakika', other: 'dakika' },
      hours: { one: 'saat', other: 'saat' },
      days: { one: 'gün', other: 'gün' },
      weeks: { one: 'hafta', other: 'hafta' },
      months: { one: 'ay', other: 'ay' },
      years: { one: 'yıl', other: 'yıl' },
    },
  },
  fr: {
    locale: 'fr-FR',
    free: 'gratuit',
    to: 'à',
    and: 'et',
    closed: 'fermé',
    mustBeChecked: 'à vérifier',
    missing: 'non renseigné',
    days: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
    units: {
      minutes: { one: 'minute', other: 'minutes' },
      hours: { one: 'heure', other: 'heures' },
      days: { one: 'jour', other: 'jours' },
      weeks: { one: 'semaine', other: 'semaines' },
      months: { one: 'mois', other: 'mois' },
      years: { one: 'an', other: 'ans' },
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
    days: ['lun', 'mar', 'mer', 'gio', 'ven', 'sab', 'dom'],
    units: {
      minutes: { one: 'minuto', other: 'minuti' },
      hours: { one: 'ora', other: 'ore' },
      days: { one: 'giorno', other: 'giorni' },
      weeks: { one: 'settimana', other: 'settimane' },
      months: { one: 'mese', other: 'mesi' },
      years: { one: 'anno', other: 'anni' },
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
    days: ['pon.', 'wt.', 'śr.', 'czw.', 'pt.', 'sob.', 'niedz.'],
    units: {
      minutes: { one: 'minuta', few: 'minuty', other: 'minut' },
      hours: { one: 'godzina', few: 'godziny', other: 'godzin' },
      days: { one: 'dzień', few: 'dni', other: 'dni' },
      weeks: { one: 'tydzień', few: 'tygodnie', other: 'tygodni' },
      months: { one: 'miesiąc', few: 'miesiące', other: 'miesięcy' },
      years: { one: 'rok', few: 'lata', other: 'lat' },
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
    days: ['Dş', 'Sş', 'Çş', 'Pş', 'În', 'Şm', 'Yş'],
    units: {
      minutes: { one: 'deqe', other: 'deqe' },
      hours: { one: 'saet', other: 'saet' },
      days: { one: 'roj', other: 'roj' },
      weeks: { one: 'hefte', other: 'hefte' },
      months: { one: 'meh', other: 'meh' },
      years: { one: 'sal', other: 'sal' },
    },
  },
};

function wordsOf(language: string): Words {
  return words[language as ArticleLanguage] ?? german;
}

/** A text in the language, or in German where nobody wrote it. */
export function inLanguage(text: LocalText, language: string): string {
  return text.others[language as ArticleLanguage] ?? text.de;
}

/** The value as it stands in a sentence of the language. */
export function factWords(value: FactValue, language: string): string {
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
      return `${value.amount} ${unit(own, value.amount, value.unit)}`;
    case 'duration':
      return value.toAmount === null
        ? `${value.amount} ${unit(own, value.amount, value.unit)}`
        : `${value.amount} ${own.to} ${value.toAmount} ${unit(own, value.toAmount, value.unit)}`;
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
  return toCents === null ? money(cents) : `${money(cents)} ${own.to} ${money(toCents)}`;
}

function currency(cents: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** Leichte Sprache has no commas in numbers: "27 Euro und 60 Cent". */
function easyMoney(cents: number): string {
  const euros = Math.floor(cents / 100);
  const rest = cents % 100;
  if (rest === 0) return `${euros} Euro`;
  return euros === 0 ? `${rest} Cent` : `${euros} Euro und ${rest} Cent`;
}

function unit(own: Words, amount: number, name: TimeUnit): string {
  const forms = own.units[name];
  const form = new Intl.PluralRules(own.locale).select(amount);
  return (form === 'one' ? forms.one : form === 'few' ? forms.few : undefined) ?? forms.other;
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
  const name = (at: number): string => own.days[at] ?? '';
  return open
    .map(({ spans, first, last }) => `${first === last ? name(first) : `${name(first)}–${name(last)}`} ${spans}`)
    .join(', ');
}
