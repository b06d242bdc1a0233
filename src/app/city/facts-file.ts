// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The shape of `facts.yaml`: what the city's texts refer to by `{{fakt:KEY}}`. A value is written as its kind wants it. */
import { z } from 'zod';
import { isDate } from '../../lib/pure/calendar.ts';
import { articleLanguages, factKinds, type FactKind } from '../../features/knowledge/facts/fact.core.ts';
import { factValueSchema } from '../../features/knowledge/facts/fact.contract.ts';
import { weeklyHours } from './basic-shapes.ts';
import type { ProblemCode } from './city-problem.ts';
import type { CityFact } from './city.ts';

const money = /^(\d{1,7})(?:,(\d{2}))?(?:-(\d{1,7})(?:,(\d{2}))?)?$/;
/** "1 week" and "2 weeks": the unit is kept in the plural. */
const time = /^(\d{1,5})(?:-(\d{1,5}))? (minute|hour|day|week|month|year)s?$/;

const local = z.union([
  z.string().transform((de) => ({ de, others: {} })),
  z
    .partialRecord(z.enum(articleLanguages), z.string())
    .transform(({ de = '', ...others }) => ({ de, others: others as CityTextOthers })),
]);
type CityTextOthers = Readonly<Partial<Record<(typeof articleLanguages)[number], string>>>;

/** `46`, `27,60` or `93-96` as cents. */
const fee = z.string().transform((text) => {
  const [, euros, cents = '0', toEuros, toCents = '0'] = money.exec(text) ?? [];
  const whole = (a: string | undefined, b: string): number => Number(a) * 100 + Number(b);
  return { cents: whole(euros, cents), toCents: toEuros === undefined ? null : whole(toEuros, toCents) };
});

/** `2 weeks` or `2-4 weeks`. */
const spanOfTime = z.string().transform((text) => {
  const [, amount, toAmount, unit] = time.exec(text) ?? [];
  return { amount: Number(amount), toAmount: toAmount === undefined ? null : Number(toAmount), unit: `${unit}s` };
});

const raw: Readonly<Record<FactKind, z.ZodType<Readonly<Record<string, unknown>>>>> = {
  fee,
  document: z.array(local).transform((items) => ({ items })),
  // A deadline is one span: a second end makes it no deadline.
  deadline: spanOfTime.transform(({ toAmount, ...rest }) => (toAmount === null ? rest : {})),
  duration: spanOfTime,
  hours: weeklyHours.transform((week) => ({ week })),
  address: z.strictObject({ street: z.string(), postcode: z.string(), place: z.string() }),
  text: local.transform((text) => ({ text })),
};

const date = z.string().refine(isDate, { error: 'date' });

const days = {
  value: z.unknown(),
  from: date,
  until: date.optional(),
  uncertain: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .default(false),
};

type Days = z.output<z.ZodObject<typeof days>>;
type Span = Omit<CityFact, 'key' | 'name' | 'department' | 'later'>;

function spanOf(
  kind: FactKind,
  { value: written, from, until, uncertain }: Days,
  wrong: (code: ProblemCode, field: string) => void,
): Span {
  const parsed = raw[kind].safeParse(written);
  const value = factValueSchema.safeParse({ kind, ...(parsed.success ? parsed.data : {}) });
  if (!value.success) wrong('factValue', 'value');
  if (until !== undefined && until < from) wrong('daysOrder', 'until');
  return {
    ...{ from, uncertain, until: until ?? null },
    value: value.data ?? { kind: 'text', text: { de: '', others: {} } },
  };
}

const oneFact = z
  .strictObject({
    key: z
      .string()
      .max(80, { error: 'key' })
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'key' }),
    kind: z.enum(factKinds),
    /** How editors find it, in German. */
    name: z.string().trim().min(1, { error: 'empty' }).max(200, { error: 'factName' }),
    department: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'key' }),
    ...days,
    /** What it says afterwards, in the order of the days. */
    later: z.array(z.strictObject(days)).default([]),
  })
  .transform(({ key, kind, name, department, later, ...first }, context): CityFact => {
    const at =
      (...path: (string | number)[]) =>
      (code: ProblemCode, field: string) =>
        context.addIssue({ code: 'custom', message: code, params: { kind }, path: [...path, field] });
    const spans = later.map((span, i) => spanOf(kind, span, at('later', i)));
    const all = [spanOf(kind, first, at()), ...spans];
    all.forEach(({ from }, i) => {
      const before = all[i - 1];
      if (before && (before.until === null || before.until >= from)) at('later', i - 1)('factOrder', 'from');
    });
    return { key, name, department, ...(all[0] as Span), ...(spans.length > 0 && { later: spans }) };
  });

/** `facts.yaml`. */
export const factsFile = z.array(oneFact);
