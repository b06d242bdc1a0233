// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Every arrow between the features, on one page: the switch feeds the hotline, the hotline moves the switch, fills the
 * records and the desks; people's commands come in through the contracts.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { accountRoutes } from '../features/account/account.routes.ts';
import { findAccount } from '../features/account/account.store.ts';
import { deleteOutdated } from '../features/account/session.store.ts';
import { createSessions } from '../features/account/session.shell.ts';
import { createSignIn } from '../features/account/sign-in.shell.ts';
import { agentRoutes } from '../features/agent/agent.routes.ts';
import { endShift, forgetShiftPersons, startShift } from '../features/agent/shift.store.ts';
import { readWork, writeWork } from '../features/agent/work-file.ts';
import { createWork } from '../features/agent/work.shell.ts';
import { calendarRoutes } from '../features/calendar/calendar.routes.ts';
import { calendarNow } from '../features/calendar/calendar.shell.ts';
import { readOpenings } from '../features/calendar/calendar.store.ts';
import { addServiceHours } from '../features/calendar/calendar.core.ts';
import { callListRoutes } from '../features/call/call-list.routes.ts';
import { callRoutes } from '../features/call/call.routes.ts';
import { forgetCallerNumbers } from '../features/call/call.store.ts';
import { dialTargetOf } from '../features/directory/directory.store.ts';
import { directoryRoutes } from '../features/directory/directory.routes.ts';
import { knowledgeRoutes } from '../features/knowledge/knowledge.routes.ts';
import { matterRoutes } from '../features/matter/matter.routes.ts';
import { practiceRoutes } from '../features/practice/practice.routes.ts';
import { promiseRoutes } from '../features/promise/promise.routes.ts';
import { publicRoutes } from '../features/public/public.routes.ts';
import { boardFigures } from '../features/queue/board.store.ts';
import { boardRoutes } from '../features/queue/board.routes.ts';
import { uuidv7 } from '../lib/ids.ts';
import { nowMs, steadyUnixMs } from '../platform/clock.ts';
import { readTicketKey } from '../platform/gate/phone-ticket.ts';
import { watchEventLoop } from '../platform/observe/event-loop.ts';
import { nothingToMake, prepareVoices } from './city/prepare-voices.ts';
import type { Deps } from './deps.ts';
import { boardView, deskView, type ViewFacts } from './desk-view.ts';
import { prepareDatabase } from './first-start.ts';
import { startHotline } from './hotline.shell.ts';
import { hotlineMetrics } from './hotline-metrics.ts';
import { createHttpApp } from './http.ts';
import { deleteOldAnswers } from './http-idempotency.store.ts';
import { createIdempotency } from './http-idempotency.ts';
import { createLive } from './live.ts';
import { lostCalls } from './lost-calls.ts';
import { phoneAccess } from './phone-access.ts';
import { practicePhones } from './practice-phones.ts';
import { publicInfo } from './public-info.ts';
import { readiness } from './readiness.ts';
import { hotlineSettings } from './settings.ts';
import { switchEffects } from './switch-effects.ts';
import { createViews } from './views.ts';

/** The running server. */
export interface Server {
  /** What the person at the terminal needs once. */
  readonly lines: readonly string[];
  calls(): number;
  drain(): void;
  stop(): Promise<void>;
}

const tenMinutes = 600_000;

