// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A row kept elsewhere that changes over time; the higher version of an id wins. */
export interface VersionedRecord {
  readonly id: string;
  readonly version: number;
}

/** One thing to keep: an event of the journal, or the newest state of a record. */
export type JournalEntry<R extends VersionedRecord = VersionedRecord> =
  | {
      readonly kind: 'event';
      /** A UUID; the same id is written once. */
      readonly id: string;
      /** Unix milliseconds. */
      readonly at: number;
      /** Id of the call it belongs to; empty = none. */
      readonly call: string;
      /** Past tense, e.g. `callerLeft`. */
      readonly type: string;
      /** No agent ids, no numbers (decision 29). */
      readonly data: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'call'; readonly record: R };

/** True for something read back from a spool that has the form of an entry. */
export function isEntry<R extends VersionedRecord>(value: unknown): value is JournalEntry<R> {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const entry = value as Partial<Record<string, unknown>>;
  if (entry['kind'] === 'event')
    return typeof entry['id'] === 'string' && typeof entry['at'] === 'number' && typeof entry['type'] === 'string';
  const record = entry['record'];
  return (
    entry['kind'] === 'call' && typeof record === 'object' && record !== null && 'id' in record && 'version' in record
  );
}
