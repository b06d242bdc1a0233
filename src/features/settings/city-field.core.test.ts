// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { cityFields, routingFields, typedValue, whyNotTyped, withTyped } from './city-field.core.ts';

const routing = {
  ringSeconds: 15,
  widening: [{ afterSeconds: 0, language: 'good', topic: 'good' }],
  serviceLevel: { seconds: 30, percent: 75 },
  callLimits: {
    lines: 300,
    perNumber: { atOnce: 3, inTenMinutes: 20 },
    exceptions: [{ number: '+492151320', atOnce: 30, inTenMinutes: 300 }],
  },
};
const field = (id: string) => {
  const found = [...cityFields, ...routingFields].find((one) => one.id === id);
  if (!found) throw new Error(`there is no field ${id}`);
  return found;
};

it('[ST11] what stands in a field, and what holds where nothing was said', () => {
  expect(typedValue(field('serviceLevel.percent'), routing)).toBe('75');
  expect(typedValue(field('redialMinutes'), routing)).toBe('10');
  expect(typedValue(field('callLimits.exceptions'), routing)).toBe('+492151320 30 300');
  expect(typedValue(field('dialled'), { dialled: ['+49', '0'] })).toBe('+49\n0');
});

it('[ST11] a change of one place leaves everything else as it was', () => {
  expect(withTyped(routing, routingFields, { 'serviceLevel.percent': ' 80 ', 'callLimits.exceptions': '' })).toEqual({
    ...routing,
    serviceLevel: { seconds: 30, percent: 80 },
    callLimits: { ...routing.callLimits, exceptions: [] },
  });
  expect(withTyped(routing, routingFields, { ringSeconds: '15', redialMinutes: '10' })).toBe(routing);
  expect(withTyped(routing, routingFields, { 'callbacks.retryMinutes.busy': '20' })).toEqual({
    ...routing,
    callbacks: { retryMinutes: { busy: 20 } },
  });
});

it.each([
  ['ringSeconds', '5', undefined],
  ['ringSeconds', '60', undefined],
  ['ringSeconds', '4', 'count'],
  ['ringSeconds', '61', 'count'],
  ['ringSeconds', '7.5', 'count'],
  ['ringSeconds', '', 'count'],
  ['ringSeconds', '1e1', 'count'],
  ['name', '  ', 'empty'],
  ['name', 'x'.repeat(101), 'tooLong'],
  ['kind', 'real', undefined],
  ['kind', 'x', 'empty'],
  ['dialled', '+492151860\n02151860', undefined],
  ['dialled', '02151 860', 'numberLine'],
  ['dialled', ' ', 'empty'],
  ['callLimits.exceptions', '', undefined],
  ['callLimits.exceptions', '+492151320  30 300', undefined],
  ['callLimits.exceptions', '+492151320 0 300', 'exceptionLine'],
  ['callLimits.exceptions', '+492151320', 'exceptionLine'],
])('[ST12] %s "%s" is told as %s', (id, typed, code) => {
  expect(whyNotTyped(field(id), typed)?.code).toBe(code);
});