/** Starts everything in the order in which it can be used; calls come last. */
export async function startServer(deps: Deps): Promise<Server> {
  const { config, runtime, db, log, metrics, telephony, journal, voices } = deps;
  const { city, sample, lines } = await prepareDatabase(deps);
  // The practice switch has no sound: its announcements are their texts.
  deps.practice?.words.learn(city);
  const sounds = deps.practice ? nothingToMake : prepareVoices(deps.voiceOptions, city);
  void sounds.all.then((made) => {
    if (!made)
      log.error(
        {},
        'The announcements could not be made; callers hear what is there. Look at the speech program and start again.',
      );
    for (const problem of made?.problems ?? [])
      log.error({ ...problem }, 'An announcement could not be made; the call goes on without it.');
  });
  await sounds.announcements;

  const alarmed = metrics.counter('amtsleitung_alarms_total', 'Things that went wrong in a call', ['what']);
  const alarm = (what: string, details: Record<string, unknown>): void => {
    alarmed({ what });
    log.warn({ what, ...details }, 'Something went wrong in telephony; the call goes on where it can.');
  };
  const settings = hotlineSettings(city);
  const topicName = (key: string | null): string =>
    city.topics.find((topic) => topic.key === key)?.names.de ?? 'Allgemeines Anliegen';
  const calendar = calendarNow(city.calendar, () => readOpenings(db, nowMs()));
  await calendar.reload();

  // The switch feeds the hotline, the hotline moves the switch; both know the other only through these functions.
  const onSwitch = switchEffects({
    telephony,
    sounds: (words) => words.flatMap((word) => voices.resolve(word)),
    topicName,
    report: (event) => hotline.dispatch(event),
    alarm,
  });
  const counters = hotlineMetrics(metrics, () => hotline.state);
  const endLost = lostCalls({
    db,
    nowMs,
    running: () => [...hotline.state.calls.keys()],
    isCurrent: journal.isCurrent,
    ended: (shift) => {
      const accountId = work.accountOf(shift);
      if (accountId !== undefined) live.publish('matters', 'mattersChanged', {}, accountId);
    },
    alarm: (error) =>
      log.warn(
        { error },
        'Calls that ended while the program was away have no end in their rows yet; it is tried again.',
      ),
  });
  const hotline = startHotline({
    now: steadyUnixMs,
    wall: nowMs,
    telephony,
    settings: () => settings,
    isOpen: (at) => calendar.openness(at).open,
    newId: () => uuidv7(nowMs()),
    onSwitch,
    write: (entry) => journal.append([entry]),
    written: (record) => {
      counters.written(record);
      const accountId = record.shiftId === null ? undefined : work.accountOf(record.shiftId);
      if (accountId !== undefined && record.answeredAt !== null)
        live.publish('matters', 'mattersChanged', {}, accountId);
    },
    changed: (desks) => {
      views.changed(desks);
      work.note();
    },
    switchChanged: (connected) => {
      if (connected) {
        void work.putAll();
        endLost();
      }
      if (!connected)
        log.error(
          {},
          'The connection to the telephone system is lost; conversations go on, new callers hear music until it is back.',
        );
      views.changed(new Set());
    },
  });
  const workFile = join(runtime.dataDir, 'run', 'work.json');
  const work = createWork({
    clock: { wall: nowMs },
    phones: telephony,
    agents: () => hotline.state.agents,
    dispatch: hotline.dispatch,
    skillsOf: async (accountId) => {
      const found = await findAccount(db, accountId);
      return { languages: found?.account.languages ?? {}, topics: found?.account.topics ?? {} };
    },
    startShift: (shift) => startShift(db, shift),
    endShift: (id, at) => endShift(db, id, at),
    remember: (entries) => writeWork(workFile, entries),
    alarm,
  });

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
  const facts: ViewFacts = {
    topicName: (key) => (key === null || key === '' ? '' : topicName(key)),
    openness: () => {
      const state = calendar.openness(nowMs());
      return {
        open: state.open,
        changesAt: (state.open ? state.until : state.opensAt) ?? null,
        trialOpening: state.trial,
      };
    },
    telephony: () => telephony.ready(),
    now: steadyUnixMs,
  };
  const desk = (accountId: string) => deskView(hotline.state, accountId, facts);
  const rules = {
    timeZone: city.calendar.timeZone,
    thresholdSeconds: city.routing.serviceLevel.seconds,
    shortAbandonSeconds: city.routing.shortAbandonSeconds,
  };
  const board = async () => ({ ...boardView(hotline.state, facts), ...(await boardFigures(db, nowMs(), rules)) });
  const views = createViews({
    live,
    desk,
    board,
    alarm: (error) => log.warn({ error }, 'The figures of the board could not be read; it shows the last ones.'),
  });
  live.registerTopic('desk', {
    access: ['agent', 'lead'],
    type: 'deskChanged',
    snapshot: (who) => desk(who.accountId),
  });
  live.registerTopic('board', { access: 'signedIn', type: 'boardChanged', snapshot: board });
  live.registerTopic('matters', { access: ['agent', 'lead'], type: 'mattersChanged', snapshot: () => ({}) });
  live.registerTopic('tickets', { access: ['agent', 'lead', 'clerk'], type: 'ticketsChanged', snapshot: () => ({}) });
  const practice = deps.practice && practicePhones({ ...deps.practice, db, hotline: hotline.state, live, alarm });
  sessions.onNews((news) => {
    live.onSessionNews(news);
    const mayWork = news.roles.some((role) => role === 'agent' || role === 'lead');
    // Signing out takes the phone along, whatever other windows are open; so does losing the right to work.
    if (news.kind === 'ended' ? news.sessionsLeft === 0 || news.reason === 'loggedOut' : !mayWork)
      void work.signedOut(news.accountId);
  });

  const app = await createHttpApp({
    address,
    identify: sessions.identify,
    idempotency: createIdempotency({ db, nowMs, log }),
    log,
    metrics,
    nowMs,
    uiFolder: runtime.uiFolder,
    readiness: () => readiness({ db, telephony, practice: runtime.practice, hotline: hotline.state }),
    testClock: config.isTest,
  });
  const access = phoneAccess({ config, runtime, key: readTicketKey(runtime.ticketKeyFile), nowMs });
  const ownNumbers = city.dialled.map((number) => number.replace(/^0(?=[1-9])/, '+49'));
  app.mount([
    ...accountRoutes({
      db,
      nowMs,
      sessions,
      signIn: createSignIn(db, nowMs),
      installation: () => ({ sample, city: city.name, practice: practice !== undefined }),
    }),
    ...agentRoutes({
      work,
      desk,
      access: access.ofAgent,
      decline: (accountId, offerId) => {
        const task = hotline.state.agents.get(accountId)?.task;
        if (task?.kind !== 'offer' || task.offer !== offerId) return false;
        hotline.dispatch({ type: 'callEvent', call: task.call, event: { type: 'offerDeclined', offer: offerId } });
        return true;
      },
    }),
    ...callRoutes({
      find: (callId) => hotline.state.calls.get(callId),
      dispatch: (call, event) => hotline.dispatch({ type: 'callEvent', call, event }),
      telephonyReady: () => telephony.ready(),
      destination: (entryId) => dialTargetOf(db, entryId),
    }),
    ...callListRoutes({ db }),
    ...calendarRoutes({ db, calendar, sample, hoursChanged: hotline.checkHours }),
    ...boardRoutes({ board }),
    ...matterRoutes({ db, mattersChanged: (accountId) => live.publish('matters', 'mattersChanged', {}, accountId) }),
    ...promiseRoutes({
      db,
      dueAfter: (from) => addServiceHours(city.calendar, from, city.routing.promiseServiceHours),
      ownNumbers: () => ownNumbers,
      ticketsChanged: () => live.publish('tickets', 'ticketsChanged', {}),
      mattersChanged: (accountId) => live.publish('matters', 'mattersChanged', {}, accountId),
    }),
    ...directoryRoutes({ db, calendar: calendar.calendar }),
    ...knowledgeRoutes({ db }),
    ...(practice ? practiceRoutes(practice) : []),
    ...publicRoutes({
      phones: telephony,
      telephonyReady: () => telephony.ready() && !practice,
      ...access.ofCitizens,
      credentialsMs: config.webCallSeconds * 1000,
      info: publicInfo(city, () => calendar.openness(nowMs()), practice !== undefined),
    }),
  ]);
  const missing = app.missing(practice ? [] : ['practice']);
  if (missing.length > 0) throw new Error(`endpoints without a handler: ${missing.join(', ')}`);
  live.attach(app.server);
  await rm(runtime.serverSocket, { force: true });
  await app.listen({ path: runtime.serverSocket });

  await work.restore(readWork(workFile));
  const stopSessions = sessions.start();
  const stopWatch = watchEventLoop(metrics, log);
  const hours = setInterval(hotline.checkHours, 1_000);
  const upkeep = setInterval(() => void keepUp(), tenMinutes);
  void keepUp();

  /** What is deleted by itself, and special openings that were changed elsewhere. */
  async function keepUp(): Promise<void> {
    const at = nowMs();
    const jobs = [
      () => forgetCallerNumbers(db, at),
      () => forgetShiftPersons(db, at),
      () => deleteOutdated(db, at),
      () => deleteOldAnswers(db, at),
      calendar.reload,
    ];
    for (const job of jobs)
      await job().catch((error: unknown) =>
        log.warn({ error }, 'A deletion that is due could not be done; it is tried again in ten minutes.'),
      );
  }

  return {
    lines,
    calls: () => hotline.state.calls.size,
    drain: hotline.drain,
    async stop() {
      clearInterval(hours);
      clearInterval(upkeep);
      hotline.stop();
      practice?.stop();
      views.stop();
      stopSessions();
      stopWatch();
      live.close();
      await app.close();
    },
  };
}
