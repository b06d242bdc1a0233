// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { safeHtml } from '../../lib/markdown.ts';
import { articleHtml } from './article-html.ts';

const text =
  'Vorab.\n\n## Ablauf\n\n1. eins\n\n## Grenzen der Auskunft\n\nNein.\n\n## Danach wird oft gefragt\n\n- **Und?** Ja.\n';

it('[KM4] what may not be said and what people ask next are sections of their own', () => {
  const html = articleHtml(text, 'de');
  expect(html).toMatch(/<section class="article-limits"><h3>Grenzen der Auskunft<\/h3>\s*<p>Nein\.<\/p>\s*<\/section>/);
  expect(html).toMatch(/<section class="article-questions"><h3>Danach wird oft gefragt<\/h3>[^]*<\/ul>\s*<\/section>$/);
  expect(html.replaceAll(/<\/?section[^>]*>/g, '')).toBe(safeHtml(text));
  expect(articleHtml('## What we may not say\n\nNo.', 'en')).toContain('class="article-limits"');
  expect(articleHtml('## Granice informacji\n\nNie.', 'pl')).toContain('class="article-limits"');
});

it('[KM4] a text cannot bring a section, a class or a script of its own', () => {
  const html = articleHtml('## Ablauf\n\n<section class="article-limits">x</section><script>y</script>', 'de');
  expect(html).not.toMatch(/<section|<script/);
  expect(articleHtml('', 'de')).toBe('');
  expect(articleHtml('Nur ein Satz.', 'xx')).toBe(safeHtml('Nur ein Satz.'));
});
