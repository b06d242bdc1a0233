// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { channelsIn, lineIn, stuckVerdict } from './switch-watch.core.ts';

test.each([
  ['2 active channels\n1 active call\n5 calls processed\n', 2],
  ['1 active channel\n1 active call\n', 1],
  ['0 active channels\n0 active calls\n', 0],
  ['Unable to connect to remote asterisk (does /x/asterisk.ctl exist?)\n', undefined],
  [undefined, undefined],
])('channels in %j: %j', (answer, count) => {
  expect(channelsIn(answer)).toBe(count);
});

const contact = (state: string): string =>
  `  Contact:  trunk-watch/sip:127.0.0.1:5070              1a2b3c4d5e ${state}         1.234\n\nObjects found: 1\n`;
const registration = (state: string): string =>
  ` trunk-registration/sip:sip.provider.example             trunk-auth        ${state}       (exp. 580s)\n\nObjects found: 1\n`;

test.each([
  ['registered and answering', registration('Registered'), contact('Avail'), 'up'],
  ['[F14] refused by the provider', registration('Rejected'), contact('Avail'), 'notRegistered'],
  ['not registered', registration('Unregistered'), contact('Avail'), 'notRegistered'],
  ['[F14] registered, but nobody answers', registration('Registered'), contact('Unavail'), 'noAnswer'],
  ['a line without registration', 'No objects found.\n', contact('Avail'), 'up'],
  ['a line without registration that is gone', 'No objects found.\n', contact('Unavail'), 'noAnswer'],
  ['not known yet', 'No objects found.\n', contact('Unknown'), undefined],
  ['a console that does not answer', undefined, contact('Avail'), undefined],
])('the line: %s', (_what, registrations, contacts, state) => {
  expect(lineIn(registrations, contacts)).toBe(state);
});

test.each([
  ['lets us in', { awayMs: 0, channels: 0, silences: 0 }, 'fine'],
  ['away for a moment', { awayMs: 9_000, channels: 0, silences: 0 }, 'fine'],
  ['stuck without calls', { awayMs: 10_000, channels: 0, silences: 0 }, 'restart'],
  ['stuck with calls', { awayMs: 600_000, channels: 2, silences: 0 }, 'wait'],
  ['the console is silent for the first time', { awayMs: 12_000, channels: undefined, silences: 1 }, 'wait'],
  ['nothing answers any more', { awayMs: 40_000, channels: undefined, silences: 3 }, 'restart'],
] as const)('[F43] a switch that %s', (_what, stuck, verdict) => {
  expect(stuckVerdict(stuck)).toBe(verdict);
});
