// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows from the API to the features: which handler answers which contract. A part of `wiring.ts`. */
import { join } from 'node:path';
import { accountRoutes } from '../features/account/account.routes.ts';
import type { createSessions } from '../features/account/session.shell.ts';
import { createSignIn } from '../features/account/sign-in.shell.ts';
import { agentRoutes } from '../features/agent/agent.routes.ts';
import { clerkRoutes } from '../features/agent/clerk.routes.ts';
import { addServiceHours, instantOf } from '../features/calendar/calendar.core.ts';
import { calendarRoutes } from '../features/calendar/calendar.routes.ts';
import type { CalendarNow } from '../features/calendar/calendar.shell.ts';
import { callbackRoutes } from '../features/callback/callback.routes.ts';
import type { Callbacks } from '../features/callback/callback.port.ts';
import { callListRoutes } from '../features/call/call-list.routes.ts';
import { callRoutes } from '../features/call/call.routes.ts';
import { largestDelivery } from '../features/directory/delivery.contract.ts';
import { transferTargetOf } from '../features/directory/directory.store.ts';
import { largestAttachment } from '../features/knowledge/attachments/attachment.core.ts';
import { attachmentRoutes } from '../features/knowledge/attachments/attachments.routes.ts';
import { editingRoutes } from '../features/knowledge/editing/editing.routes.ts';
import { factRoutes } from '../features/knowledge/facts/fact.routes.ts';
import { importFolder } from '../features/knowledge/import/import-folder.ts';
import { importRoutes } from '../features/knowledge/import/import.routes.ts';
import { loopRoutes } from '../features/knowledge/loop/loop.routes.ts';
import { questionRoutes } from '../features/knowledge/questions/questions.routes.ts';
import { knowledgeRoutes } from '../features/knowledge/knowledge.routes.ts';
import type { KnowledgeSearch } from '../features/knowledge/search/search.shell.ts';
import { mailInRoutes } from '../features/mail/mail-in.routes.ts';
import type { MailIn } from '../features/mail/mail-in.shell.ts';
import { mattersOf } from '../features/matter/contact.store.ts';
import { matterRoutes } from '../features/matter/matter.routes.ts';
import { secondCallRoutes } from '../features/matter/second-call.routes.ts';
import { newsRoutes } from '../features/news/news.routes.ts';
import { practiceRoutes } from '../features/practice/practice.routes.ts';
import { dangerHours } from '../features/promise/ledger.core.ts';
import type { TicketLookUp } from '../features/promise/public-ticket.shell.ts';
import { readTicket } from '../features/promise/ticket.store.ts';
import { settingRoutes } from '../features/settings/settings.routes.ts';
import { publicRoutes } from '../features/public/public.routes.ts';
import { recallRoutes } from '../features/recall/recall.routes.ts';
import { boardRoutes } from '../features/queue/board.routes.ts';
import type { Route } from '../lib/route.ts';
import { machineUnixMs, nowMs } from '../platform/clock.ts';
import { readTicketKey } from '../platform/gate/phone-ticket.ts';
import type { CitySettings } from './city-settings.store.ts';
import type { Deps } from './deps.ts';
import type { HotlineShell } from './hotline.shell.ts';
import type { Live } from './live.ts';
import { callOfClerk } from './passing-on.core.ts';
import { wireDirectory } from './wire-directory.ts';
import type { MailWires } from './wire-mail.ts';
import type { WiredCity } from './wire-city.ts';
import type { WiredOnboarding } from './wire-onboarding.ts';
import { wireCityFiles } from './wire-city-files.ts';
import type { WiredPortal } from './wire-portal.ts';
import { phoneAccess } from './phone-access.ts';
import type { practicePhones } from './practice-phones.ts';
import { promiseDue } from './promise-due.ts';
import { publicInfo } from './public-info.ts';
import { transferTarget } from './transfer-target.ts';
import type { TrialCalls } from './trial-calls.ts';
import { wireMenu } from './wire-menu.ts';
import type { People } from './wire-people.ts';
import { wireRecall } from './wire-recall.ts';
import type { wireScreens } from './wire-screens.ts';
import { wireTeam } from './wire-team.ts';
import { wireTickets } from './wire-tickets.ts';

