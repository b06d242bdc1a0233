// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What can be attached to an article, told by its first bytes, and under which name and type it goes out. Reads no file.
 * Rules: attachments.spec.md.
 */

/** Kinds of files, by what they are. */
export const attachmentKinds = ['pdf', 'png', 'jpeg', 'webp', 'docx', 'xlsx', 'odt', 'text'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Bytes of one file. */
export const largestAttachment = 10 * 1024 * 1024;
/** Attachments of one article that readers see. */
export const mostAttachments = 20;
/** AT12: so long what was taken away can be restored, in milliseconds: 90 days. */
export const restorableMs = 90 * 24 * 3_600_000;
/** Characters of a file's name, its ending included. */
export const longestFileName = 120;

interface KindFacts {
  readonly type: string;
  /** The first one is given where the name has none of them. */
  readonly endings: readonly string[];
  /** AT3: browsers show these by themselves and run nothing of them as a page. */
  readonly inline: boolean;
}

const facts: Readonly<Record<AttachmentKind, KindFacts>> = {
  pdf: { type: 'application/pdf', endings: ['pdf'], inline: true },
  png: { type: 'image/png', endings: ['png'], inline: true },
  jpeg: { type: 'image/jpeg', endings: ['jpg', 'jpeg'], inline: true },
  webp: { type: 'image/webp', endings: ['webp'], inline: true },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    inline: false,
  },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'], inline: false },
  odt: { type: 'application/vnd.oasis.opendocument.text', endings: ['odt'], inline: false },
  text: { type: 'text/plain', endings: ['txt', 'md', 'csv'], inline: false },
};

/** The media type of a kind, with the charset of a text. */
export function typeOf(kind: AttachmentKind, charset: string | null): string {
  return kind === 'text' ? `${facts.text.type}; charset=${charset ?? 'utf-8'}` : facts[kind].type;
}

/** True for what a browser may open instead of saving. */
export function opensInBrowser(kind: AttachmentKind): boolean {
  return facts[kind].inline;
}

/** What the first bytes say a file is; `zip` needs a look at its parts, `other` one at all of it. */
export function kindOfHead(head: Uint8Array): 'pdf' | 'png' | 'jpeg' | 'webp' | 'zip' | 'other' {
  const begins = (bytes: readonly number[], at = 0): boolean => bytes.every((byte, i) => head[at + i] === byte);
  if (begins([0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
  if (begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (begins([0xff, 0xd8, 0xff])) return 'jpeg';
  if (begins([0x52, 0x49, 0x46, 0x46]) && begins([0x57, 0x45, 0x42, 0x50], 8)) return 'webp';
  if (begins([0x50, 0x4b, 0x03, 0x04])) return 'zip';
  return 'other';
}

/** False when the end of the file is missing; `tail` = its last kilobyte. */
export function isWhole(
  kind: 'pdf' | 'png' | 'jpeg' | 'webp',
  head: Uint8Array,
  tail: Uint8Array,
  size: number,
): boolean {
  const has = (text: string): boolean => latin(tail).includes(text);
  switch (kind) {
    case 'pdf':
      return has('%%EOF');
    case 'png':
      return has('IEND');
    case 'jpeg':
      return has('\u00FF\u00D9');
    case 'webp':
      return new DataView(head.buffer, head.byteOffset).getUint32(4, true) + 8 <= size;
  }
}

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** What the names of the parts of a packed file say it is; `macros` = it carries programs. */
export function kindOfParts(
  names: readonly string[],
  mimetype: string,
): 'docx' | 'xlsx' | 'odt' | 'macros' | undefined {
  const office = names.includes('[Content_Types].xml');
  const kind =
    office && names.includes('word/document.xml')
      ? 'docx'
      : office && names.includes('xl/workbook.xml')
        ? 'xlsx'
        : mimetype === facts.odt.type
          ? 'odt'
          : undefined;
  const programs = names.some((name) => /vbaProject|(^|\/)activeX\/|^Basic\/|^Scripts\//i.test(name));
  return kind !== undefined && programs ? 'macros' : kind;
}

/** AT3: a text that a browser might take for a page, a picture made of text, or a document of its own. */
export function isMarkup(text: string): boolean {
  return /^[\s\uFEFF]*<(!doctype|!--|\?xml|html|head|body|svg|script|iframe|style|[a-z]+:[a-z]+)/i.test(text);
}

/** True when a text has characters that no text has. */
export function isBinary(text: string): boolean {
  // Tab, line ends and form feed belong to texts.
  return /(?![\t\n\f\r\u0080-\u009F])\p{Cc}/u.test(text);
}

const unseen = /[\p{Cc}\u200B\u2028\u2029\uFEFF\uFFFD]/gu;
/** Marks that turn the direction of reading, so that an ending is read as part of the name. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2060-\u2069]/g;
/** Halves of characters, as broken programs send them. */
const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** AT4: a title or name without line ends, control characters and marks that turn the direction of reading. */
export function plainName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r]/g, ' ')
    .replace(unseen, '')
    .replace(turning, '')
    .replace(halves, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** AT2, AT4: the name under which a file is kept: no folders, nothing a file system refuses, the ending of what it is. */
export function fileNameOf(given: string, kind: AttachmentKind): string {
  const last = given.split(/[/\\]/).findLast((part) => plainName(part) !== '') ?? '';
  const name = plainName(last.replace(/[<>:"|?*]/g, '-')).replace(/^\.+/, '');
  const { endings } = facts[kind];
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase();
  const fits = ending !== undefined && endings.includes(ending);
  // What has been an ending of another kind is none any more.
  const known = ending !== undefined && /^[a-z0-9]{1,5}$/.test(ending);
  const stem = (known ? name.slice(0, -ending.length - 1) : name).replace(/[. ]+$/, '') || 'datei';
  const kept = fits ? ending : endings[0];
  return `${[...stem]
    .slice(0, longestFileName - (kept?.length ?? 0) - 1)
    .join('')
    .trimEnd()}.${kept}`;
}

/** True when the name says that the file is something else than it is. */
export function isMisnamed(given: string, kind: AttachmentKind): boolean {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(plainName(given))?.[1]?.toLowerCase();
  return ending === undefined || !facts[kind].endings.includes(ending);
}

/** The `Content-Disposition` of a file (RFC 6266): the name in ASCII, and in full for whoever reads UTF-8. */
export function dispositionOf(fileName: string, inline: boolean): string {
  const ascii = fileName
    .replace(/[äöüÄÖÜß]/g, (letter) => umlauts[letter] ?? '_')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${full}`;
}

const umlauts: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
};

/** AT6: those in the reader's language first, then the German ones, then the others; by title. */
export function inReadingOrder<Row extends { readonly language: string; readonly title: string }>(
  rows: readonly Row[],
  language: string,
): Row[] {
  const rank = (row: Row): number => (row.language === language ? 0 : row.language === 'de' ? 1 : 2);
  return rows.toSorted((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'de'));
}
