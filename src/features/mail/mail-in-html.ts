// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** HTML of a mail, made harmless, and its words: no scripts, styles, forms; nothing is loaded from anywhere (MI12). */
import sanitizeHtml from 'sanitize-html';

/** Longer HTML (characters) is not kept beside its words: nobody reads it, and cleaning it takes long. */
const longestHtml = 2_000_000;

const blocks = [
  ...['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'li', 'table', 'tr', 'hr'],
  ...['section', 'article', 'header', 'footer', 'dl', 'dt', 'dd', 'address', 'center'],
];
/** True for a picture whose address leads somewhere; one without an address loads nothing. */
const isOutside = (src: string | undefined): boolean => /^\s*(?:https?:|ftp:|\/\/)/i.test(src ?? '');

const options = (outside: () => void): sanitizeHtml.IOptions => ({
  allowedTags: [
    ...blocks,
    ...['br', 'span', 'b', 'strong', 'i', 'em', 'u', 's', 'small', 'sub', 'sup', 'code', 'a', 'img'],
    ...['thead', 'tbody', 'tfoot', 'td', 'th', 'caption'],
  ],
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'alt'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    ol: ['start'],
    '*': ['dir', 'lang'],
  },
  allowedSchemesByTag: { a: ['http', 'https', 'mailto', 'tel'], img: ['cid'] },
  allowedSchemes: [],
  allowProtocolRelative: false,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'title', 'noscript', 'template', 'xmp', 'noembed', 'iframe'],
  nestingLimit: 60,
  transformTags: {
    // A picture from elsewhere would tell its owner that the mail was read: its words stay.
    img: (tagName, attribs): sanitizeHtml.Tag => {
      if (/^cid:/i.test(attribs['src'] ?? '')) return { tagName, attribs };
      if (isOutside(attribs['src'])) outside();
      return { tagName: 'span', attribs: {}, text: attribs['alt'] ?? '' };
    },
  },
});

/** A cleaned mail. */
export interface CleanHtml {
  /** Null = too long to be kept beside its words. */
  readonly html: string | null;
  readonly text: string;
  /** Pictures that would have been loaded from elsewhere. */
  readonly outsidePictures: number;
}

/** Clean HTML, and the same as plain text. */
export function cleanHtml(html: string): CleanHtml {
  let outsidePictures = 0;
  const clean = sanitizeHtml(
    html.slice(0, longestHtml),
    options(() => (outsidePictures += 1)),
  );
  return { html: html.length > longestHtml ? null : clean.trim(), text: textOf(clean), outsidePictures };
}

const blockEnd = new RegExp(`</(?:${blocks.join('|')})>|<br ?/?>|<hr ?/?>`, 'g');

/** The sanitizer closes and quotes everything, so that these tags are all there is. */
function textOf(clean: string): string {
  return clean
    .replace(/\s+/g, ' ')
    .replace(/<li>/g, '\n- ')
    .replace(/<\/t[dh]>/g, '\t')
    .replace(blockEnd, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('\u00A0', ' ')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
