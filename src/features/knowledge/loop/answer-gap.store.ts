// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** A gap is answered by an article: its wordings become keywords, and the publication closes it. Rules: loop.spec.md, KL8, KL9. */
import { isUuid } from '../../../lib/pure/uuid.ts';
import { ok, refuse, type Result } from '../../../lib/result.ts';
import type { Db } from '../../../platform/database/database.ts';
import { transaction } from '../../../platform/database/transaction.ts';
import { goStep, saveDraft } from '../editing/draft.store.ts';
import type { DraftText, EditingPerson } from '../editing/editing.core.ts';
import { readDrafts, readPublished } from '../editing/wording.store.ts';
import { wordsKey } from '../search/query-plan.core.ts';
import { keywordOf } from './gap-words.core.ts';
import { lockGap } from './change-gap.store.ts';

/** What is done with the gap, by whom, and when (Unix milliseconds). */
export interface Answering {
  readonly version: number;
  readonly articleId: string;
  readonly publish: boolean;
}

type Refused = 'notFound' | 'versionChanged' | 'gapEnded' | 'articleUnknown' | 'draftOpen' | 'fourEyes';

class NotDone extends Error {
  readonly code: Refused;
  constructor(code: Refused) {
    super(code);
    this.code = code;
  }
}

/** Puts the gap's wordings into the article's draft; the language whose publication closes it, and whether that happened. */
export async function answerGap(
  db: Db,
  gapId: string,
  { version, articleId, publish }: Answering,
  who: EditingPerson,
  now: number,
): Promise<Result<{ readonly language: string; readonly published: boolean }, Refused>> {
  if (!isUuid(articleId)) return refuse('articleUnknown');
  try {
    return await transaction(db, async (trx) => {
      const locked = await lockGap(trx, gapId, version);
      if (!locked.ok) return locked;
      const words = await wordsOf(trx, gapId);
      const language = await languageFor(trx, articleId, words);
      if (language === undefined) return refuse('articleUnknown');
      const draftVersion = await addKeywords(
        trx,
        { articleId, language, publish },
        words.map((word) => keywordOf(word.words)),
        who,
        now,
      );
      await trx
        .updateTable('knowledgeGap')
        .set({ state: 'answering', answerArticleId: articleId, answerLanguage: language, version: version + 1 })
        .where('id', '=', gapId)
        .execute();
      if (!publish) return ok({ language, published: false });
      const done = await goStep(trx, { articleId, language }, { step: 'publish', draftVersion, reason: '' }, who, now);
      // Nothing is kept of it then: neither the draft nor the state of the gap.
      if (!done.ok) throw new NotDone(done.code === 'wrongState' ? 'fourEyes' : 'draftOpen');
      return ok({ language, published: done.value.published });
    });
  } catch (error) {
    if (error instanceof NotDone) return refuse(error.code);
    throw error;
  }
}

function wordsOf(trx: Db, gapId: string) {
  return trx
    .selectFrom('knowledgeGapWord')
    .select(['words', 'language'])
    .where('gapId', '=', gapId)
    .where('wordsKey', '<>', '')
    .orderBy('metAt')
    .execute();
}

/** The language most of the words were spoken in, if the article has a wording in it; else German. */
async function languageFor(
  trx: Db,
  articleId: string,
  words: readonly { readonly language: string }[],
): Promise<string | undefined> {
  const published = await readPublished(trx, articleId);
  if (published.length === 0) return undefined;
  const [most] = [...Map.groupBy(words, ({ language }) => language)].toSorted((a, b) => b[1].length - a[1].length);
  return published.find(({ language }) => language === most?.[0])?.language ?? 'de';
}

/** Adds the keywords to the draft, or to a new one made of what is published; the draft's version. */
async function addKeywords(
  trx: Db,
  {
    articleId,
    language,
    publish,
  }: { readonly articleId: string; readonly language: string; readonly publish: boolean },
  words: readonly string[],
  who: EditingPerson,
  now: number,
): Promise<number> {
  const draft = (await readDrafts(trx, articleId)).find((each) => each.language === language);
  // Somebody's unfinished text must not go out with a keyword.
  if (draft && publish) throw new NotDone('draftOpen');
  const published = (await readPublished(trx, articleId)).find((each) => each.language === language);
  const text: DraftText | undefined = draft ?? (published && { ...published, validFrom: null });
  if (!text) throw new NotDone('articleUnknown');
  const known = new Set(text.keywords.map(wordsKey));
  const fresh = words.filter((word) => !known.has(wordsKey(word)) && known.add(wordsKey(word)));
  const saved = await saveDraft(
    trx,
    { articleId, language },
    {
      ...text,
      keywords: [...text.keywords, ...fresh].slice(0, 200),
      draftVersion: draft?.version ?? 0,
      basedOnVersion: draft?.basedOnVersion ?? published?.version ?? 0,
      germanVersion: (draft ?? published)?.germanVersion ?? null,
    },
    who.accountId,
    now,
  );
  if (!saved.ok) throw new NotDone('draftOpen');
  return saved.value.version;
}
