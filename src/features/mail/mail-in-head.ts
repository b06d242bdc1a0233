// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The headers of a mail without what stands below them: enough to say who wrote, little enough for any mail. */

/** Bytes looked at: whoever writes longer headers is named as far as they reach. */
export const longestHead = 65_536;

/** The headers as they came, with the empty line that ends them. */
export function headersOf(raw: Uint8Array): Buffer {
  return Buffer.from(`${textOf(raw)}\r\n\r\n`, 'latin1');
}

/** A mail of the sender's headers only, to be read like any other; what describes a content that is not there is left out. */
export function headOnly(raw: Uint8Array): Buffer {
  const kept = textOf(raw)
    .split(/\r?\n(?![ \t])/)
    .filter((line) => !/^(?:content-[a-z-]+|mime-version)[ \t]*:/i.test(line));
  return Buffer.from(`${kept.join('\r\n')}\r\n\r\n`, 'latin1');
}

function textOf(raw: Uint8Array): string {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, longestHead)).toString('latin1');
  return text.slice(0, /\r?\n\r?\n/.exec(text)?.index ?? text.length);
}
