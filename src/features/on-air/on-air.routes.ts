// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The endpoints of what is on air. How a change is prepared, kept and told is the owner's business. */
import { uuidv7 } from '../../lib/ids.ts';
import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { localDate, openness, type Calendar } from '../calendar/calendar.core.ts';
import { writtenTexts } from '../calendar/calendar-draft.core.ts';
import { languages } from '../../lib/pure/language.ts';
import { dayAfter, dayPlan } from './day-plan.core.ts';
import { onAirProblems, whyNotPlanned, whyNotUntil, type OnAir, type Recorded } from './on-air.core.ts';
import {
  comingAt,
  heardAt,
  stillPlanned,
  withEnd,
  withOnAir,
  withoutPlanned,
  withPlanned,
  type Air,
} from './on-air-plan.core.ts';
import * as contract from './on-air.contract.ts';
import type { Previews } from './preview.shell.ts';

/** What is on air and planned from now on; refused when `version` is not the one of now. */
export interface OnAirOrder {
  readonly air: Air;
  /** Which of them the history shows it with. */
  readonly about: 'now' | 'planned';
  readonly version: number;
  readonly title: string;
  readonly why: string;
  readonly accountId: string;
  readonly now: number;
}

export interface OnAirRoutesDeps {
  readonly air: () => Air;
  /** Another one after every change. */
  readonly version: () => number;
  /** The hours that hold, with all special openings. */
  readonly calendar: () => Calendar;
  readonly change: (order: OnAirOrder) => Promise<Result<unknown, 'conflict' | 'notPrepared' | 'recordingGone'>>;
  readonly lastChange: () => Promise<{ readonly by: string | null; readonly at: string } | null>;
  readonly previews: Previews;
}

/** Days of the plan, today included. */
const plannedDays = 3;

/** Reading, putting on air, ending, listening; recordings have routes of their own. */
export function onAirRoutes(deps: OnAirRoutesDeps): readonly Route[] {
  const { air, version, change, previews } = deps;

  async function desk(): Promise<Result<contract.OnAirDesk, never>> {
    const now = nowMs();
    const calendar = deps.calendar();
    const state = openness(calendar, now);
    return ok({
      notice: shownNotice(heardAt(air(), now)),
      version: version(),
      changed: await deps.lastChange(),
      coming: comingAt(air(), now).map(shown),
      days: plan(calendar, air(), now),
      closesAt: state.open && state.until !== undefined ? iso(state.until) : null,
    });
  }

  return [
    route(contract.getOnAirNow, async () => ok({ notice: shownNotice(heardAt(air(), nowMs())) })),
    route(contract.getOnAir, async () => {
      const read = await unlessDown(desk);
      return read.ok ? read : refuse('unavailable');
    }),
    route(contract.putOnAir, async ({ body }, who) =>
      unlessDown(async () => {
        const now = nowMs();
        const until = Date.parse(body.until);
        const [wrong] = onAirProblems({ ...body, until }, now);
        if (wrong) return refuse('onAirWrong', { ...wrong });
        const next = announced(body, now, until, now);
        if (!next) return germanMissing;
        const title = heardAt(air(), now) ? 'Notansage ersetzt' : 'Notansage auf Sendung';
        const by = { title, why: body.why, accountId: who.accountId, now };
        const done = await change({ air: withOnAir(air(), next), about: 'now', version: body.version, ...by });
        return done.ok ? desk() : done;
      }),
    ),
    route(contract.planOnAir, async ({ body }, who) =>
      unlessDown(async () => {
        const now = nowMs();
        const { replaces } = body;
        const [from, until] = [Date.parse(body.from), Date.parse(body.until)];
        if (version() !== body.version) return refuse('conflict');
        if (replaces !== null && !stillPlanned(air(), replaces, now)) return refuse('plannedGone');
        const others = air().planned.filter((one) => one.id !== replaces && one.from > now);
        const [wrong] = [...onAirProblems({ ...body, from, until }, now), whyNotPlanned(others)];
        if (wrong) return refuse('onAirWrong', { ...wrong });
        const next = announced(body, from, until, now);
        if (!next) return germanMissing;
        const title = replaces === null ? 'Notansage geplant' : 'Geplante Notansage geändert';
        const by = { title, why: body.why, accountId: who.accountId, now };
        const done = await change({
          air: withPlanned(air(), next, replaces, now),
          about: 'planned',
          version: body.version,
          ...by,
        });
        return done.ok ? desk() : done;
      }),
    ),
    route(contract.withdrawOnAir, async ({ body }, who) =>
      unlessDown(async () => {
        const now = nowMs();
        if (version() !== body.version) return refuse('conflict');
        if (!stillPlanned(air(), body.noticeId, now)) return refuse('plannedGone');
        const by = { title: 'Geplante Notansage zurückgezogen', why: body.why, accountId: who.accountId, now };
        const next = withoutPlanned(air(), body.noticeId);
        const done = await change({ air: next, about: 'planned', version: body.version, ...by });
        return done.ok ? desk() : done;
      }),
    ),
    route(contract.changeOnAirEnd, async ({ body }, who) =>
      unlessDown(async () => {
        const now = nowMs();
        if (version() !== body.version) return refuse('conflict');
        if (!heardAt(air(), now)) return refuse('nothingOnAir');
        const until = body.until === null ? null : Date.parse(body.until);
        const wrong = until === null ? undefined : whyNotUntil(until, now);
        if (wrong) return refuse('onAirWrong', { path: 'until', mistake: wrong });
        const done = await change({
          ...{ air: withEnd(air(), until, now), about: 'now' },
          version: body.version,
          title: until === null ? 'Notansage beendet' : 'Ende der Notansage',
          ...{ why: body.why, accountId: who.accountId, now },
        });
        return done.ok ? desk() : done;
      }),
    ),
    route(contract.previewOnAir, async ({ body }) => {
      const previewId = await previews.speak(body.text, body.language);
      return previewId === undefined ? refuse('noVoice') : ok({ previewId });
    }),
    route(contract.hearPreview, async ({ params }) => {
      const wav = previews.of(params.previewId);
      return wav ? ok(soundFile(wav)) : refuse('notFound');
    }),
  ];
}

