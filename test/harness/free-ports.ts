// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomInt } from 'node:crypto';
import { tcpTrouble, udpTrouble } from '../../src/platform/process/ports.ts';

/** The ports of one installation under test. */
export interface TestPorts {
  readonly web: number;
  readonly sip: number;
  readonly asteriskHttp: number;
  readonly rtp: { readonly first: number; readonly last: number };
}

const host = '127.0.0.1';
const rtpPorts = 400;

/** A block of ports nobody uses now, below the range the kernel gives out by itself. */
export async function freePorts(): Promise<TestPorts> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const base = 20_000 + randomInt(24) * 500;
    const rtp = { first: base + 10, last: base + 9 + rtpPorts };
    const troubles = await Promise.all([
      tcpTrouble(host, base),
      tcpTrouble(host, base + 1),
      udpTrouble(host, base + 1),
      tcpTrouble(host, base + 2),
      udpTrouble(host, rtp.first),
      udpTrouble(host, rtp.last),
    ]);
    if (troubles.every((trouble) => trouble === undefined))
      return { web: base, sip: base + 1, asteriskHttp: base + 2, rtp };
  }
  throw new Error('no block of free ports between 20000 and 32000; end what is left of earlier test runs');
}
