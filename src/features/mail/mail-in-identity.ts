// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What makes a mail the mail it is, read from its bytes (MI3). */
import { createHash } from 'node:crypto';
import { isOwnHeader } from './mail-in.core.ts';

/** Bytes of the headers; whoever writes more is hashed as a whole. */
const longestHead = 1_048_576;
/** Bytes hashed in one go: others get their turn in between. */
const slice = 1_048_576;

/**
 * SHA-256 over the sender's headers, Message-ID among them, and the content. What servers on the way add, the endings of lines
 * and empty lines at the end do not matter: the same mail from a backup is the same mail.
 */
export async function identityOf(raw: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const head = headOf(bytes);
  for (const header of ownHeadersIn(bytes.subarray(0, head))) hash.update(header, 'latin1').update('\n');
  hash.update('\n');
  let end = bytes.length;
  while (end > head && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end -= 1;
  for (let at = head; at < end; at += slice) {
    if (at > head) await new Promise((resume) => setImmediate(resume));
    const text = bytes.subarray(at, Math.min(end, at + slice)).toString('latin1');
    hash.update(text.replaceAll('\r', ''), 'latin1');
  }
  return hash.digest('hex');
}

/** Where the content begins, the empty line before it included; 0 = no headers. */
function headOf(bytes: Buffer): number {
  const area = bytes.subarray(0, longestHead);
  const ends = ['\r\n\r\n', '\n\n'].map((mark) => ({ at: area.indexOf(mark), length: mark.length }));
  const found = ends.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0];
  if (found) return found.at + found.length;
  return bytes.length <= longestHead ? bytes.length : 0;
}

/** The sender's headers unfolded, in a fixed order: some servers sort them anew. */
function ownHeadersIn(head: Buffer): string[] {
  return head
    .toString('latin1')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, name, value = ''] = /^([\x21-\x39\x3B-\x7E]+)[ \t]*:(.*)$/.exec(line) ?? [];
      return name !== undefined && isOwnHeader(name)
        ? [`${name.toLowerCase()}:${value.replace(/\s+/g, ' ').trim()}`]
        : [];
    })
    .sort();
}
