// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Raw mails for tests, written by us: one for each trap. */

/** Lines joined as mail servers do. */
export function lines(...all: readonly string[]): string {
  return all.join('\r\n');
}

/** A raw mail of headers and a body; a header with the value undefined is left out. */
export function mailOf(
  headers: Readonly<Record<string, string | undefined>> = {},
  body: string | Uint8Array = 'Guten Tag,\r\nwann ist offen?\r\n',
): Buffer {
  const all: Record<string, string | undefined> = {
    From: 'Zoe Beispiel <zoe@example.org>',
    To: 'buergerservice@stadt.example',
    Subject: 'Frage zum Ausweis',
    Date: 'Mon, 23 Nov 2026 09:00:00 +0100',
    'Message-ID': '<eins@example.org>',
    ...headers,
  };
  const head = Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  return Buffer.concat([
    Buffer.from(`${head}\r\n`, 'latin1'),
    typeof body === 'string' ? Buffer.from(body) : Buffer.from(body),
  ]);
}

/** A mail of several parts, each with its own headers. */
export function multipart(
  type: string,
  parts: readonly { readonly headers: Readonly<Record<string, string>>; readonly body: string }[],
  headers: Readonly<Record<string, string | undefined>> = {},
): Buffer {
  const body = parts
    .map((part) =>
      lines('--grenze', ...Object.entries(part.headers).map(([name, value]) => `${name}: ${value}`), '', part.body, ''),
    )
    .join('');
  return mailOf(
    { 'MIME-Version': '1.0', 'Content-Type': `${type}; boundary="grenze"`, ...headers },
    Buffer.from(`${body}--grenze--\r\n`, 'latin1'),
  );
}

/** A part with a file in it. */
export function filePart(name: string, type: string, content: string | Uint8Array, disposition = 'attachment') {
  return {
    headers: {
      'Content-Type': type,
      'Content-Transfer-Encoding': 'base64',
      'Content-Disposition': `${disposition}; filename="${name}"`,
    },
    body: Buffer.from(content).toString('base64'),
  };
}

/** A part that is the text. */
export function textPart(text: string, type = 'text/plain; charset=utf-8') {
  return {
    headers: { 'Content-Type': type, 'Content-Transfer-Encoding': 'base64' },
    body: Buffer.from(text).toString('base64'),
  };
}

/** What a server sends back when a mail to `returnedTo` did not arrive (RFC 3464). */
export function bounceOf(replyTo: string): Buffer {
  return multipart(
    'multipart/report; report-type=delivery-status',
    [
      textPart('Your message could not be delivered.'),
      {
        headers: { 'Content-Type': 'message/delivery-status' },
        body: lines(
          'Reporting-MTA: dns; mx.example.org',
          '',
          'Final-Recipient: rfc822; zoe@example.org',
          'Status: 5.1.1',
        ),
      },
      {
        headers: { 'Content-Type': 'text/rfc822-headers' },
        body: lines('From: post@stadt.example', `Reply-To: <${replyTo}>`, 'Subject: Ihre Frage'),
      },
    ],
    { From: 'MAILER-DAEMON@mx.example.org', 'Return-Path': '<>', 'Message-ID': '<bounce@mx.example.org>' },
  );
}

/** Boxes in boxes. */
export function nested(levels: number): Buffer {
  const open = Array.from({ length: levels }, (_, at) =>
    lines(`--g${at}`, `Content-Type: multipart/mixed; boundary="g${at + 1}"`, '', ''),
  ).join('');
  return mailOf({ 'Content-Type': 'multipart/mixed; boundary="g0"' }, `${open}--g${levels}\r\n\r\nText\r\n`);
}
