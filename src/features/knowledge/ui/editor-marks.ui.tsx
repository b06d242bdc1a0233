// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useCommand, useRefresh } from '../../../ui/query.ts';
import { TextDiff } from '../../../ui/text-diff.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { EditedArticle, WordingState } from '../editing/editing.contract.ts';
import { confirmWording, getEditedArticle, listEditedArticles } from '../editing/editing.contract.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';

/** What somebody should look at in the published wording: German sentences that changed, sentences with a changed fact. */
export function EditorMarks({
  article,
  wording,
}: {
  readonly article: EditedArticle;
  readonly wording: WordingState;
}): ReactNode {
  const t = useEditingTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { mutate, error } = useCommand(confirmWording);
  const { language, published, changed, marked } = wording;
  const german = article.wordings.find((other) => other.language === 'de')?.published?.version ?? null;
  const confirm = (what: 'facts' | 'translation') => () => {
    if (!published) return;
    mutate(
      {
        params: { articleId: article.articleId, language },
        body: { what, version: published.version, germanVersion: german },
      },
      {
        onSuccess: () => showToast('success', t.confirmed),
        onSettled: () => refresh(getEditedArticle, listEditedArticles),
      },
    );
  };
  return (
    <>
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      {changed.length > 0 && (
        <section className="editor-marks" aria-label={t.germanChanged(changed.length)}>
          <h3>{t.germanChanged(changed.length)}</h3>
          <ul lang="de">
            {changed.map(({ before, after }) => (
              <li key={`${before ?? ''}>${after ?? ''}`}>
                {before === null || after === null ? (
                  <>
                    <span className="ui-muted ui-small">{before === null ? t.newSentence : t.goneSentence}: </span>
                    <span className="ui-diff">{before === null ? <ins>{after}</ins> : <del>{before}</del>}</span>
                  </>
                ) : (
                  <TextDiff before={before} after={after} words={t} />
                )}
              </li>
            ))}
          </ul>
          <Button size="small" icon="check" onPress={confirm('translation')}>
            {t.stillRight}
          </Button>
        </section>
      )}
      {marked.length > 0 && (
        <section className="editor-marks" aria-label={t.factsChanged(marked.length)}>
          <h3>{t.factsChanged(marked.length)}</h3>
          <ul>
            {marked.map(({ sentence, facts }) => (
              <li key={sentence}>
                <span lang={language}>{sentence}</span> <span className="ui-muted ui-small">({facts.join(', ')})</span>
              </li>
            ))}
          </ul>
          <Button size="small" icon="check" onPress={confirm('facts')}>
            {t.factsStillRight}
          </Button>
        </section>
      )}
    </>
  );
}
