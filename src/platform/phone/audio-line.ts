// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { createSocket } from 'node:dgram';
import { performance } from 'node:perf_hooks';
import { createEar, type Ear } from './ear.ts';
import { createMouth, type Mouth } from './mouth.ts';
import { parseRtp } from './rtp-packet.ts';
import { eventPayload, type AudioDescription } from './sdp.ts';

/** The sound of one call: a UDP port, an ear and a mouth. */
export interface AudioLine {
  readonly port: number;
  readonly ear: Ear;
  readonly mouth: Mouth;
  /** Sends to this description from now on (a packet every 20 ms); undefined stops sending. */
  connect(remote: AudioDescription | undefined): void;
  /** Stops sending without telling anybody, as a dead line does; `false` goes on. */
  cut(isCut: boolean): void;
  close(): void;
}

const frameMs = 20;
/** After a stall of our own process no more than this many packets are sent late; a burst would be judged as jitter of the switch. */
const mostLate = 5;
/** Keys are never caught up on: a burst would be keys in a pace no finger and no telephone has. */
const mostLateKeys = 1;

/** Opens a free port on the host. `frequencies` are what the ear listens for; none = it only counts. */
export async function openAudioLine(host: string, frequencies: readonly number[]): Promise<AudioLine> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  const ear = createEar(frequencies);
  const mouth = createMouth();
  let remote: AudioDescription | undefined;
  let timer: NodeJS.Timeout | undefined;
  let due = 0;
  let isCut = false;
  let isOpen = true;

  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, host, () => {
      socket.off('error', reject);
      resolve();
    });
  });
  // "Connection refused" for a packet to a party that just left is daily life on a telephone line.
  socket.on('error', () => undefined);
  socket.on('message', (datagram) => {
    const packet = parseRtp(datagram);
    if (packet) ear.take(packet, performance.now(), remote?.events ?? eventPayload);
  });

  function tick(): void {
    const now = performance.now();
    if (now - due > (mouth.isPressing() ? mostLateKeys : mostLate) * frameMs) due = now;
    for (; due <= now; due += frameMs) {
      if (!remote) return;
      const packet = mouth.next(remote.events ?? eventPayload);
      if (!isCut && isOpen) socket.send(packet, remote.port, remote.host, () => undefined);
    }
    timer = setTimeout(tick, Math.max(1, due - performance.now()));
  }

  return {
    port: socket.address().port,
    ear,
    mouth,
    connect(next) {
      const sends = next && next.direction !== 'sendonly' && next.direction !== 'inactive';
      const running = remote !== undefined;
      remote = sends ? next : undefined;
      if (!remote || !isOpen) {
        clearTimeout(timer);
      } else if (!running) {
        due = performance.now();
        tick();
      }
    },
    cut(cut) {
      isCut = cut;
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      remote = undefined;
      clearTimeout(timer);
      socket.close();
    },
  };
}
