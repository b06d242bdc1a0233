// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Mails on the way from a mailbox to their committed ticket: how many a second, and what the largest takes of the memory. */
import { readFileSync, writeFileSync } from 'node:fs';
import { mailTickets } from '../../src/app/mail-tickets.ts';
import { startMailReader } from '../../src/features/mail/mail-in-reader.ts';
import { createMailIn } from '../../src/features/mail/mail-in.shell.ts';
import { nowMs } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/database/database.ts';
import { randomOf, rounded, spreadOf } from './figures.ts';
import { wordOf } from './ticket-fill.ts';

const mailbox = 'probe';
const mails = 300;
const largestBytes = 25 * 1024 * 1024;
const dayMs = 86_400_000;
const mb = 1024 * 1024;

const random = randomOf(7);
const words = (count: number): string =>
  Array.from({ length: count }, () => wordOf(Math.floor(5_000 * random() ** 3))).join(' ');

function head(index: number, type: string): string {
  return [
    `From: Person ${index} <person${index}@example.org>`,
    'To: probe@stadt.example',
    `Subject: =?utf-8?Q?Anliegen_${index}_=C3=BC?=`,
    `Message-ID: <${index}.bench@example.org>`,
    'Date: Mon, 23 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
  ].join('\r\n');
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
const noise = (bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) buffer.writeUInt32LE(Math.floor(random() * 2 ** 32), at);
  return buffer;
};

/** Text, HTML and, with every third, a picture of 60 kB. */
function ordinary(index: number): Buffer {
  const text = words(120);
  const picture =
    index % 3 === 0
      ? `\r\n--x\r\nContent-Type: image/png; name=bild.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(noise(60_000))}`
      : '';
  return Buffer.from(
    `${head(index, 'multipart/mixed; boundary=x')}\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n--y\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>${text}</p>\r\n--y--${picture}\r\n--x--\r\n`,
  );
}

/** One attachment that fills the mail up to 25 MB as it travels. */
function largest(): Buffer {
  const start = `${head(0, 'multipart/mixed; boundary=x')}\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n${words(50)}\r\n--x\r\nContent-Type: application/pdf; name=gutachten.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  const end = '\r\n--x--\r\n';
  const room = largestBytes - start.length - end.length;
  return Buffer.from(`${start}${base64(noise(Math.floor((room / 78) * 57)))}${end}`);
}

/** Resident memory of this process with all its threads, now and at its highest since `forgetPeak`, in bytes (proc(5)). */
const memory = (field: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? Number.NaN) *
  1024;
const forgetPeak = (): void => writeFileSync('/proc/self/clear_refs', '5');

/** Takes the mails in one after the other, as one mailbox does. */
export async function measureMails(db: Db, say: (text: string) => void) {
  const { id: departmentId } = await db.selectFrom('department').select('id').limit(1).executeTakeFirstOrThrow();
  const mailIn = createMailIn({
    ...{ db, reader: startMailReader(), tickets: mailTickets((now) => now + dayMs), nowMs, ownAddresses: [] },
    departmentOf: async () => departmentId,
    numberOf: () => undefined,
    changed: () => undefined,
    alarm: (what, details) => say(`${what}: ${JSON.stringify(details)}`),
  });
  const take = async (raw: Buffer): Promise<string> => {
    const kept = await mailIn.keep({ mailbox, raw, receivedAt: nowMs() });
    return kept === 'known' ? kept : mailIn.process(kept.id);
  };
  try {
    say(`${mails} mails …`);
    const all = Array.from({ length: mails + 20 }, (_, index) => ordinary(index + 1));
    for (const raw of all.splice(0, 20)) await take(raw);
    const times: number[] = [];
    let tickets = 0;
    const begun = performance.now();
    for (const raw of all) {
      const at = performance.now();
      if ((await take(raw)) === 'ticket') tickets += 1;
      times.push(performance.now() - at);
    }
    const seconds = (performance.now() - begun) / 1000;
    say('a mail of 25 MB …');
    const raw = largest();
    globalThis.gc?.();
    const idle = memory('VmRSS');
    forgetPeak();
    const at = performance.now();
    const became = await take(raw);
    const took = performance.now() - at;
    const peak = memory('VmHWM');
    return {
      mails,
      tickets,
      perSecond: rounded(tickets / seconds),
      milliseconds: spreadOf(times),
      largest: {
        bytes: raw.length,
        became,
        milliseconds: Math.round(took),
        idleMb: Math.round(idle / mb),
        peakAboveIdleMb: Math.round((peak - idle) / mb),
      },
    };
  } finally {
    await mailIn.stop();
  }
}
