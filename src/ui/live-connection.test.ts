// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { liveConnection, type LiveSocket } from './live-connection.ts';

/** Sockets and timers that the test moves by hand. */
function world() {
  const sockets: (LiveSocket & { readonly topics: readonly string[]; closed: boolean })[] = [];
  let timers: { run: () => void; ms: number }[] = [];
  const state = { refused: 0 };
  const connection = liveConnection({
    open: (topics) => {
      const socket = {
        topics,
        onopen: null,
        onmessage: null,
        onclose: null,
        closed: false,
        close: () => {
          socket.closed = true;
        },
      } as (typeof sockets)[number];
      sockets.push(socket);
      return socket;
    },
    later: (run, ms) => {
      const timer = { run, ms };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    random: () => 1,
    onRefused: () => {
      state.refused += 1;
    },
  });
  const tick = (): number => {
    const timer = timers.shift();
    timer?.run();
    return timer?.ms ?? -1;
  };
  const newest = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  };
  const send = (seq: number, topic: string, data: unknown): void =>
    newest().onmessage?.({ data: JSON.stringify({ seq, topic, type: 'changed', data }) });
  return { connection, sockets, newest, tick, send, state, waiting: () => timers.length };
}

describe('the live connection', () => {
  it('asks for all topics of a page by one socket', () => {
    const w = world();
    w.connection.listen('desk', () => undefined);
    w.connection.listen('board', () => undefined);
    w.tick();
    expect(w.sockets).toHaveLength(1);
    expect(w.newest().topics).toEqual(['board', 'desk']);
  });

  it('tells the listeners of a topic and keeps the last data', () => {
    const w = world();
    let heard = 0;
    w.connection.listen('board', () => {
      heard += 1;
    });
    w.tick();
    w.newest().onopen?.();
    expect(w.connection.connected()).toBe(true);
    heard = 0;
    w.send(1, 'board', { waiting: 2 });
    w.send(2, 'board', { waiting: 3 });
    w.send(3, 'desk', {});
    expect(heard).toBe(2);
    expect(w.connection.last('board', 'changed')).toEqual({ waiting: 3 });
  });

  it('connects again at a gap and keeps what it knew', () => {
    const w = world();
    w.connection.listen('board', () => undefined);
    w.tick();
    w.newest().onopen?.();
    w.send(1, 'board', 'a');
    w.send(3, 'board', 'b');
    expect(w.connection.connected()).toBe(false);
    expect(w.connection.last('board', 'changed')).toBe('a');
    expect(w.tick()).toBe(0);
    expect(w.sockets).toHaveLength(2);
    expect(w.sockets[0]?.closed).toBe(true);
    w.newest().onopen?.();
    w.send(1, 'board', 'c');
    expect(w.connection.last('board', 'changed')).toBe('c');
  });

  it('connects again at a message that is none of ours', () => {
    const w = world();
    w.connection.listen('board', () => undefined);
    w.tick();
    w.newest().onopen?.();
    w.newest().onmessage?.({ data: '{"seq":"x"}' });
    w.tick();
    expect(w.sockets).toHaveLength(2);
  });

  it('backs off up to five seconds and starts anew after a success', () => {
    const w = world();
    w.connection.listen('board', () => undefined);
    w.tick();
    const delays = Array.from({ length: 7 }, () => {
      w.newest().onclose?.();
      return w.tick();
    });
    expect(delays).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
    expect(w.state.refused).toBe(7);
    w.newest().onopen?.();
    w.newest().onclose?.();
    expect(w.tick()).toBe(250);
    expect(w.state.refused).toBe(7);
  });

  it('hurries when the network is back, but not while it is connected', () => {
    const w = world();
    w.connection.listen('board', () => undefined);
    w.tick();
    w.newest().onclose?.();
    w.connection.hurry();
    expect(w.waiting()).toBe(1);
    expect(w.tick()).toBe(0);
    w.newest().onopen?.();
    w.connection.hurry();
    expect(w.waiting()).toBe(0);
  });

  it('opens a new socket for a new topic, none for a topic it has', () => {
    const w = world();
    const stop = w.connection.listen('board', () => undefined);
    w.tick();
    w.newest().onopen?.();
    stop();
    w.connection.listen('board', () => undefined);
    expect(w.waiting()).toBe(0);
    w.connection.listen('tickets', () => undefined);
    w.tick();
    expect(w.newest().topics).toEqual(['board', 'tickets']);
  });

  it('forgets everything when it is stopped and comes back with the next listener', () => {
    const w = world();
    w.connection.listen('board', () => undefined);
    w.tick();
    w.newest().onopen?.();
    w.send(1, 'board', 'secret');
    w.connection.stop();
    expect(w.connection.last('board', 'changed')).toBeUndefined();
    expect(w.waiting()).toBe(0);
    w.connection.listen('session', () => undefined);
    w.tick();
    expect(w.newest().topics).toEqual(['board', 'session']);
  });
});
