// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What a file is, by its content, and its fingerprint. Reads piece by piece; trusts no name. Rules: attachments.spec.md, AT2 and AT3. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { ImportRefused } from '../import/import-refused.ts';
import { openZip, type Zip } from '../import/zip.ts';
import {
  isBinary,
  isMarkup,
  isWhole,
  kindOfHead,
  kindOfParts,
  largestAttachment,
  type AttachmentKind,
} from './attachment.core.ts';
import type { FileRefusal } from './attachments.contract.ts';

/** What a file turned out to be. */
export interface Judged {
  readonly kind: AttachmentKind;
  /** Of plain text. */
  readonly charset: string | null;
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** Bytes read and kept at a time. */
export const pieceBytes = 256 * 1024;
const edge = 1024;

/** Judges an opened file; a string is the reason why it is refused. Nothing beyond the size limit is read. */
export async function judgeFile(file: FileHandle): Promise<Judged | FileRefusal> {
  const { size } = await file.stat();
  if (size === 0) return 'attachmentEmpty';
  if (size > largestAttachment) return 'attachmentTooLarge';
  const head = await bytesAt(file, 0, Math.min(edge, size));
  const first = kindOfHead(head);
  const found =
    first === 'zip'
      ? await packedKind(file)
      : first === 'other'
        ? await textKind(file)
        : { kind: first, charset: null };
  if (typeof found === 'string') return found;
  if (first !== 'zip' && first !== 'other') {
    const tail = await bytesAt(file, Math.max(0, size - edge), Math.min(edge, size));
    if (!isWhole(first, head, tail, size)) return 'attachmentBroken';
  }
  const hash = createHash('sha256');
  for await (const piece of piecesOf(file)) hash.update(piece);
  return { ...found, bytes: size, sha256: hash.digest('hex') };
}

/** The content in its order. */
export async function* piecesOf(file: FileHandle): AsyncGenerator<Buffer, void, undefined> {
  const { size } = await file.stat();
  for (let at = 0; at < size; at += pieceBytes) yield bytesAt(file, at, Math.min(pieceBytes, size - at));
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

type Found = { readonly kind: AttachmentKind; readonly charset: string | null };

async function packedKind(file: FileHandle): Promise<Found | FileRefusal> {
  try {
    const zip = await openZip(file);
    const kind = kindOfParts(zip.names, await mimetypeOf(zip));
    if (kind === 'macros') return 'attachmentMacros';
    return kind === undefined ? 'attachmentUnknown' : { kind, charset: null };
  } catch (error) {
    if (error instanceof ImportRefused) return 'attachmentBroken';
    throw error;
  }
}

/** OpenDocument says in its first part what it is. */
async function mimetypeOf(zip: Zip): Promise<string> {
  const part = zip.open('mimetype');
  let text = '';
  if (part)
    for await (const bytes of part) {
      text += Buffer.from(bytes).toString('latin1');
      if (text.length > 200) break;
    }
  return text.trim();
}

/** In which characters a text is written: tried in the order in which a mistake would show. */
async function textKind(file: FileHandle): Promise<Found | FileRefusal> {
  const head = await bytesAt(file, 0, 2);
  const utf16 =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
  for (const charset of utf16 === null ? ['utf-8', 'windows-1252'] : [utf16]) {
    const read = await readsAs(file, charset);
    if (read === 'markup') return 'attachmentMarkup';
    if (read === 'text') return { kind: 'text', charset: charset.startsWith('utf-16') ? 'utf-16' : charset };
  }
  return 'attachmentUnknown';
}

async function readsAs(file: FileHandle, charset: string): Promise<'text' | 'markup' | 'no'> {
  const decoder = new TextDecoder(charset, { fatal: true });
  let begun = false;
  try {
    for await (const piece of piecesOf(file)) {
      // Bytes that Windows-1252 does not know are read as control characters.
      const text = decoder.decode(piece, { stream: true });
      if (isBinary(text) || /[\u0080-\u009F]/.test(text)) return 'no';
      if (!begun && isMarkup(text)) return 'markup';
      begun = true;
    }
    decoder.decode();
    return 'text';
  } catch (error) {
    if (error instanceof TypeError) return 'no';
    throw error;
  }
}
