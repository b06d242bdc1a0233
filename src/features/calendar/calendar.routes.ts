// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import { ok, refuse } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import * as contract from './calendar.contract.ts';
import type { CalendarNow } from './calendar.shell.ts';
import { endTrial, startTrial } from './calendar.store.ts';

export interface CalendarRoutesDeps {
  readonly db: Db;
  readonly calendar: Pick<CalendarNow, 'openness' | 'reload'>;
  /** True for the sample installation (decision 5). */
  readonly sample: boolean;
  /** Told after a change: whoever shows or uses the hours looks again. */
  readonly hoursChanged: () => void;
}

const trialName = 'Probebetrieb';

/** The endpoints of the calendar. */
export function calendarRoutes({ db, calendar, sample, hoursChanged }: CalendarRoutesDeps): readonly Route[] {
  const changed = async (): Promise<z.input<typeof contract.opennessSchema>> => {
    await calendar.reload();
    hoursChanged();
    return shownOpenness(calendar, nowMs());
  };
  return [
    route(contract.getOpenness, async () => ok(shownOpenness(calendar, nowMs()))),
    route(contract.startTrialOpening, async () => {
      if (!sample) return refuse('notASample');
      await startTrial(db, nowMs(), trialName);
      return ok(await changed());
    }),
    route(contract.endTrialOpening, async () => {
      await endTrial(db, nowMs());
      return ok(await changed());
    }),
  ];
}

/** Open or closed and why, as the API says it. `now` is Unix milliseconds. */
export function shownOpenness(
  calendar: Pick<CalendarNow, 'openness'>,
  now: number,
): z.input<typeof contract.opennessSchema> {
  const state = calendar.openness(now);
  const changes = state.open ? state.until : state.opensAt;
  return {
    open: state.open,
    reason: state.open ? null : state.reason,
    name: (state.open ? state.special : state.name) ?? null,
    changesAt: changes === undefined ? null : new Date(changes).toISOString(),
    trialOpening: state.trial,
  };
}
