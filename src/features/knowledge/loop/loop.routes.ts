// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { cursorOf, placeOf } from '../../../lib/cursor.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import { route, type Route } from '../../../lib/route.ts';
import { nowMs } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/database.ts';
import { unlessDown } from '../../../platform/database/failure.ts';
import type { Calendar } from '../../calendar/calendar.core.ts';
import type { KnowledgeSearch } from '../search/search.shell.ts';
import { answerGap } from './answer-gap.store.ts';
import { changeGap, dismissGap, mergeGap } from './change-gap.store.ts';
import { forgetTeller, readEndedGaps } from './ended-gap.store.ts';
import { listGaps } from './gap-list.store.ts';
import { readGap, readOwners, readWeek } from './gap.store.ts';
import * as contract from './loop.contract.ts';
import { mayChange, type GapPerson } from './loop.core.ts';
import { readMarks, setMark } from './mark.store.ts';
import { noteGap, openGap } from './meet-gap.store.ts';

const placeSchema = z.object({ met: z.number().int(), lastMetAt: z.number(), gapId: z.uuid() });

export interface LoopDeps {
  readonly db: Db;
  readonly calendar: () => Calendar;
  readonly search: Pick<KnowledgeSearch, 'search' | 'learn'>;
  /** Gaps were opened, changed or ended: lists and desks ask anew. */
  readonly gapsChanged: () => void;
  /** These articles read differently from now on. */
  readonly published: (articleIds: readonly string[]) => void;
}

/** The endpoints of marks and gaps. */
export function loopRoutes(deps: LoopDeps): readonly Route[] {
  return [...teamRoutes(deps), ...gapRoutes(deps)];
}

function teamRoutes({ db, calendar, search, gapsChanged }: LoopDeps): readonly Route[] {
  const meeting = (accountId: string) => ({ accountId, calendar: calendar(), now: nowMs() });
  return [
    route(contract.listMarks, async ({ query }) => ok({ marks: await readMarks(db, query.contactId) })),
    route(contract.setMark, async ({ body }, who) => {
      const done = await unlessDown(() => setMark(db, body, meeting(who.accountId)));
      if (!done.ok) return done;
      const { on, gapWordId, learned } = done.value;
      if (learned.length > 0) void search.learn(learned);
      if (done.value.gapsChanged) gapsChanged();
      return ok({ on, gapWordId });
    }),
    route(contract.noteGap, async ({ params, body }) => {
      const done = await unlessDown(() => noteGap(db, params.gapWordId, body.note));
      if (!done.ok) return done;
      gapsChanged();
      return ok({ note: done.value });
    }),
    route(contract.openGap, async ({ body }, who) => {
      const done = await unlessDown(() => openGap(db, body, meeting(who.accountId)));
      if (!done.ok) return done;
      gapsChanged();
      return ok({ words: done.value.words, known: done.value.known });
    }),
    route(contract.listEndedGaps, async (_input, who) => ok({ gaps: await readEndedGaps(db, who.accountId, nowMs()) })),
    route(contract.readEndedGap, async ({ params }, who) =>
      unlessDown(async () => {
        await forgetTeller(db, who.accountId, params.gapId);
        return ok({});
      }),
    ),
  ];
}

function gapRoutes({ db, search, gapsChanged, published }: LoopDeps): readonly Route[] {
  async function gapFor(who: GapPerson, gapId: string): Promise<Result<contract.Gap, 'notFound'>> {
    const gap = await readGap(db, gapId, nowMs());
    return gap && mayChange(who, gap) ? ok(gap) : refuse('notFound');
  }
  async function candidates(gap: contract.Gap) {
    const own = gap.articleId !== null ? [{ articleId: gap.articleId, title: gap.articleTitle ?? '' }] : [];
    const [first] = gap.wordings;
    const found = first ? await search.search({ words: first.words, language: first.language, limit: 5 }) : undefined;
    const hits = found?.ok
      ? found.value.map(({ article, title, label }) => ({ articleId: article, title: label?.titles['de'] ?? title }))
      : [];
    return [...own, ...hits.filter(({ articleId }) => articleId !== gap.articleId)];
  }
  return [
    route(contract.listGaps, async ({ query }, who) => {
      const { cursor, ...rest } = query;
      const after = cursor === undefined ? undefined : placeOf(placeSchema, cursor);
      if (cursor !== undefined && !after) return refuse('badRequest');
      const { gaps, next } = await listGaps(db, { ...rest, after }, who, nowMs());
      return ok({ gaps, cursor: next && cursorOf(next) });
    }),
    route(contract.getGap, async ({ params }, who) => {
      const gap = await gapFor(who, params.gapId);
      if (!gap.ok) return gap;
      const [owners, articles] = await Promise.all([readOwners(db, gap.value.departmentId), candidates(gap.value)]);
      return ok({ ...gap.value, owners, candidates: articles });
    }),
    route(contract.changeGap, async ({ params, body }, who) => {
      const done = await unlessDown(() => changeGap(db, params.gapId, body, who));
      if (!done.ok) return done;
      gapsChanged();
      // Given to another department it is out of this person's sight; they still see what they did.
      const gap = await readGap(db, params.gapId, nowMs());
      return gap ? ok(gap) : refuse('notFound');
    }),
    route(contract.answerGap, async ({ params, body }, who) => {
      const done = await unlessDown(() => answerGap(db, params.gapId, body, who, nowMs()));
      if (!done.ok) return done;
      if (done.value.published) published([body.articleId]);
      gapsChanged();
      const gap = await gapFor(who, params.gapId);
      return gap.ok ? ok({ ...gap.value, language: done.value.language }) : gap;
    }),
    route(contract.dismissGap, async ({ params, body }, who) => {
      const done = await unlessDown(() => dismissGap(db, params.gapId, body, nowMs()));
      if (!done.ok) return done;
      gapsChanged();
      return gapFor(who, params.gapId);
    }),
    route(contract.mergeGap, async ({ params, body }, who) => {
      const done = await unlessDown(() => mergeGap(db, params.gapId, body));
      if (!done.ok) return done;
      gapsChanged();
      return gapFor(who, body.into);
    }),
    route(contract.listWeek, async (_input, who) => ok({ failed: await readWeek(db, who, nowMs()) })),
  ];
}
