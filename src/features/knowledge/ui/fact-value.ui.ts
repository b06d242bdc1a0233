// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A fact's value as the form has it: everything is text until it is read. */
import { weekdays, type Weekday } from '../../../lib/pure/calendar.ts';
import { factValueSchema } from '../facts/fact.contract.ts';
import type { DaySpan, FactKind, FactValue, LocalText, TimeUnit } from '../facts/fact.core.ts';

/** The fields of all kinds; a kind uses its own. */
export interface ValueFields {
  readonly kind: FactKind;
  readonly euros: string;
  readonly toEuros: string;
  readonly amount: string;
  readonly toAmount: string;
  readonly unit: TimeUnit;
  readonly german: string;
  readonly english: string;
  readonly street: string;
  readonly postcode: string;
  readonly place: string;
  readonly week: Readonly<Record<Weekday, string>>;
  /** Words in further languages, which the form leaves as they are. */
  readonly others: readonly LocalText['others'][];
}

const closed: ValueFields['week'] = { 1: '', 2: '', 3: '', 4: '', 5: '', 6: '', 7: '' };

/** Nothing typed yet. */
export const emptyFields: ValueFields = {
  kind: 'fee',
  euros: '',
  toEuros: '',
  amount: '',
  toAmount: '',
  unit: 'days',
  german: '',
  english: '',
  street: '',
  postcode: '',
  place: '',
  week: closed,
  others: [],
};

const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',').replace(/,00$/, '');
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const lines = (items: readonly LocalText[]): Pick<ValueFields, 'german' | 'english' | 'others'> => ({
  german: items.map(({ de }) => de).join('\n'),
  english: items.some(({ others }) => others.en) ? items.map(({ others }) => others.en ?? '').join('\n') : '',
  others: items.map(({ others }) => others),
});

/** The fields that show a value. */
export function fieldsOf(value: FactValue): ValueFields {
  const base = { ...emptyFields, kind: value.kind };
  switch (value.kind) {
    case 'fee':
      return { ...base, euros: euros(value.cents), toEuros: value.toCents === null ? '' : euros(value.toCents) };
    case 'document':
      return { ...base, ...lines(value.items) };
    case 'deadline':
      return { ...base, amount: String(value.amount), unit: value.unit };
    case 'duration':
      return {
        ...base,
        amount: String(value.amount),
        toAmount: value.toAmount === null ? '' : String(value.toAmount),
        unit: value.unit,
      };
    case 'hours': {
      const day = (spans: readonly DaySpan[]) => spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(', ');
      const { week } = value;
      return {
        ...base,
        week: {
          1: day(week[1]),
          2: day(week[2]),
          3: day(week[3]),
          4: day(week[4]),
          5: day(week[5]),
          6: day(week[6]),
          7: day(week[7]),
        },
      };
    }
    case 'address':
      return { ...base, street: value.street, postcode: value.postcode, place: value.place };
    case 'text':
      return { ...base, ...lines([value.text]) };
  }
}

/** The value the fields say; undefined when they cannot be read. */
export function valueOf(fields: ValueFields): FactValue | undefined {
  return factValueSchema.safeParse(rawOf(fields)).data;
}

function rawOf(fields: ValueFields): unknown {
  const { kind, unit } = fields;
  const amount = whole(fields.amount);
  switch (kind) {
    case 'fee':
      return {
        kind,
        cents: centsOf(fields.euros),
        toCents: fields.toEuros.trim() === '' ? null : centsOf(fields.toEuros),
      };
    case 'document':
      return { kind, items: localTexts(fields, fields.german.split('\n'), fields.english.split('\n')) };
    case 'deadline':
      return { kind, amount, unit };
    case 'duration':
      return { kind, amount, toAmount: fields.toAmount.trim() === '' ? null : whole(fields.toAmount), unit };
    case 'hours':
      return { kind, week: Object.fromEntries(weekdays.map((day) => [day, spansOf(fields.week[day])])) };
    case 'address':
      return { kind, street: fields.street, postcode: fields.postcode.trim(), place: fields.place };
    case 'text':
      return { kind, text: localTexts(fields, [fields.german], [fields.english])[0] };
  }
}

/** Euro cents of `46`, `27,60` or `1.250,00`; NaN for anything else. */
function centsOf(text: string): number {
  const plain = text
    .trim()
    .replace(/\s*(€|euro)$/i, '')
    .replace(/\.(?=\d{3}(\D|$))/g, '');
  const match = /^(\d{1,7})(?:[,.](\d{1,2}))?$/.exec(plain);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0) : Number.NaN;
}

function whole(text: string): number {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function localTexts(fields: ValueFields, german: readonly string[], english: readonly string[]): LocalText[] {
  return german.flatMap((de, at) => {
    if (de.trim() === '') return [];
    const { en: _english, ...others } = fields.others[at] ?? {};
    const en = english[at]?.trim() ?? '';
    return [{ de: de.trim(), others: en === '' ? others : { ...others, en } }];
  });
}

function spansOf(text: string): DaySpan[] {
  return text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const match = /^\s*(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})\s*$/.exec(part);
      const minutes = (hour: string | undefined, minute: string | undefined): number =>
        Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : Number.NaN;
      return { from: minutes(match?.[1], match?.[2]), to: minutes(match?.[3], match?.[4]) };
    });
}
