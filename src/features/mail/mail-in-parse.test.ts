// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import type { ReadMail } from './mail-in.core.ts';
import { identityOf } from './mail-in-identity.ts';
import { filePart, lines, mailOf, multipart, nested, textPart } from './mail-in.fixture.ts';
import { readMail } from './mail-in-parse.ts';
import { partName } from './mail-in-words.ts';

const now = Date.UTC(2026, 10, 23, 9);
async function read(raw: Uint8Array): Promise<ReadMail> {
  const reading = await readMail(raw, now);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.mail;
}
const reason = async (raw: Uint8Array) => {
  const reading = await readMail(raw, now);
  return reading.ok ? 'read' : reading.reason;
};

describe('reading a mail', () => {
  it('[MI6] gives subject, sender, recipients, time and text', async () => {
    const mail = await read(
      mailOf({
        Subject: '=?utf-8?Q?Gr=C3=BC=C3=9Fe?= aus =?iso-8859-1?B?S/ZsbiE=?=',
        From: '=?utf-8?B?Wm/DqyBNw7zDn2ln?= <zoe@example.org>',
        'Reply-To': 'antwort@example.org',
        Cc: 'Chef <chef@example.org>',
        'Delivered-To': 'post+12345670-abcdefghijkl@stadt.example',
        'In-Reply-To': '<davor@stadt.example>',
      }),
    );
    expect(mail).toMatchObject({
      subject: 'Grüße aus Köln!',
      from: { name: 'Zoë Müßig', address: 'zoe@example.org' },
      replyTo: { address: 'antwort@example.org' },
      recipients: ['buergerservice@stadt.example', 'chef@example.org', 'post+12345670-abcdefghijkl@stadt.example'],
      sentAt: Date.UTC(2026, 10, 23, 8),
      messageId: '<eins@example.org>',
      references: ['<davor@stadt.example>'],
      text: 'Guten Tag,\nwann ist offen?',
      html: null,
      parts: [],
    });
  });

  it('[MI5] fault 18: reads a mail without From, Date and Message-ID', async () => {
    const mail = await read(mailOf({ From: undefined, Date: undefined, 'Message-ID': undefined, Subject: undefined }));
    expect(mail).toMatchObject({
      from: null,
      sentAt: null,
      messageId: null,
      subject: '',
      text: expect.stringContaining('offen'),
    });
  });

  it.each(['Thu, 01 Jan 1970 00:00:00 +0000', 'Fri, 31 Dec 2099 23:59:59 +0000', 'irgendwann'])(
    '[MI5] fault 18: takes %s for no time',
    async (date) => expect((await read(mailOf({ Date: date }))).sentAt).toBeNull(),
  );

  it('[MI6] fault 18: reads headers in eight bits, UTF-8 or not', async () => {
    const inUtf8 = Buffer.from('Müll in der Straße').toString('latin1');
    expect((await read(mailOf({ Subject: inUtf8 }))).subject).toBe('Müll in der Straße');
    expect((await read(mailOf({ Subject: 'Müll in der Straße' }))).subject).toBe('Müll in der Straße');
    const cyrillic = Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]).toString('latin1');
    const inKoi8 = mailOf(
      { Subject: cyrillic, 'Content-Type': 'text/plain; charset=koi8-r' },
      Buffer.from([0xc4, 0xc1]),
    );
    expect(await read(inKoi8)).toMatchObject({ subject: 'Привет', text: 'да' });
  });

  it('[MI6] fault 18: reads texts that name the wrong charset, or one nobody knows', async () => {
    const latin = Buffer.from('Grüße', 'latin1');
    const utf8 = Buffer.from('Grüße – schön');
    const text = async (charset: string, body: Buffer) =>
      (await read(mailOf({ 'Content-Type': `text/plain; charset=${charset}` }, body))).text;
    expect(await text('utf-8', latin)).toBe('Grüße');
    expect(await text('iso-8859-1', utf8)).toBe('Grüße – schön');
    expect(await text('us-ascii', utf8)).toBe('Grüße – schön');
    expect(await text('x-erfunden', utf8)).toBe('Grüße – schön');
    expect(await text('x-erfunden', latin)).toBe('Grüße');
  });

  it('[MI6] fault 18: keeps winmail.dat, S/MIME and mails in mails as files, the words around them readable', async () => {
    const outlook = await read(
      multipart('multipart/mixed', [textPart('Siehe Anhang'), filePart('winmail.dat', 'application/ms-tnef', 'x')]),
    );
    expect(outlook).toMatchObject({
      text: 'Siehe Anhang',
      parts: [{ name: 'winmail.dat', type: 'application/ms-tnef' }],
    });
    const signed = await read(
      multipart('multipart/signed; protocol="application/pkcs7-signature"', [
        textPart('Unterschrieben'),
        filePart('smime.p7s', 'application/pkcs7-signature', 'x'),
      ]),
    );
    expect(signed).toMatchObject({ text: 'Unterschrieben', encrypted: false, parts: [{ name: 'smime.p7s' }] });
    const sealed = await read(
      mailOf({ 'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m' }, 'xxxx'),
    );
    expect(sealed).toMatchObject({ text: '', encrypted: true, parts: [{ name: 'smime.p7m' }] });
    const inner = mailOf({ Subject: '=?utf-8?Q?Alte_Post_f=C3=BCr_Sie?=' }, 'Inneres').toString('latin1');
    const forwarded = await read(
      multipart('multipart/mixed', [
        textPart('Anbei'),
        { headers: { 'Content-Type': 'message/rfc822', 'Content-Disposition': 'attachment' }, body: inner },
      ]),
    );
    expect(forwarded).toMatchObject({
      text: 'Anbei',
      parts: [{ name: 'Alte Post für Sie.eml', type: 'message/rfc822' }],
    });
    const inside = await read(
      multipart('multipart/mixed', [textPart('Anbei'), { headers: { 'Content-Type': 'message/rfc822' }, body: inner }]),
    );
    expect(inside.text).toMatch(/Anbei[^]*Alte Post für Sie[^]*Inneres/);
  });

  it('[MI11] mends a boundary that is used otherwise than it is named, and takes a text without headers for a text', async () => {
    const body = lines('--b1', 'Content-Type: text/plain', '', 'Gerettet', '--b1--', '');
    expect((await read(mailOf({ 'Content-Type': 'multipart/mixed' }, body))).text).toBe('Gerettet');
    expect((await read(mailOf({ 'Content-Type': 'multipart/mixed; boundary=b2' }, body))).text).toBe('Gerettet');
    expect(await read(Buffer.from('Nur ein Satz ohne alles.'))).toMatchObject({
      text: 'Nur ein Satz ohne alles.',
      from: null,
    });
  });

  it('[MI7] sees the marks of programs', async () => {
    const { signals } = await read(
      mailOf({
        'Auto-Submitted': 'auto-replied',
        Precedence: 'bulk',
        'List-Id': 'Liste <liste.example.org>',
        'X-Auto-Response-Suppress': 'All',
        'Return-Path': '<>',
      }),
    );
    expect(signals).toEqual({
      autoSubmitted: 'auto-replied',
      precedence: 'bulk',
      listId: 'Liste <liste.example.org>',
      suppress: 'All',
      autoReplyMark: false,
      returnPath: '',
      deliveryReport: false,
      authentication: [],
    });
  });

  it('[MI17] gives what servers on the way say of the sender from the top down, unless there are two senders', async () => {
    const said = {
      'Authentication-Results': 'mail.stadt.example;\r\n dmarc=pass header.from=example.org',
      'authentication-results': 'mx.example.net; dmarc=fail',
    };
    const authentication = async (headers: Record<string, string>) =>
      (await read(mailOf({ ...said, ...headers }))).signals.authentication;
    const both = ['mail.stadt.example; dmarc=pass header.from=example.org', 'mx.example.net; dmarc=fail'];
    expect(await authentication({})).toEqual(both);
    expect(await authentication({ From: '"Zoe, B." <zoe@example.org>' })).toEqual(both);
    expect(await authentication({ From: 'zoe@example.org <zoe@example.org>' })).toEqual(both);
    expect(await authentication({ From: 'zoe@example.org, opfer@example.net' })).toEqual([]);
    expect(await authentication({ From: '<zoe@example.org> <opfer@example.net>' })).toEqual([]);
    expect(await authentication({ from: 'opfer@example.net' })).toEqual([]);
  });
});

