// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { randomInt } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    if (!claim(base)) continue;
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
    release(base);
  }
  throw new Error('no block of free ports between 20000 and 32000; end what is left of earlier test runs');
}

const claimOf = (base: number): string => join(tmpdir(), `amt-ports-${base}`);

/** Test files run side by side: what one has found free must not be found free by another before it is used. */
function claim(base: number): boolean {
  try {
    writeFileSync(claimOf(base), String(process.pid), { flag: 'wx' });
    process.once('exit', () => release(base));
    return true;
  } catch {
    if (isHeld(base)) return false;
    // Left by a run that was killed; whoever removes it asks anew like everybody else.
    release(base);
    return false;
  }
}

function isHeld(base: number): boolean {
  try {
    process.kill(Number(readFileSync(claimOf(base), 'utf8')), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function release(base: number): void {
  rmSync(claimOf(base), { force: true });
}
