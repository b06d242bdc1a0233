// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What the pages need of the whole city; filled by the wiring, which alone knows every room. */
import type { Result } from '../../../lib/result.ts';
import type { archiveRefusals, CityMistake } from './city-files.contract.ts';
import type { CityPart, PartChange } from './city-files.core.ts';
import type { Difference } from '../setting-change.core.ts';

/** Files on their way; those of `importFolder`. */
export interface Uploads {
  begin(accountId: string): Promise<string>;
  write(uploadId: string, accountId: string, offset: number, piece: Buffer): Promise<number | 'gone' | 'tooLarge'>;
  uploadOf(uploadId: string, accountId: string): string | undefined;
  drop(uploadId: string): Promise<void>;
}

/** An archive that was compared. */
export interface ComparedCity {
  readonly previewId: string | null;
  readonly name: string;
  readonly mistakes: readonly CityMistake[];
  readonly parts: readonly PartChange[];
  /** Recordings of numbers, days and the like, which stay files (SD17). */
  readonly filesOnly: readonly string[];
}

/** Which parts, why, and who. */
export interface ApplyOrder {
  readonly previewId: string;
  readonly parts: readonly CityPart[];
  readonly why: string;
  readonly accountId: string;
}

export interface CityExchange {
  /** The files as they would be written now. */
  written(): Promise<{
    readonly files: readonly { readonly path: string; readonly bytes: number }[];
    readonly mistakes: readonly CityMistake[];
    readonly notHeld: readonly Difference[];
  }>;
  archive(): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  /** `at` names the member of the archive that is to blame. */
  compare(path: string, accountId: string): Promise<Result<ComparedCity, (typeof archiveRefusals)[number]>>;
  compareAgain(previewId: string, accountId: string): Promise<Result<readonly PartChange[], 'previewGone'>>;
  /** Mistakes = nothing was taken over. */
  apply(
    order: ApplyOrder,
  ): Promise<Result<readonly CityMistake[], 'previewGone' | 'cityChanged' | 'notPrepared' | 'nameTaken'>>;
}
