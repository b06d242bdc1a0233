// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { createLegOrder } from './leg-order.ts';

/** Work that ends when the test says so. */
function work(log: string[], name: string) {
  const gate = Promise.withResolvers<void>();
  return {
    end: gate.resolve,
    fail: () => gate.reject(new Error(name)),
    run: async (): Promise<string> => {
      log.push(`${name} begins`);
      await gate.promise;
      log.push(`${name} ends`);
      return name;
    },
  };
}

const soon = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

test('what is done to one leg keeps its order; other legs do not wait', async () => {
  const order = createLegOrder();
  const log: string[] = [];
  const [first, second, other] = [work(log, 'first'), work(log, 'second'), work(log, 'other')];
  const results = [order.run(['a'], first.run), order.run(['a'], second.run), order.run(['b'], other.run)];
  await soon();
  expect(log).toEqual(['first begins', 'other begins']);
  other.end();
  first.end();
  await soon();
  expect(log.slice(2)).toEqual(['other ends', 'first ends', 'second begins']);
  second.end();
  expect(await Promise.all(results)).toEqual(['first', 'second', 'other']);
});

test('work on two legs waits for both and holds both up', async () => {
  const order = createLegOrder();
  const log: string[] = [];
  const [a, b, both, later] = [work(log, 'a'), work(log, 'b'), work(log, 'both'), work(log, 'later')];
  void order.run(['a'], a.run);
  void order.run(['b'], b.run);
  void order.run(['a', 'b'], both.run);
  const last = order.run(['b'], later.run);
  a.end();
  await soon();
  expect(log).not.toContain('both begins');
  b.end();
  await soon();
  expect(log).toContain('both begins');
  expect(log).not.toContain('later begins');
  both.end();
  later.end();
  await last;
  expect(log.slice(-4)).toEqual(['both begins', 'both ends', 'later begins', 'later ends']);
});

test('work that fails, or throws at once, is told to its owner and holds nobody up', async () => {
  const order = createLegOrder();
  const log: string[] = [];
  const failing = work(log, 'failing');
  const failed = order.run(['a'], failing.run);
  const next = order.run(['a'], () => Promise.resolve('next'));
  failing.fail();
  await expect(failed).rejects.toThrow('failing');
  expect(await next).toBe('next');
  const thrown = order.run(['a'], () => {
    throw new Error('at once');
  });
  await expect(thrown).rejects.toThrow('at once');
  expect(await order.run(['a'], () => Promise.resolve('after'))).toBe('after');
});

test('work begins at once when nothing is before it', () => {
  const order = createLegOrder();
  let begun = false;
  void order.run(['a'], async () => {
    begun = true;
  });
  expect(begun).toBe(true);
});
