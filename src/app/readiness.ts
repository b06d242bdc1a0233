// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Whether a call would be served now, part by part (`/readyz`). */
import { sql } from 'kysely';
import type { Db } from '../platform/database/database.ts';
import type { Telephony } from '../platform/telephony/telephony.port.ts';
import type { Hotline } from './hotline-state.core.ts';
import type { PartState } from './http-probes.ts';
import type { LineState } from './line-state.core.ts';

export interface ReadinessDeps {
  readonly db: Db;
  readonly telephony: Telephony & { ready(): boolean };
  /** True with the built-in practice switch: nobody can really call. */
  readonly practice: boolean;
  readonly hotline: Hotline;
  /** The line to the telephone network; undefined = there is none, or nobody knows. */
  readonly line: LineState | undefined;
}

/** What an operator should know of a line that is not there. */
export const lineWords: Readonly<Record<Exclude<LineState, 'up'>, string>> = {
  notRegistered:
    'The telephone line does not let us register: nobody can call. Look at SIP_TRUNK_USER and the provider.',
  noAnswer:
    'The telephone line gives no sign of life: nobody can call. Look at SIP_TRUNK_HOST, the network and the provider.',
};

/** Asks each part; never throws. */
export async function readiness({
  db,
  telephony,
  practice,
  hotline,
  line,
}: ReadinessDeps): Promise<Record<'database' | 'telephony' | 'line' | 'queue', PartState>> {
  const database = await sql`select 1 from city_setting limit 1`.execute(db).then(
    () => ({ ready: true }),
    () => ({ ready: false, why: 'The database does not answer.' }),
  );
  const phone: PartState = practice
    ? { ready: false, why: 'There is only the practice switch: no real telephone can call.' }
    : telephony.ready()
      ? { ready: true }
      : { ready: false, why: 'The telephone system is not connected.' };
  // A queue that stands still shows in callers who should have been told something long ago.
  const queue: PartState =
    hotline.calls.size > 900 ? { ready: false, why: 'Too many calls are there already.' } : { ready: true };
  const lineState: PartState =
    line === undefined || line === 'up' ? { ready: true } : { ready: false, why: lineWords[line] };
  return { database, telephony: phone, line: lineState, queue };
}
