// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Every arrow between the features: the switch feeds the hotline, the hotline moves the switch, fills the records and the
 * desks; people's commands come in through the contracts. The page has parts: `wire-callbacks`, `wire-people`,
 * `wire-promises`, `wire-screens`, `wire-routes`; what they share is made here.
 * Longer than other files: the arrows point at each other, and the order of the start is read from top to bottom.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createSessions } from '../features/account/session.shell.ts';
import { calendarNow } from '../features/calendar/calendar.shell.ts';
import { readOpenings } from '../features/calendar/calendar.store.ts';
import { readRecording } from '../features/menu/recording.store.ts';
import { isAttempt } from '../features/call/call-record.core.ts';
import { airOf, everyNotice } from '../features/on-air/on-air-plan.core.ts';
import { createTicketLookUp } from '../features/promise/public-ticket.shell.ts';
import { endedSince } from '../features/call/call.store.ts';
import { uuidv7 } from '../lib/ids.ts';
import { nowMs, steadyUnixMs } from '../platform/clock.ts';
import { watchEventLoop } from '../platform/observe/event-loop.ts';
import { brokenCalls } from './broken-calls.ts';
import { callCaps } from './call-caps.ts';
import { callIdOf } from './call-id.ts';
import type { Deps } from './deps.ts';
import { prepareDatabase } from './first-start.ts';
import { startHotline } from './hotline.shell.ts';
import { hotlineMetrics } from './hotline-metrics.ts';
import { earlierEffects } from './earlier-effects.ts';
import { createHttpApp } from './http.ts';
import { createIdempotency } from './http-idempotency.ts';
import { createLive } from './live.ts';
import { lostCalls } from './lost-calls.ts';
import { inE164 } from './passing-on.core.ts';
import { practicePhones } from './practice-phones.ts';
import { watchPresence } from './presence.ts';
import { lineWords, readiness } from './readiness.ts';
import { recentCallers } from './recent-callers.ts';
import type { HotlineEvent } from './hotline-state.core.ts';
import { hotlineSettings } from './settings.ts';
import type { LineState } from './line-state.core.ts';
import { switchEffects } from './switch-effects.ts';
import { switchLives } from './switch-life.ts';
import { ticketEffects } from './ticket-effects.ts';
import { trialCalls } from './trial-calls.ts';
import { layOutRecordings } from './city/own-recordings.ts';
import { startUpkeep } from './upkeep.ts';
import { wireCity } from './wire-city.ts';
import { wireCallbacks } from './wire-callbacks.ts';
import { layOutNotices, onAirSettings, wireOnAir } from './wire-on-air.ts';
import { wireKnowledge } from './wire-knowledge.ts';
import { wireOnboarding } from './wire-onboarding.ts';
import { wirePeople } from './wire-people.ts';
import { wirePromises } from './wire-promises.ts';
import { wireRoutes } from './wire-routes.ts';
import { wireScreens } from './wire-screens.ts';

/** The running server. */
export interface Server {
  /** What the person at the terminal needs once. */
  readonly lines: readonly string[];
  calls(): number;
  drain(): void;
  lineChanged(state: LineState): void;
  stop(): Promise<void>;
}

