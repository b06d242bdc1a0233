// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { LearnedUse, SearchDocument } from './document.core.ts';

/** Where the articles come from: the database, or a file for measuring. */
export interface SearchSource {
  /** Changes whenever any article may have changed; cheap. */
  fingerprint(): Promise<string>;
  /** Every article with a version that changes with it. */
  versions(): Promise<ReadonlyMap<string, string>>;
  /** All variants of these articles; articles that are gone are missing. */
  read(articles: readonly string[]): Promise<readonly SearchDocument[]>;
  /** What was learned from use. */
  learned(): Promise<readonly LearnedUse[]>;
}
