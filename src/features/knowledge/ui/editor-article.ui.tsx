// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { useState } from 'react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Badge } from '../../../ui/badge.tsx';
import { ActionButton, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/check.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { languageName } from '../../../ui/language-name.ts';
import { Notice } from '../../../ui/notice.tsx';
import { LoadingLine } from '../../../ui/page.tsx';
import { useCommand, useEndpoint, useRefresh } from '../../../ui/query.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useUiLanguage } from '../../../ui/texts.ts';
import { showToast } from '../../../ui/toast.tsx';
import { AttachmentsEditor } from '../attachments/ui/attachments-editor.ui.tsx';
import type { EditedArticle, WordingState } from '../editing/editing.contract.ts';
import {
  changeEditedArticle,
  getEditedArticle,
  listEditedArticles,
  removeArticle,
} from '../editing/editing.contract.ts';
import type { EditingPerson } from '../editing/editing.core.ts';
import { useEditingTexts } from '../editing/editing.texts.ts';
import { SituationChoice } from '../life-situations/ui/situation-choice.ui.tsx';
import { ArticleGaps } from '../loop/ui/article-gaps.ui.tsx';
import { QuestionsEditor } from '../questions/ui/questions-editor.ui.tsx';
import { EditorForm } from './editor-form.ui.tsx';

/** The opened article: who answers for it, and one tab per language. */
export function EditorArticle({
  articleId,
  person,
  language,
  onLanguage,
  onClose,
}: {
  readonly articleId: string;
  readonly person: EditingPerson;
  readonly language: string;
  readonly onLanguage: (language: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useEditingTexts();
  const ui = useUiLanguage();
  const errorText = useErrorText(t.errors);
  const { data: article, error } = useEndpoint(getEditedArticle, { params: { articleId } });
  return (
    <section className="ui-list-detail-entry editor-entry" aria-label={article?.title ?? t.loading}>
      <div className="ui-list-detail-head">
        <h2>{article?.title ?? ''}</h2>
        <div className="ui-list-detail-close">
          <IconButton icon="close" label={t.close} onPress={onClose} />
        </div>
      </div>
      {error && (
        <Notice tone="warning" live="polite">
          {errorText(error)}
        </Notice>
      )}
      {!article && !error && <LoadingLine label={t.loading} />}
      {article && (
        <div className="editor-scroll">
          <Settings key={article.version} article={article} onGone={onClose} />
          <ArticleGaps articleId={articleId} />
          <AttachmentsEditor articleId={articleId} />
          <QuestionsEditor key={articleId} articleId={articleId} />
          <Tabs
            className="editor-tabs"
            selectedKey={article.wordings.some((w) => w.language === language) ? language : 'de'}
            onSelectionChange={(key) => onLanguage(String(key))}
          >
            <TabList aria-label={t.languages} className="editor-tablist">
              {article.wordings.map((wording) => (
                <Tab key={wording.language} id={wording.language} className="editor-tab">
                  <span>{languageName(wording.language, ui)}</span>
                  <TabBadge wording={wording} />
                </Tab>
              ))}
            </TabList>
            {article.wordings.map((wording) => (
              <TabPanel key={wording.language} id={wording.language} className="editor-panel">
                <EditorForm key={wording.language} article={article} wording={wording} person={person} />
              </TabPanel>
            ))}
          </Tabs>
        </div>
      )}
    </section>
  );
}

function TabBadge({ wording }: { readonly wording: WordingState }): ReactNode {
  const t = useEditingTexts();
  if (wording.draft) return <Badge tone="info">{t.states[wording.draft.state]}</Badge>;
  if (!wording.published) return <Badge>{t.missing}</Badge>;
  if (wording.changed.length > 0) return <Badge tone="warning">{t.behind(wording.changed.length)}</Badge>;
  if (!wording.published.checked) return <Badge tone="warning">{t.machine}</Badge>;
  return <Badge tone="success">{t.current}</Badge>;
}

const nobody = 'nobody';

/** Nobody could read it yet: it may go. */
function Remove({ article, onGone }: { readonly article: EditedArticle; readonly onGone: () => void }): ReactNode {
  const t = useEditingTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const { mutate, isPending } = useCommand(removeArticle);
  return (
    <ActionButton
      size="small"
      variant="quiet"
      busy={isPending}
      onPress={() =>
        mutate(
          { params: { articleId: article.articleId } },
          {
            onSuccess: () => {
              showToast('success', t.articleRemoved);
              onGone();
              refresh(listEditedArticles);
            },
            onError: (error) => showToast('danger', errorText(error)),
          },
        )
      }
    >
      {t.removeArticle}
    </ActionButton>
  );
}

function Settings({ article, onGone }: { readonly article: EditedArticle; readonly onGone: () => void }): ReactNode {
  const t = useEditingTexts();
  const errorText = useErrorText(t.errors);
  const refresh = useRefresh();
  const [ownerId, setOwner] = useState(article.ownerId);
  const [reviewBy, setReviewBy] = useState(article.reviewBy ?? '');
  const [fourEyes, setFourEyes] = useState(article.fourEyes);
  const [lifeSituations, setSituations] = useState<readonly string[]>(article.lifeSituations);
  const { mutate, isPending, error } = useCommand(changeEditedArticle);
  const owner = article.editors.find(({ accountId }) => accountId === article.ownerId)?.name;
  return (
    <details className="editor-settings">
      <summary>
        {t.owner}: {owner ?? t.noOwner} · {t.situationsLine(article.lifeSituations.length)}
        {article.reviewOverdue && (
          <>
            {' '}
            <Badge tone="danger" icon="clock">
              {t.tasks.reviewOverdue}
            </Badge>
          </>
        )}
      </summary>
      <div className="editor-settings-fields">
        <Select
          label={t.owner}
          choices={[
            { id: nobody, name: t.noOwner },
            ...article.editors.map(({ accountId, name }) => ({ id: accountId, name })),
          ]}
          value={ownerId ?? nobody}
          onChange={(id) => setOwner(id === nobody ? null : id)}
        />
        <TextField label={t.reviewBy} type="date" value={reviewBy} onChange={setReviewBy} />
        <Checkbox checked={fourEyes} onChange={setFourEyes}>
          {t.fourEyes}
        </Checkbox>
        <SituationChoice chosen={lifeSituations} onChange={setSituations} />
        {error && (
          <Notice tone="warning" live="polite">
            {errorText(error)}
          </Notice>
        )}
        <ActionButton
          size="small"
          busy={isPending}
          onPress={() =>
            mutate(
              {
                params: { articleId: article.articleId },
                body: {
                  ...{ version: article.version, ownerId, fourEyes },
                  ...{ reviewBy: reviewBy === '' ? null : reviewBy, lifeSituations: [...lifeSituations] },
                },
              },
              {
                onSuccess: () => showToast('success', t.settingsSaved),
                onSettled: () => refresh(getEditedArticle, listEditedArticles),
              },
            )
          }
        >
          {t.saveSettings}
        </ActionButton>
        {article.wordings.every(({ published }) => published === null) && <Remove article={article} onGone={onGone} />}
      </div>
    </details>
  );
}