/** A WAV file as an answer. */
export function soundFile(bytes: Uint8Array) {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return { type: 'audio/wav', disposition: 'inline', bytes: bytes.length, pieces: pieces() };
}

const germanMissing = refuse('onAirWrong', { path: 'texts.de', mistake: 'germanMissing' });

type Written = Pick<OnAir, 'template' | 'place' | 'after' | 'open' | 'closed'> & {
  readonly texts: Partial<Record<string, string>>;
  readonly recordings: Partial<Record<string, Recorded>>;
};

/** A new announcement as it was written; undefined without German words. */
function announced(body: Written, from: number, until: number, now: number): OnAir | undefined {
  const texts = writtenTexts(body.texts);
  if (!texts) return undefined;
  const { template, recordings, place, after, open, closed } = body;
  const rest = { template, texts, recordings: madeOf(recordings), place, after, open, closed };
  return { id: uuidv7(now), ...rest, from, until };
}

/** What is on air, as pages show it. */
export function shownNotice(onAir: OnAir | null): contract.ShownNotice | null {
  return onAir && shown(onAir);
}

function shown(onAir: OnAir): contract.ShownNotice {
  const { id, from, until, texts, recordings, ...rest } = onAir;
  return {
    ...rest,
    noticeId: id,
    texts: { ...texts },
    recordings: { ...recordings },
    from: iso(from),
    until: iso(until),
  };
}

function plan(calendar: Calendar, air: Air, now: number): contract.OnAirDesk['days'] {
  let date = localDate(calendar, now);
  const days: contract.OnAirDesk['days'] = [];
  for (let i = 0; i < plannedDays; i += 1, date = dayAfter(date))
    days.push({
      date,
      parts: dayPlan(calendar, air, date).map(({ from, to, notice, ...part }) => ({
        ...{ ...part, noticeId: notice },
        ...{ from: iso(from), to: iso(to) },
      })),
    });
  return days;
}

function madeOf(recordings: Partial<Record<string, Recorded>>): OnAir['recordings'] {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const made = recordings[language];
      return made ? [[language, made]] : [];
    }),
  );
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
