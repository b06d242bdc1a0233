// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { canEdit, versionStates, whyNotLive, whyNotTested, type VersionFacts } from './menu-version.core.ts';

const draft: VersionFacts = {
  state: 'draft',
  revision: 4,
  editors: ['anna'],
  trialRevision: 4,
  complete: true,
  current: true,
};
const tested: VersionFacts = { ...draft, state: 'tested' };

it('[V1] only what is not on the air yet can be written on', () => {
  expect(versionStates.filter((state) => canEdit({ state }))).toEqual(['draft', 'tested']);
});
it.each([
  ['[V2] not with mistakes', { ...draft, complete: false }, 'x', 'incomplete'],
  ['[V3] not without a trial call', { ...draft, trialRevision: null }, '', 'trialMissing'],
  ['[V3] not after a trial call in other words', { ...draft, trialRevision: 3 }, ' ', 'trialMissing'],
  ['[V3] with a reason', { ...draft, trialRevision: null }, 'kein Mikrofon', null],
  ['[V3] after a trial call', draft, '', null],
  ['not twice', tested, '', 'wrongState'],
] as const)('tested: %s', (_name, version, why, expected) => {
  expect(whyNotTested(version, why)).toBe(expected);
});
it.each([
  ['[V4] not by somebody who has written on it', tested, 'anna', true, 'fourEyes'],
  ['[V4] by somebody else', tested, 'bert', true, null],
  ['[V4] by a team of one', tested, 'anna', false, null],
  ['not before it is tested', draft, 'bert', true, 'wrongState'],
  ['[V7] not past what went on the air since', { ...tested, current: false }, 'bert', true, 'behind'],
  ['[V2] not when something it needs is gone', { ...tested, complete: false }, 'bert', true, 'incomplete'],
] as const)('live: %s', (_name, version, account, fourEyes, expected) => {
  expect(whyNotLive(version, account, fourEyes)).toBe(expected);
});
