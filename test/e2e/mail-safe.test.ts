// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Mails that mean harm, in a real browser: nothing of them runs, nothing is asked of anybody; and those nobody can read. */
import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { filePart, mailOf, multipart, nested, textPart } from '../../src/features/mail/mail-in.fixture.ts';
import { screens, screenshot } from '../harness/browser.ts';
import { startDovecot, type Dovecot } from '../harness/dovecot.ts';
import { mailboxAt, type Mailbox } from '../harness/mailbox.ts';
import { startMailServer, type TestMailServer } from '../harness/mail-server.ts';
import { startProgram, type TestProgram } from '../harness/program.ts';
import { waitFor } from '../harness/wait-for.ts';
import { faultsOf } from './faults.ts';
import { makePerson, openWindow, overflow, picturesOfFailure, signIn, type Window } from './windows.ts';

let dovecot: Dovecot;
let server: TestMailServer;
let program: TestProgram;
let lead: Window;
let mailbox: Mailbox;
/** Requests that were not for us, and windows that opened by themselves. */
let outside: string[] = [];
const box = 'buergerservice';

beforeAll(async () => {
  dovecot = await startDovecot();
  server = await startMailServer();
  mailbox = await mailboxAt(dovecot, { authservId: 'mail.stadt.example' });
  program = await startProgram({
    AMTSLEITUNG_PRACTICE: '1',
    MAILBOXES: mailbox.path,
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    MAIL_FROM: 'Bürgertelefon <buergerservice@stadt.example>',
  });
  const person = await makePerson(program, ['lead', 'admin'], { displayName: 'Lena Leitung' });
  lead = await openWindow(0, { audio: 'none' });
  const { context, page } = lead;
  const own = new URL(program.url).host;
  await context.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && url.host !== own,
    (route) => {
      outside.push(route.request().url());
      return route.abort();
    },
  );
  context.on('page', (opened) => outside.push(`window ${opened.url()}`));
  page.on('dialog', (dialog) => {
    outside.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await signIn(page, program, person, '/tickets');
});
beforeEach(() => {
  outside = [];
});
afterEach(async ({ task }) => {
  await picturesOfFailure(task, [lead]);
  expect(lead?.troubles ?? []).toEqual([]);
});
afterAll(async () => {
  await lead?.close();
  await program?.stop();
  await server?.close();
  await dovecot?.close();
  await mailbox?.remove();
});

/** A picture of one colour, 120 × 60. */
function picture(): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const all = Buffer.alloc(body.length + 8);
    all.writeUInt32BE(data.length, 0);
    body.copy(all, 4);
    all.writeUInt32BE(crc32(body), body.length + 4);
    return all;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(120, 0);
  head.writeUInt32BE(60, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(360, Buffer.from([30, 120, 90]))]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: 60 }, () => row)));
  const sign = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([sign, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const evilHtml = `<html><head><base href="https://e.example/"><meta http-equiv="refresh" content="0;url=https://e.example/weg">
<link rel="stylesheet" href="https://e.example/stil.css"><style>@import url(https://e.example/i.css); p{background:url(https://e.example/b.png)}</style></head>
<body background="https://e.example/h.png" onload="alert('body')">
<h1>Wohnung gesucht</h1><p onclick="alert(1)">Guten Tag, <b>mein Plan</b> liegt bei:</p><p><img src="cid:plan@x" alt="Plan"></p>
<img src="https://e.example/pixel.png" width="1"><img src="//e.example/p2.png" srcset="https://e.example/p3.png 2x"><img src=x onerror="alert('img')">
<svg onload="alert('svg')"><image href="https://e.example/s.png"/></svg><math><mtext><table><mglyph><style><img src=x onerror="alert('mxss')"></style></mglyph></table></mtext></math>
<script src="https://e.example/x.js"></script><script>alert('script'); fetch('https://e.example/f')</script>
<iframe src="https://e.example/frame"></iframe><object data="https://e.example/o"></object><embed src="https://e.example/e"><video src="https://e.example/v" poster="https://e.example/vp"></video><audio src="https://e.example/a" autoplay></audio>
<form action="https://e.example/form"><input name="passwort"><button>Senden</button></form>
<a href="java&#9;script:alert('link')">klick</a> <a href="https://stadt.example/formular">Formular</a> <a href="data:text/html,<script>alert(1)</script>">daten</a>
<div style="background:url(https://e.example/div.png);position:fixed;inset:0">Fertig</div>
<table><tr><td>${'Langeswortohneende'.repeat(30)}</td><td dir="rtl">שלום עולם</td></tr></table></body></html>`;

const evilMail = () =>
  multipart(
    'multipart/related',
    [
      textPart(evilHtml, 'text/html; charset=utf-8'),
      (() => {
        const part = filePart('plan.png', 'image/png', picture(), 'inline');
        return { ...part, headers: { ...part.headers, 'Content-ID': '<plan@x>' } };
      })(),
      filePart(
        '"><img src=x onerror=alert(2)>.svg',
        'image/svg+xml',
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(3)"/>',
      ),
      filePart('../../rechnung.pdf', 'application/pdf', '%PDF-1.7\n<html><script>alert(4)</script>'),
      filePart('foto.png', 'image/png', '<!doctype html><script>alert(5)</script>'),
      filePart('notiz.txt', 'text/plain', 'Grüße vom <b>Amt</b>'),
      filePart('eicar.com', 'application/octet-stream', 'MZ not really a program'),
    ],
    {
      From: '=?utf-8?Q?=3Cimg_src=3Dx_onerror=3Dalert=286=29=3E?= <boese@example.org>',
      Subject: '=?utf-8?Q?=3Cscript=3Ealert=287=29=3C/script=3E_Wohnung?=',
      'Message-ID': '<boese@example.org>',
      'Authentication-Results': 'mail.stadt.example; dmarc=fail header.from=example.org',
    },
  );

const rows = (name: string) =>
  lead.page
    .getByRole('grid', { name })
    .getByRole('row')
    .filter({ has: lead.page.getByRole('rowheader') });
const detail = () => lead.page.getByRole('complementary', { name: /^Ticket \d{4} \d{4}$/ });

test('[MI20] [MI12] S13: a mail full of traps is read with its layout; nothing runs and nobody is asked for anything', async () => {
  const { page } = lead;
  dovecot.deliver(box, evilMail());
  await rows('Tickets').filter({ hasText: 'onerror' }).click({ timeout: 20_000 });
  const ticket = detail();
  await ticket.getByText('<script>alert(7)</script> Wohnung').waitFor();
  await ticket.getByText('Eingang nicht bestätigt').waitFor();
  await ticket.getByText('Der Mailserver bestätigt nicht, dass der Absender echt ist.').waitFor();
  await ticket.getByRole('button', { name: 'Mit Gestaltung und Bildern zeigen' }).click();
  await ticket.getByText(/2 Bilder von fremden Servern werden nicht geladen\./).waitFor();
  const frame = page.frameLocator('iframe[title="E-Mail mit Gestaltung"]');
  await frame.getByRole('heading', { name: 'Wohnung gesucht' }).waitFor();
  await frame.getByText('Fertig').waitFor();
  const plan = frame.getByRole('img', { name: 'Plan' });
  await expect
    .poll(() => plan.evaluate((img: HTMLImageElement) => [img.complete, img.naturalWidth, img.naturalHeight]))
    .toEqual([true, 120, 60]);
  const inside = page.frames().find((one) => one.url().endsWith('/page'));
  // The frame is a stranger to us: no origin, no scripts, nothing wider than itself.
  expect(
    await inside?.evaluate(() => [
      window.origin,
      document.scripts.length,
      document.querySelectorAll('form,iframe,object,embed,video,audio,svg,base,link').length,
      document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      getComputedStyle(document.querySelector('[dir=rtl]') ?? document.body).direction,
    ]),
  ).toEqual(['null', 0, 0, true, 'rtl']);
  expect(
    await frame
      .getByRole('link')
      .evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.getAttribute('target'), a.getAttribute('rel')])),
  ).toEqual([['https://stadt.example/formular', '_blank', 'noopener noreferrer nofollow']]);
  await page.waitForTimeout(500);
  expect(outside).toEqual([]);
  // Not even an attempt: neither of the mail's scripts nor against the policy.
  expect(lead.troubles).toEqual([]);
  expect(await overflow(page)).toEqual([]);
  expect(await faultsOf(page, 'mail-safe-page')).toEqual([]);
  // On a telephone, in the dark: still no wider than itself.
  await page.setViewportSize(screens.phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('iframe').evaluate((element) => element.scrollIntoView({ block: 'center' }));
  expect(
    await inside?.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
  ).toBe(true);
  expect(await inside?.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(255, 255, 255)');
  if (process.env['TEST_PICTURES'] === '1') await screenshot(page, 'mail-safe-frame-phone-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(screens.laptop);
  // A click is a person's wish, and leaves our page where it is.
  await Promise.all([
    lead.context.waitForEvent('page').then((opened) => opened.close()),
    frame.getByRole('link', { name: 'Formular' }).click(),
  ]);
  expect(outside.filter((what) => what.startsWith('https:'))).toEqual(['https://stadt.example/formular']);
  expect(new URL(page.url()).pathname).toBe('/tickets');
  // What looks for barriers tries to run inside the frame and cannot either.
  lead.forgive(/ERR_FAILED|stadt\.example|Blocked script execution/);
});

test('[MI20] S13: the frame holds what nobody has cleaned, too', async () => {
  const { page } = lead;
  const ticket = detail();
  await ticket.getByRole('button', { name: 'Gestaltung ausblenden' }).click();
  await page.route(/\/api\/mail\/[^/]+\/page$/, async (route) => {
    const response = await route.fetch();
    expect(response.headers()['x-frame-options']).toBe('SAMEORIGIN');
    await route.fulfill({
      response,
      body: `<!doctype html><title>roh</title>${evilHtml}`,
      headers: response.headers(),
    });
  });
  await ticket.getByRole('button', { name: 'Mit Gestaltung und Bildern zeigen' }).click();
  // The wish to go somewhere else is refused, and nothing that was tried on the way reached anybody.
  await expect.poll(() => lead.troubles.some((trouble) => /frame-src/.test(trouble)), { timeout: 10_000 }).toBe(true);
  await page.waitForTimeout(500);
  expect(outside).toEqual([]);
  expect(
    lead.troubles.filter((trouble) => !/Content Security Policy|sandboxed|requestfailed|request:/.test(trouble)),
  ).toEqual([]);
  expect(new URL(page.url()).pathname).toBe('/tickets');
  await page.unroute(/\/api\/mail\/[^/]+\/page$/);
  await ticket.getByRole('button', { name: 'Gestaltung ausblenden' }).click();
  lead.forgive(
    /Content Security Policy|sandboxed|^request: GET (?:https?:\/\/e\.example|cid:|http:\/\/127\.0\.0\.1:\d+\/api\/mail\/[^/]+\/x$)/,
  );
});

test('[MI14] S17: files are named harmlessly; pictures and texts are looked at, all others saved and never opened', async () => {
  const { page, context } = lead;
  const ticket = detail();
  const files = ticket.getByRole('list', { name: 'Anhänge der E-Mail' });
  const names = await files.locator('a[download] bdi').allTextContents();
  expect(names.every((name) => !/[<>"/\\]/.test(name))).toBe(true);
  expect(names.slice(2)).toEqual(['rechnung.pdf', 'foto.png', 'notiz.txt', 'eicar.com']);
  const looked = files.getByRole('link', { name: /in neuem Fenster ansehen$/ });
  expect(await looked.evaluateAll((all) => all.map((a) => a.getAttribute('aria-label')))).toEqual([
    'plan.png in neuem Fenster ansehen',
    'notiz.txt in neuem Fenster ansehen',
  ]);
  const [opened] = await Promise.all([context.waitForEvent('page'), looked.last().click()]);
  await opened.waitForLoadState();
  await expect
    .poll(() => opened.evaluate(() => [document.contentType, document.body.innerText]))
    .toEqual(['text/plain', 'Grüße vom <b>Amt</b>']);
  await opened.close();
  const foto = files.getByRole('link', { name: 'foto.png', exact: true });
  const headers = await foto.evaluate(async (a: HTMLAnchorElement) => {
    const answer = await fetch(a.href);
    return Object.fromEntries(answer.headers);
  });
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringMatching(/^attachment;/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/^default-src 'none';.*; sandbox$/),
  });
  const [download] = await Promise.all([page.waitForEvent('download'), foto.click()]);
  expect(await readFile(await download.path(), 'utf8')).toContain('alert(5)');
  // Opened by hand in a window of its own, it is saved there, too.
  const href = (await foto.getAttribute('href')) ?? '';
  const other = await context.newPage();
  const saved = other.waitForEvent('download');
  await other.goto(new URL(href, page.url()).href).catch(() => undefined);
  await saved;
  await other.close();
  expect(outside.filter((what) => !what.startsWith('window'))).toEqual([]);
});

test('[MI17] [MO7] S14: a sender the mail server vouches for is told, without a word of theirs', async () => {
  dovecot.deliver(
    box,
    mailOf(
      {
        From: 'Emilia Echt <echt@example.org>',
        Subject: 'Vertraulich',
        'Message-ID': '<echt@example.org>',
        'Authentication-Results': 'mail.stadt.example; dmarc=pass header.from=example.org',
      },
      'Hello, I would like to know when my passport is ready. Thank you and kind regards',
    ),
  );
  const mail = await waitFor('the acknowledgement', async () => server.mails[0], 20_000);
  expect(mail.to).toEqual(['echt@example.org']);
  expect(mail.header('auto-submitted')).toBe('auto-generated');
  expect(mail.header('subject')).toMatch(/^Your matter at/);
  expect(mail.raw).not.toMatch(/Emilia|Vertraulich|passport/);
  await rows('Tickets').filter({ hasText: 'Emilia Echt' }).click();
  await detail().getByText('Eingangsbestätigung').waitFor();
  expect(await detail().getByText('Eingang nicht bestätigt').count()).toBe(0);
});

test('[MI16] S18: what cannot be read lies in the inbox with its reason, is tried again and made a ticket by hand', async () => {
  const { page } = lead;
  dovecot.deliver(box, nested(100));
  dovecot.deliver(
    box,
    mailOf(
      {
        From: 'Karla Kaputt <karla@example.org>',
        Subject: 'Antrag',
        'Message-ID': '<k@example.org>',
        'Content-Type': 'multipart/mixed',
      },
      'Text ohne jede Grenze',
    ),
  );
  dovecot.deliver(
    box,
    mailOf({
      From: 'Amt <weg@example.org>',
      Subject: 'Nicht im Haus',
      'Message-ID': '<w@example.org>',
      'Auto-Submitted': 'auto-replied',
    }),
  );
  await page.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name: 'Posteingang' }).click();
  await expect.poll(() => rows('Quarantäne').count(), { timeout: 40_000 }).toBe(2);
  await rows('Quarantäne').filter({ hasText: 'zu tief verschachtelt' }).waitFor();
  expect(await faultsOf(page, 'mail-inbox-list')).toEqual([]);
  await rows('Quarantäne').filter({ hasText: 'Karla Kaputt' }).click();
  const entry = page.getByRole('complementary', { name: 'Antrag' });
  await entry.getByText('Die Grenzen zwischen ihren Teilen fehlen.').waitFor();
  const [raw] = await Promise.all([
    page.waitForEvent('download'),
    entry.getByRole('link', { name: 'Original-E-Mail speichern (.eml)' }).click(),
  ]);
  expect(await readFile(await raw.path(), 'utf8')).toContain('Text ohne jede Grenze');
  await entry.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await entry.getByText(/lässt sich noch immer nicht lesen/).waitFor();
  expect(await faultsOf(page, 'mail-inbox-entry')).toEqual([]);
  await entry.getByRole('button', { name: 'Von Hand als Ticket' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ticket von Hand' });
  await dialog.getByRole('textbox', { name: 'Anliegen' }).fill('Möchte den Stand des Antrags wissen.');
  await expect.poll(() => dialog.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Karla Kaputt');
  await dialog.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill('karla@');
  await expect
    .poll(() => dialog.getByRole('button', { name: 'Ticket anlegen' }).getAttribute('aria-disabled'))
    .toBe('true');
  await dialog.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill('karla@müller.example');
  expect(await faultsOf(page, 'mail-inbox-hand')).toEqual([]);
  await dialog.getByRole('button', { name: 'Ticket anlegen' }).click();
  const ticket = detail();
  await ticket.getByText('Möchte den Stand des Antrags wissen.').waitFor();
  await ticket.getByText(/Den Text hat ein Mensch geschrieben/).waitFor();
  await ticket.getByRole('link', { name: 'Original-E-Mail speichern' }).waitFor();

  await page.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name: 'Posteingang' }).click();
  await expect.poll(() => rows('Quarantäne').count()).toBe(1);
  await page.getByRole('radio', { name: 'Von Programmen' }).click();
  await rows('Von Programmen').filter({ hasText: 'Abwesenheit' }).click();
  const away = page.getByRole('complementary', { name: 'Nicht im Haus' });
  await away.getByText('Neues Ticket').waitFor();
  expect(await faultsOf(page, 'mail-inbox-programs')).toEqual([]);
  await away.getByRole('button', { name: /^Ticket \d{4} \d{4}$/ }).click();
  await detail().getByText('Eine automatische Antwort, zum Beispiel eine Abwesenheitsnotiz.').waitFor();
  expect(outside.filter((what) => !what.startsWith('window'))).toEqual([]);
});
