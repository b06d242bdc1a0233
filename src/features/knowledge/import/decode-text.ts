// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Text of a file whatever its encoding: UTF-8 with and without mark, UTF-16 in both orders, Windows-1252, or what the XML says. */
import { isUtf8 } from 'node:buffer';
import { ImportRefused, type Bytes } from './import-refused.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes looked at before the first text is given. */
const sniffed = 1024;

/** The text piece by piece; throws `encodingBroken` where bytes are no text in the encoding the file began with. */
export async function* decodeText(bytes: Bytes): AsyncGenerator<string, void, undefined> {
  let head: Uint8Array | undefined = new Uint8Array(0);
  let decode: ((chunk: Uint8Array, last: boolean) => string) | undefined;
  for await (const chunk of bytes) {
    if (head !== undefined) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      if (head.length < sniffed) continue;
      decode = decoderOf(head);
      yield decode(head, false);
      head = undefined;
    } else if (decode) yield decode(chunk, false);
  }
  if (head !== undefined) yield decoderOf(head)(head, true);
  else if (decode) yield decode(new Uint8Array(0), true);
}

function decoderOf(head: Uint8Array): (chunk: Uint8Array, last: boolean) => string {
  const encoding = encodingOf(head);
  return encoding === 'utf-8' ? utf8OrWindows() : streaming(encoding);
}

function encodingOf(head: Uint8Array): Encoding {
  const [a = 0, b = 0, c = 0, d = 0] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Without a mark: Latin letters in UTF-16 have every other byte zero.
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(
    Buffer.from(head.subarray(0, 200)).toString('latin1'),
  )?.[1];
  return declared !== undefined && /^(?:iso-8859-1|windows-1252|latin1|us-ascii)$/i.test(declared)
    ? 'windows-1252'
    : 'utf-8';
}

function streaming(encoding: Encoding): (chunk: Uint8Array, last: boolean) => string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (chunk, last) => {
    try {
      return decoder.decode(chunk, { stream: !last });
    } catch (cause) {
      throw new ImportRefused('encodingBroken', 0, encoding, cause);
    }
  };
}

/**
 * UTF-8 until a byte says otherwise: as long as only plain letters came, the file may be Windows-1252 (what Excel saves as CSV);
 * once UTF-8 letters came, other bytes are damage.
 */
function utf8OrWindows(): (chunk: Uint8Array, last: boolean) => string {
  let windows: ((chunk: Uint8Array, last: boolean) => string) | undefined;
  let rest: Uint8Array = new Uint8Array(0);
  let sawUtf8 = false;
  let first = true;
  let at = 0;
  return (chunk, last) => {
    if (windows) return windows(chunk, last);
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = last ? all.length : wholeLetters(all);
    const whole = all.subarray(0, end);
    rest = all.subarray(end);
    if (isUtf8(whole)) {
      sawUtf8 ||= whole.some((byte) => byte > 0x7f);
      at += whole.length;
      const text = Buffer.from(whole.buffer, whole.byteOffset, whole.length).toString('utf8');
      const unmarked = first ? text.replace(/^\uFEFF/, '') : text;
      first = false;
      return unmarked;
    }
    if (sawUtf8) throw new ImportRefused('encodingBroken', 0, `UTF-8, ${at}`);
    windows = streaming('windows-1252');
    return windows(all, last);
  };
}

/** How many bytes are whole letters: up to three at the end may be the beginning of one. */
function wholeLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
