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
import { isOnAir, onAirProblems, whyNotUntil, type OnAir, type Recorded } from './on-air.core.ts';
import * as contract from './on-air.contract.ts';
import type { Previews } from './preview.shell.ts';

/** What changes: null = nothing is on air any more. */
export interface OnAirOrder {
  readonly onAir: OnAir | null;
  readonly version: number;
  readonly title: string;
  readonly why: string;
  readonly accountId: string;
  readonly now: number;
}

export interface OnAirRoutesDeps {
  readonly onAir: () => OnAir | null;
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
  const { onAir, version, change, previews } = deps;

  async function desk(): Promise<Result<contract.OnAirDesk, never>> {
    const now = nowMs();
    const calendar = deps.calendar();
    const state = openness(calendar, now);
    return ok({
      notice: shownNotice(onAir(), now),
      version: version(),
      changed: await deps.lastChange(),
      days: plan(calendar, onAir(), now),
      closesAt: state.open && state.until !== undefined ? iso(state.until) : null,
    });
  }

  return [
    route(contract.getOnAirNow, async () => ok({ notice: shownNotice(onAir(), nowMs()) })),
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
        const texts = writtenTexts(body.texts);
        if (!texts) return refuse('onAirWrong', { path: 'texts.de', mistake: 'germanMissing' });
        const { template, recordings, place, after, open, closed } = body;
        const next: OnAir = {
          ...{ id: uuidv7(now), template, texts, recordings: madeOf(recordings), place, after, open, closed },
          ...{ from: now, until },
        };
        const title = isOnAir(onAir(), now) ? 'Notansage ersetzt' : 'Notansage auf Sendung';
        const by = { title, why: body.why, accountId: who.accountId, now };
        const done = await change({ onAir: next, version: body.version, ...by });
        return done.ok ? desk() : done;
      }),
    ),
    route(contract.changeOnAirEnd, async ({ body }, who) =>
      unlessDown(async () => {
        const now = nowMs();
        const there = onAir();
        if (version() !== body.version) return refuse('conflict');
        if (!isOnAir(there, now)) return refuse('nothingOnAir');
        const until = body.until === null ? null : Date.parse(body.until);
        const wrong = until === null ? undefined : whyNotUntil(until, now);
        if (wrong) return refuse('onAirWrong', { path: 'until', mistake: wrong });
        const done = await change({
          onAir: until === null ? null : { ...there, until },
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

/** What is on air at this moment, as pages show it. */
export function shownNotice(onAir: OnAir | null, now: number): contract.ShownNotice | null {
  if (!isOnAir(onAir, now)) return null;
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

function plan(calendar: Calendar, onAir: OnAir | null, now: number): contract.OnAirDesk['days'] {
  let date = localDate(calendar, now);
  const days: contract.OnAirDesk['days'] = [];
  for (let i = 0; i < plannedDays; i += 1, date = dayAfter(date))
    days.push({
      date,
      parts: dayPlan(calendar, onAir, date).map((part) => ({ ...part, from: iso(part.from), to: iso(part.to) })),
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
