// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });

/**
 * HTML of an editor's Markdown that may be put into a page as it is: no HTML from the text, no scripts, no images,
 * links only to https, mail and telephone (threat S13). Headings begin with h3, below the article's own title.
 */
export function safeHtml(markdown: string): string {
  return sanitizeHtml(parser.render(markdown), {
    allowedTags: [
      'p',
      'br',
      'hr',
      'strong',
      'em',
      's',
      'code',
      'pre',
      'blockquote',
      'ul',
      'ol',
      'li',
      'h3',
      'h4',
      'h5',
      'a',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
    ],
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
    allowedSchemes: ['https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    transformTags: {
      h1: 'h3',
      h2: 'h3',
      h3: 'h4',
      h4: 'h5',
      h6: 'h5',
      a: (tagName, { href }) => ({ tagName, attribs: href === undefined ? {} : { href, rel: 'noopener noreferrer' } }),
    },
  });
}

/** The lines of a Markdown text without its signs, for passages in lists. */
export function plainLines(markdown: string): readonly string[] {
  return markdown
    .split('\n')
    .map((line) =>
      line
        .replace(/^[\s>#*+-]+/, '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[*_`|]/g, '')
        .trim(),
    )
    .filter((line) => line !== '');
}
