// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Makes the city's sounds beside the program, so that no call waits for a filter's arithmetic (decision 8). */
import { parentPort, workerData } from 'node:worker_threads';
import type { PromptText } from '../../platform/speech/make-sounds.ts';
import { createVoices, type VoicesOptions } from './voices.ts';

const { options, texts } = workerData as { options: Omit<VoicesOptions, 'onMissing'>; texts: readonly PromptText[] };
const report = await createVoices({ ...options, onMissing: () => undefined }).prepare(texts, (done, total) =>
  parentPort?.postMessage({ done, total }),
);
parentPort?.postMessage({ report });
