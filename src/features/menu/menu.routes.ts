// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The endpoints of the menu's versions: draft, test, air, history. Rules: menu.spec.md (V1 …). */
import { ok, refuse, type Result } from '../../lib/result.ts';
import { route, type Route } from '../../lib/route.ts';
import { nowMs } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/database.ts';
import { unlessDown } from '../../platform/database/failure.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Calendar } from '../calendar/calendar.core.ts';
import { sameJson, type Json, type SettingChange } from '../settings/setting-change.core.ts';
import { withCityRecordings } from './announcements.core.ts';
import { contentProblems, mayGoOnAir, type MenuContent, type MenuSurroundings } from './menu-content.core.ts';
import { whyNotLive, whyNotTested, type VersionFacts } from './menu-version.core.ts';
import * as store from './menu-version.store.ts';
import * as contract from './menu.contract.ts';
import { merged } from './merge.core.ts';
import { knownRecordings } from './recording.store.ts';
import { topicDepartments, writeTopics } from './topic.store.ts';

/** Versions of what is on the air. */
export type AirVersions = Readonly<Record<'menu' | 'announcements' | 'topics', number>>;

/** What goes on the air, and what is written with it. */
export interface OnAirOrder {
  readonly content: MenuContent;
  readonly title: string;
  readonly why: string;
  readonly accountId: string;
  readonly now: number;
  /** What was on the air when it was compared with the version. */
  readonly seen: AirVersions;
  /** In the transaction of the change. */
  readonly also: (trx: Db) => Promise<void>;
}

export interface MenuRoutesDeps {
  readonly db: Db;
  readonly onAir: () => MenuContent;
  readonly seen: () => AirVersions;
  readonly calendar: () => Pick<Calendar, 'weekly'>;
  readonly cityFiles: () => Promise<ReadonlySet<string>>;
  /** Sounds first, then rows, then the air; `notPrepared` = nothing changed. Null = there was nothing to change. */
  readonly putOnAir: (
    order: OnAirOrder,
  ) => Promise<Result<{ readonly changeId: string | null }, 'conflict' | 'notPrepared'>>;
  readonly recordChange: (trx: Db, change: SettingChange) => Promise<string | null>;
  readonly telephony: () => boolean;
  /** Its sounds are needed no more. */
  readonly dropSounds: (versionId: string) => Promise<void>;
}

/** Content as the wire has it, which is only JSON. */
const sent = (content: MenuContent): contract.SentContent => content as unknown as contract.SentContent;
/** Content from the wire; an absent field is absent, not undefined. */
const received = (content: contract.SentContent): MenuContent => JSON.parse(JSON.stringify(content)) as MenuContent;

/** The subject of four eyes in the history. */
export const fourEyesSubject = 'fourEyes';

