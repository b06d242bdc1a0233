// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { cityDay } from '../knowledge/facts/fact.core.ts';
import * as contract from './contact-note.contract.ts';
import { noteContact } from './contact-note.store.ts';

/** The endpoint of contacts noted by hand. */
export function contactNoteRoutes({
  db,
  ticketsChanged,
}: {
  readonly db: Db;
  /** Told after every change (live topic `tickets`). */
  readonly ticketsChanged: () => void;
}): readonly Route[] {
  return [
    route(contract.noteContact, async ({ params, body }, who) => {
      const now = nowMs();
      const done = await unlessDown(() => noteContact(db, who, { ...params, ...body, now, today: cityDay(now) }));
      if (done.ok) ticketsChanged();
      return done;
    }),
  ];
}
