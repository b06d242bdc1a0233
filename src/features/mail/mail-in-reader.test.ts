// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, describe, expect, it } from 'vitest';
import { mailOf, nested } from './mail-in.fixture.ts';
import { startMailReader, type MailReader } from './mail-in-reader.ts';

const now = Date.UTC(2026, 10, 23, 9);
const readers: MailReader[] = [];
function reader(limits?: Parameters<typeof startMailReader>[0]): MailReader {
  const started = startMailReader(limits);
  readers.push(started);
  return started;
}
afterEach(async () => {
  await Promise.all(readers.splice(0).map((one) => one.stop()));
});

/** Much HTML that takes long to clean, within every limit of size. */
const slow = mailOf({ 'Content-Type': 'text/html' }, '<b><i>'.repeat(330_000));

describe('the thread that reads', () => {
  it('[MI11] reads one after the other, its bytes stay with who asked', async () => {
    const { read } = reader();
    const raw = mailOf();
    const both = await Promise.all([read(raw, now), read(mailOf({ Subject: 'Zwei' }), now)]);
    expect(both.map((one) => one.ok && one.mail.subject)).toEqual(['Frage zum Ausweis', 'Zwei']);
    expect(raw.length).toBeGreaterThan(100);
  });

  it('[MI11] S18 ends what takes too long, and reads the next within a second', async () => {
    const { read } = reader({ timeMs: 1_200, memoryMb: 256 });
    await read(mailOf(), now);
    expect(await read(slow, now)).toEqual({ ok: false, reason: 'tooSlow' });
    const began = performance.now();
    expect((await read(mailOf(), now)).ok).toBe(true);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('[MI11] S18 ends what takes too much memory, and reads the next within a second', async () => {
    const { read } = reader({ timeMs: 30_000, memoryMb: 24 });
    expect(await read(slow, now)).toEqual({ ok: false, reason: 'tooMuchMemory' });
    const began = performance.now();
    expect((await read(mailOf(), now)).ok).toBe(true);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('[MI11] S18 refuses boxes in boxes without harm', async () => {
    const { read } = reader();
    expect(await read(nested(100), now)).toEqual({ ok: false, reason: 'tooDeep' });
    expect((await read(mailOf(), now)).ok).toBe(true);
  });

  it('[MI2] says nothing about a mail the end of the program came in between with', async () => {
    const one = reader();
    const reading = one.read(slow, now);
    const waiting = one.read(mailOf(), now);
    const ends = Promise.allSettled([reading, waiting]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await one.stop();
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
