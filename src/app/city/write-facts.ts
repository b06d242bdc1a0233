// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Facts as `facts.yaml` writes them: the way back of `facts-file.ts`. */
import type { FactValue, LocalText, TimeUnit } from '../../features/knowledge/facts/fact.core.ts';
import type { CityFact } from './city.ts';
import { inFileOrder } from './file-order.ts';
import { writtenWeek } from './write-hours.ts';
import type { Writable } from './write-yaml.ts';

/** One fact with what it says later. */
export function writtenFact({ key, name, department, later, ...first }: CityFact): Writable {
  return {
    ...{ key, kind: first.value.kind, name, department },
    ...spanOf(first),
    later: later?.map(spanOf),
  };
}

function spanOf({ value, from, until, uncertain }: Pick<CityFact, 'value' | 'from' | 'until' | 'uncertain'>) {
  return { value: writtenValue(value), from, until: until ?? undefined, uncertain: uncertain ? true : undefined };
}

function writtenValue(value: FactValue): Writable {
  switch (value.kind) {
    case 'fee':
      return value.toCents === null ? euros(value.cents) : `${euros(value.cents)}-${euros(value.toCents)}`;
    case 'deadline':
      return time(value.amount, null, value.unit);
    case 'duration':
      return time(value.amount, value.toAmount, value.unit);
    case 'document':
      return value.items.map(local);
    case 'hours':
      return writtenWeek(value.week);
    case 'address':
      return { street: value.street, postcode: value.postcode, place: value.place };
    case 'text':
      return local(value.text);
  }
}

function euros(cents: number): string {
  const rest = cents % 100;
  return `${Math.floor(cents / 100)}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`}`;
}

function time(amount: number, to: number | null, unit: TimeUnit): string {
  return to === null ? `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}` : `${amount}-${to} ${unit}`;
}

function local({ de, others }: LocalText): Writable {
  return Object.keys(others).length === 0 ? de : inFileOrder({ de, ...others });
}