describe('what would do harm', () => {
  it('[MI12] S13: leaves nothing in HTML that runs or is loaded', async () => {
    const evil = [
      '<p onclick="x()">Hallo <b>Welt</b></p><script>alert(1)</script><style>p{background:url(http://e.example/)}</style>',
      '<img src="http://e.example/pixel.png" alt="Bild fehlt"><img src="cid:logo@x"><svg onload=x()><circle/></svg>',
      '<a href="java\tscript:x()">a</a><a href="https://stadt.example/">b</a><base href="http://e.example/">',
      '<form action="http://e.example"><input name="a"></form><iframe src="http://e.example"></iframe>',
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
      '<meta http-equiv="refresh" content="0;url=http://e.example"><link rel="stylesheet" href="http://e.example/c">',
      '<div style="background:url(http://e.example/)">Ende</div>',
    ].join('');
    const { html, text, outsidePictures } = await read(mailOf({ 'Content-Type': 'text/html; charset=utf-8' }, evil));
    expect(html).not.toMatch(
      /e\.example|script|style|onload|onclick|onerror|<svg|<form|<iframe|<base|<meta|<link|<math/i,
    );
    expect(html).toContain('src="cid:logo@x"');
    expect(html).toContain('href="https://stadt.example/"');
    expect(text).toMatch(/^Hallo Welt\n[^]*Bild fehlt[^]*Ende$/);
    expect(outsidePictures).toBe(1);
    expect(text).not.toMatch(/alert|background/);
  });

  it('[MI12] S15: line breaks, NUL and turned directions do not reach subject, names and addresses', async () => {
    const mail = await read(
      mailOf({
        Subject: '=?utf-8?Q?Eins=0D=0ABcc:_alle@example.org=00?=\r\n Zwei',
        From: `=?utf-8?B?${Buffer.from('Zoe\r\nTo: x').toString('base64')}?= <zoe@example.org>`,
      }),
    );
    expect(mail.subject).toBe('Eins Bcc: alle@example.org Zwei');
    expect(mail.from?.name).toBe('Zoe To: x');
    expect(`${mail.subject}${mail.from?.name}${mail.text}`.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    const words = Array.from({ length: 5000 }, () => '=?utf-8?Q?wort_?=').join('\r\n ');
    expect((await read(mailOf({ Subject: words }))).subject.length).toBe(500);
  });

  it('[MI12] S17: names of files lose paths, deceiving signs and length', () => {
    expect(partName('../../etc/passwd', 'text/plain', 0)).toBe('passwd');
    expect(partName('C:\\Users\\x\\plan.pdf', 'application/pdf', 0)).toBe('plan.pdf');
    expect(partName('rechnung\u202Efdp.exe', 'application/pdf', 0)).toBe('rechnungfdp.exe');
    expect(partName('"><img src=x onerror=1>.svg', 'image/svg+xml', 0)).not.toMatch(/[<>"]/);
    expect(partName(`${'a'.repeat(255)}.docx`, 'x/y', 0)).toMatch(/^a{115}\.docx$/);
    expect(partName('..', 'application/pdf', 2)).toBe('anhang-3.pdf');
    expect(partName(null, 'x/y', 0)).toBe('anhang-1.bin');
  });

  it('[MI11] S18: refuses what is built to take forever, with the reason', async () => {
    expect(await reason(Buffer.alloc(0))).toBe('empty');
    expect(await reason(Buffer.from('\r\n\r\n \r\n'))).toBe('empty');
    expect(await reason(mailOf({ 'X-Viel': 'x'.repeat(1_100_000) }))).toBe('headersTooLarge');
    const many = Array.from({ length: 200_000 }, () => '--b\r\n\r\nx\r\n').join('');
    expect(await reason(mailOf({ 'Content-Type': 'multipart/mixed; boundary=b' }, many))).toBe('tooManyParts');
    expect(await reason(nested(100))).toBe('tooDeep');
    expect(await reason(nested(5_000))).toBe('tooManyParts');
    expect(await reason(mailOf({ 'Content-Type': 'multipart/mixed' }, 'Text ohne jede Grenze'))).toBe(
      'boundaryMissing',
    );
  });
});

describe('which mail it is', () => {
  const same = async (one: Uint8Array, other: Uint8Array) => (await identityOf(one)) === (await identityOf(other));

  it('[MI3] does not look at what servers on the way wrote, line endings and the order of headers', async () => {
    const raw = mailOf();
    const restored = Buffer.from(
      `Received: by backup.example; x\nX-UID: 7\nX-Spam-Flag: NO\n${raw.toString('latin1').replaceAll('\r\n', '\n')}\n\n`,
      'latin1',
    );
    expect(await same(raw, restored)).toBe(true);
    const [first = '', second = '', ...rest] = raw.toString('latin1').split('\r\n');
    expect(await same(raw, Buffer.from([second, first, ...rest].join('\r\n'), 'latin1'))).toBe(true);
    expect(await same(mailOf({ Subject: 'a\r\n b' }), mailOf({ Subject: 'a b' }))).toBe(true);
  });

  it('[MI3] does not believe the Message-ID alone', async () => {
    expect(await same(mailOf(), mailOf({}, 'Etwas anderes'))).toBe(false);
    expect(await same(mailOf(), mailOf({ Subject: 'Etwas anderes' }))).toBe(false);
    expect(await same(mailOf(), mailOf({ 'Message-ID': '<zwei@example.org>' }))).toBe(false);
    expect(await same(mailOf({ 'Message-ID': undefined }), mailOf({ 'Message-ID': undefined }))).toBe(true);
  });

  it('[MI3] reads large mails in pieces to the same end', async () => {
    const body = 'zeile\r\n'.repeat(500_000);
    expect(await same(mailOf({}, body), mailOf({}, body.replaceAll('\r\n', '\n')))).toBe(true);
    expect(await same(mailOf({}, body), mailOf({}, `${body}x`))).toBe(false);
  });
});
