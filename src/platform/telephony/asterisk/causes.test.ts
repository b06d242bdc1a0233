// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { endCause } from './causes.ts';

const refused = { wasUp: false, byUs: false, byThem: true };

test.each([
  [{ ...refused, sipStatus: 486, cause: 17 }, 'busy'],
  [{ ...refused, sipStatus: 603, cause: 21 }, 'declined'],
  [{ ...refused, sipStatus: 302, cause: 23 }, 'declined'],
  [{ ...refused, sipStatus: 404, cause: 1 }, 'unreachable'],
  [{ ...refused, sipStatus: 480, cause: 19 }, 'noAnswer'],
  [{ ...refused, sipStatus: 503, cause: 34 }, 'failed'],
  [{ ...refused, sipStatus: 488, cause: 58 }, 'failed'],
  [{ ...refused, cause: 20 }, 'unreachable'],
  [{ ...refused }, 'failed'],
  // The ring time ran out: Asterisk reports 480, but nobody refused anything.
  [{ wasUp: false, byUs: false, byThem: false, sipStatus: 480, cause: 19 }, 'noAnswer'],
  // A diversion, dropped before the refusal was read.
  [{ wasUp: false, byUs: false, byThem: false, cause: 0 }, 'declined'],
  // Gone when we looked again: nobody knows why.
  [{ wasUp: false, byUs: false, byThem: false }, 'noAnswer'],
  [{ wasUp: false, byUs: true, byThem: true, cause: 16 }, 'hungUp'],
  [{ wasUp: true, byUs: false, byThem: true, cause: 17 }, 'hungUp'],
] as const)('%j is %s', (ending, cause) => expect(endCause(ending)).toBe(cause));
