// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Drafts are saved, go their way, and become the published wording. Nothing is overwritten silently. */
import { uuidv7 } from '../../../lib/ids.ts';
import { isUuid } from '../../../lib/pure/uuid.ts';
import { ok, refuse, type Refusal, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { cityDay } from '../facts/fact.core.ts';
import { reopenAnswered } from '../loop/end-gap.store.ts';
import type { Draft } from './editing.contract.ts';
import {
  isSameText,
  keysIn,
  stateAfter,
  stepRefused,
  unknownFacts,
  type DraftText,
  type EditingPerson,
  type Step,
  type StepRefusal,
} from './editing.core.ts';
import { expireWording } from './expire.store.ts';
import { publishDraft } from './publish.store.ts';
import { validityRefused, type ValidityRefusal } from './validity.core.ts';
import { mayEnd, readDrafts, readHistory, readPublished, type Published, type StoredDraft } from './wording.store.ts';

/** One language of one article. */
export interface WordingOf {
  readonly articleId: string;
  readonly language: string;
}

/** What the person saw when they began or last saved. */
export interface Seen {
  readonly draftVersion: number;
  readonly basedOnVersion: number;
}

/** Saves a draft, and makes one that was under review a draft again (KB10). With something newer there: `draftChanged`, with it. */
export async function saveDraft(
  db: Db,
  where: WordingOf,
  order: DraftText & Seen & { readonly germanVersion: number | null },
  accountId: string,
  now: number,
): Promise<Result<Draft, 'notFound' | 'draftChanged' | 'factUnknown'>> {
  if (!isUuid(where.articleId)) return refuse('notFound');
  return transaction(db, async (trx) => {
    if (!(await lockArticle(trx, where.articleId))) return refuse('notFound');
    const draft = await draftOf(trx, where);
    const published = await publishedOf(trx, where);
    // The answer got lost and the browser asks again: it is saved already.
    if (draft && draft.authorId === accountId && isSameText(draft, order)) return ok(draft);
    const version = draft?.version ?? 0;
    const base = draft?.basedOnVersion ?? published?.version ?? 0;
    if (order.draftVersion !== version || (!draft && order.basedOnVersion !== base)) return changed(draft, published);
    const unknown = unknownFacts(order, await usableFacts(trx, keysIn(order)));
    if (unknown.length > 0) return refuse('factUnknown', { keys: unknown.join(', ') });
    const german = where.language === 'de' ? null : order.germanVersion;
    const row = {
      ...textColumns(order),
      germanVersion: german,
      state: 'draft' as const,
      authorId: accountId,
      authors: [...new Set([...(draft?.authors ?? []), accountId])],
      reviewerId: null,
      savedAt: new Date(now),
      version: version + 1,
    };
    if (draft) await trx.updateTable('articleDraft').set(row).where('id', '=', draft.id).execute();
    else
      await trx
        .insertInto('articleDraft')
        .values({ ...row, ...where, id: uuidv7(now), basedOnVersion: base, reason: null })
        .execute();
    const saved = await draftOf(trx, where);
    if (!saved) throw new Error('a draft that was just saved is not there');
    return ok(saved);
  });
}

/** Makes an old wording the draft. */
export async function restoreVersion(
  db: Db,
  where: WordingOf,
  order: Seen & { readonly version: number },
  accountId: string,
  now: number,
): Promise<Result<Draft, 'notFound' | 'draftChanged' | 'factUnknown'>> {
  if (!isUuid(where.articleId)) return refuse('notFound');
  const old = (await readHistory(db, where.articleId, where.language)).find(({ version }) => version === order.version);
  if (!old) return refuse('notFound');
  const { draftVersion, basedOnVersion } = order;
  // Its days are over; whoever publishes it again says how long it holds.
  const text = { ...old, validFrom: null, validUntil: null };
  return saveDraft(db, where, { ...text, draftVersion, basedOnVersion }, accountId, now);
}

/** What a step did: published means that readers see something new. */
export interface StepDone {
  readonly published: boolean;
}

/** Goes a step with a draft, if it is still the one the person saw and they may. */
export async function goStep(
  db: Db,
  where: WordingOf,
  order: { readonly step: Step; readonly draftVersion: number; readonly reason: string },
  who: EditingPerson,
  now: number,
): Promise<Result<StepDone, 'notFound' | 'draftChanged' | 'reasonMissing' | StepRefusal | ValidityRefusal>> {
  if (!isUuid(where.articleId)) return refuse('notFound');
  return transaction(db, async (trx) => {
    const article = await lockArticle(trx, where.articleId);
    if (!article) return refuse('notFound');
    const draft = await draftOf(trx, where);
    if (!draft || draft.version !== order.draftVersion) return changed(draft, await publishedOf(trx, where));
    const refused = stepRefused(order.step, who, draft, article);
    if (refused !== null) return refuse(refused);
    if (order.step === 'reject' && order.reason === '') return refuse('reasonMissing');
    const endless = order.step === 'publish' && validityRefused(draft, cityDay(now), await mayEnd(trx, where));
    if (endless) return refuse(endless);
    const unknown = unknownFacts(draft, await usableFacts(trx, keysIn(draft)));
    if (order.step === 'publish' && unknown.length > 0) return refuse('factUnknown', { keys: unknown.join(', ') });
    const state = stateAfter(order.step, draft, cityDay(now));
    if (order.step === 'publish' && state === null) {
      await publishDraft(trx, draft, { accountId: who.accountId, why: order.reason, now });
      return ok({ published: true });
    }
    if (state === null) {
      await trx.deleteFrom('articleDraft').where('id', '=', draft.id).execute();
      await reopenAnswered(trx, where.articleId, where.language);
    } else
      await trx
        .updateTable('articleDraft')
        .set({
          state,
          version: draft.version + 1,
          reason: order.step === 'reject' ? order.reason : order.step === 'submit' ? null : draft.reason,
          ...(order.step === 'approve' && { reviewerId: who.accountId }),
          ...((order.step === 'reject' || order.step === 'withdraw') && { reviewerId: null }),
          ...(order.step === 'publish' && { why: order.reason, publisherId: who.accountId }),
        })
        .where('id', '=', draft.id)
        .execute();
    return ok({ published: false });
  });
}

/** KB12: publishes what is scheduled for today or earlier; the articles that read differently now. */
export async function publishDue(db: Db, now: number): Promise<readonly string[]> {
  const due = await db
    .selectFrom('articleDraft')
    .select(['articleId', 'language'])
    .where('state', '=', 'scheduled')
    .where('validFrom', '<=', cityDay(now))
    .execute();
  const done: string[] = [];
  for (const where of due)
    await transaction(db, async (trx) => {
      await lockArticle(trx, where.articleId);
      const draft = await draftOf(trx, where);
      // Somebody may have taken it back since.
      if (draft?.state !== 'scheduled') return;
      const row = await trx
        .selectFrom('articleDraft')
        .select('publisherId')
        .where('id', '=', draft.id)
        .executeTakeFirstOrThrow();
      await publishDraft(trx, draft, { accountId: row.publisherId ?? draft.authorId, why: draft.why, now });
      // KB25: after a standstill its last day may be over too; then nobody ever reads it.
      await expireWording(trx, where, now);
      done.push(where.articleId);
    });
  return [...new Set(done)];
}

function lockArticle(trx: Db, articleId: string) {
  return trx.selectFrom('article').select('fourEyes').where('id', '=', articleId).forUpdate().executeTakeFirst();
}

async function draftOf(db: Db, where: WordingOf): Promise<StoredDraft | undefined> {
  return (await readDrafts(db, where.articleId)).find(({ language }) => language === where.language);
}

async function publishedOf(db: Db, where: WordingOf): Promise<Published | undefined> {
  return (await readPublished(db, where.articleId)).find(({ language }) => language === where.language);
}

/** Keys that may be referred to; held until the transaction ends, so that none is retired meanwhile. */
async function usableFacts(trx: Db, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await trx
    .selectFrom('fact')
    .select('key')
    .where('key', 'in', keys)
    .where('retiredAt', 'is', null)
    .forShare()
    .execute();
  return new Set(rows.map(({ key }) => key));
}

/** The refusal with the text that is there now, so that the person can compare it with their own. */
function changed(draft: StoredDraft | undefined, published: Published | undefined): Refusal<'draftChanged'> {
  const theirs = draft ?? published;
  const text = theirs && {
    title: theirs.title,
    shortAnswer: theirs.shortAnswer,
    bodyMarkdown: theirs.bodyMarkdown,
    internalMarkdown: theirs.internalMarkdown,
    keywords: theirs.keywords,
    facts: theirs.facts,
    checked: theirs.checked,
    validFrom: draft?.validFrom ?? null,
    validUntil: theirs.validUntil,
  };
  return refuse('draftChanged', {
    by: draft?.author ?? '',
    draftVersion: draft?.version ?? 0,
    basedOnVersion: draft?.basedOnVersion ?? published?.version ?? 0,
    theirs: text ? JSON.stringify(text) : '',
  });
}

function textColumns(text: DraftText) {
  return {
    title: text.title,
    shortAnswer: text.shortAnswer,
    bodyMarkdown: text.bodyMarkdown,
    internalMarkdown: text.internalMarkdown,
    keywords: JSON.stringify(text.keywords),
    facts: JSON.stringify(text.facts),
    checked: text.checked,
    validFrom: text.validFrom,
    validUntil: text.validUntil,
  };
}
