// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Asterisk's own `Queue()` on the very Asterisk that serves the hotline: same process, same phones. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from '../../test/harness/stage.ts';

/** The numbers of `bench/peer/extensions.conf`: without music and answer, and with both. */
export const peerNumbers = { plain: '9901', withMusic: '9902' } as const;

/**
 * Adds the queue to the running Asterisk, with these phones as members; gives its configuration as it is used.
 * Throws if Asterisk does not take it.
 */
export async function addPeerQueue(stage: Stage, phoneIds: readonly string[]): Promise<string> {
  const folder = join(import.meta.dirname, '../peer');
  const etc = join(stage.program.dataDir, 'asterisk', 'etc');
  const members = phoneIds.map((id) => `member => PJSIP/${id}\n`).join('');
  const queues = `${await readFile(join(folder, 'queues.conf'), 'utf8')}${members}`;
  const dialPlan = await readFile(join(folder, 'extensions.conf'), 'utf8');
  const ours = join(etc, 'extensions.conf');
  await writeFile(join(etc, 'queues.conf'), queues, { mode: 0o644 });
  await writeFile(ours, `${await readFile(ours, 'utf8')}\n${dialPlan}`);
  for (const [method, module] of [
    ['PUT', 'pbx_config.so'],
    ['POST', 'app_queue.so'],
  ] as const) {
    const { status, body } = await stage.ari(method, `asterisk/modules/${module}`);
    if (status < 200 || status > 299)
      throw new Error(`Asterisk answered ${status} to ${method} ${module}: ${JSON.stringify(body)}`);
  }
  return `${queues}\n${dialPlan}`;
}
