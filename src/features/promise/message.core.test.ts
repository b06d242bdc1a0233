// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { whyNoAddress, whyNotWrite } from './message.core.ts';

const email = (address: string) => ({ kind: 'email', address }) as const;

it.each(['', 'ohne-absender@unbekannt.invalid', 'zoe@stadt.INVALID', 'a@b, c@d', 'zoe', 'zoe@exa mple.org'])(
  '[MO14] nobody can be written to at "%s"',
  (address) => {
    expect(whyNoAddress(email(address))).toBe('addressUnusable');
    expect(whyNotWrite({ wish: email(address), state: 'open' }, true)).toBe('addressUnusable');
  },
);

it('[MO14] says first what cannot be changed, then what can', () => {
  expect(whyNotWrite({ wish: { kind: 'callback' }, state: 'closed' }, false)).toBe('noAddress');
  expect(whyNotWrite({ wish: null, state: 'open' }, true)).toBe('noAddress');
  expect(whyNotWrite({ wish: email('zoe@example.org'), state: 'closed' }, false)).toBe('mailOff');
  expect(whyNotWrite({ wish: email('zoe@example.org'), state: 'closed' }, true)).toBe('closedAlready');
  expect(whyNotWrite({ wish: email('zoe@example.org'), state: 'open' }, true)).toBeUndefined();
});
