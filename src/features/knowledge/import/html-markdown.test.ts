// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { htmlOf, htmlToMarkdown, lineOf, looksLikeHtml, markdownOf, readAlike } from './html-markdown.ts';

it.each([
  ['<p>Ein <strong>Wort</strong> und <i>noch eins</i>.</p><p>Zwei</p>', 'Ein **Wort** und *noch eins*.\n\nZwei'],
  ['<ul><li>Eins</li><li><p>Zwei</p><ul><li>Zwei a</li></ul></li></ul>', '- Eins\n- Zwei\n  - Zwei a'],
  ['<ol><li>Eins</li><li>Zwei</li></ol>', '1. Eins\n2. Zwei'],
  ['<h1>Titel</h1>Text<h3>Unter</h3>', '## Titel\n\nText\n\n### Unter'],
  ['Zeile<br>noch eine<br><br>Absatz', 'Zeile\\\nnoch eine\n\nAbsatz'],
  [
    '<table><tr><th>Art</th><th>Euro</th></tr><tr><td>a|b</td><td>5<br>6</td></tr></table>',
    '| Art | Euro |\n| --- | --- |\n| a\\|b | 5 6 |',
  ],
  [
    '<a href="https://example.invalid/a(b)">Link</a> <a href="tel:115">115</a> <a href="mailto:a@example.invalid">Mail</a>',
    '[Link](https://example.invalid/a%28b%29) [115](tel:115) [Mail](mailto:a@example.invalid)',
  ],
  ['<p>1. Januar &amp; *Stern* [x] _unter_ &lt;b&gt;</p>', '1\\. Januar & \\*Stern\\* \\[x\\] \\_unter\\_ <b>'],
])('[IM2] turns %s into Markdown', (html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

it.each([
  '<script>alert(1)</script>',
  '<style>p{}</style>',
  '<img src=x onerror=alert(1)>',
  '<iframe src="https://example.invalid"></iframe>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<textarea><script>alert(1)</script></textarea>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<p onclick="alert(1)" style="x">x</p>',
  '<!-- alert(1) -->',
  '<scr<script>ipt>alert(1)</script>',
])('[IM2] lets nothing through of %s', (html) => {
  for (const text of [markdownOf(`<p>vor</p>${html}`), lineOf(`vor ${html}`)]) {
    expect(text).not.toMatch(/script|onerror|onclick|style|javascript|data:|iframe|svg|</i);
    expect(text.startsWith('vor')).toBe(true);
  }
});

it('[IM2] survives nesting without end and half tags', () => {
  expect(markdownOf(`${'<ul><li>'.repeat(20_000)}tief`)).toContain('tief');
  expect(markdownOf(`<p>${'<b>'.repeat(20_000)}x`)).toContain('x');
  expect(markdownOf('<p>offen <b>fett')).toBe('offen **fett**');
});

it('[IM4] leaves plain text as it is', () => {
  expect(looksLikeHtml('a < b und c > d & e')).toBe(false);
  expect(markdownOf('- Liste\r\n- zwei\u0000\u200e ')).toBe('- Liste\n- zwei\u200e');
  expect(markdownOf('keine Angabe')).toBe('');
});

it('[IM13] texts that read the same are alike after a way through HTML', () => {
  const markdown =
    'Text mit **fett** und [Link](https://example.invalid).\n\n## Unterlagen\n\n- eins\n- zwei\n\n1. a\n2. b\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\nAm 3. Mai_2026 * x';
  expect(readAlike(markdown, htmlToMarkdown(htmlOf(markdown)))).toBe(true);
  expect(readAlike('* eins\n* zwei', '- eins\n- zwei')).toBe(true);
  expect(readAlike('eins', 'zwei')).toBe(false);
});