/** Starts everything in the order in which it can be used; calls come last. */
export async function startServer(deps: Deps): Promise<Server> {
  const { config, runtime, db, log, metrics, telephony, journal, voices } = deps;
  const { stored, sample, lines } = await prepareDatabase(deps);
  await layOutNotices(db, deps.voiceOptions.ownRecordings ?? '', everyNotice(airOf(stored.settings)));
  await layOutRecordings(deps.voiceOptions.ownRecordings ?? '', stored.settings.announcements, (id) =>
    readRecording(db, id),
  );
  const cityNow = wireCity(deps, stored);
  const { city } = cityNow;
  await cityNow.announcements;

  const alarmed = metrics.counter('amtsleitung_alarms_total', 'Things that went wrong in a call', ['what']);
  const alarm = (what: string, details: Record<string, unknown>): void => {
    alarmed({ what });
    log.warn({ what, ...details }, 'Something went wrong in telephony; the call goes on where it can.');
  };
  const outgoingNumbers = (config.trunk?.numbers ?? []).map(inE164);
  let settings = { ...hotlineSettings(city), outgoingNumbers };
  cityNow.onChange(() => {
    settings = { ...hotlineSettings(city), outgoingNumbers };
  });
  const onAirNow = onAirSettings(city);
  const topicName = (key: string | null): string =>
    city.topics.find((topic) => topic.key === key)?.names.de ?? 'Allgemeines Anliegen';
  const calendar = calendarNow(
    () => city.calendar,
    () => readOpenings(db, nowMs()),
  );
  await calendar.reload();

  // The switch feeds the hotline, the hotline moves the switch; both know the other only through these functions.
  const onSwitch = switchEffects({
    telephony,
    sounds: (words) => words.flatMap((word) => voices.resolve(word)),
    topicName,
    report: (event) => hotline.dispatch(event),
    alarm,
  });
  const trials = trialCalls({ telephony, now: steadyUnixMs, alarm });
  const counters = hotlineMetrics(metrics, () => hotline.state);
  const endLost = lostCalls({
    db,
    nowMs,
    running: () => [...hotline.state.calls.keys()],
    isCurrent: journal.isCurrent,
    ended: (call) => {
      broken(call);
      const accountId = call.shiftId === null ? undefined : work.accountOf(call.shiftId);
      if (accountId !== undefined) live.publish('matters', 'mattersChanged', {}, accountId);
    },
    alarm: (error) =>
      log.warn(
        { error },
        'Calls that ended while the program was away have no end in their rows yet; it is tried again.',
      ),
  });
  // Held by many rooms: the same list, whatever the city's numbers become.
  const ownNumbers = [...settings.ownNumbers];
  cityNow.onChange(() => ownNumbers.splice(0, ownNumbers.length, ...settings.ownNumbers));
  const wired = wireCallbacks({
    db,
    city,
    calendar: calendar.calendar,
    ownNumbers,
    hotline: () => hotline.state,
    dispatch: (event) => hotline.dispatch(event),
    tellDepartment: (trx, ticketId) => promises.portal.tell(trx, ticketId, 'created'),
    changed: ({ ticket }) => {
      live.publish('callbacks', 'callbacksChanged', {});
      if (ticket) live.publish('tickets', 'ticketsChanged', {});
    },
    alarm,
  });
  const ticketLookUp = createTicketLookUp({ db });
  const { timeZone } = city.calendar;
  const report = (event: HotlineEvent): void => hotline.dispatch(event);
  const onTicket = ticketEffects({ lookUp: ticketLookUp, nowMs, timeZone, report, alarm });
  const { recognition } = deps;
  const onEarlier = earlierEffects({
    ...{ db, recognition, nowMs, report, alarm },
    isThere: (call) => hotline.state.calls.has(call),
  });
  const redialMs = (): number => (city.routing.redialMinutes ?? 10) * 60_000;
  const onboarding = await wireOnboarding(deps, { cityNow, calendar: calendar.calendar, outgoingNumbers });
  const recent = recentCallers({ withinMs: redialMs, now: nowMs });
  for (const row of await endedSince(db, nowMs() - redialMs())) recent.written(row);
  const broken = brokenCalls(wired.callbacks.propose);
  const hotline = startHotline({
    now: steadyUnixMs,
    wall: nowMs,
    // Trial calls, and calls that test a number, are none of the hotline's.
    telephony: {
      listen: (hears) =>
        telephony.listen((event) => {
          const left = onboarding.tests.take(event) ? undefined : trials.take(event);
          if (left) hears(left);
        }),
    },
    settings: () => ({
      ...{ ...settings, ...onAirNow() },
      ...{ callbacks: wired.callbacks.available(), straight: onboarding.straight },
    }),
    before: (number) => wired.calls.before(number) ?? recent.take(number),
    isOpen: (at) => calendar.openness(at).open,
    newId: () => uuidv7(nowMs()),
    mayArrive: callCaps({
      caps: () => city.routing.callLimits,
      hotline: () => hotline.state,
      now: steadyUnixMs,
      log,
      metrics,
    }),
    callId: callIdOf,
    onSwitch,
    onCallback: wired.onCallback,
    onTicket,
    onEarlier,
    attemptOver: wired.calls.attemptOver,
    write: (entry) => journal.append([entry]),
    written: (record) => {
      counters.written(record);
      wired.calls.written(record);
      if (!isAttempt(record)) {
        recent.written(record);
        broken(record);
      }
      const accountId = record.shiftId === null ? undefined : work.accountOf(record.shiftId);
      if (accountId !== undefined && record.answeredAt !== null)
        live.publish('matters', 'mattersChanged', {}, accountId);
    },
    changed: (desks) => {
      screens.changed(desks);
      work.note();
    },
    switchRestarted: switchLives(join(runtime.dataDir, 'run', 'switch-life')),
    switchChanged: (connected, restarted) => {
      if (connected) {
        void work.putAll();
        void clerkPhones.putAll();
        // What the switch has is taken up in this very turn; then it is known which call-backs go on.
        queueMicrotask(() => {
          wired.calls.adopted();
          wired.start();
        });
        endLost(restarted);
      }
      if (!connected)
        log.error(
          {},
          'The connection to the telephone system is lost; conversations go on, new callers hear music until it is back.',
        );
      screens.switchChanged();
    },
  });
  const people = wirePeople(deps, hotline, alarm);
  const { work, clerkPhones } = people;

  // People: sessions, live connections, desks and boards.
  const address = {
    publicUrl: config.publicUrl === undefined ? undefined : new URL(config.publicUrl),
    secure: runtime.address.startsWith('https:'),
  };
  const sessions = createSessions({
    db,
    log,
    nowMs,
    work: { shiftOf: work.shiftOf, inCall: (accountId) => hotline.state.agents.get(accountId)?.task?.kind === 'talk' },
  });
  const live = createLive({ address, identify: sessions.identify, log, metrics });
  let line: LineState | undefined;
  const screens = wireScreens(deps, {
    city,
    calendar,
    topicName,
    hotline: hotline.state,
    live,
    line: () => line === undefined || line === 'up',
  });
  const onAir = wireOnAir(deps, { cityNow, calendar, hotline, live });
  const knowledge = wireKnowledge(deps, live);
  const promises = wirePromises(deps, { city, calendar, callbacks: wired.callbacks, live });
  const practice = deps.practice && practicePhones({ ...deps.practice, db, hotline: hotline.state, live, alarm });
  sessions.onNews((news) => {
    live.onSessionNews(news);
    people.onSessionNews(news);
  });

  // Whoever is at work takes part from the first moment: callers are adopted and phones are put on the switch while the
  // pages are still being mounted.
  const phonesBack = people.restoreWork();

  const app = await createHttpApp({
    address,
    identify: sessions.identify,
    idempotency: createIdempotency({ db, nowMs, log }),
    log,
    metrics,
    nowMs,
    uiFolder: runtime.uiFolder,
    readiness: () => readiness({ db, telephony, practice: runtime.practice, hotline: hotline.state, line }),
    testClock: config.isTest,
  });
  app.mount(
    wireRoutes(deps, {
      city,
      cityNow,
      trials,
      sample,
      calendar,
      hotline,
      people,
      screens,
      sessions,
      live,
      callbacks: wired.callbacks,
      onboarding,
      ticketLookUp,
      ...promises,
      search: knowledge.search,
      practice,
      onAir: onAir.routes,
      articlesChanged: knowledge.changed,
      ownNumbers,
      outgoingNumbers,
    }),
  );
  const missing = app.missing(practice ? [] : ['practice']);
  if (missing.length > 0) throw new Error(`endpoints without a handler: ${missing.join(', ')}`);
  live.attach(app.server);
  await rm(runtime.serverSocket, { force: true });
  await app.listen({ path: runtime.serverSocket });

  await phonesBack;
  await people.restoreClerks();
  knowledge.start(hotline.state.agents.size > 0);
  const stopSessions = sessions.start();
  const stopWatch = watchEventLoop(metrics, log);
  const look = watchPresence({
    hotline: () => hotline.state,
    desks: () => live.followers('desk'),
    dispatch: hotline.dispatch,
    now: steadyUnixMs,
  });
  const presence = setInterval(look, 500);
  const hours = setInterval(hotline.checkHours, 1_000);
  const stopUpkeep = startUpkeep(deps, {
    callbacksForgotten: wired.callbacks.forgotten,
    ticketsForgotten: () => live.publish('tickets', 'ticketsChanged', {}),
    forgetRecordings: onAir.forgetRecordings,
    reloadCalendar: calendar.reload,
    articlesChanged: knowledge.changed,
  });
  promises.start();

  return {
    lines,
    calls: () => hotline.state.calls.size,
    drain: hotline.drain,
    lineChanged(state) {
      line = state;
      if (state === 'up') log.info({}, 'The telephone line is there.');
      else {
        alarmed({ what: 'lineDown' });
        log.error({ line: state }, lineWords[state]);
      }
      screens.changed(new Set(hotline.state.agents.keys()));
    },
    async stop() {
      clearInterval(hours);
      stopUpkeep();
      onAir.stop();
      clearInterval(presence);
      hotline.stop();
      trials.stop();
      practice?.stop();
      screens.stop();
      stopSessions();
      stopWatch();
      live.close();
      await app.close();
      await knowledge.stop();
      await promises.stop();
      await wired.stop();
    },
  };
}
