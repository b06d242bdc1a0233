// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { ActionButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { formatDateTime, formatDay } from '../../../ui/format.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { EditedArticle, WordingState } from '../editing/editing.contract.ts';
import { getEditedArticle, getHistory, listEditedArticles, restoreVersion } from '../editing/editing.contract.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { WordingDiff } from './editor-diff.ui.tsx';

/** Every published wording with what changed in it; an old one can be made the draft. */
export function EditorHistory({
  article,
  wording,
  onClose,
}: {
  readonly article: EditedArticle;
  readonly wording: WordingState;
  readonly onClose: () => void;
}): ReactNode {
  const t = useEditingTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { language, draft, published } = wording;
  const params = { articleId: article.articleId, language };
  const { data, error } = useEndpoint(getHistory, { params });
  const [chosen, setChosen] = useState<number | null>(null);
  const restore = useCommand(restoreVersion);
  const entries = data?.entries ?? [];
  const at = Math.max(
    0,
    entries.findIndex(({ version }) => version === chosen),
  );
  const entry = entries[at];
  const before = entries[at + 1];
  const failed = error ?? restore.error;
  return (
    <Dialog
      title={t.historyTitle(languageName(language, ui))}
      open
      width="wide"
      closeLabel={t.cancel}
      onClose={onClose}
      actions={
        entry && (
          <ActionButton
            busy={restore.isPending}
            onPress={() =>
              restore.mutate(
                {
                  params,
                  body: {
                    version: entry.version,
                    draftVersion: draft?.version ?? 0,
                    basedOnVersion: draft?.basedOnVersion ?? published?.version ?? 0,
                  },
                },
                {
                  onSuccess: () => {
                    showToast('success', t.restored(entry.version));
                    onClose();
                  },
                  onSettled: () => refresh(getEditedArticle, listEditedArticles),
                },
              )
            }
          >
            {t.restore}
          </ActionButton>
        )
      }
    >
      {failed && (
        <Notice tone="warning" live="polite">
          {errorText(failed)}
        </Notice>
      )}
      {!data && !error && <LoadingLine label={t.loading} />}
      {entry && (
        <>
          <Select
            label={t.version(entry.version)}
            hideLabel
            choices={entries.map(({ version, at: when, by, insteadOf }) => ({
              id: String(version),
              name: `${t.version(version)} · ${formatDateTime(when, ui)} · ${by ?? (insteadOf === null ? t.fromFiles : t.byItself)}`,
            }))}
            value={String(entry.version)}
            onChange={(version) => setChosen(Number(version))}
          />
          {entry.insteadOf !== null ? <p>{t.returned(entry.insteadOf)}</p> : entry.why !== '' && <p>{entry.why}</p>}
          {entry.validUntil !== null && <p>{t.holdsUntil(formatDay(entry.validUntil, ui))}</p>}
          <h3>{before ? t.compare : t.firstVersion}</h3>
          <WordingDiff
            before={
              before ?? { title: '', shortAnswer: '', bodyMarkdown: '', internalMarkdown: '', keywords: [], facts: [] }
            }
            after={entry}
          />
        </>
      )}
    </Dialog>
  );
}
