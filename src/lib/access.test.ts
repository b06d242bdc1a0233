// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { mayUse } from './access.ts';

test.each([
  ['public', null, 'allowed'],
  ['signedIn', null, 'notSignedIn'],
  ['signedIn', { roles: ['council'] }, 'allowed'],
  ['signedIn', { roles: [] }, 'notAllowed'],
  [['lead'], null, 'notSignedIn'],
  [['lead'], { roles: ['agent'] }, 'notAllowed'],
  [['lead', 'agent'], { roles: ['clerk', 'agent'] }, 'allowed'],
  [[], { roles: ['admin'] }, 'notAllowed'],
] as const)('%j for %j is %s', (access, who, answer) => {
  expect(mayUse(access, who)).toBe(answer);
});