export interface RouteWires {
  readonly city: CitySettings;
  readonly cityNow: WiredCity;
  readonly trials: TrialCalls;
  readonly sample: boolean;
  readonly calendar: CalendarNow;
  readonly hotline: HotlineShell;
  readonly people: People;
  readonly screens: ReturnType<typeof wireScreens>;
  readonly sessions: ReturnType<typeof createSessions>;
  readonly live: Live;
  readonly callbacks: Callbacks;
  readonly onboarding: WiredOnboarding;
  readonly ticketLookUp: TicketLookUp;
  readonly mailIn: Pick<MailIn, 'again' | 'byHand' | 'departmentOf'>;
  readonly mail: MailWires['mail'];
  readonly portal: WiredPortal;
  readonly search: Pick<KnowledgeSearch, 'search' | 'learn'>;
  readonly practice: ReturnType<typeof practicePhones> | undefined;
  /** Calendar and emergency announcement. */
  readonly onAir: readonly Route[];
  /** Told which articles read differently from now on. */
  readonly articlesChanged: (articleIds: readonly string[]) => void;
  /** E.164 beginnings of the city's numbers. */
  readonly ownNumbers: readonly string[];
  /** Numbers we show when calling out. */
  readonly outgoingNumbers: readonly string[];
}

/** All handlers. */
export function wireRoutes(
  {
    config,
    runtime,
    db,
    telephony,
    log,
    recognition,
    voiceOptions,
  }: Pick<Deps, 'config' | 'runtime' | 'db' | 'telephony' | 'log' | 'recognition' | 'voiceOptions'>,
  wires: RouteWires,
): readonly Route[] {
  const { city, sample, calendar, hotline, people, screens, sessions, live, callbacks, practice } = wires;
  // The gate is a process of its own: its clock is the machine's.
  const key = readTicketKey(runtime.ticketKeyFile);
  const access = phoneAccess({ config, runtime, key, nowMs: machineUnixMs });
  const mattersChanged = (accountId: string): void => live.publish('matters', 'mattersChanged', {}, accountId);
  const dangerBefore = (from: number): number => addServiceHours(calendar.calendar(), from, dangerHours);
  const dueAfter = promiseDue(city, calendar.calendar);
  const topicsForCitizens = () =>
    wires.onboarding.publicTopics().flatMap(({ names, way, number }) => {
      const how = way === 'team' ? ('team' as const) : ('department' as const);
      return way === 'notOffered' ? [] : [{ names: { ...names }, how, number }];
    });
  const ticketsChanged = (): void => live.publish('tickets', 'ticketsChanged', {});
  const installation = () => ({ sample, city: city.name, practice: practice !== undefined });
  return [
    ...accountRoutes({
      db,
      nowMs,
      sessions,
      signIn: createSignIn(db, nowMs),
      installation,
    }),
    ...wireTeam({ db, runtime, log, recognition }, { ...wires, installation }),
    ...agentRoutes({
      work: people.work,
      desk: screens.desk,
      access: access.ofAgent,
      decline: (accountId, offerId) => {
        const task = hotline.state.agents.get(accountId)?.task;
        if (task?.kind !== 'offer' || task.offer !== offerId) return false;
        hotline.dispatch({ type: 'callEvent', call: task.call, event: { type: 'offerDeclined', offer: offerId } });
        return true;
      },
    }),
    ...clerkRoutes({
      phones: people.clerkPhones,
      desk: screens.clerk,
      access: access.ofAgent,
      leave: (accountId) => {
        const call = callOfClerk(hotline.state, accountId);
        if (call) hotline.dispatch({ type: 'callEvent', call: call.id, event: { type: 'destinationLeft' } });
        return call !== undefined;
      },
    }),
    ...callRoutes({
      find: (callId) => hotline.state.calls.get(callId),
      dispatch: (call, event) => hotline.dispatch({ type: 'callEvent', call, event }),
      telephonyReady: () => telephony.ready(),
      destination: async (entryId, callId) => {
        const target = await transferTargetOf(db, calendar.calendar(), entryId, nowMs());
        if (!target) return undefined;
        // Only a person at a phone of ours is shown what the matter is about.
        const matters = target.account === null ? [] : await mattersOf(db, [callId]);
        const service = matters.find(({ outcome }) => outcome === null)?.serviceTitle ?? undefined;
        const own = { numbers: [...city.dialled, ...wires.outgoingNumbers], main: city.number };
        return transferTarget(hotline.state, target, own, service);
      },
    }),
    ...callListRoutes({ db }),
    ...callbackRoutes({ db, callbacks }),
    ...calendarRoutes({ db, calendar, sample, hoursChanged: hotline.checkHours }),
    ...wires.onAir,
    ...wireMenu(
      { db, log, telephony, voiceOptions, runtime },
      { cityNow: wires.cityNow, trials: wires.trials, access, practice: practice !== undefined },
    ),
    ...settingRoutes({ db, restore: wires.cityNow.restore }),
    ...wireCityFiles({ db, log, runtime, voiceOptions }, wires),
    ...boardRoutes({ board: screens.board }),
    ...mailInRoutes({
      db,
      mailIn: wires.mailIn,
      mailboxes: config.mailboxes.length,
      keepDays: config.mailKeepDays,
      mayRead: async (who, ticketId) => (await readTicket(db, who, ticketId))?.hidden === false,
    }),
    ...matterRoutes({ db, mattersChanged, dangerBefore }),
    ...secondCallRoutes({ db, ...recognition, dangerBefore }),
    ...wireTickets({ config, runtime, db, log }, { ...wires, dueAfter, dangerBefore }),
    ...recallRoutes(
      wireRecall(db, {
        mail: wires.mail,
        callbacks,
        ownNumbers: wires.ownNumbers,
        dueAfter,
        dueOn: (day) => instantOf(city.calendar, day, 16 * 60),
        promised: ticketsChanged,
      }),
    ),
    ...wireDirectory({
      db,
      city,
      calendar: calendar.calendar,
      outgoingNumbers: wires.outgoingNumbers,
      phoneIsOn: (accountId) => hotline.state.clerks.get(accountId)?.phoneReachable === true,
      articlesChanged: wires.articlesChanged,
      directoryChanged: () =>
        void wires.onboarding
          .reload()
          .catch((error: unknown) =>
            log.warn(
              { error },
              'The new directory could not be read for the callers; the old one holds until the next change.',
            ),
          ),
      restore: wires.cityNow.restore,
      deliveries: importFolder(join(runtime.dataDir, 'directory-lists'), nowMs, largestDelivery),
    }),
    ...wires.onboarding.routes(wires.mail, config.mailboxes.length > 0),
    ...knowledgeRoutes({ db, search: wires.search }),
    ...questionRoutes({ db }),
    ...factRoutes({ db, changed: wires.articlesChanged }),
    ...editingRoutes({ db, published: wires.articlesChanged }),
    ...loopRoutes({
      db,
      calendar: calendar.calendar,
      search: wires.search,
      gapsChanged: () => live.publish('gaps', 'gapsChanged', {}),
      published: wires.articlesChanged,
    }),
    ...attachmentRoutes({
      db,
      folder: importFolder(join(runtime.dataDir, 'attachments'), nowMs, largestAttachment),
      changed: wires.articlesChanged,
      failed: (error) =>
        log.warn({ error }, 'A file that arrived stays in the data folder for an hour; it is attached.'),
    }),
    ...importRoutes({
      db,
      nowMs,
      folder: importFolder(join(runtime.dataDir, 'import'), nowMs),
      // The search sees the rows by itself; open articles are read again.
      servicesChanged: (services) => {
        if (services.length > 0) live.publish('articles', 'articlesChanged', {});
      },
      failed: (error) => log.warn({ error }, 'A delivery could not be read to its end; nothing of it was applied.'),
    }),
    ...newsRoutes({ db, changed: (reader) => live.publish('news', 'newsChanged', {}, reader) }),
    ...(practice ? practiceRoutes(practice) : []),
    ...publicRoutes({
      phones: telephony,
      telephonyReady: () => telephony.ready() && !practice,
      ...access.ofCitizens,
      credentialsMs: config.webCallSeconds * 1000,
      info: publicInfo(city, () => calendar.openness(nowMs()), topicsForCitizens, practice !== undefined),
    }),
  ];
}
