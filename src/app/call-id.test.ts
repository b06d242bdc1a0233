// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { isUuid } from '../lib/pure/uuid.ts';
import { callIdOf } from './call-id.ts';

test('[F1] the same call has the same id in every life, another call another one', () => {
  const id = callIdOf('1795370209.12', 'abc@192.0.2.1');
  expect(isUuid(id)).toBe(true);
  expect(callIdOf('1795370209.12', 'abc@192.0.2.1')).toBe(id);
  // Dialled twice with one Call-ID, or one leg's name in two lives of the switch: two calls.
  expect(callIdOf('1795370209.14', 'abc@192.0.2.1')).not.toBe(id);
  expect(callIdOf('1795370209.12', 'def@192.0.2.1')).not.toBe(id);
});

test('ids sort by the second in which the leg was born, like those made by time', () => {
  expect(callIdOf('1795370209.12', 'a') < callIdOf('1795370210.1', 'b')).toBe(true);
  expect(Number.parseInt(callIdOf('1795370209.12', 'a').replaceAll('-', '').slice(0, 12), 16)).toBe(1_795_370_209_000);
  expect(isUuid(callIdOf('fake-1', 'a'))).toBe(true);
});
