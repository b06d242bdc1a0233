// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Takes a mail apart. Runs on a thread of its own (`mail-in-worker.ts`): what kills it kills nothing else. */
import { isUtf8 } from 'node:buffer';
import PostalMime, { decodeWords, type Address, type Attachment, type Email } from 'postal-mime';
import type { MailAddress, MailPart, MailSignals, ReadMail, Unreadable } from './mail-in.core.ts';
import { cleanHtml } from './mail-in-html.ts';
import { largestHeaders, whyNotParse } from './mail-in-limits.ts';
import { oneLine, partName, plainText } from './mail-in-words.ts';

/** A mail that could be read, or why not. */
export type Reading =
  { readonly ok: true; readonly mail: ReadMail } | { readonly ok: false; readonly reason: Unreadable };

/** Characters kept of a text; the raw mail has all of it. */
const longestText = 400_000;
/** Bytes of what a bounce gives back that are looked at. */
const longestReturned = 65_536;
const parserLimits = { maxNestingDepth: 60, maxHeadersSize: largestHeaders, maxRfc822NestingDepth: 4 } as const;

/** Reads a raw mail; `now` (Unix milliseconds) tells times that cannot be. Never throws for what strangers send. */
export async function readMail(raw: Uint8Array, now: number): Promise<Reading> {
  const came = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const why = whyNotParse(came);
  if (why) return { ok: false, reason: why };
  try {
    const bytes = withReadableHeaders(came);
    const email = await withRightCharset(bytes, await PostalMime.parse(bytes, parserLimits));
    if (lostItsParts(email)) {
      const mended = mendedBoundary(bytes);
      const again = mended && (await PostalMime.parse(mended, parserLimits));
      if (again && !lostItsParts(again)) return { ok: true, mail: mailOf(again, now) };
      if (bodyOf(bytes).trim() !== '') return { ok: false, reason: 'boundaryMissing' };
    }
    const mail = mailOf(email, now);
    return { ok: true, mail: hasHeaders(email) ? mail : { ...mail, subject: '', text: wordsOf(bytes) } };
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    if (/nesting depth/i.test(said)) return { ok: false, reason: 'tooDeep' };
    if (/header size/i.test(said)) return { ok: false, reason: 'headersTooLarge' };
    return { ok: false, reason: 'broken' };
  }
}

/** Several parts were announced, none was found. */
function lostItsParts(email: Email): boolean {
  const type = header(email, 'content-type') ?? '';
  const isEmpty = (email.text ?? '').trim() === '' && (email.html ?? '').trim() === '';
  return /^\s*multipart\//i.test(type) && isEmpty && email.attachments.length === 0;
}

function bodyOf(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const head = /\r?\n\r?\n/.exec(text);
  return head ? text.slice(head.index) : '';
}

/** A file that is no mail, or one that lost its headers, is all text. */
function hasHeaders(email: Email): boolean {
  return email.headers.some(({ key }) =>
    /^(?:from|to|subject|date|received|message-id|return-path|delivered-to|content-type|mime-version)$/.test(key),
  );
}

function wordsOf(bytes: Buffer): string {
  const decoder = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  return plainText(decoder.decode(bytes).slice(0, longestText)).trim();
}

