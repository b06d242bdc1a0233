// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Recordings in the database; which one is heard stands with the announcements. */
import { uuidv7 } from '../../lib/ids.ts';
import type { Language } from '../../lib/pure/language.ts';
import { isUuid } from '../../lib/pure/uuid.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Doing } from './menu-version.store.ts';

/** A recording before it is kept. */
export interface NewRecording {
  readonly name: string;
  readonly language: Language;
  readonly source: 'recorded' | 'uploaded';
  /** 16 kHz, 16 bit, one channel. */
  readonly wav: Uint8Array;
  readonly ms: number;
}

/** Keeps a recording; its id. */
export async function insertRecording(db: Db, recording: NewRecording, doing: Doing): Promise<string> {
  const id = uuidv7(doing.now);
  const { wav, ...facts } = recording;
  await db
    .insertInto('promptRecording')
    .values({ ...facts, id, wav: Buffer.from(wav), madeAt: new Date(doing.now), madeBy: doing.accountId })
    .execute();
  return id;
}

/** The file of a recording, or undefined. */
export async function readRecording(db: Db, id: string): Promise<Buffer | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await db.selectFrom('promptRecording').select('wav').where('id', '=', id).executeTakeFirst();
  return row?.wav;
}

/** Which of these recordings exist. */
export async function knownRecordings(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = ids.filter(isUuid);
  if (asked.length === 0) return new Set();
  const rows = await db.selectFrom('promptRecording').select('id').where('id', 'in', asked).execute();
  return new Set(rows.map(({ id }) => id));
}
