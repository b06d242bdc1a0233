// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { checkout } from '../app/config.ts';
import type { Config } from '../app/config.ts';
import type { Place } from '../app/data-folder.ts';
import { canRead } from '../platform/process/service-user.ts';
import type { Folders } from './start-folders.ts';
import { canWrite, standInServer } from './start-parts.ts';
import { notice } from './start-terminal.ts';

/** The programs that run as the server. */
export interface ServerScripts {
  readonly script: string;
  /** One in waiting; a server put in place by tests has none. */
  readonly spareScript: string | undefined;
}

/** Bundles the server, so that one that died is back sooner; where that cannot be done, its sources run. */
export async function prepareServer(config: Config, place: Place, folders: Folders): Promise<ServerScripts> {
  const standIn = standInServer(config);
  if (standIn !== undefined) return { script: standIn, spareScript: undefined };
  const inCheckout = join(checkout, 'dist/server');
  const isWritable = canWrite(existsSync(inCheckout) ? inCheckout : checkout);
  const asUser = place.isCheckoutReadable ? place.user : undefined;
  for (const out of config.isDev ? [] : [...(isWritable ? [inCheckout] : []), join(folders.dataDir, 'server')]) {
    const folder = await bundleServer(out);
    const script = folder && join(folder, 'main.mjs');
    if (script && (!asUser || canRead(asUser, script))) return { script, spareScript: join(folder, 'spare.mjs') };
  }
  return { script: join(checkout, 'src/main.ts'), spareScript: join(checkout, 'src/spare.ts') };
}

/** The folder of the bundle below `out`; undefined = it could not be made, and the reason has been said. */
function bundleServer(out: string): Promise<string | undefined> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, 'build-server.ts'), '--out', out], {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 2],
    });
    let said = '';
    child.stdout?.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.on('error', () => done(undefined));
    child.on('close', (code) => {
      if (code !== 0)
        notice('the server could not be bundled, see above; it runs from its sources, and starts more slowly');
      done(code === 0 ? said.trim() : undefined);
    });
  });
}