/** Headers in eight bits that are no UTF-8: in the charset the mail names, else Windows-1252. Everything else stays as it is. */
function withReadableHeaders(bytes: Buffer): Buffer {
  if (isUtf8(bytes)) return bytes;
  const text = bytes.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const head = text.slice(0, end);
  const decoder = decoderFor(/charset\s*=\s*"?([\w-]+)/i.exec(head)?.[1]);
  const readable = (line: string): string => {
    const raw = Buffer.from(line, 'latin1');
    return isUtf8(raw) ? line : Buffer.from(decoder.decode(raw), 'utf8').toString('latin1');
  };
  const rest = text.slice(end).replace(/^(?:content-[a-z-]+:|[ \t]+(?:file)?name\*?\d*\*?=)[^\r\n]*/gim, readable);
  return Buffer.from(head.replace(/[^\r\n]+/g, readable) + rest, 'latin1');
}

function decoderFor(charset: string | undefined): TextDecoder {
  try {
    // What says it is UTF-8 here is not.
    return new TextDecoder(charset === undefined || /^utf-?8$/i.test(charset) ? 'windows-1252' : charset);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

/** The boundary was not named, or named otherwise than it is used: the first line that looks like one, with headers behind it. */
function mendedBoundary(bytes: Buffer): Buffer | undefined {
  const text = bytes.toString('latin1');
  const head = /\r?\n\r?\n/.exec(text);
  if (!head) return undefined;
  const used = /^--([^\r\n]{1,200}?)[ \t]*\r?\n(?:[A-Za-z-]+:[^\r\n]*\r?\n|\r?\n)/m.exec(text.slice(head.index));
  if (used?.[1] === undefined || used[1].includes('"')) return undefined;
  const type = `Content-Type: multipart/mixed; boundary="${used[1]}"`;
  const headers = text.slice(0, head.index).replace(/^content-type:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/im, type);
  return Buffer.from(headers + text.slice(head.index), 'latin1');
}

const unknownSign = '\uFFFD';

/** Texts that do not fit the charset they name: Windows-1252 under the name of UTF-8. */
async function withRightCharset(bytes: Buffer, email: Email): Promise<Email> {
  const unread = (of: Email): number => `${of.text ?? ''}${of.html ?? ''}`.split(unknownSign).length - 1;
  if (unread(email) === 0) return email;
  const other = bytes.toString('latin1').replace(/(charset\s*=\s*)("?)(?:utf-?8|us-ascii)\2/gi, '$1"windows-1252"');
  const again = await PostalMime.parse(Buffer.from(other, 'latin1'), parserLimits);
  return unread(again) < unread(email) ? again : email;
}

/** UTF-8 that was read as Windows-1252 ("Ã¼"): the signs are the bytes, so nothing is lost yet. */
function mended(text: string): string {
  if (!/[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u2122]/.test(text)) return text;
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const byte = code < 256 ? code : windows1252.get(code);
    if (byte === undefined) return text;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}
const windows1252 = new Map(
  Array.from({ length: 32 }, (_, at) => at + 0x80).map((byte) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(byte)).codePointAt(0) ?? 0,
    byte,
  ]),
);

function header(email: Email, name: string): string | null {
  return email.headers.find(({ key }) => key === name)?.value ?? null;
}

function mailOf(email: Email, now: number): ReadMail {
  const clean = email.html === undefined ? undefined : cleanHtml(mended(email.html));
  const plain = mended(email.text ?? '').trim();
  const written = plain === '' ? (clean?.text ?? '') : plain;
  const from = addressOf(email.from) ?? oldAddress(header(email, 'from')) ?? addressOf(email.sender);
  return {
    subject: oneLine(mended(email.subject ?? ''), 500),
    from,
    replyTo: addressOf(email.replyTo?.[0]),
    recipients: recipientsOf(email),
    sentAt: sentAtOf(email.date, now),
    messageId: email.messageId === undefined ? null : oneLine(email.messageId, 998),
    references: [...`${email.references ?? ''} ${email.inReplyTo ?? ''}`.matchAll(/<[^<>\s]{1,998}>/g)].map(String),
    text: plainText(written).slice(0, longestText),
    html: clean?.html === undefined || clean.html === null || clean.html === '' ? null : plainText(clean.html),
    outsidePictures: clean?.outsidePictures ?? 0,
    encrypted: isEncrypted(email),
    signals: signalsOf(email),
    returned: returnedIn(email),
    parts: email.attachments.map(partOf),
  };
}

/** The address of a header, whatever people write there; null = none that could be written to. */
function addressOf(address: Address | undefined): MailAddress | null {
  const mailbox = address?.group === undefined ? address : address.group[0];
  if (!mailbox) return null;
  const plain = oneLine(mailbox.address ?? '', 320);
  if (!/^[^\s@<>",;:]+@[^\s@<>",;:]+$/.test(plain)) return null;
  return { name: oneLine(mended(mailbox.name), 200), address: plain };
}

/** What the oldest standard allowed: comments and spaces inside an address. */
function oldAddress(value: string | null): MailAddress | null {
  const plain = (value ?? '').slice(0, 1_000).replace(/\([^()]*\)/g, '');
  const address = (/<([^<>]*)>/.exec(plain)?.[1] ?? plain).replace(/\s*([.@])\s*/g, '$1').trim();
  return addressOf({ name: /^[^<]*(?=<)/.exec(plain)?.[0].trim() ?? '', address });
}

function recipientsOf(email: Email): string[] {
  const named = [...(email.to ?? []), ...(email.cc ?? []), ...(email.bcc ?? [])].flatMap((one) =>
    one.group === undefined ? [one.address] : one.group.map(({ address }) => address),
  );
  const noted = email.headers
    .filter(({ key }) => /^(?:delivered-to|x-original-to|envelope-to|x-envelope-to)$/.test(key))
    .map(({ value }) => value.replace(/[<>]/g, ''));
  return [...new Set([...named, ...noted].map((address) => oneLine(address, 320)))].filter((one) => one.includes('@'));
}

/** 1970 and 2099 are what broken clocks write. */
function sentAtOf(date: string | undefined, now: number): number | null {
  const at = Date.parse(date ?? '');
  return Number.isFinite(at) && at > Date.UTC(1985, 0, 1) && at < now + 2 * 86_400_000 ? at : null;
}

function isEncrypted(email: Email): boolean {
  const type = header(email, 'content-type') ?? '';
  return (
    /^multipart\/encrypted/i.test(type) ||
    (/^application\/(?:x-)?pkcs7-mime/i.test(type) && !/smime-type\s*=\s*"?signed-data/i.test(type))
  );
}

function signalsOf(email: Email): MailSignals {
  const type = header(email, 'content-type') ?? '';
  const returnPath = header(email, 'return-path');
  return {
    autoSubmitted: header(email, 'auto-submitted'),
    precedence: header(email, 'precedence'),
    listId: header(email, 'list-id'),
    suppress: header(email, 'x-auto-response-suppress'),
    autoReplyMark: email.headers.some(({ key }) => /^x-auto(?:reply|respond|reply-from)$/.test(key)),
    returnPath: returnPath === null ? null : returnPath.replace(/[<>\s]/g, ''),
    deliveryReport:
      /^multipart\/report\b[^]*report-type\s*=\s*"?delivery-status/i.test(type) ||
      email.attachments.some(({ mimeType }) => mimeType === 'message/delivery-status') ||
      header(email, 'x-failed-recipients') !== null,
    authentication: authenticationOf(email),
  };
}

/** So many servers on the way are listened to. */
const mostServers = 20;

/** Two senders are one too many: nobody knows for which of them a server vouches. */
function authenticationOf(email: Email): string[] {
  if (email.headers.filter(({ key }) => key === 'from').length !== 1 || namesSeveral(header(email, 'from') ?? ''))
    return [];
  return email.headers
    .filter(({ key }) => key === 'authentication-results')
    .slice(0, mostServers)
    .map(({ value }) => oneLine(value, 4_000));
}

function namesSeveral(from: string): boolean {
  const plain = from.replace(/"(?:[^"\\]|\\.)*"/g, '');
  return plain.includes(',') || plain.includes(';') || plain.split('<').length > 2;
}

/** Headers of the mail that did not arrive, as far as a bounce gives them back. */
function returnedIn(email: Email): string {
  return email.attachments
    .filter(({ mimeType }) => /^(?:message\/rfc822|text\/rfc822-headers|message\/delivery-status)$/.test(mimeType))
    .map((part) => Buffer.from(bytesOf(part).subarray(0, longestReturned)).toString('latin1'))
    .join('\n');
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function partOf(part: Attachment, position: number): MailPart {
  const type = /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(part.mimeType) ? part.mimeType : 'application/octet-stream';
  const content = bytesOf(part);
  const forwarded = part.filename === null && type === 'message/rfc822' ? forwardedName(content) : null;
  return {
    name: partName(mended(part.filename ?? forwarded ?? ''), type, position),
    type: type.slice(0, 120),
    contentId: part.contentId === undefined ? null : oneLine(part.contentId, 500).replace(/^<|>$/g, ''),
    inline: part.disposition !== 'attachment' && part.contentId !== undefined && type.startsWith('image/'),
    content,
  };
}

/** A mail inside a mail is called by its subject. */
function forwardedName(content: Uint8Array): string | null {
  const head = Buffer.from(content.subarray(0, 16_384)).toString('utf8');
  const subject = /^subject:[ \t]*(\S[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im.exec(head)?.[1];
  return subject === undefined ? null : `${oneLine(decodeWords(subject), 80).replace(/[/\\]/g, '_')}.eml`;
}
