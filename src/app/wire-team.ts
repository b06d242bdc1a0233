// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows of the team: people, duty roster, and who gets which call. A part of `wiring.ts`. */
import { join } from 'node:path';
import type { Installation } from '../features/account/account.routes.ts';
import { signedIn } from '../features/account/account.routes.ts';
import { personRoutes } from '../features/account/person.routes.ts';
import { createPeople } from '../features/account/person.shell.ts';
import { listTeamPeople, type StoredPerson } from '../features/account/person.store.ts';
import type { Sessions } from '../features/account/session.shell.ts';
import type { Skills } from '../features/agent/agent.core.ts';
import { instantOf, openness, spansOfDay } from '../features/calendar/calendar.core.ts';
import type { CalendarNow } from '../features/calendar/calendar.shell.ts';
import { importFolder } from '../features/knowledge/import/import-folder.ts';
import type { Routing } from '../features/queue/routing.contract.ts';
import { routingRoutes } from '../features/queue/routing.routes.ts';
import { recordChange } from '../features/settings/setting-change.store.ts';
import { dutiesBetween } from '../features/team/duty.store.ts';
import { restoreRoster } from '../features/team/roster-change.store.ts';
import { largestRoster } from '../features/team/roster-reading.core.ts';
import { rosterRoutes } from '../features/team/roster.routes.ts';
import { sameJson } from '../features/settings/setting-change.core.ts';
import { isLanguage } from '../lib/pure/language.ts';
import { ok, refuse } from '../lib/result.ts';
import type { Route } from '../lib/route.ts';
import { nowMs, steadyUnixMs } from '../platform/clock.ts';
import type { CitySettings } from './city-settings.store.ts';
import { restoreCity } from './city-now.ts';
import type { Deps } from './deps.ts';
import type { HotlineShell } from './hotline.shell.ts';
import { usualHeadStartMinutes } from './settings.ts';
import { readRoster } from './roster-reader.ts';
import type { WiredCity } from './wire-city.ts';
import type { People } from './wire-people.ts';

export interface TeamWires {
  readonly city: CitySettings;
  readonly cityNow: WiredCity;
  readonly calendar: CalendarNow;
  readonly hotline: Pick<HotlineShell, 'state'>;
  readonly people: Pick<People, 'work'>;
  readonly sessions: Pick<Sessions, 'open' | 'end' | 'endAll' | 'look'>;
  readonly installation: () => Installation;
}

const routingTitle = 'Verteilung der Anrufe';

/** All handlers of the team's pages. */
export function wireTeam(
  { db, runtime, log, recognition }: Pick<Deps, 'db' | 'runtime' | 'log' | 'recognition'>,
  { city, cityNow, calendar, hotline, people: { work }, sessions, installation }: TeamWires,
): readonly Route[] {
  const people = createPeople({
    db,
    nowMs,
    record: recordChange,
    async changed(now, before) {
      work.learned(now.accountId, skillsOf(now));
      if (!now.active) await sessions.endAll(now.accountId, 'disabled');
      // Open windows and phones follow changed roles without waiting for the next look.
      else if (before && !sameJson(before.roles, now.roles)) await sessions.look();
    },
  });
  cityNow.restore.set('person', people.restore);
  cityNow.restore.set('roster', restoreRoster(db, recordChange));
  cityNow.restore.set('routing', restoreCity(cityNow, 'routing', routingTitle));

  const everybody = async () =>
    (await listTeamPeople(db, nowMs())).map((person) => ({
      ...person,
      skills: skillsOf(person),
      takesCalls: person.roles.some((role) => role === 'agent' || role === 'lead') && hasLanguage(person),
    }));

  return [
    ...personRoutes({
      ...{ db, nowMs, people, sessions },
      workOf(accountId) {
        const agent = hotline.state.agents.get(accountId);
        return agent ? { phone: agent.phoneKind, reachable: agent.phoneReachable } : null;
      },
      person: (account) => signedIn(account, installation()),
    }),
    ...routingRoutes({
      read: () => ({
        routing: shownRouting(city),
        version: cityNow.versionOf('routing'),
        recognisedDays: recognition.days,
      }),
      async change({ routing, version, why, accountId }) {
        const done = await cityNow.change({
          change: { routing: { ...city.routing, ...routing } },
          versions: { routing: version },
          ...{ kind: 'routing', title: routingTitle, why, accountId, now: nowMs() },
        });
        if (done.ok) return ok(null);
        if (done.code === 'conflict') return refuse('versionChanged');
        // Nothing of the distribution is spoken: there is nothing to prepare.
        throw new Error('a change of the distribution could not be prepared');
      },
      hotline: () => hotline.state,
      now: steadyUnixMs,
      people: async () => (await everybody()).filter(({ active, takesCalls }) => active && takesCalls),
      async planned(day, minute) {
        const at = instantOf(city.calendar, day, minute);
        const duties = await dutiesBetween(db, at, at + 1);
        return { accountIds: duties.map(({ accountId }) => accountId), open: openness(calendar.calendar(), at).open };
      },
      isTopic: (key) => city.topics.some((topic) => topic.key === key),
    }),
    ...rosterRoutes({
      ...{ db, nowMs, people: everybody, read: readRoster, record: recordChange },
      folder: importFolder(join(runtime.dataDir, 'roster'), nowMs, largestRoster),
      topics: () => city.topics.map(({ key }) => key),
      calendar: calendar.calendar,
      openOn: (day) => spansOfDay(city.calendar, day),
      failed: (error) => log.warn({ error }, 'A roster that was taken over stays in the data folder for an hour.'),
    }),
  ];
}

function hasLanguage({ languages }: Pick<StoredPerson, 'languages'>): boolean {
  return Object.keys(languages).length > 0;
}

/** What somebody speaks and knows, as calls are given out by. */
export function skillsOf({ languages, topics }: Pick<StoredPerson, 'languages' | 'topics'>): Skills {
  const spoken = Object.entries(languages).filter(([language]) => isLanguage(language));
  return { languages: Object.fromEntries(spoken), topics };
}

/** The part of the routing that is changed on the page; the rest stays as it is. */
function shownRouting({ routing }: CitySettings): Routing {
  const { ringSeconds, transferSeconds, announceSeconds, serviceLevel, shortAbandonSeconds, widening } = routing;
  const redialMinutes = routing.redialMinutes ?? 10;
  const secondCallMinutes = routing.secondCallMinutes ?? usualHeadStartMinutes;
  return {
    ...{ ringSeconds, transferSeconds, announceSeconds, shortAbandonSeconds, redialMinutes, secondCallMinutes },
    serviceLevel: { ...serviceLevel },
    widening: widening.map((step) => ({ ...step })),
  };
}
