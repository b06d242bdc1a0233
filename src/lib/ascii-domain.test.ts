// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { asciiDomain, withAsciiDomain } from './ascii-domain.ts';

it('[MO17] writes a domain with umlauts as name servers know it, and nothing else', () => {
  expect(withAsciiDomain('Jörg@Müller.example')).toBe('Jörg@xn--mller-kva.example');
  expect(withAsciiDomain('post@example.org')).toBe('post@example.org');
  expect(withAsciiDomain('nobody')).toBe('nobody');
  expect(asciiDomain('xn--mller-kva.example')).toBe('xn--mller-kva.example');
});

it('[MO17] makes no domain of what is none', () => {
  for (const odd of [
    'evil.example/stadt.example',
    'evil.example?a',
    'a b.example',
    'evil.example%2ecom',
    'a\nb.example',
  ])
    expect(asciiDomain(odd)).toBe(odd);
});
