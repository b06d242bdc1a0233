// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Files that hold lists; the readers of CSV, Excel and XZuFi are those of the knowledge room. */

/** An element of an XZuFi file; names without prefix. */
export interface DeliveredUnit {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly DeliveredUnit[];
  readonly pieces: readonly (string | DeliveredUnit)[];
  readonly line: number;
}

interface Why {
  readonly reason: string;
  readonly line: number;
  readonly detail: string;
}

/** An opened list, or why it cannot be read. */
export type OpenedDelivery =
  | ({ readonly ok: false } & Why)
  | ({
      readonly ok: true;
      close(): Promise<void>;
      /** Why reading broke off; undefined = a failure that is none of the file. */
      reason(error: unknown): Why | undefined;
    } & (
      | {
          readonly kind: 'table';
          readonly rows: AsyncIterable<{ readonly line: number; readonly cells: readonly string[] }>;
        }
      | { readonly kind: 'units'; readonly units: AsyncIterable<DeliveredUnit> }
    ));

/** Opens a file by its path. */
export type OpenDelivery = (path: string) => Promise<OpenedDelivery>;

/** Files on their way in. */
export interface DeliveryFolder {
  begin(accountId: string): Promise<string>;
  write(uploadId: string, accountId: string, offset: number, piece: Buffer): Promise<number | 'gone' | 'tooLarge'>;
  uploadOf(uploadId: string, accountId: string): string | undefined;
  drop(uploadId: string): Promise<void>;
}
