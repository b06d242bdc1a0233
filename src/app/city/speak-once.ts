// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Speaks one text as calls would hear it, on a thread of its own: with the city's recording of it, if it has one. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { uuidv7 } from '../../lib/ids.ts';
import { nowMs } from '../../platform/clock.ts';
import type { PromptText } from '../../platform/speech/make-sounds.ts';
import { promptExtension } from '../../platform/speech/prompt-files.ts';
import type { VoicesOptions } from './voices.ts';

/** The WAV file; undefined when there is no voice for it. */
export async function speakOnce(
  options: Omit<VoicesOptions, 'onMissing'>,
  text: PromptText,
): Promise<Uint8Array | undefined> {
  const folder = join(options.folder, 'staged', uuidv7(nowMs()));
  await mkdir(folder, { recursive: true });
  try {
    const worker = new Worker(new URL('./voices-worker.ts', import.meta.url), {
      workerData: { options: { ...options, folder }, texts: [text] },
    });
    worker.unref();
    await new Promise<void>((resolve) => {
      worker.on('error', () => resolve());
      worker.on('exit', () => resolve());
    });
    return await readFile(join(folder, text.language, text.name + promptExtension)).catch(() => undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
