// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { markOld, newQueryClient } from './query.ts';

const client = newQueryClient();
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  client.clear();
});

/** A list on a screen; every reading waits until it is answered. */
function screen() {
  const readings: ((answer: string) => void)[] = [];
  const observer = new QueryObserver<string>(client, {
    queryKey: ['/tickets', { limit: 50 }],
    queryFn: () => new Promise<string>((resolve) => readings.push(resolve)),
  });
  ends.push(observer.subscribe(() => undefined));
  return { readings, shown: () => observer.getCurrentResult().data };
}
const answered = (reading: ((answer: string) => void) | undefined, answer: string): void => reading?.(answer);

it('news that come while a list is read for the first time are not lost: it is read once more', async () => {
  const { readings, shown } = screen();
  markOld(client, '/tickets');
  markOld(client, '/tickets');
  answered(readings[0], 'before the news');
  await expect.poll(() => readings.length).toBe(2);
  answered(readings[1], 'after the news');
  await expect.poll(shown).toBe('after the news');
  expect(readings.length).toBe(2);
});

it('what is there already is read again at once', async () => {
  const { readings, shown } = screen();
  answered(readings[0], 'first');
  await expect.poll(shown).toBe('first');
  markOld(client, '/other');
  expect(readings.length).toBe(1);
  markOld(client, '/tickets');
  await expect.poll(() => readings.length).toBe(2);
});
