// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The wire itself, in a process of its own: tests wait for commands without looking after their own sockets meanwhile. */
import { connect, createServer, type Server, type Socket } from 'node:net';

/** What the test asks for; every order is answered by `Done`. */
export type Order = 'cut' | 'back' | 'hold' | 'resume' | 'count';
export interface Done {
  readonly port: number;
  /** Connections that were asked for so far. */
  readonly asked: number;
}

const far = process.argv[2] ?? '';
const open = new Set<Socket>();
let asked = 0;
let held = false;
let port = 0;
let server: Server | undefined;

function plug(near: Socket): void {
  asked += 1;
  const other = connect(far);
  for (const [one, two] of [
    [near, other],
    [other, near],
  ] as const) {
    open.add(one);
    one.on('data', (data) => two.write(data));
    one.on('error', () => undefined);
    one.on('close', () => {
      open.delete(one);
      two.destroy();
    });
    if (held) one.pause();
  }
}

async function listen(): Promise<void> {
  const next = createServer(plug);
  server = next;
  await new Promise<void>((resolve) => next.listen(port, '127.0.0.1', resolve));
  const address = next.address();
  port = typeof address === 'object' && address ? address.port : 0;
}

async function cut(): Promise<void> {
  const old = server;
  server = undefined;
  const closed = new Promise<void>((resolve) => (old ? old.close(() => resolve()) : resolve()));
  for (const socket of open) socket.destroy();
  await closed;
}

function hold(isHeld: boolean): void {
  held = isHeld;
  for (const socket of open) {
    if (isHeld) socket.pause();
    else socket.resume();
  }
}

process.once('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  void (async () => {
    if (order === 'cut') await cut();
    if (order === 'back') await listen();
    if (order === 'hold' || order === 'resume') hold(order === 'hold');
    process.send?.({ port, asked } satisfies Done);
  })();
});
