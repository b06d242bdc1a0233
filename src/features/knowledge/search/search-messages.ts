// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the process and its search thread say to each other; every message is answered once, by its id. */
import type { LearnedUse, SearchDocument, SearchHit, SearchRequest } from './document.core.ts';

/** A wish to the search thread. */
export type SearchWish =
  | { readonly do: 'put'; readonly documents: readonly SearchDocument[] }
  | { readonly do: 'remove'; readonly ids: readonly string[] }
  | { readonly do: 'learn'; readonly uses: readonly LearnedUse[] }
  | { readonly do: 'filling'; readonly on: boolean }
  | { readonly do: 'search'; readonly request: SearchRequest };

export type ToWorker = SearchWish & { readonly id: number };

export type FromWorker =
  | { readonly id: number; readonly ok: true; readonly hits: readonly SearchHit[] }
  | { readonly id: number; readonly ok: false; readonly error: string };
