// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { routingFields, typedValue } from '../../features/settings/city-field.core.ts';
import type { Json } from '../../features/settings/setting-change.core.ts';
import { routingFile } from './city-shapes.ts';

const least = {
  ...{ ringSeconds: '15', transferSeconds: '25', missesBeforePerson: '3', announceSeconds: '45', silenceSeconds: '6' },
  ...{ promiseServiceHours: '24', serviceLevel: { seconds: '30', percent: '75' }, shortAbandonSeconds: '5' },
  widening: [{ afterSeconds: '0', language: 'good', topic: 'good' }],
  // Both of them or none.
  callLimits: { perNumber: { atOnce: '3', inTenMinutes: '20' } },
};

function withValue(path: readonly string[], value: string): unknown {
  const put = (whole: unknown, [name = '', ...rest]: readonly string[]): unknown => ({
    ...(whole as object | undefined),
    [name]: rest.length === 0 ? value : put((whole as Record<string, unknown> | undefined)?.[name], rest),
  });
  return put(least, path);
}

it.each(routingFields.flatMap((field) => (field.kind === 'count' ? [field] : [])))(
  '[ST12] $id has the same limits and the same usual value on the screen as in the files',
  (field) => {
    const fits = (value: number): boolean => routingFile.safeParse(withValue(field.path, String(value))).success;
    expect([field.min - 1, field.min, field.max, field.max + 1].map(fits)).toEqual([false, true, true, false]);
    const without = routingFile.parse(least);
    const usual = typedValue(field, JSON.parse(JSON.stringify(without)) as Json);
    expect(usual).toBe(String(field.standard));
  },
);
