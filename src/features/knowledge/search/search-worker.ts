// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Owns the index on a thread of its own, so that neither filling nor searching holds up a call (decision 8). */
import { parentPort } from 'node:worker_threads';
import { createSearchIndex } from './search.core.ts';
import type { FromWorker, ToWorker } from './search-messages.ts';

const index = createSearchIndex();

function obey(message: ToWorker): FromWorker {
  try {
    switch (message.do) {
      case 'put':
        index.put(message.documents);
        break;
      case 'remove':
        for (const id of message.ids) index.remove(id);
        break;
      case 'learn':
        for (const use of message.uses) index.learn(use);
        break;
      case 'filling':
        index.setFilling(message.on);
        break;
      case 'search':
        return { id: message.id, ok: true, hits: index.search(message.request) };
    }
    return { id: message.id, ok: true, hits: [] };
  } catch (error) {
    return {
      id: message.id,
      ok: false,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

parentPort?.on('message', (message: ToWorker) => parentPort?.postMessage(obey(message)));
