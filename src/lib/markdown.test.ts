// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { plainLines, safeHtml } from './markdown.ts';

describe('safe HTML from Markdown (S13)', () => {
  it('renders what editors need', () => {
    const html = safeHtml(
      '## Unterlagen\n\n- **Ausweis**\n- Foto\n\n[Termin](https://example.invalid/t?a=1&b=2)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
    );
    expect(html).toContain('<h3>Unterlagen</h3>');
    expect(html).toContain('<li><strong>Ausweis</strong></li>');
    expect(html).toContain('<a href="https://example.invalid/t?a=1&amp;b=2" rel="noopener noreferrer">Termin</a>');
    expect(html).toContain('<td>1</td>');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](JaVaScRiPt&colon;alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:x)',
    '[x](//evil.example.invalid/)',
    '![x](https://evil.example.invalid/pixel.png)',
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    '<base href="https://evil.example.invalid/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example.invalid/">',
    '<style>*{background:url(https://evil.example.invalid/)}</style>',
    '<iframe src="https://evil.example.invalid/"></iframe>',
    '<https://x" onmouseover="alert(1)>',
    '```html\n<script>alert(1)</script>\n```',
  ])('%j does nothing', (markdown) => {
    const html = safeHtml(markdown);
    // Whatever is left of it is text: the only tags are ours, the only attributes href, rel and start.
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
    for (const [, tag, attributes] of tags) {
      expect(['p', 'a', 'code', 'pre', 'br', 'em', 'strong']).toContain(tag);
      expect(attributes?.replace(/ (?:href="(?:https|mailto|tel):[^"]*"|rel="[^"]*")/g, '')).toMatch(/^\s*\/?$/);
    }
  });

  it('gives lines without signs', () => {
    expect(plainLines('## Gebühr\n\n- **37 €** (siehe [Tabelle](https://x.invalid))\n')).toEqual([
      'Gebühr',
      '37 € (siehe Tabelle)',
    ]);
  });
});