export function menuRoutes(deps: MenuRoutesDeps): readonly Route[] {
  const { db } = deps;

  async function surroundings(): Promise<MenuSurroundings> {
    const departments = await topicDepartments(db);
    return {
      departments: new Set(departments.map(({ key }) => key)),
      topicsKept: new Set(deps.onAir().topics.map(({ key }) => key)),
      calendar: deps.calendar(),
      cityFiles: await deps.cityFiles(),
    };
  }

  /** Recordings that do not exist would be silent: the voice speaks instead. */
  async function withRealRecordings(content: MenuContent): Promise<MenuContent> {
    const { recordings } = content.announcements;
    if (!recordings) return content;
    const known = await knownRecordings(
      db,
      Object.values(recordings).map(({ id }) => id),
    );
    const real = Object.entries(recordings).filter(([, { id }]) => id === 'city' || known.has(id));
    return { ...content, announcements: { ...content.announcements, recordings: Object.fromEntries(real) } };
  }

  async function factsOf(version: store.StoredContent): Promise<VersionFacts> {
    const problems = contentProblems(version.content, await surroundings());
    return { ...version, complete: mayGoOnAir(problems), current: await isCurrent(version) };
  }

  async function isCurrent({ basedOn }: store.StoredContent): Promise<boolean> {
    const base = basedOn === null ? undefined : await store.readVersion(db, basedOn);
    return base !== undefined && sameJson(asJson(base.content), asJson(deps.onAir()));
  }

  const shown = (version: store.StoredVersion, accountId: string): contract.MenuVersion => ({
    versionId: version.id,
    number: version.number,
    state: version.state,
    revision: version.revision,
    createdAt: version.createdAt.toISOString(),
    createdBy: version.createdBy,
    changedAt: version.changedAt.toISOString(),
    changedBy: version.changedBy,
    restores: version.restores,
    testedAt: version.testedAt?.toISOString() ?? null,
    testedBy: version.testedBy,
    testNote: version.testNote,
    tried: version.trialRevision === version.revision,
    liveAt: version.liveAt?.toISOString() ?? null,
    liveBy: version.liveBy,
    liveWhy: version.liveWhy,
    alone: version.alone,
    mine: version.editors.includes(accountId),
  });

  async function draftOf(id: string, accountId: string) {
    const version = await store.readVersion(db, id);
    if (!version) throw new Error('the draft that was just written is gone');
    return { ...shown(version, accountId), content: sent(version.content), current: await isCurrent(version) };
  }

  /** Takes over what went on the air since; `conflicts` keep the words of the draft. */
  async function follow(id: string, revision: number, doing: store.Doing) {
    const version = await store.readVersion(db, id);
    if (!version) return refuse('notFound');
    const base = version.basedOn === null ? undefined : await store.readVersion(db, version.basedOn);
    const onAir = deps.onAir();
    const { value, conflicts } = merged(asJson(base?.content ?? onAir), asJson(version.content), asJson(onAir));
    const content = value as unknown as MenuContent;
    const done = await store.writeDraft(db, id, { revision, content, onAir }, doing);
    return done.ok ? ok(conflicts) : done;
  }

  return [
    route(contract.readMenu, async (_, who) => {
      const [open, versions, fourEyes, departments, cityFiles] = await Promise.all([
        store.readOpenVersion(db),
        store.listVersions(db),
        store.readFourEyes(db),
        topicDepartments(db),
        deps.cityFiles(),
      ]);
      const draft = open && {
        ...shown(open, who.accountId),
        content: sent(open.content),
        current: await isCurrent(open),
      };
      return ok({
        onAir: sent(deps.onAir()),
        draft: draft ?? null,
        versions: versions.map((version) => shown(version, who.accountId)),
        fourEyes,
        departments,
        weekly: deps.calendar().weekly as never,
        cityFiles: [...cityFiles],
        telephony: deps.telephony(),
      });
    }),
    route(contract.readMenuVersion, async ({ params }, who) => {
      const version = await store.readVersion(db, params.versionId);
      return version ? ok({ ...shown(version, who.accountId), content: sent(version.content) }) : refuse('notFound');
    }),
    route(contract.beginMenuDraft, async ({ body }, who) => {
      const onAir = deps.onAir();
      const old = body.restores === null ? undefined : await store.readVersion(db, body.restores);
      if (body.restores !== null && !old) return refuse('notFound');
      const content = old ? broughtBack(old.content, onAir) : onAir;
      const doing = { accountId: who.accountId, now: nowMs() };
      const done = await unlessDown(() => store.insertDraft(db, { content, onAir, restores: old?.id ?? null }, doing));
      return done.ok ? ok({ draft: await draftOf(done.value, who.accountId) }) : done;
    }),
    route(contract.saveMenuDraft, async ({ params, body }, who) => {
      const doing = { accountId: who.accountId, now: nowMs() };
      const content = await withRealRecordings(received(body.content));
      const done = await unlessDown(() =>
        store.writeDraft(db, params.versionId, { revision: body.revision, content }, doing),
      );
      return done.ok ? ok({ draft: await draftOf(params.versionId, who.accountId) }) : done;
    }),
    route(contract.followMenuDraft, async ({ params, body }, who) => {
      const doing = { accountId: who.accountId, now: nowMs() };
      const done = await unlessDown(() => follow(params.versionId, body.revision, doing));
      if (!done.ok) return done;
      const draft = await draftOf(params.versionId, who.accountId);
      return ok({ draft, conflicts: done.value.map((one) => ({ ...one, path: [...one.path] })) as never });
    }),
    route(contract.callMenuTested, async ({ params, body }, who) => {
      const version = await store.readVersion(db, params.versionId);
      if (!version) return refuse('notFound');
      if (version.revision !== body.revision) return refuse('draftChanged');
      const cannot = whyNotTested(await factsOf(version), body.why);
      if (cannot !== null) return refuse(cannot);
      const doing = { accountId: who.accountId, now: nowMs() };
      const to = { state: 'tested', note: body.why } as const;
      const done = await unlessDown(() => store.moveVersion(db, version.id, body.revision, to, doing));
      return done.ok ? ok({ draft: await draftOf(version.id, who.accountId) }) : done;
    }),
    route(contract.putMenuLive, async ({ params, body }, who) => {
      const version = await store.readVersion(db, params.versionId);
      if (!version) return refuse('notFound');
      if (version.revision !== body.revision) return refuse('draftChanged');
      const seen = deps.seen();
      const { required } = await store.readFourEyes(db);
      const cannot = whyNotLive(await factsOf(version), who.accountId, required);
      if (cannot !== null) return refuse(cannot);
      const calendar = deps.calendar();
      const { menu, topics } = version.content;
      const announcements = withCityRecordings(
        { ...deps.onAir(), calendar },
        { ...version.content, calendar },
        await deps.cityFiles(),
      );
      const doing = { accountId: who.accountId, now: nowMs() };
      const alone = !required && version.editors.includes(who.accountId);
      const order: OnAirOrder = {
        content: { menu, announcements, topics },
        title: `Menü, Fassung ${version.number}`,
        why: body.why,
        ...doing,
        seen,
        also: async (trx) => {
          await writeTopics(trx, topics);
          await store.markLive(trx, { id: version.id, revision: body.revision, why: body.why, alone }, doing);
          await store.writeContent(trx, version.id, { menu, announcements, topics });
        },
      };
      const done = await unlessDown(async () => putLive(order));
      if (done.ok) await deps.dropSounds(version.id);
      return done;
    }),
    route(contract.dropMenuDraft, async ({ params, body }, who) => {
      const doing = { accountId: who.accountId, now: nowMs() };
      const done = await unlessDown(() =>
        store.moveVersion(db, params.versionId, body.revision, { state: 'dropped' }, doing),
      );
      if (!done.ok) return done;
      await deps.dropSounds(params.versionId);
      return ok({});
    }),
    route(contract.setFourEyes, async ({ body }, who) =>
      unlessDown(async () => {
        const isWritten = await transaction(db, async (trx) => {
          const before = (await store.readFourEyes(trx)).required;
          if (!(await store.writeFourEyes(trx, body.required, body.version))) return false;
          const change = { kind: 'menu', subject: fourEyesSubject, title: 'Menü: Vier-Augen-Prinzip' };
          const who4 = { why: body.why, accountId: who.accountId, now: nowMs() };
          await deps.recordChange(trx, { ...change, ...who4, before, after: body.required });
          return true;
        });
        return isWritten ? ok(await store.readFourEyes(db)) : refuse('conflict');
      }),
    ),
  ];

  async function putLive(order: OnAirOrder) {
    try {
      const done = await deps.putOnAir(order);
      if (!done.ok) return refuse(done.code === 'conflict' ? ('behind' as const) : done.code);
      // A version that says what is on the air already is the one on the air from now on.
      if (done.value.changeId === null) await transaction(db, order.also);
      return done;
    } catch (error) {
      if (error instanceof store.VersionMovedError) return refuse('draftChanged');
      throw error;
    }
  }
}

function asJson(content: MenuContent): Json {
  return content as unknown as Json;
}

/** An old version with the topics that came since: they stay (T3). */
function broughtBack(old: MenuContent, onAir: MenuContent): MenuContent {
  const there = new Set(old.topics.map(({ key }) => key));
  return { ...old, topics: [...old.topics, ...onAir.topics.filter(({ key }) => !there.has(key))] };
}
