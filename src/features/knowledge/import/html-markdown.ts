// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** HTML of foreign editors as Markdown, and back: paragraphs, lists, tables, links, emphasis and headings; everything else vanishes. */
import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { cleanText } from './entry.core.ts';

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const options: sanitizeHtml.IOptions = {
  allowedTags: [...headings, 'p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'table', 'tr', 'th', 'td'],
  allowedAttributes: { a: ['href'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nestingLimit: 24,
  transformTags: { b: 'strong', i: 'em', div: 'p', section: 'p', article: 'p', dt: 'p', dd: 'p', blockquote: 'p' },
};

/** True for a text with at least one HTML tag, comment or named character. */
export function looksLikeHtml(text: string): boolean {
  return /<(?:\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?|!--[^]*?--)>|&(?:[a-z]{2,8}|#\d{2,5});/i.test(text);
}

/** A delivered text as Markdown: HTML is turned, plain text stays (IM2, IM3). */
export function markdownOf(text: string): string {
  return cleanText(looksLikeHtml(text) ? htmlToMarkdown(text) : text);
}

/** A delivered text as one line without any markup, for titles and keywords. */
export function lineOf(text: string): string {
  const plain = looksLikeHtml(text) ? decode(sanitizeHtml(text, { allowedTags: [], allowedAttributes: {} })) : text;
  return cleanText(plain).replace(/\s+/g, ' ');
}

/** HTML of a Markdown text for other systems. */
export function htmlOf(markdown: string): string {
  return parser.render(markdown).trim();
}

/** True when two Markdown texts read the same: they give the same Markdown after a way through HTML (IM13). */
export function readAlike(one: string, other: string): boolean {
  return one === other || htmlToMarkdown(htmlOf(one)) === htmlToMarkdown(htmlOf(other));
}

interface Element {
  readonly tag: string;
  readonly href: string;
  readonly children: (Element | string)[];
}

/** Markdown of HTML; scripts, styles, handlers and whatever is not on the list are gone, the words of unknown elements stay. */
export function htmlToMarkdown(html: string): string {
  const root: Element = { tag: 'root', href: '', children: [] };
  const open: Element[] = [root];
  // The sanitizer closes and quotes everything, so that these tags are all there is.
  for (const [, closing, tag = '', attributes = '', text] of sanitizeHtml(html, options).matchAll(
    /<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g,
  )) {
    const inside = open.at(-1) ?? root;
    if (text !== undefined) inside.children.push(decode(text).replace(/\u00A0/g, ' '));
    else if (closing === '/') open.splice(Math.max(1, open.length - 1));
    else {
      const element: Element = { tag, href: decode(/href="([^"]*)"/.exec(attributes)?.[1] ?? ''), children: [] };
      inside.children.push(element);
      if (tag !== 'br') open.push(element);
    }
  }
  return blocks(root.children).join('\n\n').trim();
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

const blockTags = new Set([...headings, 'p', 'ul', 'ol', 'li', 'table', 'tr', 'td', 'th']);

function isBlock(node: Element | string): node is Element {
  return typeof node !== 'string' && (blockTags.has(node.tag) || node.children.some(isBlock));
}

/** Block texts; loose words between blocks are paragraphs of their own. */
function blocks(nodes: readonly (Element | string)[]): string[] {
  const done: string[] = [];
  let loose: (Element | string)[] = [];
  const endLoose = (): void => {
    const text = paragraph(loose);
    if (text !== '') done.push(text);
    loose = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) loose.push(node);
    else {
      endLoose();
      done.push(...block(node));
    }
  }
  endLoose();
  return done;
}

function block(element: Element): string[] {
  const { tag, children } = element;
  if (headings.includes(tag)) {
    const text = paragraph(children).replace(/\s*\\?\n/g, ' ');
    return text === '' ? [] : [`${'#'.repeat(Math.min(4, Math.max(2, Number(tag.slice(1)))))} ${text}`];
  }
  if (tag === 'ul' || tag === 'ol') return list(element);
  if (tag === 'table') return table(element);
  return blocks(children);
}

function list({ tag, children }: Element): string[] {
  const items = children.flatMap((child) => (typeof child === 'string' && child.trim() === '' ? [] : [child]));
  const lines = items.flatMap((item) => {
    const parts = blocks(typeof item !== 'string' && item.tag === 'li' ? item.children : [item]);
    return parts.length === 0 ? [] : [parts.join('\n')];
  });
  if (lines.length === 0) return [];
  const marked = lines.map((text, at) => {
    const marker = tag === 'ol' ? `${at + 1}. ` : '- ';
    return marker + text.replace(/\n(?=.)/g, `\n${' '.repeat(marker.length)}`);
  });
  return [marked.join('\n')];
}

function table(element: Element): string[] {
  const rows = found(element, 'tr').map((row) =>
    row.children.flatMap((cell) =>
      typeof cell !== 'string' && (cell.tag === 'td' || cell.tag === 'th')
        ? [
            blocks(cell.children)
              .join(' ')
              .replace(/\s*\\?\n/g, ' ')
              .replaceAll('|', '\\|'),
          ]
        : [],
    ),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  const [head, ...rest] = rows;
  if (head === undefined || width === 0) return [];
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`;
  return [[line(head), line(Array.from({ length: width }, () => '---')), ...rest.map(line)].join('\n')];
}

function found(element: Element, tag: string): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.tag === tag ? [child] : found(child, tag),
  );
}

/** Words of a paragraph in one line; only a break of the author's begins a new one. */
function paragraph(nodes: readonly (Element | string)[]): string {
  return inline(nodes)
    .split('\\\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\\\n')
    .replace(/^(?:\\\n)+|(?:\\\n)+$/g, '')
    .replace(/(?:\\\n){2,}/g, '\n\n')
    .replace(
      /^(\s*)([#>+-]|\d+[.)])(?=\s|$)/gm,
      (_, space: string, mark: string) => space + mark.replace(/(.)$/, '\\$1'),
    );
}

function inline(nodes: readonly (Element | string)[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? escaped(node.replace(/\s+/g, ' ')) : inlineElement(node)))
    .join('');
}

function inlineElement({ tag, href, children }: Element): string {
  if (tag === 'br') return '\\\n';
  const text = inline(children);
  if (tag === 'strong' || tag === 'em') return around(text, tag === 'strong' ? '**' : '*');
  if (tag === 'a' && href !== '' && text.trim() !== '')
    return `[${text.trim()}](${href.replace(/[\s()<>\\]/g, encodeURIComponent).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})`;
  return text;
}

/** Emphasis must touch its words, or Markdown does not see it. */
function around(text: string, sign: string): string {
  const [, before = '', middle = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return middle === '' ? text : `${before}${sign}${middle}${sign}${after}`;
}

function escaped(text: string): string {
  return text
    .replace(/[\\*`[\]]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&');
}
