// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What of a mail a browser may show, and the page a mail with a layout becomes: nothing in it runs, nothing is loaded (MI14, MI20). */
import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { kindOfHead } from '../knowledge/attachments/attachment.core.ts';

/** Bytes of a part that are looked at to tell what it is. */
export const headBytes = 512;
/** Bytes of one picture shown inside the text. */
const largestPicture = 8 * 1024 * 1024;
/** Bytes of all pictures shown inside the text. */
const largestPictures = 16 * 1024 * 1024;
/** Bytes of a plain text that is shown; longer ones are saved. */
const largestText = 2 * 1024 * 1024;

/** The type under which a part is shown: a picture by its first bytes, or a plain text; undefined = it is only saved. */
export function shownType(head: Uint8Array, senderType: string, bytes: number): string | undefined {
  if (bytes === 0) return undefined;
  const kind = kindOfHead(head);
  if (kind === 'png' || kind === 'jpeg' || kind === 'webp') return `image/${kind}`;
  if (/^GIF8[79]a/.test(Buffer.from(head).toString('latin1', 0, 6))) return 'image/gif';
  const isText = kind === 'other' && senderType === 'text/plain' && bytes <= largestText && !head.includes(0);
  return isText ? 'text/plain' : undefined;
}

/** The type with the charset the text is really written in. */
export function withCharset(type: string, content: Uint8Array): string {
  return type === 'text/plain' ? `${type}; charset=${isUtf8(content) ? 'utf-8' : 'windows-1252'}` : type;
}

/** A picture the text refers to. */
export interface InlinePicture {
  readonly contentId: string;
  readonly content: Uint8Array;
}

const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:.75rem;overflow-wrap:anywhere}
img{max-width:100%;height:auto}
h1,h2,h3,h4,h5,h6{font-size:1.125rem;margin:.75rem 0 .375rem}
h1{font-size:1.375rem}
pre{white-space:pre-wrap}
table{border-spacing:.5rem .125rem;max-width:100%}
td,th{vertical-align:top;text-align:start;min-width:5ch}
blockquote{margin:.5rem 0;padding-inline-start:.75rem;border-inline-start:3px solid #888}
p,li,td,th,h1,h2,h3,h4,h5,h6,blockquote,div{unicode-bidi:plaintext}
.left-out{opacity:.75;font-style:italic}`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** For the answer as for the frame: no scripts, no forms, no origin; links open a window of their own. */
export const mailPagePolicy = [
  "default-src 'none'",
  'img-src data:',
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** For parts and raw mails, saved or looked at: should a browser ever take one for a page, it is a stranger's and does nothing. */
export const mailFilePolicy =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** A page of cleaned HTML with the pictures that came along inside it. */
export function mailPage(html: string, pictures: readonly InlinePicture[]): string {
  const byId = new Map(pictures.map((picture) => [picture.contentId.toLowerCase(), picture]));
  let left = largestPictures;
  const shown = new Map<string, string>();
  const inside = (cid: string): string | undefined => {
    const id = decoded(cid).toLowerCase();
    const known = shown.get(id);
    if (known !== undefined) return known;
    const content = byId.get(id)?.content;
    if (!content || content.byteLength > largestPicture || content.byteLength > left) return undefined;
    const type = shownType(content.subarray(0, headBytes), '', content.byteLength);
    if (type === undefined) return undefined;
    left -= content.byteLength;
    const url = `data:${type};base64,${Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64')}`;
    shown.set(id, url);
    return url;
  };
  const body = html
    .replace(/<img\b[^>]*>/g, (tag) => {
      const url = inside(/ src="cid:([^"]*)"/i.exec(tag)?.[1] ?? '');
      if (url !== undefined) return tag.replace(/ src="[^"]*"/i, () => ` src="${url}"`);
      const words = / alt="([^"]*)"/i.exec(tag)?.[1] ?? '';
      return `<span class="left-out">[Bild${words === '' ? '' : `: ${words}`}]</span>`;
    })
    // Who is looked at shall not learn from where; and a link never takes the place of the mail.
    .replace(/<a (?=[^>]*\bhref=)/g, '<a target="_blank" rel="noopener noreferrer nofollow" ');
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>E-Mail</title><style>${style}</style></head><body dir="auto">${body}</body></html>`;
}

/** As it stands in an attribute: entities, then percent signs (RFC 2392). */
function decoded(cid: string): string {
  const plain = cid.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
