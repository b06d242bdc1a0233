// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** What an editor types: kept in this browser until the server has it, so that neither a lost line nor a reload costs a word (KB19). */
import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { nowMs } from '../../../platform/clock.ts';
import { ApiError } from '../../../ui/api.ts';
import type { ConflictChoice } from '../../../ui/conflict-dialog.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import type { EditedArticle, WordingState } from '../editing/editing.contract.ts';
import {
  draftTextSchema,
  getEditedArticle,
  listEditedArticles,
  previewDraft,
  saveDraft,
} from '../editing/editing.contract.ts';
import { isSameText, type DraftText } from '../editing/editing.core.ts';

const seenSchema = z.object({
  draftVersion: z.number(),
  basedOnVersion: z.number(),
  germanVersion: z.number().nullable(),
});
/** Looser than what is sent: an empty line among the search words must not cost the text. */
const keptSchema = z.object({
  text: draftTextSchema.extend({ keywords: z.array(z.string()) }),
  seen: seenSchema,
  at: z.string(),
});
type Kept = z.infer<typeof keptSchema>;
type Seen = Kept['seen'];

const empty: DraftText = {
  title: '',
  shortAnswer: '',
  bodyMarkdown: '',
  internalMarkdown: '',
  keywords: [],
  facts: [],
  checked: false,
  validFrom: null,
  validUntil: null,
};

function read(key: string): Kept | null {
  try {
    return keptSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

function write(key: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch {
    // A full or forbidden storage: the text still stands on the page, and saving still works.
  }
}

/** Somebody else's text that was there first. */
export interface Conflict {
  readonly by: string;
  readonly text: DraftText;
  readonly seen: Pick<Seen, 'draftVersion' | 'basedOnVersion'>;
}

/** The text in the form with everything that can happen to it. */
export interface DraftForm {
  readonly text: DraftText;
  readonly change: (changes: Partial<DraftText>) => void;
  readonly unsaved: boolean;
  /** When what stands here was typed, if it was found in this browser on opening; ISO instant. */
  readonly restoredFrom: string | null;
  /** Throws away what was typed. */
  readonly drop: () => void;
  /** Saves; the draft's version afterwards, or null when it did not work. */
  readonly save: () => Promise<number | null>;
  readonly saving: boolean;
  readonly error: Error | null;
  readonly conflict: Conflict | null;
  readonly resolve: (choice: ConflictChoice) => void;
}

/** The form's text of one language: the draft, else the published wording, else nothing; and what was typed over it. */
export function useDraft(article: EditedArticle, wording: WordingState, accountId: string): DraftForm {
  const { articleId } = article;
  const { language, draft, published } = wording;
  const key = `amtsleitung.draft.${accountId}.${articleId}.${language}`;
  const [typed, setTyped] = useState(() => read(key));
  const [restoredFrom, setRestored] = useState(typed?.at ?? null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const { mutateAsync, isPending, error, reset } = useCommand(saveDraft);
  const refresh = useRefresh();
  const german = article.wordings.find((other) => other.language === 'de')?.published?.version ?? null;
  const seen: Seen = {
    draftVersion: draft?.version ?? 0,
    basedOnVersion: draft?.basedOnVersion ?? published?.version ?? 0,
    germanVersion: language === 'de' ? null : german,
  };
  // What the service is called and found by in this language is not lost when its first wording is written.
  const first = { ...empty, title: wording.serviceTitle, keywords: wording.serviceKeywords };
  const base: DraftText = textOf(draft ?? (published ? { ...published, validFrom: null } : first));
  const put = useCallback(
    (kept: Kept | null) => {
      write(key, kept);
      setTyped(kept);
    },
    [key],
  );
  const now = (text: DraftText, against: Seen): Kept => ({
    text: { ...text, keywords: [...text.keywords], facts: [...text.facts] },
    seen: against,
    at: new Date(nowMs()).toISOString(),
  });

  async function send(kept: Kept): Promise<number | null> {
    try {
      const saved = await mutateAsync({
        params: { articleId, language },
        body: { ...kept.text, keywords: kept.text.keywords.filter((word) => word.trim() !== ''), ...kept.seen },
      });
      // Whoever typed on while it was sent keeps that, now over the saved text.
      setTyped((latest) => {
        const next =
          latest && !isSameText(latest.text, kept.text)
            ? { ...latest, seen: { ...latest.seen, draftVersion: saved.version, basedOnVersion: saved.basedOnVersion } }
            : null;
        write(key, next);
        return next;
      });
      setRestored(null);
      refresh(getEditedArticle, listEditedArticles, previewDraft);
      return saved.version;
    } catch (failure) {
      if (failure instanceof ApiError && failure.code === 'draftChanged') setConflict(conflictOf(failure));
      return null;
    }
  }
  const isOffline = error instanceof ApiError && error.code === 'offline';
  useEffect(() => {
    if (!isOffline || !typed) return;
    const again = (): void => void send(typed);
    window.addEventListener('online', again);
    const timer = setTimeout(again, 5_000);
    return () => {
      window.removeEventListener('online', again);
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `send` only uses what is named here
  }, [isOffline, error, typed]);

  return {
    text: typed?.text ?? base,
    change: (changes) => put(now({ ...(typed?.text ?? base), ...changes }, typed?.seen ?? seen)),
    unsaved: typed !== null,
    restoredFrom: typed === null ? null : restoredFrom,
    drop: () => {
      put(null);
      setRestored(null);
      reset();
    },
    save: () => (typed ? send(typed) : draft ? Promise.resolve(draft.version) : send(now(base, seen))),
    saving: isPending,
    error: error instanceof ApiError && error.code === 'draftChanged' ? null : error,
    conflict,
    resolve: (how) => {
      if (!conflict) return;
      setConflict(null);
      if (how === 'later') return;
      reset();
      refresh(getEditedArticle, listEditedArticles);
      if (how === 'theirs' || !typed) return put(null);
      const mine = { ...typed, seen: { ...typed.seen, ...conflict.seen } };
      put(mine);
      void send(mine);
    },
  };
}

function conflictOf({ params }: ApiError): Conflict {
  const theirs = draftTextSchema.safeParse(
    JSON.parse(typeof params['theirs'] === 'string' && params['theirs'] !== '' ? params['theirs'] : 'null'),
  );
  return {
    by: String(params['by'] ?? ''),
    text: theirs.data ?? empty,
    seen: {
      draftVersion: Number(params['draftVersion'] ?? 0),
      basedOnVersion: Number(params['basedOnVersion'] ?? 0),
    },
  };
}

function textOf(text: DraftText): DraftText {
  const { title, shortAnswer, bodyMarkdown, internalMarkdown, keywords, facts, checked, validFrom, validUntil } = text;
  return { title, shortAnswer, bodyMarkdown, internalMarkdown, keywords, facts, checked, validFrom, validUntil };
}
