// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The arrows to the screens: what desks, clerks' bars and boards show, and to whom it is told. A part of `wiring.ts`. */
import { boardFigures } from '../features/queue/board.store.ts';
import { nowMs, steadyUnixMs } from '../platform/clock.ts';
import type { calendarNow } from '../features/calendar/calendar.shell.ts';
import type { CitySettings } from './city-settings.store.ts';
import type { Deps } from './deps.ts';
import { boardView, clerkView, deskView, type ViewFacts } from './desk-view.ts';
import type { Hotline } from './hotline-state.core.ts';
import type { Live } from './live.ts';
import { createViews } from './views.ts';

export interface ScreenWires {
  readonly city: CitySettings;
  readonly calendar: Pick<ReturnType<typeof calendarNow>, 'openness'>;
  readonly topicName: (topic: string | null) => string;
  readonly hotline: Hotline;
  readonly live: Live;
  /** False while the telephone line behind our own switch is away. */
  readonly line: () => boolean;
}

/** Makes the views and registers their live topics. */
export function wireScreens({ db, log, telephony }: Pick<Deps, 'db' | 'log' | 'telephony'>, wires: ScreenWires) {
  const { city, calendar, hotline, live } = wires;
  const facts: ViewFacts = {
    topicName: (key) => (key === null || key === '' ? '' : wires.topicName(key)),
    openness: () => {
      const state = calendar.openness(nowMs());
      return {
        open: state.open,
        changesAt: (state.open ? state.until : state.opensAt) ?? null,
        trialOpening: state.trial,
      };
    },
    telephony: () => telephony.ready(),
    line: wires.line,
    now: steadyUnixMs,
  };
  const rules = () => ({
    timeZone: city.calendar.timeZone,
    thresholdSeconds: city.routing.serviceLevel.seconds,
    shortAbandonSeconds: city.routing.shortAbandonSeconds,
  });
  const desk = (accountId: string) => deskView(hotline, accountId, facts);
  const clerk = (accountId: string) => clerkView(hotline, accountId, facts);
  const board = async () => ({ ...boardView(hotline, facts), ...(await boardFigures(db, nowMs(), rules())) });
  const views = createViews({
    live,
    desk,
    board,
    alarm: (error) => log.warn({ error }, 'The figures of the board could not be read; it shows the last ones.'),
  });
  const anybody = ['agent', 'lead', 'clerk'] as const;
  live.registerTopic('desk', {
    access: ['agent', 'lead'],
    type: 'deskChanged',
    snapshot: (who) => desk(who.accountId),
  });
  live.registerTopic('clerk', { access: ['clerk'], type: 'clerkChanged', snapshot: (who) => clerk(who.accountId) });
  live.registerTopic('board', { access: 'signedIn', type: 'boardChanged', snapshot: board });
  // What is read out changes under an open article: a fee of a new day, a corrected sentence.
  live.registerTopic('gaps', { access: 'signedIn', type: 'gapsChanged', snapshot: () => ({}) });
  live.registerTopic('articles', { access: 'signedIn', type: 'articlesChanged', snapshot: () => ({}) });
  // What it is about is read by each for themselves: a message here tells nobody what others have read.
  live.registerTopic('news', { access: ['agent', 'lead', 'editor'], type: 'newsChanged', snapshot: () => ({}) });
  live.registerTopic('matters', { access: ['agent', 'lead'], type: 'mattersChanged', snapshot: () => ({}) });
  live.registerTopic('tickets', { access: anybody, type: 'ticketsChanged', snapshot: () => ({}) });
  live.registerTopic('callbacks', { access: anybody, type: 'callbacksChanged', snapshot: () => ({}) });

  function tellClerks(accounts: ReadonlySet<string>): void {
    const followers = live.followers('clerk');
    for (const accountId of accounts)
      if (followers.has(accountId)) live.publish('clerk', 'clerkChanged', clerk(accountId), accountId);
  }

  return {
    desk,
    clerk,
    board,
    /** These people's screens look different now, and perhaps head lines and boards. */
    changed(accounts: ReadonlySet<string>): void {
      views.changed(accounts);
      tellClerks(accounts);
    },
    /** The switch came or went: everybody sees it. */
    switchChanged(): void {
      views.changed(new Set());
      tellClerks(live.followers('clerk'));
    },
    stop: views.stop,
  };
}
